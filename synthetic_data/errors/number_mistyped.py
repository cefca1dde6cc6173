"""A number typed wrongly: two digits changed places, one came twice, or one was left out."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.schema import NUMBERS, Kind
from synthetic_data.text import TEXT

SWAPPED, TWICE = 0.5, 0.8
"""Bounds of the shares of swapped, doubled and lost digits; a synthetic setting."""


def number_mistyped(cells: Cells) -> pd.Series:
    """15 becomes 51, 115 or 5; decimals stay as they are, and so does what is missing."""
    number: pd.Series = cells.values.astype("float64")
    whole = number // 1
    digits = whole.fillna(0).astype("int64").astype("str").astype(TEXT)
    first, others = digits.str.slice(0, 1), digits.str.slice(2)
    swapped = digits.str.slice(1, 2) + first + others
    luck = pd.Series(cells.dice.uniform("how"), index=digits.index)
    lost = digits.str.slice(1).mask(digits.str.len() < 2, "0")
    text = swapped.where(luck < SWAPPED, (first + digits).where(luck < TWICE, lost))
    found = text.astype("float64") + number % 1
    return found.where(number.notna()).astype(cells.values.dtype)


ERROR = CellError(
    name="number_mistyped",
    help="The first two digits of a number changed places, the first came twice, or it was left "
    "out: 15 hours become 51, 115 or 5.",
    touches=NUMBERS,
    spoil=number_mistyped,
    stage=Stage.TYPING,
    example=Example(Kind.COUNT, "15"),
)
