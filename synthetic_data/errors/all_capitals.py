"""Names typed with the shift lock on."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage, Unit
from synthetic_data.schema import Kind


def all_capitals(cells: Cells) -> pd.Series:
    """The text in capitals."""
    return cells.values.str.upper()


ERROR = CellError(
    name="all_capitals",
    help="All names and the address of a record were typed in capitals.",
    touches=frozenset(
        {Kind.FORENAME, Kind.SURNAME, Kind.PARENT_FORENAME, Kind.PARENT_SURNAME, Kind.ADDRESS}
    ),
    spoil=all_capitals,
    stage=Stage.TYPING,
    unit=Unit.RECORD,
    example=Example(Kind.SURNAME, "Kowalska"),
)
