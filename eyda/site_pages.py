"""Pages made from the data pack's own description: the data dictionary, the kinds of mistake."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from synthetic_data.catalogue import everything
from synthetic_data.errors import CellError
from synthetic_data.schema import Column, Kind, Table

HEAD = (
    "<!-- Made by `eyda book build`. Edits here are lost: change the table's declaration. -->\n\n"
)


def write(folder: Path, pack: Path) -> None:
    """The generated pages stand in `folder`, touched only when their text has changed."""
    manifest = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    known = everything()
    tables = [system.table for system in known.systems if system.table.name in manifest["tables"]]
    _put(folder / "data-dictionary.md", HEAD + dictionary(tables, manifest))
    _put(folder / "errors.md", HEAD + errors(known.errors))


def _put(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def dictionary(tables: Iterable[Table], manifest: Mapping[str, Any]) -> str:
    """The data dictionary: the declaration of each table, with its size in this pack."""
    parts = [
        "# Data dictionary\n",
        "What each table holds, column by column, in the data that the lessons use. They show how "
        f"things stood on {long_date(manifest['reference_date'])}. What a column holds comes "
        "first. Identifiers, names and codes are text, so that leading zeros survive; dates are "
        "dates; counts and measurements are numbers. A column marked *ours* is in no national "
        "collection.\n",
    ]
    for table in tables:
        parts += _table(table, manifest["tables"][table.name]["rows"])
    return "\n".join(parts)


def _table(table: Table, rows: int) -> Iterator[str]:
    yield f"\n({table.name.replace('_', '-')}-table)=\n## {table.title}\n"
    yield f'`load("{table.name}")` · {rows:,} rows · key `{table.key}`\n'
    yield f"{table.help}\n"
    yield "| Column | What it means |\n|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {_meaning(column)} |"
    for column in table.columns:
        if column.codes:
            yield from _codes(column)


def _meaning(column: Column) -> str:
    words = column.help.rstrip(".") + "."
    kind = column.kind[0].upper() + column.kind[1:]
    notes = [words] if words.lower().startswith(kind.lower()) else [f"**{kind}.**", words]
    notes += ["May be blank."] * column.optional
    notes += ["*Ours.*"] * column.ours
    return escaped(" ".join(notes))


def _codes(column: Column) -> Iterator[str]:
    yield f"\n:::{{dropdown}} Codes of {column.name}\n| Code | Meaning |\n|---|---|"
    for code, meaning in column.codes.items():
        yield f"| `{code}` | {escaped(meaning)} |"
    yield ":::\n"


def escaped(text: str) -> str:
    """The text as it may stand in a cell of a Markdown table."""
    return text.replace("|", r"\|")


def long_date(iso: str) -> str:
    """`2026-03-31` as `31 March 2026`."""
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def errors(declared: Iterable[CellError]) -> str:
    """The page of the kinds of mistake that people make in these data."""
    parts = [
        "# Kinds of mistake in the data\n",
        "After each service has recorded a child as it knows the child, people make mistakes: they "
        "mistype, they swap the day and the month, they fill a box with zeros to get past it. "
        "Each kind below is put into the data on purpose, and every changed cell is kept in a log "
        "that only tutors have.\n",
        "| Mistake | What happens | Where it can happen |\n|---|---|---|",
    ]
    for error in declared:
        name = error.name.replace("_", " ").capitalize().replace("nhs", "NHS")
        parts.append(f"| {name} | {escaped(error.help)} | {_where(error)} |")
    return "\n".join(parts) + "\n"


def _where(error: CellError) -> str:
    kinds = set(Kind) - error.touches
    if len(kinds) < len(error.touches):
        return "everywhere" + (f", but not in a {' or '.join(sorted(kinds))}" if kinds else "")
    return ", ".join(sorted(error.touches))
