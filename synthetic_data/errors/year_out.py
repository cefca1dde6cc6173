"""The year of birth one too early or one too late, as in the first weeks of January."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.errors.dates import from_parts, parts
from synthetic_data.schema import Kind

EARLIER = 0.6
"""Share that are a year too early; a synthetic setting."""


def year_out(cells: Cells) -> pd.Series:
    """The same day of the year before or after; 29 February becomes the 28th."""
    year, month, day = parts(cells.values)
    by = np.where(cells.dice.uniform("which") < EARLIER, -1, 1)
    found = from_parts(year + by, month, day, cells.values)
    return found.fillna(from_parts(year + by, month, day - 1, cells.values))


ERROR = CellError(
    name="year_out",
    help="The year of birth is one too early or too late. Day and month are right.",
    touches=frozenset({Kind.BIRTH_DATE}),
    spoil=year_out,
    rate=0.002,
    stage=Stage.TYPING,
    example=Example(Kind.BIRTH_DATE, "2021-03-05"),
    evidence="Luo 2014: 1.5 % of birth dates were wrong in one Australian state's health records, "
    "all kinds of error together.",
)
