"""The hubs' workbook is as untidy as the truth says it is, and holds the table without loss."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from synthetic_data import World, load_scenario
from synthetic_data.formats import hub_workbook
from synthetic_data.reference import toml
from synthetic_data.schema import DATES

SEX = {"girl": "F", "female": "F", "f": "F", "2": "F", "boy": "M", "male": "M", "m": "M", "1": "M"}
CONSENT = {"yes": "Y", "y": "Y", "✓": "Y", "1": "Y", "no": "N", "n": "N", "✗": "N", "0": "N"}
FILLS = {"FFC6EFCE": "Y", "FFFFC7CE": "N"}
FORM = re.compile(r"(HR)?\d{1,6}")


def tidy(text: object) -> str:
    return " ".join(str(text or "").lower().split())


def headings() -> dict[str, str]:
    """The column that each heading means, with the merged heading above it."""
    found: dict[str, str] = {}
    for layout in toml("hub_workbook")["layouts"]:
        for place, (column, heading) in enumerate(layout["columns"]):
            above = [title for title, first, last in layout["groups"] if first <= place <= last]
            name = tidy(" ".join([*above, heading]))
            assert found.setdefault(name, column) == column, "a heading that means two things"
    return found


def meanings(sheet: Worksheet, row: int) -> dict[int, str]:
    """The column of the table by the place of each heading in a row."""
    known, found, above = headings(), {}, ""
    for cell in sheet[row]:
        if row > 1 and (over := sheet.cell(row - 1, cell.column).value) is not None:
            above = tidy(over)
        for name in (tidy(f"{above} {cell.value or ''}"), tidy(cell.value)):
            if name in known:
                found[cell.column] = known[name]
                break
    return found


def heading_row(sheet: Worksheet) -> int:
    rows = range(1, min(sheet.max_row, 12) + 1)
    return max(rows, key=lambda row: len(meanings(sheet, row)))


def a_date(value: Any) -> dt.datetime | None:
    if isinstance(value, int):
        return dt.datetime(1899, 12, 30) + dt.timedelta(days=value)
    if isinstance(value, str):
        pattern = "%d.%m.%Y" if "." in value else "%d/%m/%Y" if "/" in value else "%d %b %Y"
        return dt.datetime.strptime(value, pattern)
    return value


def a_cell(column: str, value: Any) -> Any:
    if value is None or column in ("dob", "registration_date"):
        return a_date(value)
    if column == "reg_id":
        return f"HR{int(str(value).removeprefix('HR')):06d}"
    words = SEX if column == "sex" else CONSENT if column.startswith("consent") else {}
    return words.get(tidy(value), str(value)) if words else str(value)


def form_rows(sheet: Worksheet) -> list[tuple[Cell, ...]]:
    """The rows that are forms: a total has a number too, but hardly anything beside it."""
    first = heading_row(sheet)
    (key,) = (place for place, column in meanings(sheet, first).items() if column == "reg_id")
    return [
        row
        for row in sheet.iter_rows(min_row=first + 1)
        if FORM.fullmatch(str(row[key - 1].value or ""))
        and sum(cell.value is not None for cell in row) > 3
    ]


def forms_of(sheet: Worksheet) -> list[dict[str, Any]]:
    """The forms on a sheet, read as a patient worker would read them."""
    if sheet.max_row < 2:
        return []
    columns = meanings(sheet, heading_row(sheet))
    hub = None if sheet.title == hub_workbook.NO_HUB else f"{sheet.title} Family Hub"
    found = []
    for row in form_rows(sheet):
        form = {name: a_cell(name, row[place - 1].value) for place, name in columns.items()}
        form.setdefault("consent_share", FILLS.get(row[0].fill.fgColor.rgb))
        found.append(form | {"hub": hub})
    return found


def read(path: Path, world: World) -> pd.DataFrame:
    """The whole workbook as the table."""
    table = next(t for t in world.schema if t.name == "hub_registrations")
    rows = [form for sheet in openpyxl.load_workbook(path) for form in forms_of(sheet)]
    frame = pd.DataFrame(rows, columns=table.names)
    for column in table.columns:
        dtype = "datetime64[us]" if column.kind in DATES else "str"
        frame[column.name] = frame[column.name].astype(dtype)
    return frame.sort_values("reg_id", ignore_index=True)


@pytest.fixture(scope="module")
def book(spoilt: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hubs") / "hubs.xlsx"
    hub_workbook.write(spoilt.observed["hub_registrations"], spoilt.scenario, path)
    return path


def test_the_table_can_be_had_back_from_it(book: Path, spoilt: World) -> None:
    wanted = spoilt.tables["hub_registrations"].sort_values("reg_id", ignore_index=True)
    assert len(wanted) > 500
    pd.testing.assert_frame_equal(read(book, spoilt), wanted)


def test_forms_without_a_hub_or_with_an_old_date_are_not_lost(tiny: World, tmp_path: Path) -> None:
    frame = tiny.tables["hub_registrations"].copy()
    frame.loc[[0, 3], "hub"] = np.nan
    frame["dob"] = pd.Timestamp("1900-01-01")
    frame["nhs_number"] = ["0123456789", "12", *frame["nhs_number"].iloc[2:]]
    hub_workbook.write(frame, tiny.scenario, tmp_path / "hubs.xlsx")
    back = read(tmp_path / "hubs.xlsx", tiny)
    pd.testing.assert_frame_equal(back, frame.sort_values("reg_id", ignore_index=True))


def test_the_single_identifier_has_a_column_in_it_too(tiny: World, tmp_path: Path) -> None:
    frame = tiny.tables["hub_registrations"].assign(single_identifier="9990000018")
    hub_workbook.write(frame, tiny.scenario, tmp_path / "hubs.xlsx")
    for sheet in openpyxl.load_workbook(tmp_path / "hubs.xlsx").worksheets[:-1]:
        assert "single_identifier" in {cell.value for cell in sheet[heading_row(sheet)]}


def shows(sheet: Worksheet, habit: str) -> bool:
    """Whether a reader of the file would say that the sheet has the habit."""
    first = heading_row(sheet)
    columns = {name: place for place, name in meanings(sheet, first).items()}
    rows = form_rows(sheet)
    begins, ends = rows[0][0].row, rows[-1][0].row
    filled = [row[0].row for row in sheet.iter_rows() if any(c.value is not None for c in row)]
    types = {type(row[columns[n] - 1].value) for row in rows for n in ("dob", "registration_date")}
    between = (filled[-1] if filled[-1] > ends else sheet.max_row + 1) - ends - 1
    return {
        "title_rows": first > 1,
        "merged_cells": bool(sheet.merged_cells.ranges),
        "total_row": filled[-1] > ends,
        "blank_rows": between > 1,
        "month_rows": ends - begins + 1 > len(rows),
        "text_dates": str in types,
        "serial_dates": int in types,
        "short_form_numbers": not str(rows[0][columns["reg_id"] - 1].value).startswith("HR"),
        "colour": "consent_share" not in columns,
        "hidden_column": any(d.hidden for d in sheet.column_dimensions.values()),
    }[habit]


SEEN = (
    *("title_rows", "merged_cells", "total_row", "blank_rows", "month_rows", "text_dates"),
    *("serial_dates", "short_form_numbers", "colour", "hidden_column"),
)


@pytest.mark.parametrize("habit", SEEN)
def test_each_habit_is_declared_where_it_shows_and_nowhere_else(
    habit: str, book: Path, spoilt: World
) -> None:
    events = spoilt.truth["events"]
    declared = set(events.loc[events["event"] == f"workbook_{habit}", "value"])
    sheets = openpyxl.load_workbook(book).worksheets[:6]
    assert len(sheets) == 6
    assert {f"{sheet.title} Family Hub" for sheet in sheets if shows(sheet, habit)} == declared
    assert declared


def test_colour_says_what_no_cell_says(book: Path, spoilt: World) -> None:
    events = spoilt.truth["events"]
    (hub,) = events.loc[events["event"] == "workbook_colour", "value"]
    sheet = openpyxl.load_workbook(book)[hub.removesuffix(" Family Hub")]
    fills = {row[0].fill.fgColor.rgb for row in sheet.iter_rows(min_row=heading_row(sheet) + 1)}
    assert set(FILLS) < fills
    assert any("Green" in str(cell.value) for row in sheet["A1:A4"] for cell in row), "the key"


def test_events_name_the_file(spoilt: World) -> None:
    events = spoilt.truth["events"]
    mine = events[events["event"].str.startswith("workbook_")]
    assert set(mine["file"]) == {"tables/hub_registrations.xlsx"}
    assert set(mine["value"]) == set(toml("places")["hubs"])


def test_another_world_has_other_hubs_with_other_habits() -> None:
    names = {
        tuple(layout["name"] for layout in hub_workbook.layouts(s).values())
        for s in (load_scenario("tiny", seed=seed) for seed in range(5))
    }
    assert len(names) > 2
    assert all(len(set(order)) == 6 for order in names)


def test_same_world_same_bytes_and_no_clock(book: Path, spoilt: World, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    hub_workbook.write(spoilt.observed["hub_registrations"], spoilt.scenario, again)
    assert again.read_bytes() == book.read_bytes()
    with zipfile.ZipFile(again) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    made = openpyxl.load_workbook(again).properties
    assert made.created == made.modified == dt.datetime(2026, 3, 31, 9)


def test_pandas_reads_every_sheet(book: Path) -> None:
    sheets = pd.read_excel(book, sheet_name=None, header=None)
    assert len(sheets) >= 7
    assert sheets[hub_workbook.LEFT_OVER].empty
