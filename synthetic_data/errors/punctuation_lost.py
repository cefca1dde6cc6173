"""Hyphen, space or apostrophe in a name left out: O'Neill becomes ONeill, Anne-Marie Anne Marie."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.schema import Kind

MARKS = r"[-' ]"
BECOMES_SPACE = 0.4
"""Share in which a hyphen becomes a space; in the others all marks are left out. Our setting."""


def punctuation_lost(cells: Cells) -> pd.Series:
    """The name without its marks, or with a space for a hyphen."""
    spaced = cells.dice.uniform("which") < BECOMES_SPACE
    bare = cells.values.str.replace(MARKS, "", regex=True)
    parted = cells.values.str.replace("-", " ", regex=False).str.replace("'", "", regex=False)
    return bare.where(~spaced, parted)


ERROR = CellError(
    name="punctuation_lost",
    help="A hyphen, space or apostrophe in a name was left out, or a space stands for the hyphen. "
    "The rate applies to names that have one.",
    touches=frozenset({Kind.FORENAME, Kind.SURNAME, Kind.PARENT_FORENAME, Kind.PARENT_SURNAME}),
    concerns=lambda names: names.str.contains(MARKS, regex=True),
    spoil=punctuation_lost,
    rate=0.3,
    stage=Stage.TYPING,
    example=Example(Kind.SURNAME, "O'Neill"),
)
