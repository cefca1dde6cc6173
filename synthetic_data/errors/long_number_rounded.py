"""Long numbers as a spreadsheet shows them in a narrow column: 99000123456 becomes 9.9E+10."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage, Unit
from synthetic_data.schema import Kind
from synthetic_data.text import TEXT


def long_number_rounded(cells: Cells) -> pd.Series:
    """Two digits and a power of ten; what the number was cannot be had back."""
    digits = cells.values.str.fullmatch(r"[1-9]\d{9,}")
    head = cells.values.str.slice(0, 1) + "." + cells.values.str.slice(1, 2)
    power = (cells.values.str.len() - 1).astype("Int64").astype(TEXT)
    return (head + "E+" + power).where(digits, cells.values)


ERROR = CellError(
    name="long_number_rounded",
    help="The file of one place was saved by a spreadsheet that showed long numbers as powers of "
    "ten, and the digits are gone. The rate is the share of places; one at least is struck.",
    touches=frozenset({Kind.ELIGIBILITY_CODE, Kind.NHS_NUMBER}),
    spoil=long_number_rounded,
    stage=Stage.FILE,
    unit=Unit.PLACE,
    example=Example(Kind.ELIGIBILITY_CODE, "99000123456"),
)
