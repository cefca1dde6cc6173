"""A measured figure as its parts, so that packs and shards add up without rounding."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Floats

Mask = pd.Series | Flags
Numbers = pd.Series | Floats
FEW = 30
"""With fewer rows than this nothing is said of chance."""


@dataclass(frozen=True)
class Tally:
    """What is counted, over what it is counted in."""

    top: float
    bottom: float
    squares: float | None = None
    """The sum of the squared numbers behind `top`; None for the ratio of two counts."""

    def __add__(self, other: Tally) -> Tally:
        ratio = self.squares is None or other.squares is None
        squares = None if ratio else (self.squares or 0.0) + (other.squares or 0.0)
        return Tally(self.top + other.top, self.bottom + other.bottom, squares)

    @property
    def value(self) -> float:
        """The figure; not a number where there is nobody to count in."""
        return self.top / self.bottom if self.bottom else math.nan

    @property
    def error(self) -> float:
        """The standard error by chance alone: of a mean of independent rows, or of two counts."""
        if self.bottom < FEW:
            return math.inf
        if self.squares is None:
            return self.value * math.sqrt(1 / max(self.top, 1) + 1 / self.bottom)
        if self.squares == self.top:  # a share, which even where it is 0 or 1 is not sure to be
            likely = (self.top + 1) / (self.bottom + 2)
            return math.sqrt(likely * (1 - likely) / self.bottom)
        return math.sqrt(max(self.squares / self.bottom - self.value**2, 0.0) / self.bottom)


def share(hit: Mask, among: Mask | None = None) -> Tally:
    """How many are hit of those among whom we look (all, unless said); a missing answer is no."""
    found = flags(hit)
    base = np.ones(len(found), dtype=np.bool_) if among is None else flags(among)
    count = float((found & base).sum())
    return Tally(count, float(base.sum()), count)


def mean(numbers: Numbers, among: Mask | None = None) -> Tally:
    """The average of the numbers that are there."""
    values = np.asarray(pd.Series(numbers).astype("float64"))
    known = ~np.isnan(values) & (True if among is None else flags(among))
    here = values[known]
    return Tally(float(here.sum()), float(len(here)), float((here**2).sum()))


def flags(mask: Mask) -> Flags:
    """A mask as plain true and false."""
    if isinstance(mask, pd.Series):
        return np.asarray(mask.fillna(False), dtype=np.bool_)
    return mask
