"""Deliveries by the month: what was entered in each of thirteen months, as suppliers send it.

Twelve months have the layout of the table. The thirteenth, the month of the reference date, comes
in another one: see `month_13`. Together they hold every row of the table whose day lies in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from synthetic_data.csv_text import write_csv
from synthetic_data.formats import month_13
from synthetic_data.mistakes import as_text
from synthetic_data.reference import toml
from synthetic_data.scenario import Scenario
from synthetic_data.schema import NUMBERS, Table
from synthetic_data.text import TEXT, as_arrow

FOLDER = "monthly"
MONTHS = 13


def months(scenario: Scenario) -> list[str]:
    """The thirteen months that end with that of the reference date, such as `2026-03`."""
    last = scenario.end.astype("datetime64[M]")
    return [str(last - np.timedelta64(back, "M")) for back in range(MONTHS - 1, -1, -1)]


def path_of(table: str, month: str) -> str:
    """Where a delivery stands in a pack."""
    return f"{FOLDER}/{month}/{table}.csv"


def delivered(there: set[str]) -> list[str]:
    """The tables, of those that are there, that come by the month."""
    return [table for table in toml("monthly") if table in there]


def files_of(scenario: Scenario, there: set[str]) -> dict[str, dict[str, str]]:
    """The file of each month and table: `{"2026-03": {"early_help": "monthly/..."}}`."""
    tables = delivered(there)
    if not tables:
        return {}
    return {month: {name: path_of(name, month) for name in tables} for month in months(scenario)}


def write(
    schema: tuple[Table, ...],
    frames: Mapping[str, pd.DataFrame],
    scenario: Scenario,
    pack: Path,
    step: Callable[[str], None] = lambda _: None,
) -> None:
    """Every delivery of every month as CSV in the pack."""
    tables = {table.name: table for table in schema}
    for month in months(scenario):
        (pack / FOLDER / month).mkdir(parents=True)
    for name in delivered(set(tables)):
        step(f"{FOLDER}/*/{name}.csv")
        rows = dict(by_month(frames[name], tables[name], scenario))
        for month in months(scenario)[:-1]:
            write_csv(rows[month], pack / path_of(name, month))
        before, last = (_as_frame(rows[month]) for month in months(scenario)[-2:])
        content = month_13.changed(tables[name], last, before, scenario)
        (pack / path_of(name, months(scenario)[-1])).write_bytes(content)


def by_month(
    frame: pd.DataFrame, table: Table, scenario: Scenario
) -> Iterator[tuple[str, pa.Table]]:
    """Each month's rows as text, in the order of the table."""
    every = months(scenario)
    month = frame[toml("monthly")[table.name]["day"]].to_numpy().astype("datetime64[M]")
    # A missing day becomes the lowest number there is, and so lies in no month.
    place = (month - np.datetime64(every[0])).astype(np.int64)
    rows = np.flatnonzero((place >= 0) & (place < len(every)))
    rows = rows[np.argsort(place[rows], kind="stable")]
    texts = _as_text(frame.take(rows), table)
    ends = np.searchsorted(place[rows], np.arange(len(every)), side="right")
    for name, start, end in zip(every, [0, *ends[:-1]], ends, strict=True):
        yield name, texts.slice(start, end - start)


def _as_text(frame: pd.DataFrame, table: Table) -> pa.Table:
    """The rows as text, as the table's own CSV has them: whole scores without a decimal point."""
    found = {}
    for column in table.columns:
        text = as_arrow(as_text(frame[column.name]))
        is_number = column.kind in NUMBERS
        found[column.name] = pc.replace_substring_regex(text, r"\.0$", "") if is_number else text
    return pa.table(found)


def _as_frame(table: pa.Table) -> pd.DataFrame:
    """The same rows in pandas."""
    return pd.DataFrame(
        {name: pd.Series(table[name].combine_chunks(), dtype=TEXT) for name in table.column_names}
    )
