"""What an error is: a pure function on the cells it strikes, and the kinds of column it touches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

import numpy as np
import pandas as pd

from synthetic_data.arrays import Ints
from synthetic_data.mistakes import Concerns
from synthetic_data.randomness import Dice
from synthetic_data.schema import Column, Kind
from synthetic_data.text import decoded


class Stage(IntEnum):
    """When an error happens: a wrong thing is believed, then typed, then lost, then exported."""

    VALUES = 1
    TYPING = 2
    BLANKS = 3
    FILE = 4


class Unit(StrEnum):
    """What shares one draw, and so is struck together or not at all."""

    CELL = "each cell alone"
    RECORD = "all cells of a record that the error touches"
    TWINS = "all records of twins in a table"
    PLACE = "all records that one place typed: its whole file"


@dataclass(frozen=True)
class Example:
    """A cell as it should be, by which an error shows what it does."""

    kind: Kind
    before: str


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
    look: Callable[[Kind], pd.Series | None] = field(repr=False, default=lambda kind: None)
    """The first column of a kind in the same records, as it stood before the error."""
    leads: bool = True
    """Whether this is the first column of its kind: the forename, say, and not the middle names."""

    @property
    def rows(self) -> Ints:
        """The row of `people` behind each cell, -1 for nobody."""
        if self.about is None or self.people.empty:
            return np.full(len(self.values), -1, dtype=np.int64)
        return self.about

    def known(self, column: str, rows: Ints | None = None) -> pd.Series:
        """What is true of the person behind each cell (or in these rows); missing for nobody."""
        rows = self.rows if rows is None else rows
        if self.people.empty:
            return pd.Series(pd.NA, index=self.values.index, dtype="str")
        taken = decoded(self.people[column].take(rows.clip(0)).reset_index(drop=True))
        return taken.where(rows >= 0)

    def sibling(self, column: str) -> pd.Series:
        """What is true of a brother or sister of each child; missing for an only child."""
        rows = self.rows
        if self.people.empty:
            return self.known(column)
        other = self.people["sibling"].to_numpy()[rows.clip(0)]
        return self.known(column, np.where(rows >= 0, other, -1))

    def twin(self, column: str) -> pd.Series:
        """What is true of the next child of the same birth; missing for who is no twin."""
        rows = self.rows
        if self.people.empty:
            return self.known(column)
        other = _next_twins(self.people)[rows.clip(0)]
        return self.known(column, np.where(rows >= 0, other, -1))

    def beside(self, kind: Kind) -> pd.Series:
        """What stood in another column of the same record; missing where there is none."""
        found = self.look(kind)
        if found is None:
            return pd.Series(np.nan, index=self.values.index, dtype="str")
        return found


def twin_groups(people: pd.DataFrame) -> Ints:
    """The number that children of one birth share, -1 for who was born alone."""
    return people["twin_group"].to_numpy(dtype=np.int64, na_value=-1)


def _next_twins(people: pd.DataFrame) -> Ints:
    """The row of the next child of the same birth, round in a ring; -1 for who was born alone."""
    group = twin_groups(people)
    twins = np.flatnonzero(group >= 0)
    twins = twins[np.argsort(group[twins], kind="stable")]
    mine = group[twins]
    first = np.searchsorted(mine, mine, side="left")
    size = np.searchsorted(mine, mine, side="right") - first
    place = first + (np.arange(len(twins)) - first + 1) % size
    found = np.full(len(people), -1, dtype=np.int64)
    found[twins] = np.where(size > 1, twins[place], -1)
    return found


Spoil = Callable[[Cells], pd.Series]
"""Cells in, what is recorded instead out: as many values, in the same order."""


@dataclass(frozen=True)
class CellError:
    """One way in which a cell goes wrong."""

    name: str
    help: str
    """One or two plain sentences, for the reference page and `eyda data describe --settings`."""
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
    concerns: Concerns | None = field(repr=False, default=None)
    """Which texts it can change; None for all. Others it leaves as they are, shown or not."""
    unit: Unit = Unit.CELL
    """What is struck together. Of places, the rate is a share, and at least one is struck."""
    example: Example | None = None
    """A cell before the error; `errors.examples.before_and_after` shows what the error does."""
    evidence: str = ""
    """Who studied it: authors, journal, year and what they found. Blank where nobody is named."""

    def can_touch(self, column: Column) -> bool:
        """Whether this error can happen in a column."""
        return column.kind in self.touches and not (self.blanks and column.dtype == "int64")
