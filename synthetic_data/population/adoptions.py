"""Adoptions: the child gets a new NHS number and a new surname; what was known under the old stays.

Adopters here are always the child's own household, such as a step-parent, so that the home stays.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Floats
from synthetic_data.population import names
from synthetic_data.population.knobs import setting
from synthetic_data.scenario import Scenario
from synthetic_data.text import TEXT, where

EARLIEST, LATEST = 250, 1750
"""Days of age between which a child is adopted."""
MOST = 200
"""More adoptions than there are in any authority; so many numbers are kept for them."""


def build(scenario: Scenario, people: pd.DataFrame, spare: pd.Series) -> pd.DataFrame:
    """The people, a few of them adopted by the reference date: `adopted` says on which day.

    `nhs_number` is the number that is the child's own now, and `former_nhs_number` the one that it
    had before. Each person has its draws, so that a higher rate keeps the adoptions there are.
    """
    count = len(people)
    luck = scenario.stream("adoptions").random((count, 3))
    day = _days(people["dob"]) + (EARLIEST + luck[:, 1] * (LATEST - EARLIEST)).astype(np.int64)
    gone = np.fmin(_days(people["departed"]), _days(people["death_date"]))
    chosen = luck[:, 0] < setting(scenario, "adoptions")
    chosen &= (day <= scenario.end) & ~(gone <= day) & ~(_days(people["arrived"]) >= day)
    rows = np.flatnonzero(chosen)[: len(spare)]
    adopted = np.full(count, np.datetime64("NaT", "us"))
    adopted[rows] = day[rows]
    is_adopted = ~np.isnat(adopted)
    number = people["nhs_number"].copy()
    number.iloc[rows] = spare.iloc[: len(rows)].to_numpy()
    return people.assign(
        adopted=adopted,
        nhs_number=number,
        former_nhs_number=people["nhs_number"].where(is_adopted).astype(TEXT),
        surname_later=where(~is_adopted, people["surname_later"], _surnames(people, luck[:, 2])),
        surname_changed=people["surname_changed"].where(~is_adopted, adopted),
    )


def _days(column: pd.Series) -> Days:
    return column.to_numpy().astype("datetime64[D]")


def _surnames(people: pd.DataFrame, luck: Floats) -> pd.Series:
    """Another surname of the same heritage for everybody, in the form that a girl or boy bears."""
    place = {name: number for number, name in enumerate(names.heritages())}
    heritage = np.asarray(people["heritage"].map(place), dtype=np.int64)
    words = names.vocabulary()
    codes = names.drawn(heritage, "surname", luck)
    return words.text(words.for_girls(codes, people["girl"].to_numpy()))
