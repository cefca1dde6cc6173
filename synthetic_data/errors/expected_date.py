"""The day on which the birth was expected, in place of the day of the birth."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example
from synthetic_data.schema import Kind

FULL_TERM = 40


def expected_date(cells: Cells) -> pd.Series:
    """The due date, 40 weeks on; children whose weeks are not known keep their day."""
    weeks = cells.known("gestation_weeks").astype("Float64")
    days = pd.to_timedelta((7 * (FULL_TERM - weeks)).astype("Int64"), unit="D")
    due = cells.values + days
    return due.where(due.notna(), cells.values).astype(cells.values.dtype)


ERROR = CellError(
    name="expected_date",
    help="The record was opened before the birth, and the expected date was never replaced by the "
    "date of birth. It lies far off for children born too early.",
    touches=frozenset({Kind.BIRTH_DATE}),
    spoil=expected_date,
    example=Example(Kind.BIRTH_DATE, "2021-03-05"),
)
