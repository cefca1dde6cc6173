"""Files as services keep and send them, beside Parquet and CSV.

A return to a national collection is XML: each module with a `MESSAGE` declares which tables one
holds and how they nest, and a new one is found by itself. Hubs keep a workbook (`hub_workbook`),
and suppliers send what is new each month (`monthly`).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from synthetic_data.events import Event
from synthetic_data.formats import hub_workbook, month_13, monthly
from synthetic_data.formats.message import Message
from synthetic_data.formats.reading import read
from synthetic_data.formats.writing import write
from synthetic_data.scenario import Scenario
from synthetic_data.schema import Table

__all__ = [
    "Message",
    "events",
    "files_of",
    "messages",
    "monthly_files",
    "read",
    "write",
    "write_all",
]


@cache
def messages() -> tuple[Message, ...]:
    """Every message that a module here declares, in order of module name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.MESSAGE for module in modules if hasattr(module, "MESSAGE"))


def files_of(table: str, there: set[str]) -> dict[str, str]:
    """Where a table stands besides its own files: `{"xml": "tables/early_years_census.xml"}`."""
    held = [
        message.name
        for message in messages()
        if table in message.tables and set(message.tables) <= there
    ]
    found = {"xml": f"tables/{held[0]}.xml"} if held else {}
    return found | ({"xlsx": f"tables/{hub_workbook.FILE}"} if table == hub_workbook.TABLE else {})


def monthly_files(scenario: Scenario, there: set[str]) -> dict[str, dict[str, str]]:
    """The delivery of each month and table; none in a world of many authorities."""
    return {} if scenario.authority else monthly.files_of(scenario, there)


def events(scenario: Scenario, there: set[str]) -> list[tuple[str, Event]]:
    """What is peculiar about the way in which the files of a table are written."""
    found = []
    if hub_workbook.TABLE in there:
        place = f"tables/{hub_workbook.FILE}"
        found += [
            (hub_workbook.TABLE, Event(habit, "hub", hub, help, place))
            for hub, habit, help in hub_workbook.habits(scenario)
        ]
    last = monthly.months(scenario)[-1]
    found += [
        (
            change.table,
            Event(
                f"month_13_{change.name}",
                change.column,
                change.after,
                change.help,
                monthly.path_of(change.table, last),
            ),
        )
        for change in month_13.changes(scenario)
        if change.table in there
    ]
    return found


def write_all(
    schema: tuple[Table, ...],
    frames: Mapping[str, pd.DataFrame],
    scenario: Scenario,
    pack: Path,
    step: Callable[[str], None] = lambda _: None,
) -> None:
    """Returns as XML, the hubs' workbook and the deliveries by the month, where tables allow."""
    tables = {table.name: table for table in schema}
    for message in messages():
        if set(message.tables) <= set(tables):
            step(f"tables/{message.name}.xml")
            write(message, tables, frames, pack / "tables" / f"{message.name}.xml")
    if hub_workbook.TABLE in tables:
        step(f"tables/{hub_workbook.FILE}")
        hub_workbook.write(
            frames[hub_workbook.TABLE], scenario, pack / "tables" / hub_workbook.FILE
        )
    monthly.write(schema, frames, scenario, pack, step)
