"""The mother's surname in place of the child's: whoever fills in the form gives her own."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example
from synthetic_data.schema import Kind
from synthetic_data.text import decoded


def mothers_surname(cells: Cells) -> pd.Series:
    """The mother's surname; who bears it anyway, or is no child of ours, keeps what was there."""
    if cells.about is None or cells.people.empty:
        return cells.values
    rows = np.maximum(cells.about, 0)
    mothers = decoded(cells.people["mother_surname"].take(rows)).reset_index(drop=True)
    return mothers.where(cells.about >= 0, cells.values).fillna(cells.values)


ERROR = CellError(
    name="mothers_surname",
    help="The mother's surname stands in place of the child's. Where families share one surname "
    "nothing changes, so that it befalls some communities far more than others.",
    touches=frozenset({Kind.SURNAME}),
    spoil=mothers_surname,
    rate=0.0,
    example=Example(Kind.SURNAME, "Kowalska"),
    evidence="Lam, Boyd, Linacre, Blackburn and Harron, IJPDS 2024, 9(1):2389: 18 % of surnames "
    "disagreed between two collections about the same children, natural changes included, and "
    "more with some ages of the mother and some ethnic groups.",
)
