"""The NHS number of the mother in the next bed."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example
from synthetic_data.schema import Kind


def another_mothers_number(cells: Cells) -> pd.Series:
    """The number of the mother of a child born at about the same time."""
    if cells.people.empty:
        return cells.values
    order = np.argsort(cells.people["dob"].to_numpy(), kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    step = 1 + cells.dice.below("bed", 5)
    other = order[(place[cells.rows.clip(0)] + step) % len(order)]
    theirs = cells.known("mother_nhs_number", np.where(cells.rows >= 0, other, -1))
    return theirs.where(theirs.notna(), cells.values)


ERROR = CellError(
    name="another_mothers_number",
    help="The birth was tied to the wrong mother: one who gave birth at about the same time.",
    touches=frozenset({Kind.PARENT_NHS_NUMBER}),
    spoil=another_mothers_number,
    rate=0.0008,
    replaces=True,
    example=Example(Kind.PARENT_NHS_NUMBER, "9990000034"),
)
