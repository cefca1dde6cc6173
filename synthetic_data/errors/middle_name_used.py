"""The middle name in place of the first: the name by which the child is called."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example
from synthetic_data.schema import Kind


def middle_name_used(cells: Cells) -> pd.Series:
    """The first of the true middle names; a child without any keeps its forename."""
    if not cells.leads:
        return cells.values
    middle = cells.known("middle_names")
    return middle.where(middle.notna(), cells.values)


ERROR = CellError(
    name="middle_name_used",
    help="The child goes by its middle name, and that was written down as the forename. The rate "
    "applies to children who have one.",
    touches=frozenset({Kind.FORENAME}),
    spoil=middle_name_used,
    rate=0.004,
    example=Example(Kind.FORENAME, "Zofia"),
    evidence="Lam, Boyd, Linacre, Blackburn and Harron, IJPDS 2024, 9(1):2389: 12 % of forenames "
    "disagreed between two collections about the same children, for all reasons together.",
)
