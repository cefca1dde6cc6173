"""Weights set by hand, in bits, for those who link without learning them from the data.

`M` is how often a field comes out so for one child, and `U` for two different children. They are
what a careful person would write down who knows the services, but not this data's truth: a birthday
hits by chance once in five years of days, and a sex half of the time. Nobody tuned them.
"""

from __future__ import annotations

from math import log2

LEVELS = ("same", "alike", "different")
M = {
    "forename": (0.85, 0.08, 0.07),
    "surname": (0.85, 0.05, 0.10),
    "dob": (0.97, 0.02, 0.01),
    "postcode": (0.65, 0.15, 0.20),
    "sex": (0.98, 0.0, 0.02),
}
U = {
    "forename": (0.005, 0.01, 0.985),
    "surname": (0.003, 0.005, 0.992),
    "dob": (1 / 1826, 0.01, 0.989),
    "postcode": (0.0005, 0.01, 0.9895),
    "sex": (0.5, 0.0, 0.5),
}
ALIKE = 0.88
"""The Jaro-Winkler similarity from which two names are alike."""
BLOCKS = (
    ("forename", "surname"),
    ("dob", "surname"),
    ("dob", "forename"),
    ("dob", "sector"),
    ("forename", "postcode"),
)
"""A pair is looked at when it agrees on all columns of any of these."""


def bits(field: str) -> dict[str, float]:
    """The weight of each level of a field; what cannot come out counts as nothing."""
    return {
        level: log2(m / u) if m and u else 0.0
        for level, m, u in zip(LEVELS, M[field], U[field], strict=True)
    }


def threshold(left: int, right: int) -> float:
    """The bits that make a pair likely at 95 in 100, if the smaller table is all in the other."""
    return log2(left * right / min(left, right)) + log2(0.95 / 0.05)
