"""Forename and surname in each other's column: which comes first is not the same everywhere."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Unit
from synthetic_data.schema import Kind

OTHER = {Kind.FORENAME: Kind.SURNAME, Kind.SURNAME: Kind.FORENAME}


def swapped_names(cells: Cells) -> pd.Series:
    """What stood in the other column; a record with only one name keeps it where it was.

    A second column of either kind, such as middle names, stays as it is.
    """
    if not cells.leads:
        return cells.values
    other = cells.beside(OTHER[cells.column.kind])
    return other.where(other.notna(), cells.values)


ERROR = CellError(
    name="swapped_names",
    help="Forename and surname stand in each other's column, because a form or a family puts the "
    "family name first.",
    touches=frozenset(OTHER),
    spoil=swapped_names,
    rate=0.002,
    unit=Unit.RECORD,
    example=Example(Kind.FORENAME, "Zofia"),
)
