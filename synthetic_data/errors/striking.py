"""Which cells an error strikes: one draw for whatever is struck together."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from synthetic_data.arrays import Bits, Flags, Ints
from synthetic_data.errors.contract import CellError, Unit, twin_groups
from synthetic_data.randomness import Dice, Odds, chance, hit
from synthetic_data.scenario import Scenario
from synthetic_data.schema import Column, Table
from synthetic_data.text import decoded


@dataclass(frozen=True)
class Sheet:
    """A clean table on its way to be spoilt, with whom each record is about."""

    table: Table
    frame: pd.DataFrame
    scenario: Scenario
    people: pd.DataFrame
    about: Ints


def struck(
    sheet: Sheet, error: CellError, column: Column, rate: float, odds: Odds
) -> tuple[Ints, Bits]:
    """The rows of a column whose cells are struck, and every row's draw by which it is spoilt.

    A rate counts as often as the odds say where records fall one by one. Twins, and all records of
    a place, fall together, so that the rate stands as it is.
    """
    draws = _draws(sheet, error, column)
    if error.unit is Unit.PLACE:
        places = places_struck(sheet, error, rate)
        if not places:
            return np.zeros(0, dtype=np.int64), draws
        return np.flatnonzero(sheet.frame[sheet.table.typed_at].isin(places)), draws
    if error.unit is Unit.TWINS:
        return np.flatnonzero(chance(draws, rate) & _born_together(sheet)), draws
    return hit(draws, rate, odds), draws


def _draws(sheet: Sheet, error: CellError, column: Column) -> Bits:
    """The draw of each record for an error in a column; those struck together share theirs."""
    purpose = ("errors", sheet.table.name, column.name, error.name)
    if error.unit is Unit.RECORD:
        purpose = ("errors", sheet.table.name, "whole record", error.name)
    if error.unit is not Unit.TWINS or sheet.people.empty:
        return sheet.scenario.bits(len(sheet.about), *purpose)
    group = twin_groups(sheet.people)
    purpose = ("errors", sheet.table.name, "twins", error.name)
    each = sheet.scenario.bits(int(group.max(initial=0)) + 1, *purpose)
    return np.asarray(each[group[sheet.about.clip(0)].clip(0)], dtype=np.uint64)


def _born_together(sheet: Sheet) -> Flags:
    """Whether each record is about a twin (or triplet)."""
    if sheet.people.empty:
        return np.zeros(len(sheet.about), dtype=np.bool_)
    group = twin_groups(sheet.people)[sheet.about.clip(0)]
    return np.asarray((group >= 0) & (sheet.about >= 0), dtype=np.bool_)


def places_struck(sheet: Sheet, error: CellError, share: float) -> list[str]:
    """The places whose whole file an error strikes: a share of them, and one at least."""
    if share <= 0 or not sheet.table.typed_at:
        return []
    places = sorted(decoded(sheet.frame[sheet.table.typed_at]).dropna().unique())
    draws = named_bits(sheet.scenario, places, "errors", sheet.table.name, error.name)
    luck = Dice(draws).uniform("struck")
    count = min(math.ceil(share * len(places) - 1e-9), len(places))
    return sorted(places[place] for place in np.argsort(luck, kind="stable")[:count])


def named_bits(scenario: Scenario, names: Sequence[str], *purpose: str) -> Bits:
    """A draw for each name, which depends on the name and not on what else is in the list."""
    own = [hashlib.blake2b(name.encode(), digest_size=8).digest() for name in names]
    found = np.frombuffer(b"".join(own), dtype="<u8").astype(np.uint64)
    return np.asarray(found ^ scenario.bits(1, *purpose)[0], dtype=np.uint64)
