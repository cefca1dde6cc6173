"""A valid NHS number on the wrong child: that of a brother or sister."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example
from synthetic_data.schema import Kind


def siblings_number(cells: Cells) -> pd.Series:
    """A true sibling's number, written the way the child's own was; an only child keeps its own."""
    plain = cells.sibling("nhs_number")
    spaced = plain.str.slice(0, 3) + " " + plain.str.slice(3, 6) + " " + plain.str.slice(6)
    had_spaces = cells.values.str.contains(" ", regex=False).eq(True).to_numpy()
    found = plain.where(~had_spaces, spaced)
    return found.where(found.notna(), cells.values)


ERROR = CellError(
    name="sibling_nhs_number",
    help="The number of a brother or sister was copied. It is valid, and no check on the number "
    "alone can find it. The rate applies to children who have a sibling in the data.",
    touches=frozenset({Kind.NHS_NUMBER}),
    spoil=siblings_number,
    rate=0.002,
    replaces=True,
    example=Example(Kind.NHS_NUMBER, "9990000018"),
)
