"""How records go wrong: each error strikes a share of the cells that it touches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from synthetic_data import mistakes
from synthetic_data.arrays import Ints
from synthetic_data.errors import rates
from synthetic_data.errors.contract import CellError, Cells, Stage
from synthetic_data.randomness import Dice, chance
from synthetic_data.scenario import Scenario
from synthetic_data.schema import Table
from synthetic_data.text import decoded

__all__ = ["CellError", "Cells", "Stage", "in_order", "spoil"]


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
    nobody_fills_it_in = frame.isna().all()
    ledgers = {name: mistakes.Ledger(frame[name], frame[name]) for name in table.names}
    factors = rates.multipliers(scenario, table.name, people, about)
    for error in in_order(errors):
        for column in table.columns:
            rate = rates.rate(scenario, table.name, error, column)
            if rate <= 0 or nobody_fills_it_in[column.name]:
                continue
            ledger = ledgers[column.name]
            draws = scenario.bits(len(frame), "errors", table.name, column.name, error.name)
            struck = chance(draws, np.minimum(rate * factors, 1.0))
            rows = np.flatnonzero(struck & error.can_strike(ledger.now))
            if len(rows):
                values = decoded(ledger.now.take(rows)).reset_index(drop=True)
                cells = Cells(values, Dice(draws[rows]), column, people, about[rows])
                ledger.put(error.name, rows, error.spoil(cells), replaces=error.replaces)
    return _finished(table, ledgers)


def _finished(
    table: Table, ledgers: Mapping[str, mistakes.Ledger]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The recorded table and its log, column after column."""
    keys = ledgers[table.key].clean
    logs = [ledgers[name].entries(table.name, name, keys) for name in table.names]
    log = pd.concat([log for log in logs if len(log)] or [mistakes.empty()], ignore_index=True)
    recorded = pd.DataFrame({name: ledger.now for name, ledger in ledgers.items()}, copy=False)
    return recorded, log
