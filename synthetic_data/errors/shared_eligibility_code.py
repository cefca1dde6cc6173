"""One eligibility code for two children: the code of a brother or sister was typed again."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example
from synthetic_data.schema import Kind
from synthetic_data.systems.entitlements import eligibility_codes
from synthetic_data.text import joined


def siblings_code(cells: Cells) -> pd.Series:
    """A true sibling's code; an only child keeps its own."""
    if cells.about is None or cells.people.empty:
        return cells.values
    sibling = cells.people["sibling"].to_numpy()[cells.about]
    tail = eligibility_codes(0, np.maximum(sibling, 0)).str.slice(5)
    code = joined([cells.values.str.slice(0, 5), tail])
    return code.where((sibling >= 0) & (cells.about >= 0), cells.values)


ERROR = CellError(
    name="shared_eligibility_code",
    help="A family with two children in childcare gave the same eligibility code for both. The "
    "rate applies to children who have a sibling in the data.",
    touches=frozenset({Kind.ELIGIBILITY_CODE}),
    spoil=siblings_code,
    example=Example(Kind.ELIGIBILITY_CODE, "99000012345"),
)
