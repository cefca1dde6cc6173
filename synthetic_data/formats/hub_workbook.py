"""The hubs' registrations as the hubs keep them: one workbook, a sheet a hub, no two alike.

Nothing is lost in it: whoever reads headings, colours, formats and the title of each sheet rightly
gets the table back. What makes that hard is in the truth, an event for each habit of each hub.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from synthetic_data.arrays import Days
from synthetic_data.formats import workbook
from synthetic_data.formats.workbook import Sheet, Texts
from synthetic_data.reference import toml
from synthetic_data.scenario import Scenario
from synthetic_data.text import as_arrow, decoded

TABLE = "hub_registrations"
FILE = f"{TABLE}.xlsx"
NO_HUB = "No hub given"
LEFT_OVER = "Sheet2"
"""An empty sheet that nobody has removed."""
ID_PREFIX = "HR"
HABITS = {
    "title_rows": "There are rows of title above the headings.",
    "merged_cells": "Cells of the title or of the headings are merged.",
    "note_row": "A row of small print stands above the headings.",
    "total_row": "The last row with anything in it is no form but a total.",
    "blank_rows": "Empty rows follow the last form.",
    "month_rows": "A row with the name of the month stands above the forms of each month.",
    "text_dates": "Dates are text.",
    "serial_dates": "A column of dates shows Excel's bare numbers of days.",
    "short_form_numbers": "Form numbers stand without their letters, as digits.",
    "numbers_as_numbers": "NHS numbers without spaces are numbers, the others text.",
    "other_words": "Sex or consent is said in other words than the codes.",
    "colour": "Whether the family agreed to sharing is said by the colour of the row alone.",
    "hidden_column": "A column is hidden.",
}
"""Every way in which a sheet is untidy, by the name of its event."""
MONTHS = "January February March April May June July August September October November December"
Layout = Mapping[str, Any]


def layouts(scenario: Scenario) -> dict[str, Layout]:
    """The layout of each hub's sheet, by the name of the hub."""
    hubs = toml("places")["hubs"]
    known = toml("hub_workbook")["layouts"]
    order = scenario.stream("formats", "hub workbook").permutation(len(known))
    return {hub: known[order[n % len(known)]] for n, hub in enumerate(hubs)}


