"""The date of another column stands here again: copied down, or the form filled it in by itself."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.schema import Kind


def same_date_again(cells: Cells) -> pd.Series:
    """The first date of the record, which is mostly that of its start; else as it was."""
    first = pd.to_datetime(cells.beside(Kind.DATE)).astype(cells.values.dtype)
    return first.fillna(cells.values)


ERROR = CellError(
    name="same_date_again",
    help="The first date of the record was copied into this column too, so that something ends on "
    "the day on which it begins.",
    touches=frozenset({Kind.DATE}),
    spoil=same_date_again,
    stage=Stage.TYPING,
    example=Example(Kind.DATE, "2026-01-08"),
)
