"""A scenario: everything that decides a world besides the program. Plain frozen data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

import numpy as np

from synthetic_data.arrays import Bits
from synthetic_data.randomness import bits, stream

Rate = float | Mapping[str, float]
"""A rate for every column that an error touches, or for the named columns only."""


@dataclass(frozen=True)
class Knob:
    """A named number that a scenario may set, with its limits and what it means."""

    name: str
    default: float
    help: str
    low: float = 0.0
    high: float = 1.0


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


def _plain(value: object) -> object:
    """Dates as text and frozen mappings as dictionaries."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return value.isoformat() if isinstance(value, dt.date) else value


@dataclass(frozen=True)
class Scenario:
    """The size, dates, seed and knobs of a world."""

    name: str
    seed: int = 2026
    learner: str | None = None
    births_per_year: int = 2400
    births_from: dt.date = dt.date(2020, 9, 1)
    reference_date: dt.date = dt.date(2026, 3, 31)
    wards: int = 20
    lsoas: int = 140
    providers: int = 300
    mistakes: float = 1.0
    population: Mapping[str, float] = field(default_factory=_none)
    systems: Mapping[str, Mapping[str, float]] = field(default_factory=_none)
    errors: Mapping[str, Mapping[str, Rate]] = field(default_factory=_none)
    uneven: Mapping[str, Mapping[str, Rate]] = field(default_factory=_none)
    """By table, how much oftener a group is struck: by all errors, or by the one that is named."""
    bad_spells: Mapping[str, Mapping[str, float]] = field(default_factory=_none)
    """By table, how many weeks of a place are bad ones, and by how much."""
    identifier: str = "partial"
    """Whether services share an identifier: `none`, `partial` (as things are) or `full`."""
    authorities: int = 1
    """How many authorities there are; a world of many is made and written one at a time."""
    authority: int = 0
    """Which of many this one is, from 1 on; 0 is the only authority of its world."""

    def __getstate__(self) -> dict[str, Any]:
        """What goes to another process: read-only mappings cannot travel, so plain ones do."""
        return {
            key: dict(value) if isinstance(value, Mapping) else value
            for key, value in vars(self).items()
        }

    def stream(self, *purpose: str | int) -> np.random.Generator:
        """Random numbers for one purpose in this world."""
        return stream(self.seed, self.learner or "", self.authority, *purpose)

    def bits(self, count: int, *purpose: str | int) -> Bits:
        """One 64-bit draw a record for one purpose in this world."""
        return bits(count, self.seed, self.learner or "", self.authority, *purpose)

    def but(self, **changes: Any) -> Scenario:  # noqa: ANN401 (any field of this class)
        """The same scenario with these fields changed."""
        return replace(self, **changes)

    def settings(self) -> dict[str, Any]:
        """Every setting in plain types, as a manifest shows them."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}

    @property
    def la_number(self) -> str:
        """The authority's number: 999, or 001 on in a world of many; real ones begin at 201."""
        return f"{self.authority:03d}" if self.authority else "999"

    @property
    def start(self) -> np.datetime64:
        """The first day on which a child of this world may be born."""
        return np.datetime64(self.births_from, "D")

    @property
    def end(self) -> np.datetime64:
        """The reference date: what every system holds on this day."""
        return np.datetime64(self.reference_date, "D")

    @property
    def school_year(self) -> int:
        """The year in which the current reception year began."""
        day = self.reference_date
        return day.year if day.month >= 9 else day.year - 1
