"""Identifiers that look real, pass their checks and can never be anybody's.

NHS numbers come from 999 000 0000 to 999 999 9999, which is documented as never issued. That range
holds about 909,000 valid numbers, enough for one authority or a region. A world of many
authorities draws from 90x to 97x instead (72 million numbers): issued numbers begin with 3, 4, 6
or 7, so these too are nobody's, and they cannot be taken for the test range. Each authority has its
own part of them, whether it is made alone or with the others.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Ints
from synthetic_data.text import Bytes, digits, from_bytes

NHS_WEIGHTS = np.arange(10, 1, -1)
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""A UPN's check letter never is I, O or S."""
MOST_AUTHORITIES = 160
"""The most authorities that a world can have: each has its own part of every national number."""
REPEATED = 999_999_999
"""The stem of 9999999999, which people type as a placeholder: never given to a child."""
ZERO = np.uint8(ord("0"))


def nhs_check_digits(stems: Ints) -> Ints:
    """The check digit of each nine-digit stem; 10 where the stem can never be used."""
    rest = (digits(stems, 9) * NHS_WEIGHTS).sum(axis=1) % 11
    return np.asarray((11 - rest) % 11, dtype=np.int64)


def nhs_numbers(
    count: int, draw: np.random.Generator, *, part: int = 0, parts: int = 1
) -> pd.Series:
    """That many different valid numbers; no two parts of a world share one.

    A world of one part uses the 999 range, a world of many those from 900 to 979. All parts of one
    world must bring a generator in the same state.
    """
    base, size = (999_000_000, 10**6) if parts == 1 else (900_000_000, 8 * 10**7)
    width = size // parts
    # An affine map with a step that shares no factor with 10 visits every stem once, scattered.
    step, shift = int(draw.integers(1, size // 10)) * 10 + 3, int(draw.integers(0, size))
    wanted = min(width, int(count * 1.2) + 100)
    places = (np.arange(part * width, part * width + wanted) * step + shift) % size
    stems = base + places
    checks = nhs_check_digits(stems)
    usable = (checks < 10) & (stems != REPEATED)
    if int(usable.sum()) < count:
        raise ValueError(f"{count} NHS numbers wanted; this range has {int(usable.sum())}")
    numbers = stems[usable][:count] * 10 + checks[usable][:count]
    return from_bytes(digits(numbers, 10) + ZERO)


def upns(school: Ints, year: Ints, serial: Ints, temporary: Flags, *, la: str = "999") -> pd.Series:
    """Unique pupil numbers with the right check letter, given by this authority.

    A temporary number ends in a letter, which carries its own place in the alphabet of letters.
    """
    letters = np.frombuffer(UPN_LETTERS.encode(), dtype=np.uint8)
    body: Bytes = np.hstack(
        [
            digits(np.full(len(school), int(la)), 3),
            digits(school, 4),
            digits(year % 100, 2),
            digits(serial, 3),
        ]
    )
    last = np.where(temporary, serial % len(letters), body[:, -1])
    values = body.astype(np.int64)
    values[:, -1] = last
    check = (values * np.arange(2, 14)).sum(axis=1) % 23
    shown = body + ZERO
    shown[:, -1] = np.where(temporary, letters[last % 23], last + ZERO)
    return from_bytes(np.hstack([letters[check][:, None], shown]))
