"""Left blank: somebody skipped a question, or an export lost the answer."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.schema import Kind


def left_blank(cells: Cells) -> pd.Series:
    """Nothing, where something was known."""
    return cells.values.mask(pd.Series(True, index=cells.values.index))


ERROR = CellError(
    name="missing",
    help="The answer was known, but the cell was left blank or lost on the way.",
    touches=frozenset(Kind) - {Kind.RECORD_ID},
    spoil=left_blank,
    rate=0.002,
    stage=Stage.BLANKS,
    replaces=True,
    blanks=True,
    example=Example(Kind.POSTCODE, "ZZ4 1AB"),
)
