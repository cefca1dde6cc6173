"""How keen each family is on early education, and how many terms of it the child has had."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Floats, Ints
from synthetic_data.scenario import Scenario

TERMS = (1, 4, 9)
"""Terms begin on the first of these months."""
USES_AT_TWO, USES_AT_TWO_WITH_MEALS = 0.50, 0.716
USES_AT_THREE = 0.877
"""A child attends where its luck falls below the share; at two, more do who have the offer."""
ALIKE = 0.6
"""Share of children who do as their brothers and sisters do."""


def luck(scenario: Scenario, people: pd.DataFrame) -> Floats:
    """A number in [0, 1) for each child: the lower, the earlier it goes to early education."""
    of = people["household"].to_numpy()
    draw = scenario.stream("early education")
    own, alike = draw.random((2, len(of)))
    family = scenario.stream("early education", "families").random(int(of.max()) + 1)[of]
    return np.asarray(np.where(alike < ALIKE, family, own))


def terms_attended(people: pd.DataFrame, fortune: Floats) -> Ints:
    """Terms of early education from the second birthday until school begins at four."""
    dob = people["dob"].to_numpy().astype("datetime64[D]")
    school = _school_begins(dob)
    at_two = np.where(people["fsm"], USES_AT_TWO_WITH_MEALS, USES_AT_TWO)
    from_three = _terms(_later(dob, 3), school)
    between = _terms(_later(dob, 2), _later(dob, 3))
    return np.asarray(
        np.where(fortune < at_two, between, 0) + np.where(fortune < USES_AT_THREE, from_three, 0),
        dtype=np.int64,
    )


def _school_begins(dob: Days) -> Days:
    """1 September after the fourth birthday (a child born on 1 September waits for the next)."""
    year = (dob - np.timedelta64(243, "D")).astype("datetime64[Y]").astype(np.int64)
    return np.asarray((year + 5).astype("datetime64[Y]").astype("datetime64[M]") + 8).astype(
        "datetime64[D]"
    )


def _later(dob: Days, years: int) -> Days:
    return np.asarray(dob + np.timedelta64(round(365.25 * years), "D"))


def _terms(after: Days, until: Days) -> Ints:
    """Terms that begin after one day and before another."""

    def begun(day: Days) -> Ints:
        month = day.astype("datetime64[M]").astype(np.int64)
        year, place = month // 12, month % 12 + 1
        return np.asarray(year * 3 + np.searchsorted(TERMS, place, side="right"), dtype=np.int64)

    return np.asarray(begun(until - np.timedelta64(1, "D")) - begun(after), dtype=np.int64)
