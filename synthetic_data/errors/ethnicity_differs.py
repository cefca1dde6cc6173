"""Another ethnic group than the family would give: each service asks, guesses or copies its own."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example
from synthetic_data.schema import Kind
from synthetic_data.text import TEXT

CONFUSED = {
    "WBRI": ("WOTH", "WIRI"),
    "WIRI": ("WBRI", "WOTH"),
    "WIRT": ("WIRI", "WROM", "WBRI"),
    "WROM": ("WOTH", "WIRT"),
    "WOTH": ("WBRI", "WBRI", "OOTH"),
    "MWBC": ("MOTH", "MWBA", "BCRB"),
    "MWBA": ("MOTH", "MWBC", "BAFR"),
    "MWAS": ("MOTH", "MOTH", "AOTH"),
    "MOTH": ("MWAS", "MWBA", "OOTH"),
    "AIND": ("AOTH", "APKN"),
    "APKN": ("AOTH", "AIND"),
    "ABAN": ("AOTH", "APKN"),
    "AOTH": ("AIND", "APKN", "MWAS"),
    "CHNE": ("AOTH", "OOTH"),
    "BCRB": ("BOTH", "BAFR", "MWBC"),
    "BAFR": ("BOTH", "BCRB", "MWBA"),
    "BOTH": ("BAFR", "BCRB"),
    "OOTH": ("WOTH", "AOTH", "MOTH"),
    "A": ("C", "B"),
    "B": ("A", "C"),
    "C": ("A", "A", "S"),
    "D": ("G", "E", "M"),
    "E": ("G", "D", "N"),
    "F": ("G", "G", "L"),
    "G": ("F", "E", "S"),
    "H": ("L", "J"),
    "J": ("L", "H"),
    "K": ("L", "J"),
    "L": ("H", "J", "F"),
    "R": ("L", "S"),
    "M": ("P", "N", "D"),
    "N": ("P", "M", "E"),
    "P": ("N", "M"),
    "S": ("C", "L", "G"),
}
"""What each code is mistaken for, in DfE codes and in NHS codes; a synthetic setting. A code that
is not here, such as refused or not known, stays."""


def ethnicity_differs(cells: Cells) -> pd.Series:
    """A group near the family's own."""
    codes, groups = pd.factorize(cells.values)
    options = [CONFUSED.get(group, (group,)) for group in groups]
    width = max(map(len, options), default=1)
    table = np.array([[one[place % len(one)] for place in range(width)] for one in options])
    size = np.array([len(one) for one in options])
    place = (cells.dice.uniform("which") * size[codes]).astype(np.int64)
    return pd.Series(table[codes, place], index=cells.values.index, dtype=TEXT)


ERROR = CellError(
    name="ethnicity_differs",
    help="The ethnic group is not the one that the family would give: each service asks in its own "
    "way, or somebody filled it in by eye. Oftener for families of mixed or other groups, if the "
    "scenario says so.",
    touches=frozenset({Kind.ETHNICITY}),
    spoil=ethnicity_differs,
    rate=0.05,
    example=Example(Kind.ETHNICITY, "MWBC"),
)
