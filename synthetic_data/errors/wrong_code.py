"""Another code of the list was picked: the line above or below it, or the one that is always."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.schema import Kind
from synthetic_data.text import TEXT


def wrong_code(cells: Cells) -> pd.Series:
    """Another code of the column's set; as it was where the column has no set."""
    codes = list(cells.column.codes)
    if len(codes) < 2:
        return cells.values
    place = pd.Index(codes).get_indexer(pd.Index(cells.values))
    # One of the others: those after the right one move up by one.
    other = cells.dice.below("code", len(codes) - 1)
    other = other + (other >= place)
    picked = pd.Series(np.array(codes)[other % len(codes)], dtype=TEXT, index=cells.values.index)
    return picked.where(place >= 0, cells.values)


ERROR = CellError(
    name="wrong_code",
    help="Another code of the list was picked than the one that was meant. It is a code all right, "
    "so no check of the column alone can find it.",
    touches=frozenset({Kind.CODE}),
    spoil=wrong_code,
    stage=Stage.TYPING,
    example=Example(Kind.CODE, "N1"),
)
