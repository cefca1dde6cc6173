"""One name in both boxes: the family gave one, and the form would not go on without two."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example
from synthetic_data.schema import Kind


def one_name_twice(cells: Cells) -> pd.Series:
    """The forename in place of the surname; a record without one keeps its surname."""
    if not cells.leads:
        return cells.values
    forename = cells.beside(Kind.FORENAME)
    return forename.where(forename.notna(), cells.values)


ERROR = CellError(
    name="one_name_twice",
    help="The family gave a single name, the form wanted two, and so the forename stands in both "
    "boxes.",
    touches=frozenset({Kind.SURNAME}),
    spoil=one_name_twice,
    example=Example(Kind.SURNAME, "Kowalska"),
)
