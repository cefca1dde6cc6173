"""The end of a provider's number is lost: a column was too narrow for it."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.schema import Kind

KEPT = 5
"""No number of so few digits was ever given to a setting, so it can be nobody's."""


def number_cut_short(cells: Cells) -> pd.Series:
    """The first five characters."""
    return cells.values.str.slice(0, KEPT)


ERROR = CellError(
    name="number_cut_short",
    help="Only the first five characters of a provider's number are left: a column was too narrow.",
    touches=frozenset({Kind.URN}),
    spoil=number_cut_short,
    stage=Stage.TYPING,
    example=Example(Kind.URN, "799123"),
)
