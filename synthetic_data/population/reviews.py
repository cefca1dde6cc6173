"""When each child's reviews with the health visitor were due, and when they took place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Floats, Ints
from synthetic_data.population.knobs import setting
from synthetic_data.scenario import Scenario

NEW_BIRTH, SIX_WEEKS, ONE_YEAR, TWO_YEARS = range(4)
"""The mandated reviews after the birth, by their place in every array of reviews."""
DUE = np.array([14, 56, 365, 913])
"""Age in days by which each is due."""
FIRST = np.array([10, 42, 275, 731])
"""Age in days from which each takes place."""
REACHED_LATE = (0.0, 0.10, 0.02, 0.05)
"""Share of children seen after the day that counts; a synthetic setting."""
MISSED_BY_FIFTH = np.array([1.45, 1.10, 0.90, 0.75, 0.65])
"""How much oftener a review is missed, most deprived fifth first; a synthetic setting."""
MISSED_FROM_ABROAD = 1.7
SAME_LUCK = 0.5
"""Share of a child's luck that is the family's: who misses one review tends to miss the next."""


@dataclass(frozen=True)
class Reviews:
    """For each child (rows) and review (columns): the day it was due and the day it was done.

    `done` is NaT for a review that never takes place; it may lie after the reference date.
    """

    due: Days
    done: Days
    with_asq: Flags
    """Whether the ASQ-3 is used, should the review at two take place."""

    def had(self, by: np.datetime64) -> Ints:
        """How many reviews each child had had by a day."""
        return np.asarray((self.done <= by).sum(axis=1), dtype=np.int64)


def build(scenario: Scenario, people: pd.DataFrame) -> Reviews:
    """Reviews of every child, as if it always lived here; a service sees those of its own time."""
    dob = people["dob"].to_numpy().astype("datetime64[D]")
    luck = _luck(scenario, people)
    missed = MISSED_BY_FIFTH[people["idaci_fifth"].to_numpy() - 1]
    missed = missed * np.where(people["from_abroad"], MISSED_FROM_ABROAD, 1.0)
    draw = scenario.stream("reviews", "age")
    ages = np.stack(
        [
            _ages(review, rates, luck[:, review], missed, draw.random((len(dob), 2)))
            for review, rates in enumerate(_rates(scenario))
        ],
        axis=1,
    )
    day = dob[:, None] + ages.astype("timedelta64[D]")
    asq = scenario.stream("reviews", "asq").random(len(dob))
    return Reviews(
        due=dob[:, None] + DUE.astype("timedelta64[D]"),
        done=np.where(ages >= 0, _weekday(day), np.datetime64("NaT")),
        with_asq=np.asarray(asq < setting(scenario, "two_year_review_with_asq"), dtype=np.bool_),
    )


def _rates(scenario: Scenario) -> list[tuple[float, float, float]]:
    """For each review: the shares seen in time, by the day that counts, and at all."""
    by_14, by_30 = (setting(scenario, f"new_birth_visit_by_{days}_days") for days in (14, 30))
    found = [(by_14, by_30, min(by_30 + 0.012, 1.0))]
    for review, name in enumerate(("six_week", "one_year", "two_year"), start=1):
        in_time = setting(scenario, f"{name}_review_in_time")
        found.append((in_time, in_time, min(in_time + REACHED_LATE[review], 1.0)))
    return found


def _luck(scenario: Scenario, people: pd.DataFrame) -> Floats:
    """A number in [0, 1) for each child and review, often the same for a family's children."""
    of = people["household"].to_numpy()
    draw = scenario.stream("reviews", "luck")
    family = scenario.stream("reviews", "family luck").random(int(of.max()) + 1)[of]
    own = draw.random((len(of), len(DUE)))
    shares = draw.random((len(of), len(DUE))) < SAME_LUCK
    return np.asarray(np.where(shares, family[:, None], own))


def _ages(
    review: int, rates: tuple[float, float, float], luck: Floats, missed: Floats, draws: Floats
) -> Ints:
    """Age in days at the review; -1 where it never takes place.

    The 12 month review may come until 15 months, the others until the day on which they are due.
    """
    in_time, counted, ever = (1 - (1 - rate) * missed for rate in rates)
    last = 455 if review == ONE_YEAR else DUE[review]
    first = FIRST[review]
    # Most come in the second half of the window: clinics fill up towards the deadline.
    usual = first + (np.sqrt(draws[:, 0]) * (last - first)).astype(np.int64)
    late = last + 2 + (draws[:, 0] * 13).astype(np.int64)
    too_late = last + (30 if review == NEW_BIRTH else 3) + (draws[:, 1] * 60).astype(np.int64)
    return np.select([luck < in_time, luck < counted, luck < ever], [usual, late, too_late], -1)


def _weekday(day: Days) -> Days:
    """Saturdays and Sundays moved back to the Friday."""
    weekday = (day.astype(np.int64) + 3) % 7
    return np.asarray(day - np.maximum(weekday - 4, 0).astype("timedelta64[D]"))
