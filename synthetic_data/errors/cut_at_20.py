"""Names and addresses cut after 20 letters, at places whose system has no room for more."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage, Unit
from synthetic_data.schema import Kind

WIDTH = 20


def cut(cells: Cells) -> pd.Series:
    """The first 20 letters."""
    return cells.values.str.slice(0, WIDTH)


ERROR = CellError(
    name="cut_at_20",
    help="Names and addresses were cut after 20 letters because the box of this place's system "
    "ends there. The rate is the share of places; one at least is struck.",
    touches=frozenset(
        {Kind.FORENAME, Kind.SURNAME, Kind.PARENT_FORENAME, Kind.PARENT_SURNAME, Kind.ADDRESS}
    ),
    spoil=cut,
    stage=Stage.FILE,
    unit=Unit.PLACE,
    example=Example(Kind.ADDRESS, "104 Hawthorn Crescent, Millrow"),
)
