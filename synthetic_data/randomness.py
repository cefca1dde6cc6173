"""Random numbers keyed by what they decide, so that no decision can disturb another.

Two tools. `stream` gives a generator for one purpose: inventing people and records. `Dice` gives
each hit row its own draws, derived from that row's bits alone: an error that strikes a row does the
same to it whatever else is struck.
"""

from __future__ import annotations

import hashlib
import json
import math
import zlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthetic_data.arrays import Bits, Flags, Floats, Ints

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)


def _philox(key: tuple[str | int, ...]) -> np.random.Philox:
    """A counter-based bit generator that this key, and nothing else, decides."""
    digest = hashlib.sha256(json.dumps(key).encode()).digest()
    return np.random.Philox(key=int.from_bytes(digest[:16], "little"))


def stream(*key: str | int) -> np.random.Generator:
    """Random numbers that depend on this key and on nothing else."""
    return np.random.Generator(_philox(key))


def bits(count: int, *key: str | int) -> Bits:
    """One draw of 64 bits for each of `count` records, decided by this key alone."""
    return np.asarray(_philox(key).random_raw(count), dtype=np.uint64)


def chance(draws: Bits, rate: Floats | float) -> Flags:
    """Which draws fall under the rate; those hit at a low rate are hit at every higher one."""
    if isinstance(rate, float | int):
        # Compared as whole numbers, which is the same comparison and one pass fewer.
        below = min(max(math.ceil(rate * 2**53), 0), 2**53)
        return draws < np.uint64(below << 11) if below < 2**53 else np.ones(len(draws), np.bool_)
    return np.asarray((draws >> np.uint64(11)) * 2.0**-53 < rate, dtype=np.bool_)


@dataclass(frozen=True)
class Odds:
    """How many times a rate counts for each record."""

    each: Floats

    @cached_property
    def highest(self) -> float:
        """The factor of the records that are hit most often."""
        return float(self.each.max(initial=0.0))

    @cached_property
    def alike(self) -> bool:
        """Whether all records have the same one."""
        return bool(self.each.min(initial=self.highest) == self.highest)


def hit(draws: Bits, rate: float, odds: Odds) -> Ints:
    """The places of the draws that fall under the rate, which counts as often as the odds say.

    Few are hit as a rule: those that even the highest factor spares are left out first.
    """
    rows = np.flatnonzero(chance(draws, min(rate * odds.highest, 1.0)))
    if odds.alike:
        return rows
    return rows[chance(draws[rows], np.minimum(rate * odds.each[rows], 1.0))]


@dataclass(frozen=True)
class Dice:
    """A set of draws for each hit row, as many as wanted, each named by its purpose."""

    bits: Bits

    def uniform(self, purpose: str) -> Floats:
        """A number in [0, 1) for each row."""
        with np.errstate(over="ignore"):
            mixed = self.bits + _GOLDEN * np.uint64(zlib.crc32(purpose.encode()) * 2 + 1)
            mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX_1
            mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIX_2
            mixed = mixed ^ (mixed >> np.uint64(31))
        return np.asarray((mixed >> np.uint64(11)) * 2.0**-53, dtype=np.float64)

    def below(self, purpose: str, limit: Ints | int) -> Ints:
        """A whole number from 0 to just below the limit for each row."""
        return np.asarray(self.uniform(purpose) * limit, dtype=np.int64)

    def only(self, rows: Flags) -> Dice:
        """The dice of some of the rows, with the draws that they had."""
        return Dice(self.bits[rows])
