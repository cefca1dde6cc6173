"""The first of January in place of a date of birth that was not known when the form was typed."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example
from synthetic_data.schema import Kind


def first_of_january(cells: Cells) -> pd.Series:
    """The first day of the same year."""
    first: pd.Series = cells.values.dt.to_period("Y").dt.start_time.astype(cells.values.dtype)
    return first


ERROR = CellError(
    name="first_of_january",
    help="The first of January of the year of birth, which systems and people put where the day is "
    "not known: above all for families who come from where births are not always registered.",
    touches=frozenset({Kind.BIRTH_DATE}),
    spoil=first_of_january,
    rate=0.0,
    example=Example(Kind.BIRTH_DATE, "2021-03-05"),
)
