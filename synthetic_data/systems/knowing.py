"""How a service comes to know a child: the address and surname as it last learnt them.

None of this is a mistake. A service that has not heard of a move holds what was true before it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Floats, Ints
from synthetic_data.population import Truth
from synthetic_data.population.names import vocabulary
from synthetic_data.text import picked, where


def present(truth: Truth, day: Days | np.datetime64) -> Flags:
    """Whether each child is alive and with its family in this area or over the border that day."""
    arrived, departed, died = (truth.day(c) for c in ("arrived", "departed", "death_date"))
    here = (truth.day("dob") <= day) & ~(arrived > day)
    return np.asarray(here & ~(departed <= day) & ~(died <= day), dtype=np.bool_)


def home(truth: Truth, about: Ints, day: Days) -> tuple[pd.Series, pd.Series]:
    """Address and postcode of each child on a day, never later than the day it left."""
    left = truth.day("departed")[about]
    day = np.where(left <= day, left - np.timedelta64(1, "D"), day)
    household = truth.people["household"].to_numpy()[about]
    stay = truth.stays.at(household, day)
    postcode = picked(list(truth.areas.postcodes), truth.stays.postcode[stay])
    return truth.stays.address(stay, truth.areas), postcode


def surname(truth: Truth, about: Ints, day: Days) -> pd.Series:
    """The registered surname of each child as it stood on a day."""
    people = truth.people
    unchanged = ~(truth.day("surname_changed")[about] <= day)
    return where(unchanged, taken(people["surname"], about), taken(people["surname_later"], about))


def taken(column: pd.Series, about: Ints) -> pd.Series:
    """The values of these rows, numbered afresh from nought."""
    return column.take(about).reset_index(drop=True)


def forename(truth: Truth, about: Ints, luck: Floats, *, short: float, by_ear: float) -> pd.Series:
    """Forenames as a service writes them: some by their short form, some spelt as heard.

    `luck` has one number a record; the shares apply to names that have such another form.
    """
    words = vocabulary()
    codes = truth.people["forename_code"].to_numpy()[about]
    codes = np.where(luck < short, words.shortened(codes), codes)
    heard = (luck >= short) & (luck < short + by_ear)
    again = np.where(heard, (luck - short) / max(by_ear, 1e-9), 0.0)
    return words.text(np.where(heard, words.respelt(codes, again), codes))
