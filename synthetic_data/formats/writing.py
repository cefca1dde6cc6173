"""Tables into a message, a whole column at a time: no element is built on its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from synthetic_data.arrays import Flags
from synthetic_data.formats.message import ORPHAN, RECORD, Level, Message
from synthetic_data.mistakes import as_text, differ
from synthetic_data.schema import Table
from synthetic_data.text import TEXT, as_arrow, joined

NEWLINE = "\n"
Above = Mapping[str, pd.Series]
"""What the row above says in each inherited column, one entry a row here."""


def write(
    message: Message, tables: Mapping[str, Table], frames: Mapping[str, pd.DataFrame], path: Path
) -> None:
    """The tables as one XML file, the same bytes for the same tables."""
    top = frames[message.top.table]
    header = message.header(top)
    groups = "".join(
        f"<{group}>{''.join(_element(tag, text) for tag, text in fields.items())}</{group}>\n"
        for group, fields in header.items()
    )
    above = {
        column: pd.Series(header[group][tag], index=range(len(top)), dtype=TEXT)
        for column, (group, tag) in message.inherited.items()
    }
    rows = _rows(message.top, tables, frames, above)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(
            f'<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n<Header>\n{groups}</Header>\n'
        )
        file.write(f"<{message.top.container}>\n")
        file.writelines(rows.to_list())
        file.write(f"</{message.top.container}>\n</Message>\n")


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>"


def _rows(
    level: Level, tables: Mapping[str, Table], frames: Mapping[str, pd.DataFrame], above: Above
) -> pd.Series:
    """The element of each row of a level with all that is below it; then those of orphans."""
    frame, table = frames[level.table], tables[level.table]
    parts: list[pd.Series | str] = [f"<{level.tag}", _attributes(level, table, frame, above), ">\n"]
    parts += [_module(frame, module.tag, module.fields) for module in level.modules]
    orphans = []
    keys = as_text(frame[table.key])
    for lower in level.below:
        inside, strangers = _below(lower, tables, frames, frame, keys)
        parts.append(inside)
        orphans.append(_strangers(level, strangers))
    parts.append(f"</{level.tag}>\n")
    return pd.concat([joined(parts), *orphans], ignore_index=True)


def _below(
    level: Level,
    tables: Mapping[str, Table],
    frames: Mapping[str, pd.DataFrame],
    parents: pd.DataFrame,
    keys: pd.Series,
) -> tuple[pd.Series, pd.Series]:
    """The container with a level's rows for each parent, and for each key that has no parent."""
    parent = as_text(frames[level.table][level.parent])
    place = pd.Index(keys).get_indexer(pd.Index(parent))
    above = {
        name: as_text(parents[name])
        .take(np.maximum(place, 0))
        .where(place >= 0)
        .reset_index(drop=True)
        for name in level.inherits
    }
    text = _rows(level, tables, frames, above)
    # Rows that stand for nobody in this table have nobody above them either.
    group = parent.fillna("").reindex(text.index, fill_value="")
    held = _together(text, group, level.container)
    inside = held.reindex(keys.fillna("")).fillna("").reset_index(drop=True).astype(TEXT)
    return inside, held.drop(keys, errors="ignore")


def _together(text: pd.Series, group: pd.Series, container: str) -> pd.Series:
    """The texts of each group joined in order, inside the container where there is one."""
    table = pa.table({"group": as_arrow(group), "text": as_arrow(text)})
    lists = table.group_by("group", use_threads=False).aggregate([("text", "list")])
    whole = pc.binary_join(lists["text_list"].combine_chunks(), pa.scalar("", pa.large_string()))
    start, end = (f"<{container}>\n", f"</{container}>\n") if container else ("", "")
    index = pd.Index(lists["group"].to_pandas())
    return joined([start, pd.Series(whole, dtype=TEXT), end]).set_axis(index)


def _strangers(level: Level, held: pd.Series) -> pd.Series:
    """An element that says it stands for a row which is not in the table, with what is below it."""
    keys = held.index.to_series().reset_index(drop=True).astype(TEXT)
    if keys.empty:
        return keys
    start, end = joined([f"<{level.tag}", _attribute(ORPHAN, keys), ">\n"]), f"</{level.tag}>\n"
    return joined([start, held.reset_index(drop=True), end])


def _module(frame: pd.DataFrame, tag: str, fields: Mapping[str, str]) -> pd.Series:
    """One element a row with an element for each field that is not blank."""
    parts: list[pd.Series | str] = [_field(frame[column], name) for column, name in fields.items()]
    return joined([f"<{tag}>", *parts, f"</{tag}>\n"] if tag else [*parts, NEWLINE])


def _field(values: pd.Series, tag: str) -> pd.Series:
    """`<tag>value</tag>`, and nothing where the value is missing."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        each = _field(values.cat.categories.to_series(), tag)
        with_blank = pd.concat([each, pd.Series([""], dtype=TEXT)], ignore_index=True)
        return with_blank.take(values.cat.codes.to_numpy()).reset_index(drop=True)
    return joined([f"<{tag}>", _escaped(as_text(values)), f"</{tag}>"]).fillna("")


def _attributes(level: Level, table: Table, frame: pd.DataFrame, above: Above) -> pd.Series:
    """The row's key where no field holds it, and what it says other than the row above."""
    nothing = pd.Series("", index=range(len(frame)), dtype=TEXT)
    parts = [nothing]
    if table.key not in level.fields:
        parts.append(_attribute(RECORD, as_text(frame[table.key])))
    for column in level.inherits:
        values = as_text(frame[column])
        other: Flags = differ(values, above[column])
        parts.append(_attribute(column, values.fillna("")).where(other, ""))
    return joined(parts)


def _attribute(name: str, values: pd.Series) -> pd.Series:
    """` name="value"`."""
    quoted = _escaped(values).str.replace('"', "&quot;", regex=False)
    return joined([f' {name}="', quoted, '"'])


def _escaped(values: pd.Series) -> pd.Series:
    """Text in which no character ends an element."""
    text = as_arrow(values)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = pc.replace_substring(text, character, entity)
    return pd.Series(text, dtype=TEXT)
