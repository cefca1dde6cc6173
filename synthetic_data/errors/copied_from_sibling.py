"""A brother's or sister's forename, date of birth or postcode: the last form was copied."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example
from synthetic_data.schema import Kind

TAKEN = {Kind.FORENAME: "forename", Kind.BIRTH_DATE: "dob", Kind.POSTCODE: "postcode"}


def copied_from_sibling(cells: Cells) -> pd.Series:
    """What is true of a sibling; an only child keeps its own."""
    theirs = cells.sibling(TAKEN[cells.column.kind])
    return theirs.where(theirs.notna(), cells.values).astype(cells.values.dtype)


ERROR = CellError(
    name="copied_from_sibling",
    help="The forename, date of birth or postcode of a brother or sister was copied from the last "
    "form. The rate applies to children who have a sibling in the data.",
    touches=frozenset(TAKEN),
    spoil=copied_from_sibling,
    rate=0.002,
    replaces=True,
    example=Example(Kind.BIRTH_DATE, "2021-03-05"),
)
