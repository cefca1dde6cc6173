"""Day and month swapped, as when a form and a system disagree on which comes first."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.errors.dates import from_parts, parts
from synthetic_data.schema import Kind


def swap_day_and_month(cells: Cells) -> pd.Series:
    """12/03/2021 is recorded as 03/12/2021 wherever that is also a real date."""
    year, month, day = parts(cells.values)
    return from_parts(year, day, month, cells.values).fillna(cells.values)


ERROR = CellError(
    name="swapped_day_and_month",
    help="Day and month change places: 12/03/2021 is recorded as 03/12/2021. It can happen only "
    "when the day is 12 or less, and it cannot be seen when they are the same.",
    touches=frozenset({Kind.BIRTH_DATE, Kind.DATE}),
    spoil=swap_day_and_month,
    rate=0.003,
    stage=Stage.TYPING,
    example=Example(Kind.BIRTH_DATE, "2021-03-05"),
    evidence="Luo 2014: 1.5 % of birth dates were wrong in one Australian state's health records, "
    "all kinds of error together.",
)
