"""Half of a double surname: the system has one box, or somebody took the other half for a name."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example
from synthetic_data.schema import Kind

HALVES = r"^(\S{2,}?)[- ](\S{2,})$"
KEEPS_FIRST = 0.4
"""Share that keep the first half; a synthetic setting."""


def half_surname(cells: Cells) -> pd.Series:
    """The first or the last half of a double surname; a single one stays."""
    halves = cells.values.astype("str").str.extract(HALVES)
    first = cells.dice.uniform("which") < KEEPS_FIRST
    kept = pd.Series(np.where(first, halves[0], halves[1]), index=cells.values.index)
    return kept.where(halves[0].notna(), cells.values)


ERROR = CellError(
    name="half_surname",
    help="Only one half of a double surname was kept. The rate applies to double surnames.",
    touches=frozenset({Kind.SURNAME, Kind.PARENT_SURNAME}),
    concerns=lambda names: names.str.contains("[- ]", regex=True),
    spoil=half_surname,
    rate=0.05,
    example=Example(Kind.SURNAME, "Marsh-Okafor"),
    evidence="Lam, Boyd, Linacre, Blackburn and Harron, IJPDS 2024, 9(1):2389: 18 % of surnames "
    "disagreed between two collections about the same children, natural changes included, and "
    "more with some ages of the mother and some ethnic groups.",
)
