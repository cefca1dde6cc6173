"""The thirteenth month arrives in another layout: what has changed, where, and how it is written.

A name, a code and a form of date always change in at least one file; the rest varies by world.
Every change is an event in the truth, and each can be undone: nothing that was recorded is lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from synthetic_data.arrays import Floats
from synthetic_data.reference import toml
from synthetic_data.scenario import Scenario
from synthetic_data.schema import DATES, Table
from synthetic_data.text import TEXT, picked

ALWAYS = ("new_name", "new_code", "date_format")
"""Changes that at least one file has; another file has each of them as often as not."""
SOMETIMES = ("new_column", "delimiter", "encoding", "repeated_heading", "sent_again")
"""Changes that one file has, or none."""
OFTEN = 0.75
"""Share of worlds in which each of these happens."""
DATE_FORMATS = {"%d/%m/%Y": "31/03/2026", "%d.%m.%Y": "31.03.2026", "%Y%m%d": "20260331"}
DELIMITERS = {";": "semicolon", "\t": "tab", "|": "bar"}
ENCODINGS = {"utf-8-sig": "UTF-8 with a byte order mark", "utf-16": "UTF-16"}
SENT_AGAIN = 0.2
"""Share of the month before that comes a second time."""


@dataclass(frozen=True)
class Change:
    """One change of one file."""

    table: str
    name: str
    """One of ALWAYS or SOMETIMES."""
    column: str
    """The column of the table that it is about; blank where it is about the whole file."""
    before: str
    after: str
    help: str


def changes(scenario: Scenario) -> list[Change]:
    """Every change of the thirteenth month, by name and table."""
    found = []
    for name in (*ALWAYS, *SOMETIMES):
        luck = scenario.stream("formats", "month 13", name).random((len(toml("monthly")), 2))
        struck = _struck(name, luck[:, 0])
        tables = list(toml("monthly"))
        found += [_change(name, tables[n], float(luck[n, 1])) for n in struck]
    return found


def _struck(name: str, luck: Floats) -> list[int]:
    """The places of the tables whose file has this change."""
    first = int(luck.argmin())
    if name in ALWAYS:
        return [n for n in range(len(luck)) if n == first or luck[n] < 0.5]
    # The smallest of so many draws lies below this limit as often as it should.
    limit = 1 - (1 - OFTEN) ** (1 / len(luck))
    return [first] if luck[first] < limit else []


def _change(name: str, table: str, luck: float) -> Change:
    """The change of a table's file, its details chosen by the luck in [0, 1)."""
    known = toml("monthly")[table]
    change = partial(Change, table, name)

    def one_of(choices: Sequence[str]) -> str:
        return choices[int(luck * len(choices))]

    if name == "new_name":
        column, new = known["rename"][int(luck * len(known["rename"]))]
        return change(column, column, new, f"The column {column} is called {new}.")
    if name == "new_code":
        column, old, new = known["new_code"][int(luck * len(known["new_code"]))]
        return change(column, old, new, f"In the column {column}, {new} stands for {old}.")
    if name == "new_column":
        new = known["new_column"][0]
        return change("", "", new, f"There is a new last column, {new}.")
    if name == "date_format":
        style = one_of(list(DATE_FORMATS))
        return change(
            "", "%Y-%m-%d", style, f"Dates stand as in {DATE_FORMATS[style]} for 31 March 2026."
        )
    if name == "delimiter":
        sign = one_of(list(DELIMITERS))
        return change("", ",", sign, f"A {DELIMITERS[sign]} stands between fields.")
    if name == "encoding":
        code = one_of(list(ENCODINGS))
        return change("", "utf-8", code, f"The file is {ENCODINGS[code]}.")
    if name == "repeated_heading":
        return change("", "1", "2", "The row of headings stands a second time, in the middle.")
    return change("", "", f"{SENT_AGAIN:g}", "The last fifth of the month before comes again.")


def changed(table: Table, rows: pd.DataFrame, before: pd.DataFrame, scenario: Scenario) -> bytes:
    """The month's file: these rows, given as text, with every change of this table made."""
    mine = {change.name: change for change in changes(scenario) if change.table == table.name}
    if "sent_again" in mine:
        again = before.tail(round(len(before) * SENT_AGAIN))
        rows = pd.concat([again, rows], ignore_index=True)
    if style := mine.get("date_format"):
        rows = rows.assign(
            **{
                column.name: _as_written(rows[column.name], style.after)
                for column in table.columns
                if column.kind in DATES
            }
        )
    if code := mine.get("new_code"):
        column = code.column
        rows = rows.assign(**{column: rows[column].replace(code.before, code.after)})
    if new := mine.get("new_column"):
        rows = rows.assign(**{new.after: _invented(table.name, len(rows), scenario)})
    if name := mine.get("new_name"):
        rows = rows.rename(columns={name.before: name.after})
    return _as_file(rows, mine)


def _as_written(dates: pd.Series, style: str) -> pd.Series:
    """Dates such as 2026-03-31 in another form."""
    return pd.to_datetime(dates, format="%Y-%m-%d").dt.strftime(style).astype(TEXT)


def _invented(table: str, count: int, scenario: Scenario) -> pd.Series:
    """What stands in the new column: nobody recorded it before, so no truth is behind it."""
    _, values = toml("monthly")[table]["new_column"]
    draw = scenario.stream("formats", "month 13", "values", table)
    return picked(values, draw.integers(0, len(values), count)).astype(TEXT)


def _as_file(rows: pd.DataFrame, mine: Mapping[str, Change]) -> bytes:
    """The rows as CSV, in the encoding and with the delimiter of this file."""
    comma = mine["delimiter"].after if "delimiter" in mine else ","
    code = mine["encoding"].after if "encoding" in mine else "utf-8"
    lines = rows.to_csv(sep=comma, index=False, lineterminator="\n").split("\n")
    if "repeated_heading" in mine:
        middle = (len(lines) + 1) // 2
        lines[middle:middle] = lines[:1]
    # Least significant byte first on every machine, as Windows writes it.
    text = "\n".join(lines)
    return ("\ufeff" + text).encode("utf-16-le") if code == "utf-16" else text.encode(code)
