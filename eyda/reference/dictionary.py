"""The data dictionary: a contents page, and a page for each service with its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from eyda.reference.markdown import (
    code,
    dropdown,
    label,
    link,
    listed,
    long_date,
    page,
    sentence,
    table,
)
from eyda.reference.services import Service, by_service
from synthetic_data.mistakes import as_text
from synthetic_data.schema import Column, Table, typed

FORMS = {
    "csv": "CSV, for any spreadsheet",
    "parquet": "Parquet, quick to load",
    "xml": "XML, in the shape of the national return",
    "xlsx": "XLSX, as a service really keeps it",
}
FEW, SHORT = 4, 70
"""So many codes, with so many letters of meaning together, stand in the column's own line."""
LOOKED_AT = 400
"""Among how many first rows the example is chosen."""


def pages(tables: Sequence[Table], manifest: dict[str, Any], pack: Path) -> dict[str, str]:
    """Every page of the dictionary by its name."""
    services = by_service(tables)
    made = {"data-dictionary": page(_contents(services, manifest))}
    for service, kept in services.items():
        made[service.page] = page(_service(service, kept, manifest, pack))
    return made


def _contents(services: dict[Service, list[Table]], manifest: dict[str, Any]) -> Iterator[str]:
    tables = [one for kept in services.values() for one in kept]
    rows = sum(manifest["tables"][one.name]["rows"] for one in tables)
    yield "# Data dictionary"
    yield (
        f"What each table holds, column by column: {len(tables)} tables with {rows:,} rows in the "
        "data that the lessons use. They show how things stood on "
        f"{long_date(manifest['reference_date'])}. The tables stand by the service that keeps "
        "them, because no service sees what another one writes."
    )
    for service, kept in services.items():
        yield f"## [{service.title}]({service.page}.md)"
        yield service.keeper
        yield table(
            f"Tables of the service: {service.title.lower()}",
            ("Table", "One row for each", "Rows"),
            [(link(one.name), _row_is(one), _rows(one, manifest)) for one in kept],
            look="rows",
        )
    yield "## How to read a page"
    yield from _reading(manifest)


def _reading(manifest: dict[str, Any]) -> Iterator[str]:
    yield (
        '- **In Python**, `load("births")` gives you a table. Identifiers, names and codes are '
        "text, so that leading zeros survive; dates are dates; counts and measurements are "
        "numbers.\n"
        "- **The kind** of a column comes first, in bold: it says what sort of thing the column "
        "holds.\n"
        "- **May be blank** means that a record without any mistake may have nothing there. A "
        "mistake can leave other columns blank too.\n"
        "- **Ours** means that the column is in no national collection. Columns without that "
        "word are named after items of one, so you can look them up in its guide.\n"
        "- **The example** is one real row of the data, the same row all the way down the table. "
        "It may hold a mistake, as any row may."
    )
    there = {form for entry in manifest["tables"].values() for form in entry["files"]}
    forms = [FORMS.get(form, form.upper()) for form in in_order(there)]
    yield f"The same rows come as several kinds of file: {listed(forms)}."


def in_order(forms: Iterable[str]) -> list[str]:
    """Kinds of file, those that we know first."""
    known = list(FORMS)
    return sorted(
        forms, key=lambda form: (known.index(form) if form in known else len(known), form)
    )


def _row_is(one: Table) -> str:
    first = one.help.split(". ")[0].split(": ")[0].rstrip(".")
    return first.removeprefix("One row for each ").removeprefix("One row ")


def _rows(one: Table, manifest: dict[str, Any]) -> str:
    return f"{manifest['tables'][one.name]['rows']:,}"


def _service(
    service: Service, kept: Sequence[Table], manifest: dict[str, Any], pack: Path
) -> Iterator[str]:
    yield f"# {service.title}: tables"
    yield service.keeper
    if len(kept) > 1:
        yield "\n".join(f"- {link(one.name)}: one row for each {_row_is(one)}" for one in kept)
    for one in kept:
        yield from _table(one, manifest["tables"][one.name], pack)
    yield "How to read these tables: see the [data dictionary](../data-dictionary.md)."


def _table(one: Table, entry: dict[str, Any], pack: Path) -> Iterator[str]:
    yield f"({label(one.name)})=\n## {one.title}"
    yield one.help
    forms = [FORMS.get(form, form.upper()).split(",")[0] for form in in_order(entry["files"])]
    call = f'load("{one.name}")'
    facts = (code(call), f"{entry['rows']:,} rows", f"key {code(one.key)}", listed(forms))
    yield "{.table-facts}\n" + " · ".join(facts)
    example = example_row(pack / entry["files"]["parquet"], one)
    yield table(
        f"Columns of {one.name}",
        ("Column", "What it means"),
        [(code(c.name), f"{meaning(c)}<br>{_example(example[c.name])}") for c in one.columns],
    )
    for column in one.columns:
        if column.codes and not few(column):
            yield _codes(column)


def meaning(column: Column) -> str:
    """Kind and meaning of a column, whether it may be blank and whether it is ours."""
    words = sentence(column.help)
    kind = column.kind[0].upper() + column.kind[1:]
    notes = [words] if words.lower().startswith(kind.lower()) else [f"**{kind}.**", words]
    if few(column):
        codes = [f"{code(value)} {words}" for value, words in column.codes.items()]
        notes.append(f"{listed(codes, 'or')}.")
    notes += ["May be blank."] * column.optional
    notes += ["*Ours.*"] * column.ours
    return " ".join(notes)


def few(column: Column) -> bool:
    """Whether the codes of a column are so few and short that they stand in its own line."""
    return 0 < len(column.codes) <= FEW and len(" ".join(column.codes.values())) <= SHORT


def example_row(path: Path, one: Table) -> dict[str, str]:
    """A row of the table as text: the first one, of the first few hundred, with fewest blanks."""
    frame = typed(pd.read_parquet(path, columns=one.names).head(LOOKED_AT), one)
    if frame.empty:
        return dict.fromkeys(one.names, "")
    fullest = int(frame.isna().sum(axis=1).to_numpy().argmin())
    row = frame.iloc[[fullest]]
    return {name: as_text(row[name]).fillna("").iloc[0] for name in one.names}


def _example(value: str) -> str:
    words = code(value) if value else "blank"
    return f"[Example: {words}]{{.example}}"


def _codes(column: Column) -> str:
    title = f"Codes of {column.name}"
    rows = [(code(value), words) for value, words in column.codes.items()]
    return dropdown(title, table(title, ("Code", "Meaning"), rows))