def habits(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    """Each hub and habit of its sheet, with what that means."""
    for hub, layout in layouts(scenario).items():
        for habit in HABITS:
            if _has(layout, habit):
                yield hub, f"workbook_{habit}", HABITS[habit]


def _has(layout: Layout, habit: str) -> bool:
    """Whether a layout has a habit."""
    dates = set(layout["dates"].values())
    found = {
        "title_rows": bool(layout["title"]),
        "merged_cells": layout["merged"] or bool(layout["groups"]),
        "note_row": bool(layout["note"]),
        "total_row": bool(layout["total"]),
        "blank_rows": layout["blanks"] > 0,
        "month_rows": layout["months"],
        "text_dates": bool(dates & {"dots", "words"}),
        "serial_dates": "serial" in dates,
        "short_form_numbers": layout["ids"] != "full",
        "numbers_as_numbers": layout["nhs"] == "number",
        "other_words": layout["sex"] != {"F": "F", "M": "M"}
        or layout["consent"] != {"Y": "Y", "N": "N"},
        "colour": "colour" in layout,
        "hidden_column": bool(layout["hidden"]),
    }
    return bool(found[habit])


def write(frame: pd.DataFrame, scenario: Scenario, path: Path) -> None:
    """The table as a workbook: a sheet for each hub, and one for forms without a hub."""
    of = decoded(frame["hub"]).fillna(NO_HUB).to_numpy()
    known = layouts(scenario)
    # A hub that is not in the list of places, or none at all, has the first hub's ways.
    strange = [str(hub) for hub in pd.unique(of) if hub not in known]
    usual = next(iter(known.values()))
    sheets = [
        sheet(frame[of == hub].reset_index(drop=True), hub, known.get(hub, usual))
        for hub in [*known, *sorted(strange)]
    ]
    workbook.save([*sheets, Sheet(LEFT_OVER, [])], scenario.reference_date, path)


def sheet(frame: pd.DataFrame, hub: str, layout: Layout) -> Sheet:
    """One hub's forms in its own layout."""
    columns = _columns(frame, layout)
    top, merged = _above(hub, layout, columns, len(frame))
    numbers, banners = _places(frame, layout, len(top) + 1)
    places = pa.array(numbers).cast(workbook.LARGE)
    cells = _cells(frame, layout, [name for name, _ in columns], places)
    rows = workbook.rows_of(places, cells)
    last = int(numbers.max()) if len(frame) else len(top)
    return Sheet(
        hub.removesuffix(" Family Hub"),
        [*top, *_interleaved(rows, numbers, banners), *_below(layout, len(frame), last)],
        hidden=tuple(n for n, (name, _) in enumerate(columns) if name in layout["hidden"]),
        widths=tuple(max(11.0, len(heading) + 2.0) for _, heading in columns),
        merged=tuple(merged),
    )


def _columns(frame: pd.DataFrame, layout: Layout) -> list[tuple[str, str]]:
    """Name and heading of each column: those of the layout, then any that it does not know."""
    named = [(name, heading) for name, heading in layout["columns"]]
    elsewhere = {"hub", layout.get("colour"), *(name for name, _ in named)}
    return named + [(str(name), str(name)) for name in frame if name not in elsewhere]


def _above(
    hub: str, layout: Layout, columns: Sequence[tuple[str, str]], count: int
) -> tuple[list[str], list[str]]:
    """The rows above the forms, headings last, and the ranges that are merged in them."""
    last = workbook.letter(len(columns) - 1)
    rows, merged = [], []
    lines = [(text, "title" if n == 0 else "bold") for n, text in enumerate(layout["title"])]
    lines += [(layout["note"], "plain")] if layout["note"] else []
    lines += [("", "plain")] if lines else []
    for number, (text, style) in enumerate(lines, start=1):
        said = text.format(hub=hub, count=count)
        rows.append(workbook.row(number, {0: said}, style))
        if layout["merged"] and said:
            merged.append(f"A{number}:{last}{number}")
    if layout["groups"]:
        number = len(rows) + 1
        above = {first: title for title, first, _ in layout["groups"]}
        rows.append(workbook.row(number, above, "heading"))
        merged += [
            f"{workbook.letter(first)}{number}:{workbook.letter(end)}{number}"
            for _, first, end in layout["groups"]
        ]
    headings = {n: heading for n, (_, heading) in enumerate(columns)}
    return [*rows, workbook.row(len(rows) + 1, headings, "heading")], merged


def _places(
    frame: pd.DataFrame, layout: Layout, first: int
) -> tuple[pd.Series, list[tuple[int, str]]]:
    """The row of each form, and row and text of each month's heading between them."""
    place = pd.Series(np.arange(len(frame)) + first, dtype="int64")
    if not layout["months"] or frame.empty:
        return place, []
    month = frame["registration_date"].dt.strftime("%Y-%m").fillna("").astype("str")
    begins = month.ne(month.shift())
    place = place + begins.cumsum()
    heads = zip((place[begins] - 1).tolist(), month[begins].tolist(), strict=True)
    names = MONTHS.split()
    said = [(n, f"{names[int(m[5:]) - 1]} {m[:4]}" if m else "No date") for n, m in heads]
    return place, said


def _interleaved(rows: list[str], numbers: pd.Series, banners: list[tuple[int, str]]) -> list[str]:
    """Rows of forms and of months in the order in which they stand."""
    placed = [*zip(numbers.tolist(), rows, strict=True)]
    placed += [(number, workbook.row(number, {0: text}, "bold")) for number, text in banners]
    return [text for _, text in sorted(placed)] if banners else rows


def _below(layout: Layout, count: int, last: int) -> list[str]:
    """Empty rows, or a total, after the last form."""
    blank = [workbook.row(last + n + 1, {0: "", 1: ""}) for n in range(layout["blanks"])]
    if not layout["total"]:
        return blank
    number = last + layout["blanks"] + 2
    text = layout["total"].format(count=count)
    values: dict[int, str | int] = {0: text} if "{" in layout["total"] else {0: text, 1: count}
    return [*blank, workbook.row(number, values, "bold")]


def _cells(
    frame: pd.DataFrame, layout: Layout, names: Sequence[str], numbers: Texts
) -> list[Texts]:
    """The cells of each column, each in the layout's way."""
    style: Texts | str = "plain"
    if "colour" in layout:
        agreed = _replaced(as_arrow(frame[str(layout["colour"])]), {"Y": "green", "N": "red"})
        style = pc.fill_null(agreed, "plain")
    return [_column(frame[name], n, layout, numbers, style) for n, name in enumerate(names)]


def _column(
    values: pd.Series, place: int, layout: Layout, numbers: Texts, style: Texts | str
) -> Texts:
    """One column of cells: dates, form numbers, NHS numbers and codes as this hub writes them."""
    name = str(values.name)
    if name in layout["dates"]:
        days = values.to_numpy().astype("datetime64[D]")
        return _dates(days, place, layout["dates"][name], numbers, style)
    text = as_arrow(values)
    if name == "reg_id" and layout["ids"] != "full":
        text = pc.replace_substring_regex(text, f"^{ID_PREFIX}", "")
        if layout["ids"] == "number":
            return _mixed(text, place, numbers, "six digits", r"^[0-9]{6}$")
        return workbook.texts(place, numbers, text, "text" if isinstance(style, str) else style)
    if name == "nhs_number" and layout["nhs"] == "number":
        return _mixed(text, place, numbers, style, r"^[1-9][0-9]{9}$")
    words = layout["sex"] if name == "sex" else layout["consent"] if "consent" in name else {}
    return workbook.texts(place, numbers, _replaced(text, words), style)


def _replaced(text: Texts, words: Mapping[str, str]) -> Texts:
    """The word that stands for each code; anything else as it is."""
    if not words:
        return text
    codes, said = (pa.array(list(part), workbook.LARGE) for part in (words, words.values()))
    return pc.coalesce(pc.take(said, pc.index_in(text, codes)), text)


def _mixed(text: Texts, place: int, numbers: Texts, style: Texts | str, digits: str) -> Texts:
    """Numbers where the digits can be told from the number again, text elsewhere."""
    plain = pc.fill_null(pc.match_substring_regex(text, digits), False)
    counted = workbook.numbers_in(place, numbers, pc.utf8_ltrim(text, "0"), style)
    return pc.if_else(plain, counted, workbook.texts(place, numbers, text, style))


def _dates(days: Days, place: int, kept: str, numbers: Texts, style: Texts | str) -> Texts:
    """Dates as real ones, as bare numbers or as text."""
    if kept in ("dots", "words"):
        return workbook.texts(place, numbers, _said(days, kept), style)
    look = {"date": "date", "long": "long date", "serial": "plain"}[kept]
    serials = workbook.serials(days)
    counted = workbook.numbers_in(place, numbers, serials, look)
    # A day that Excel cannot count stands as text; an empty cell is the same either way.
    said = workbook.texts(place, numbers, _said(days, "slashes"), "text")
    return pc.if_else(pc.is_valid(serials), counted, said)


def _said(days: Days, kept: str) -> Texts:
    """Dates as text: 05.03.2024, 5 Mar 2024 or 05/03/2024."""
    iso = pa.array(days).cast(workbook.LARGE)
    year, month, day = (pc.utf8_slice_codeunits(iso, *part) for part in ((0, 4), (5, 7), (8, 10)))
    if kept == "words":
        names = {f"{n:02d}": name[:3] for n, name in enumerate(MONTHS.split(), start=1)}
        day, month = pc.utf8_ltrim(day, "0"), _replaced(month, names)
    between = pa.scalar({"dots": ".", "words": " ", "slashes": "/"}[kept], workbook.LARGE)
    return pc.binary_join_element_wise(day, month, year, between)
