"""A space before or after what was typed or pasted: nobody sees it, and no join finds it."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.schema import Kind

AFTER = 0.85
"""Share in which the space comes after; a synthetic setting."""


def stray_spaces(cells: Cells) -> pd.Series:
    """The text with a space after it, or before it."""
    after = cells.dice.uniform("side") < AFTER
    return (cells.values + " ").where(after, " " + cells.values)


ERROR = CellError(
    name="stray_spaces",
    help="A space stands before or after the text. Nobody sees it, and the two are not equal.",
    touches=frozenset(
        {Kind.FORENAME, Kind.SURNAME, Kind.PARENT_FORENAME, Kind.PARENT_SURNAME, Kind.POSTCODE}
    ),
    spoil=stray_spaces,
    stage=Stage.TYPING,
    example=Example(Kind.SURNAME, "Kowalska"),
)
