"""A message back into its tables, by the declaration that wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from lxml import etree

from synthetic_data.faults import Unusable
from synthetic_data.formats.message import ORPHAN, RECORD, Level, Message
from synthetic_data.schema import DATES, NUMBERS, Table, typed
from synthetic_data.text import TEXT

Row = dict[str, str | None]
Element = Any
"""An element of lxml, whose class has no public name."""


def read(message: Message, tables: Mapping[str, Table], path: Path) -> dict[str, pd.DataFrame]:
    """Each table of the message as `load` gives it, in order of its key.

    Raises Unusable for a file that is not such a message.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.parse(path, parser).getroot()
        above: Row = {
            column: root.findtext(f"Header/{group}/{tag}")
            for column, (group, tag) in message.inherited.items()
        }
        container = root.find(message.top.container)
    except (etree.XMLSyntaxError, OSError) as fault:
        raise Unusable("This file cannot be read as XML.", where=path, why=str(fault)) from None
    if container is None:
        raise Unusable(
            f"This file is no {message.name} message.",
            where=path,
            why=f"it has no element {message.top.container}",
            todo="give a file that `eyda data make` wrote",
        )
    found: dict[str, list[Row]] = {name: [] for name in message.tables}
    _gather(message.top, tables, container, above, found)
    return {name: _frame(rows, tables[name]) for name, rows in found.items()}


def _gather(
    level: Level,
    tables: Mapping[str, Table],
    container: Element,
    above: Row,
    found: dict[str, list[Row]],
) -> None:
    """Adds the rows of a level in one container, and of the levels below, to what is found."""
    key = tables[level.table].key
    for element in container.iterchildren(level.tag):
        row: Row = {}
        stranger = element.get(ORPHAN)
        if stranger is None:
            row = _row(level, key, element, above)
            found[level.table].append(row)
        for lower in level.below:
            inside = element.find(lower.container) if lower.container else element
            if inside is not None:
                handed_on: Row = {name: row.get(name) for name in lower.inherits}
                handed_on[lower.parent] = (stranger or None) if stranger is not None else row[key]
                _gather(lower, tables, inside, handed_on, found)


def _row(level: Level, key: str, element: Element, above: Row) -> Row:
    """One row: its key, what it inherits or says otherwise, and its fields."""
    row: Row = {column: element.get(column, above.get(column)) or None for column in level.inherits}
    if level.parent:
        row[level.parent] = above[level.parent]
    if (record := element.get(RECORD)) is not None:
        row[key] = record
    for module in level.modules:
        holder = element.find(module.tag) if module.tag else element
        for column, tag in module.fields.items():
            row[column] = None if holder is None else holder.findtext(tag)
    return row


def _frame(rows: list[Row], table: Table) -> pd.DataFrame:
    """The rows with the table's columns and types, in order of key."""
    frame = pd.DataFrame(rows, columns=table.names).astype(TEXT)
    for column in table.columns:
        if column.kind in DATES:
            frame[column.name] = pd.to_datetime(frame[column.name], format="%Y-%m-%d")
        elif column.kind in NUMBERS:
            frame[column.name] = pd.to_numeric(frame[column.name])
    return typed(frame.sort_values(table.key, kind="stable", ignore_index=True), table)
