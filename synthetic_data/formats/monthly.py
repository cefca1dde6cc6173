"""Deliveries by the month: what was entered in each of thirteen months, as suppliers send it.

Twelve months have the layout of the table. The thirteenth, the month of the reference date, comes
in another one: see `month_13`. Together they hold every row of the table whose day lies in them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from synthetic_data.csv_text import csv_heading, csv_lines
from synthetic_data.formats import month_13
from synthetic_data.mistakes import as_text
from synthetic_data.reference import toml
from synthetic_data.scenario import Scenario
from synthetic_data.schema import DATES, NUMBERS, Table
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
        texts, parts = by_month(frames[name], tables[name], scenario)
        heading, lines = csv_heading(texts), csv_lines(texts)
        for month, rows in list(parts.items())[:-1]:
            body = "".join(lines[rows].to_pylist())
            (pack / path_of(name, month)).write_bytes((heading + body).encode())
        before, last = (_as_frame(texts[rows]) for rows in list(parts.values())[-2:])
        content = month_13.changed(tables[name], last, before, scenario)
        (pack / path_of(name, months(scenario)[-1])).write_bytes(content)


def by_month(
    frame: pd.DataFrame, table: Table, scenario: Scenario
) -> tuple[pa.Table, dict[str, slice]]:
    """The rows of these months as text, month by month, and where those of each month stand."""
    every = months(scenario)
    month = frame[toml("monthly")[table.name]["day"]].to_numpy().astype("datetime64[M]")
    # A missing day becomes the lowest number there is, and so lies in no month.
    place = (month - np.datetime64(every[0])).astype(np.int64)
    rows = np.flatnonzero((place >= 0) & (place < len(every)))
    rows = rows[np.argsort(place[rows], kind="stable")]
    ends = np.searchsorted(place[rows], np.arange(len(every)), side="right").tolist()
    parts = [slice(start, end) for start, end in zip([0, *ends[:-1]], ends, strict=True)]
    return _as_text(frame.take(rows), table), dict(zip(every, parts, strict=True))


def _as_text(frame: pd.DataFrame, table: Table) -> pa.Table:
    """The rows as text, as the table's own CSV has them: whole scores without a decimal point."""
    found = {}
    for column in table.columns:
        values = frame[column.name]
        if column.kind in DATES:
            days = pa.array(values.to_numpy().astype("datetime64[D]"))
            found[column.name] = days.cast(pa.large_string())
        elif column.kind in NUMBERS:
            text = as_arrow(as_text(values))
            found[column.name] = pc.replace_substring_regex(text, r"\.0$", "")
        else:
            found[column.name] = as_arrow(values)
    return pa.table(found)


def _as_frame(table: pa.Table) -> pd.DataFrame:
    """The same rows in pandas."""
    return pd.DataFrame(
        {name: pd.Series(table[name].combine_chunks(), dtype=TEXT) for name in table.column_names}
    )
