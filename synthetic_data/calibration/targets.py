"""The published figures that a world is measured against: `reference/calibration.toml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from synthetic_data.reference import toml

TIMES = {"percent": 100, "per_100": 100, "per_1000": 1000, "per_10000": 10_000}
"""By how much a share is multiplied in each unit; means and counts stand as they are."""


@dataclass(frozen=True)
class Target:
    """One figure, how far ours may lie from it, and where it was published."""

    id: str
    label: str
    table: str
    measure: str
    where: str
    value: float
    unit: str
    tolerance: float
    tolerance_reason: str
    publication: str
    publisher: str
    year: str
    source_table: str
    confidence: str
    fit: str
    evidence: str
    counts: tuple[int, ...] = ()
    url: str = ""
    note: str = ""

    @property
    def verified(self) -> bool:
        """Whether it was read in a publication, so that it may be shown as published."""
        return self.confidence == "verified"

    @property
    def decides(self) -> bool:
        """Whether a miss is a fault: a verified figure about the same children as ours."""
        return self.verified and self.fit == "same"

    @property
    def times(self) -> int:
        """What a share is multiplied by to stand in this target's unit."""
        return TIMES.get(self.unit, 1)


@dataclass(frozen=True)
class Bound:
    """The lowest and the highest area published; figures of peer authorities lie between."""

    id: str
    label: str
    table: str
    level: str
    unit: str
    low: float
    high: float
    publication: str
    publisher: str
    year: str
    source_table: str
    confidence: str
    evidence: str
    url: str = field(default="")


@cache
def targets() -> tuple[Target, ...]:
    """Every target of the reference file, in its order."""
    entries = toml("calibration")["target"]
    return tuple(Target(**{**one, "counts": tuple(one.get("counts", ()))}) for one in entries)


@cache
def bounds() -> tuple[Bound, ...]:
    """Every published spread between areas."""
    return tuple(Bound(**entry) for entry in toml("calibration")["bound"])
