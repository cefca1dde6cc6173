"""Yes for no or no for yes: the box beside it."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.schema import Kind

OTHER = {"Y": "N", "N": "Y"}


def flag_flipped(cells: Cells) -> pd.Series:
    """The other answer."""
    return cells.values.replace(OTHER)


ERROR = CellError(
    name="flag_flipped",
    help="Yes was ticked for no, or no for yes. Other columns of the record may show it.",
    touches=frozenset({Kind.FLAG}),
    spoil=flag_flipped,
    stage=Stage.TYPING,
    example=Example(Kind.FLAG, "N"),
)
