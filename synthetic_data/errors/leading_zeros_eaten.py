"""Codes that lost the zeros before them, because a spreadsheet took them for quantities."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage, Unit
from synthetic_data.schema import Kind


def leading_zeros_eaten(cells: Cells) -> pd.Series:
    """Digits without the zeros before them; other codes stay."""
    digits = cells.values.str.fullmatch(r"0+\d+")
    return cells.values.str.replace(r"^0+(?=\d)", "", regex=True).where(digits, cells.values)


ERROR = CellError(
    name="leading_zeros_eaten",
    help="The file of one place was opened in a spreadsheet and saved again, and codes lost their "
    "leading zeros: 01 became 1. The rate is the share of places; one at least is struck.",
    touches=frozenset({Kind.CODE, Kind.NHS_NUMBER, Kind.PARENT_NHS_NUMBER}),
    spoil=leading_zeros_eaten,
    stage=Stage.FILE,
    unit=Unit.PLACE,
    example=Example(Kind.CODE, "01"),
)
