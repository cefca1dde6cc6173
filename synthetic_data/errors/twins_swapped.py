"""Each twin under the other's number or name: the two files were mixed up."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Unit
from synthetic_data.schema import Kind

TAKEN = {Kind.FORENAME: "forename", Kind.NHS_NUMBER: "nhs_number"}
NO_NAME = r"(?:Baby|Twin \d)"


def twins_swapped(cells: Cells) -> pd.Series:
    """What is true of the other twin, written as the own was; a baby without a name has none."""
    theirs = cells.twin(TAKEN[cells.column.kind])
    if cells.column.kind is Kind.NHS_NUMBER:
        spaced = theirs.str.slice(0, 3) + " " + theirs.str.slice(3, 6) + " " + theirs.str.slice(6)
        theirs = theirs.where(~cells.values.str.contains(" ", regex=False), spaced)
    unnamed = cells.values.str.fullmatch(NO_NAME)
    return theirs.where(theirs.notna() & ~unnamed, cells.values)


ERROR = CellError(
    name="twins_swapped",
    help="The numbers, or the names, of twins stand in each other's records. Both are valid and "
    "both children are real. The rate applies to births of twins.",
    touches=frozenset(TAKEN),
    spoil=twins_swapped,
    unit=Unit.TWINS,
    replaces=True,
    example=Example(Kind.NHS_NUMBER, "9990000018"),
)
