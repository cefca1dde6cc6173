"""Placeholder numbers: ten of the same digit, or 1234567890, to get past a box that insists."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.schema import Kind
from synthetic_data.text import picked

PLACEHOLDERS = (
    "0000000000",
    "9999999999",
    "1111111111",
    "1234567890",
    "2222222222",
    "5555555555",
    "8888888888",
)
"""None begins with 3, 4, 6 or 7: numbers that begin so are issued to real people, and ten of the
same digit pass the check."""
WEIGHTS = (0.34, 0.26, 0.14, 0.12, 0.05, 0.05, 0.04)


def placeholder(cells: Cells) -> pd.Series:
    """A number that nobody has, with spaces where the number had some."""
    bounds = np.cumsum(WEIGHTS)
    place = np.searchsorted(bounds / bounds[-1], cells.dice.uniform("which"), side="right")
    plain = picked(PLACEHOLDERS, np.minimum(place, len(PLACEHOLDERS) - 1)).astype("str")
    spaced = plain.str.slice(0, 3) + " " + plain.str.slice(3, 6) + " " + plain.str.slice(6)
    had_spaces = cells.values.str.contains(" ", regex=False).eq(True).to_numpy()
    return plain.where(~had_spaces, spaced)


ERROR = CellError(
    name="placeholder_identifiers",
    help="A made-up number such as 0000000000 or 1234567890 stands where the NHS number should be, "
    "or where none was known. Ten of the same digit pass the check digit.",
    touches=frozenset({Kind.NHS_NUMBER, Kind.PARENT_NHS_NUMBER}),
    spoil=placeholder,
    rate=0.002,
    stage=Stage.BLANKS,
    fills_blanks=True,
    replaces=True,
    example=Example(Kind.NHS_NUMBER, "9990000018"),
)
