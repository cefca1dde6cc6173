"""Where each household lived, and when: a move is the start of the next stay."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Floats, Ints
from synthetic_data.population.areas import Areas
from synthetic_data.population.knobs import setting
from synthetic_data.scenario import Scenario
from synthetic_data.text import joined

_FAR = 1 << 20
"""More days than any date in use, so that household and day make one sortable number."""


MOST_MOVES = 6
"""Nobody moves more often than this in the years of a scenario."""


@dataclass(frozen=True)
class Stays:
    """Every stay in order of household and first day, in parallel arrays."""

    household: Ints
    first_day: Ints
    postcode: Ints
    house: Ints

    def at(self, household: Ints, day: Days) -> Ints:
        """The stay of each household on that day (its first stay for a day before it)."""
        keys = self.household * _FAR + self.first_day
        wanted = household * _FAR + np.maximum(day.astype(np.int64), 1)
        found = np.searchsorted(keys, wanted, side="right") - 1
        first = np.searchsorted(keys, household * _FAR, side="left")
        return np.asarray(np.maximum(found, first), dtype=np.int64)

    def address(self, stays: Ints, areas: Areas) -> pd.Series:
        """The first line and the town, such as `12 Alder Road, Millrow`."""
        numbers = pd.Series(self.house[stays]).astype("str")
        street = areas.street[self.postcode[stays]]
        return joined([numbers, areas.street_names.take(street).reset_index(drop=True)], " ")


def settle(
    scenario: Scenario, areas: Areas, lsoa: Ints, first: Ints, last: Ints, outside: Flags
) -> Stays:
    """Every household's stays between its first and last day; moving is likelier where poor.

    Each household has its draws for as many moves as it could make, so that a higher rate adds
    moves and leaves those there were as they are.
    """
    count = len(lsoa)
    years = np.maximum(last - first, 0) / 365.25
    expected = years * setting(scenario, "moves_a_year") * (0.5 + 2.4 * areas.idaci[lsoa])
    moves = _poisson(expected, scenario.stream("stays", "moves").random(count))
    household, slot = np.nonzero(np.arange(MOST_MOVES + 1) <= moves[:, None])

    def luck(purpose: str) -> Floats:
        shape = (count, MOST_MOVES + 1)
        return np.asarray(scenario.stream("stays", purpose).random(shape)[household, slot])

    moved = slot > 0
    days = (luck("day") * (last - first)[household]).astype(np.int64)
    day = first[household] + np.where(moved, days, 0)
    near = areas.neighbours(lsoa[household], outside[household], luck("near"), luck("where"))
    postcode = areas.postcode_in(np.where(moved, near, lsoa[household]), luck("postcode"))
    house = 1 + (luck("house") * 139).astype(np.int64)
    by_time = np.lexsort((day, household))
    return Stays(household[by_time], day[by_time], postcode[by_time], house[by_time])


def _poisson(expected: Floats, luck: Floats) -> Ints:
    """Poisson numbers, at most MOST_MOVES, that grow with what is expected and nothing else."""
    term = np.exp(-expected)
    below = term.copy()
    number = np.zeros(len(expected), dtype=np.int64)
    for moves in range(1, MOST_MOVES + 1):
        number += luck >= below
        term = term * expected / moves
        below += term
    return number
