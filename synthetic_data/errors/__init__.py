"""How records go wrong: each error strikes a share of the cells that it touches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import pandas as pd

from synthetic_data import mistakes
from synthetic_data.arrays import Ints
from synthetic_data.errors import rates, spells, striking
from synthetic_data.errors.contract import CellError, Cells, Example, Stage, Unit
from synthetic_data.errors.striking import Sheet
from synthetic_data.events import Event
from synthetic_data.randomness import Dice, Odds
from synthetic_data.scenario import Scenario
from synthetic_data.schema import Column, Kind, Table

__all__ = ["CellError", "Cells", "Example", "Stage", "Unit", "happenings", "in_order", "spoil"]


def in_order(errors: Iterable[CellError]) -> list[CellError]:
    """Errors by stage and name: the order in which they happen, wherever they come from."""
    return sorted(errors, key=lambda error: (error.stage, error.name))


def spoil(
    table: Table,
    frame: pd.DataFrame,
    scenario: Scenario,
    errors: Iterable[CellError],
    people: pd.DataFrame,
    about: Ints,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What is recorded in place of the clean records, and the log of every cell that differs.

    One draw a clean record for each table, column and error: to change a rate or to add an error
    leaves all the other draws as they were.
    """
    sheet = Sheet(table, frame, scenario, people, about)
    ledgers = {name: mistakes.Ledger(frame[name]) for name in table.names}
    bad_weeks = spells.factors(table, frame, scenario)
    usual = Odds(rates.multipliers(scenario, table.name, people, about) * bad_weeks)
    for error in in_order(errors):
        touched = [
            (column, rate)
            for column in table.columns
            if (rate := rates.rate(scenario, table.name, error, column)) > 0
            and ledgers[column.name].filled_in
        ]
        odds = usual
        if touched and rates.has_own_groups(scenario, table.name, error):
            own = rates.multipliers(scenario, table.name, people, about, error.name)
            odds = Odds(own * bad_weeks)
        _strike(sheet, error, touched, odds, ledgers)
    return _finished(table, ledgers)


def _strike(
    sheet: Sheet,
    error: CellError,
    touched: list[tuple[Column, float]],
    odds: Odds,
    ledgers: Mapping[str, mistakes.Ledger],
) -> None:
    """One error in all columns that it touches, each as the record stood before it."""
    made = []
    for column, rate in touched:
        ledger = ledgers[column.name]
        rows, draws = striking.struck(sheet, error, column, rate, odds)
        if not error.fills_blanks:
            rows = ledger.filled(rows, error.concerns)
        if len(rows):
            values = ledger.take(rows)
            dice, beside = Dice(draws[rows]), _beside(sheet.table, ledgers, rows)
            leads = _first(sheet.table, column.kind) == column.name
            cells = Cells(values, dice, column, sheet.people, sheet.about[rows], beside, leads)
            made.append((ledger, rows, values, error.spoil(cells)))
    for ledger, rows, before, after in made:
        ledger.put(error.name, rows, before, after, replaces=error.replaces)


def _beside(
    table: Table, ledgers: Mapping[str, mistakes.Ledger], rows: Ints
) -> Callable[[Kind], pd.Series | None]:
    """A look at the first column of a kind in the same records."""

    def look(kind: Kind) -> pd.Series | None:
        name = _first(table, kind)
        return None if name is None else ledgers[name].take(rows)

    return look


def _first(table: Table, kind: Kind) -> str | None:
    """The first column of a kind, such as the forename among several columns of forenames."""
    return next((column.name for column in table.columns if column.kind is kind), None)


def happenings(
    table: Table, frame: pd.DataFrame, scenario: Scenario, errors: Iterable[CellError]
) -> tuple[Event, ...]:
    """What befell whole files and whole weeks of a table."""
    sheet = Sheet(table, frame, scenario, pd.DataFrame(), np.full(len(frame), -1))
    found = [
        Event(error.name, table.typed_at, place, error.help)
        for error in in_order(errors)
        if error.unit is Unit.PLACE
        for place in striking.places_struck(sheet, error, _highest_rate(sheet, error))
    ]
    return (*found, *spells.events(table, frame, scenario))


def _highest_rate(sheet: Sheet, error: CellError) -> float:
    """The highest rate of an error in any column of a table."""
    columns = sheet.table.columns
    return max(rates.rate(sheet.scenario, sheet.table.name, error, column) for column in columns)


def _finished(
    table: Table, ledgers: Mapping[str, mistakes.Ledger]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The recorded table and its log, column after column."""
    keys = ledgers[table.key].clean
    log = mistakes.log_of(ledgers[name].entries(table.name, name, keys) for name in table.names)
    recorded = {name: ledger.recorded() for name, ledger in ledgers.items()}
    return pd.DataFrame(recorded, copy=False), log
