"""The first part of a name left out, as at home: Oluwaseun is called Seun, Al-Masri Masri."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example
from synthetic_data.errors.spelling import respelt
from synthetic_data.schema import Kind

PREFIXES = ("Oluwa", "Al-", "El-")


def without_prefix(name: str) -> str:
    """The name without its first part, with a capital letter."""
    for prefix in PREFIXES:
        rest = name.removeprefix(prefix)
        if rest != name and len(rest) > 2:
            return rest[0].upper() + rest[1:]
    return name


def prefix_dropped(cells: Cells) -> pd.Series:
    """Names without Oluwa-, Al- or El-; others stay."""
    return respelt(cells.values, without_prefix)


ERROR = CellError(
    name="prefix_dropped",
    help="The first part of a name, such as Oluwa- or Al-, was left out, as the family itself does "
    "at home. The rate applies to names that have one.",
    touches=frozenset({Kind.FORENAME, Kind.SURNAME}),
    concerns=lambda names: names.str.startswith(PREFIXES),
    spoil=prefix_dropped,
    rate=0.1,
    example=Example(Kind.FORENAME, "Oluwaseun"),
)
