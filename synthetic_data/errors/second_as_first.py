"""Number two is entered as number one: both twins as the first-born."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.schema import Kind


def second_as_first(cells: Cells) -> pd.Series:
    """1 for 2; every other number as it was."""
    return cells.values.replace(2, 1)


ERROR = CellError(
    name="second_as_first",
    help="Whoever or whatever came second is counted as the first, such as the younger twin.",
    touches=frozenset({Kind.COUNT}),
    spoil=second_as_first,
    stage=Stage.TYPING,
    example=Example(Kind.COUNT, "2"),
)
