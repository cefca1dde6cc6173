"""What an error is: a pure function on the cells it strikes, and the kinds of column it touches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Ints
from synthetic_data.randomness import Dice
from synthetic_data.schema import Column, Kind


class Stage(IntEnum):
    """When an error happens: a wrong thing is believed, then it is typed, then the cell is lost."""

    VALUES = 1
    TYPING = 2
    BLANKS = 3


@dataclass(frozen=True)
class Cells:
    """The cells of one column that an error strikes, and what it may know about them."""

    values: pd.Series
    """The values before the error, as text (or dates, or numbers), numbered from nought."""
    dice: Dice
    """Each cell's own draws: the same cell gets the same ones whatever else is struck."""
    column: Column
    people: pd.DataFrame = field(repr=False, default_factory=pd.DataFrame)
    about: Ints | None = None
    """The row of `people` behind each cell; None or -1 where the record is about nobody there."""

    def sibling(self, column: str) -> pd.Series:
        """What is true of a brother or sister of each child; missing for an only child."""
        if self.about is None or self.people.empty:
            return pd.Series(pd.NA, index=self.values.index, dtype="str")
        other = self.people["sibling"].to_numpy()[self.about]
        known = (other >= 0) & (self.about >= 0)
        taken = self.people[column].take(other.clip(0)).reset_index(drop=True)
        return taken.where(known)


Spoil = Callable[[Cells], pd.Series]
"""Cells in, what is recorded instead out: as many values, in the same order."""


@dataclass(frozen=True)
class CellError:
    """One way in which a cell goes wrong."""

    name: str
    help: str
    touches: frozenset[Kind]
    spoil: Spoil
    rate: float = 0.0
    """The rate in tables whose scenario says nothing about it."""
    stage: Stage = Stage.VALUES
    fills_blanks: bool = False
    """Whether it also strikes cells that are blank."""
    replaces: bool = False
    """Whether nothing is left of what earlier errors did, so that the log names this one alone."""

    blanks: bool = False
    """Whether it leaves cells blank, as whole numbers that are never missing cannot be."""

    def can_touch(self, column: Column) -> bool:
        """Whether this error can happen in a column."""
        return column.kind in self.touches and not (self.blanks and column.dtype == "int64")

    def can_strike(self, values: pd.Series) -> Flags:
        """The cells that this error can happen to."""
        if self.fills_blanks:
            return np.ones(len(values), dtype=np.bool_)
        return values.notna().to_numpy()
