"""Girl for boy or boy for girl: the wrong box, or a guess from the name."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.schema import Kind

OTHER = {"M": "F", "F": "M", "1": "2", "2": "1"}


def sex_flipped(cells: Cells) -> pd.Series:
    """The other code, in either code set; not known stays not known."""
    return cells.values.replace(OTHER)


ERROR = CellError(
    name="sex_flipped",
    help="The wrong box for sex was ticked, or somebody guessed from the name.",
    touches=frozenset({Kind.SEX}),
    spoil=sex_flipped,
    rate=0.002,
    stage=Stage.TYPING,
    example=Example(Kind.SEX, "F"),
)
