"""A date is a few days out: when somebody typed it or was told, not when it happened."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.schema import Kind

FURTHEST = 4
LATER = 0.7
"""Share that are too late; a synthetic setting."""


def days_out(cells: Cells) -> pd.Series:
    """The date moved by one to four days, which may make it a Saturday or a Sunday."""
    by = 1 + cells.dice.below("days", FURTHEST)
    later = cells.dice.uniform("side") < LATER
    moved = pd.to_timedelta(np.where(later, by, -by), unit="D")
    return (cells.values + moved).astype(cells.values.dtype)


ERROR = CellError(
    name="days_out",
    help="A date other than that of birth is one to four days out: it is the day on which somebody "
    "was told or typed it in. It may fall on a weekend.",
    touches=frozenset({Kind.DATE}),
    spoil=days_out,
    stage=Stage.VALUES,
    example=Example(Kind.DATE, "2026-01-08"),
)
