"""A list of codes that contradicts itself: the code for none beside others, or one code twice."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.schema import Kind

NONE_FOUND = "21"
"""The code of the children in need census that says that no factor was found."""
NONE_BESIDE = 0.55
"""Share of cases in which the code for none is left in; a synthetic setting."""


def code_left_in(cells: Cells) -> pd.Series:
    """The list with the code for none behind it, or with its first code once more."""
    first = cells.values.str.split(" ").str[0]
    none = cells.dice.uniform("which") < NONE_BESIDE
    # After the code for none alone, the same code once more is the only contradiction.
    return cells.values + " " + first.mask(none, NONE_FOUND)


ERROR = CellError(
    name="code_left_in",
    help="A list of codes contradicts itself: the code that says that nothing was found stands "
    "beside others, or a code stands twice.",
    touches=frozenset({Kind.CODES}),
    spoil=code_left_in,
    stage=Stage.TYPING,
    example=Example(Kind.CODES, "3B 4A"),
)
