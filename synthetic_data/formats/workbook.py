"""An Excel workbook made a column of text at a time: no cell is built on its own.

openpyxl takes as long for one workbook as the rest of a pack takes to write. This writes the same
kind of file, stored without compression and with fixed times, so that its bytes never differ.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from synthetic_data.arrays import Days
from synthetic_data.formats.workbook_parts import STYLES, parts

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can hold."""
FIRST_SERIAL = np.datetime64("1900-03-01")
"""Excel counts a 29 February 1900 that never was: only from the day after do serials agree."""
PRESERVE = ' xml:space="preserve"'
DAY_NOUGHT = np.datetime64("1899-12-30")
LARGE = pa.large_string()
Texts = Any
"""Large strings of Arrow, whose stubs say nothing of what may be done with them."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows as XML, and what is said of columns and cells besides."""

    name: str
    rows: Sequence[str]
    """The XML of rows, in order of their numbers; numbers may be left out."""
    hidden: tuple[int, ...] = ()
    """Columns that nobody sees, from nought."""
    widths: tuple[float, ...] = ()
    merged: tuple[str, ...] = ()
    """Ranges such as `A1:F1`."""


def letter(column: int) -> str:
    """A, B ... Z for the columns from nought on."""
    return chr(ord("A") + column)


def row(number: int, values: Mapping[int, str | int], style: str = "plain") -> str:
    """One row with a few cells, text or whole numbers; text that begins with `=` is a formula.

    A formula is followed by `=` and the value that it had when the file was saved.
    """
    cells = [_one(f"{letter(column)}{number}", value, style) for column, value in values.items()]
    return f'<row r="{number}">{"".join(cells)}</row>\n'


def _one(place: str, value: str | int, style: str) -> str:
    start = f'<c r="{place}" s="{STYLES[style]}"'
    if isinstance(value, int):
        return f"{start}><v>{value}</v></c>"
    if value.startswith("="):
        _, formula, result = value.split("=")
        return f"{start}><f>{escape(formula)}</f><v>{result}</v></c>"
    if not value:
        return f"{start}/>"
    return f'{start} t="inlineStr"><is><t{PRESERVE}>{escape(value)}</t></is></c>'


def rows_of(numbers: Texts, columns: Sequence[Texts]) -> list[str]:
    """The XML of many rows from the cells of each column."""
    found: list[str] = _together('<row r="', numbers, '">', *columns, "</row>\n").to_pylist()
    return found


def texts(column: int, numbers: Texts, values: Texts, style: Texts | str) -> Texts:
    """Cells of text; where a value is missing, an empty cell."""
    start = _start(column, numbers, style)
    text = values
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = pc.replace_substring(text, sign, entity)
    # Spaces at the ends of a text last only where they are declared.
    loose = pc.not_equal(pc.utf8_trim_whitespace(text), text)
    kept, plain = (pa.scalar(f' t="inlineStr"><is><t{how}>', LARGE) for how in (PRESERVE, ""))
    opened = pc.if_else(loose, kept, plain)
    return _or_empty(_together(start, opened, text, "</t></is></c>"), start)


def numbers_in(column: int, numbers: Texts, values: Texts, style: Texts | str) -> Texts:
    """Cells of numbers, given in digits; an empty cell where one is missing."""
    start = _start(column, numbers, style)
    return _or_empty(_together(start, "><v>", values, "</v></c>"), start)


def _or_empty(cells: Texts, start: Texts) -> Texts:
    """The cells, and empty ones where they are missing."""
    return pc.coalesce(cells, _together(start, "/>"))


def _start(column: int, numbers: Texts, style: Texts | str) -> Texts:
    """The beginning of each cell: its place and its style, one for all or one each."""
    if isinstance(style, str):
        return _together(f'<c r="{letter(column)}', numbers, f'" s="{STYLES[style]}"')
    looks = pc.index_in(style, pa.array(list(STYLES), LARGE)).cast(LARGE)
    return _together(f'<c r="{letter(column)}', numbers, '" s="', looks, '"')


def _together(*parts: Texts | str) -> Texts:
    """The parts of each row put together; missing wherever a part is missing."""
    ready = [pa.scalar(part, LARGE) if isinstance(part, str) else part for part in parts]
    return pc.binary_join_element_wise(*ready, pa.scalar("", LARGE))


def serials(days: Days) -> Texts:
    """Excel's number of each day, in digits; missing for a day that it cannot count rightly."""
    numbers = (days - DAY_NOUGHT).astype(np.int64)
    return pa.array(numbers, mask=~(days >= FIRST_SERIAL)).cast(LARGE)


def save(sheets: Sequence[Sheet], day: dt.date, path: Path) -> None:
    """The sheets as one workbook, said to be made and saved on a day."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts([sheet.name for sheet in sheets], day).items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), text)
        for number, sheet in enumerate(sheets, start=1):
            entry = zipfile.ZipInfo(f"xl/worksheets/sheet{number}.xml", EPOCH)
            archive.writestr(entry, _sheet(sheet))


def _sheet(sheet: Sheet) -> str:
    """The XML of a sheet, its parts in the order that the format asks for."""
    columns = "".join(
        f'<col min="{n + 1}" max="{n + 1}" width="{width:g}" customWidth="1"'
        + (' hidden="1"/>' if n in sheet.hidden else "/>")
        for n, width in enumerate(sheet.widths)
    )
    merged = "".join(f'<mergeCell ref="{where}"/>' for where in sheet.merged)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\n'
        + (f"<cols>{columns}</cols>\n" if columns else "")
        + f"<sheetData>\n{''.join(sheet.rows)}</sheetData>\n"
        + (f'<mergeCells count="{len(sheet.merged)}">{merged}</mergeCells>\n' if merged else "")
        + "</worksheet>\n"
    )
