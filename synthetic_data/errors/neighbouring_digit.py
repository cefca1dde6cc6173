"""One digit of a date of birth is that of the key beside it: 14 March for 15 March."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Ints
from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.errors.dates import from_parts, parts
from synthetic_data.schema import Kind

DAY_UNITS, DAY_TENS, MONTH_UNITS = range(3)
BOUNDS = (0.55, 0.75)
"""Which digit is hit; a synthetic setting."""


def neighbouring_digit(cells: Cells) -> pd.Series:
    """A digit of day or month one up or down, wherever that is a real date; else as it was."""
    dates = cells.values
    digit = np.searchsorted(BOUNDS, cells.dice.uniform("digit"), side="right")
    up = np.where(cells.dice.uniform("side") < 0.5, 1, -1)
    found = _moved(dates, digit, up)
    return found.fillna(_moved(dates, digit, -up)).fillna(dates)


def _moved(dates: pd.Series, digit: Ints, by: Ints) -> pd.Series:
    """The dates with this digit changed; missing where 0 or 9 has no such key, or no such date."""
    year, month, day = parts(dates)
    old = np.select([digit == DAY_UNITS, digit == DAY_TENS], [day % 10, day // 10], month % 10)
    fits = (old + by >= 0) & (old + by <= 9)
    month = month + np.where(digit == MONTH_UNITS, by, 0)
    day = day + np.select([digit == DAY_UNITS, digit == DAY_TENS], [by, 10 * by], 0)
    return from_parts(year, np.where(fits, month, 0), day, dates)


ERROR = CellError(
    name="neighbouring_digit",
    help="One digit of the day or month of birth is that of the next key. Where no real date comes "
    "of it, nothing happens, because the form would have refused it.",
    touches=frozenset({Kind.BIRTH_DATE}),
    spoil=neighbouring_digit,
    rate=0.003,
    stage=Stage.TYPING,
    example=Example(Kind.BIRTH_DATE, "2021-03-15"),
    evidence="Luo 2014: 1.5 % of birth dates were wrong in one Australian state's health records, "
    "all kinds of error together.",
)
