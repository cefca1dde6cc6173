"""Dates four years and a day early: one spreadsheet counts days from 1900, the other from 1904."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage, Unit
from synthetic_data.schema import Kind

APART = pd.Timedelta(days=1462)
"""Days between the two beginnings."""


def spreadsheet_1904(cells: Cells) -> pd.Series:
    """The day that the same number means in the other calendar."""
    return (cells.values - APART).astype(cells.values.dtype)


ERROR = CellError(
    name="spreadsheet_1904",
    help="The dates of one place were pasted from a spreadsheet that counts days from 1904 into "
    "one that counts from 1900, so all are 1,462 days early. The rate is the share of places; one "
    "at least is struck.",
    touches=frozenset({Kind.BIRTH_DATE, Kind.DATE}),
    spoil=spreadsheet_1904,
    stage=Stage.FILE,
    unit=Unit.PLACE,
    example=Example(Kind.DATE, "2025-03-05"),
)
