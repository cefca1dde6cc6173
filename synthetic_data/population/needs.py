"""Families in need: when they are referred to a service, for how long, and with which children.

A referral is a family's: it brings most of its children along, and they share its course. This is
what happened; the case systems record it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Floats, Ints
from synthetic_data.population.knobs import setting
from synthetic_data.scenario import Scenario

RISK_BY_FIFTH = np.array([1.70, 1.15, 0.80, 0.55, 0.40])
"""Referrals against the average, most deprived fifth first; a synthetic setting."""
RISK_WITH_MEALS, RISK_WITHOUT = 2.2, 0.8
RISK_SHAPE = 0.8
"""Of a gamma: a few families are referred again and again, most never."""
SHORT = 0.30
"""Share of spells that are over within weeks."""
COMES_ALONG = 0.92
"""Share of a family's children who are part of its referral."""
LUCKS = 16


@dataclass(frozen=True)
class Episodes:
    """Spells with a service, a row a child, in order of the referral."""

    child: Ints
    """Row of the people."""
    referred: Days
    closed: Days
    """NaT while the episode is open on the reference date."""
    again: Flags
    """Whether it followed soon after an earlier one."""
    luck: Floats
    """Columns of numbers in [0, 1) that decide its course, the same for a family's children."""


@dataclass(frozen=True)
class Spells:
    """The families' spells, before it is said which children they are about."""

    family: Ints
    first: Ints
    days: Ints
    again: Flags

    def rows(self, wanted: Ints | Flags) -> Spells:
        """Some of them, in this order."""
        return Spells(
            self.family[wanted], self.first[wanted], self.days[wanted], self.again[wanted]
        )


def episodes(
    scenario: Scenario, people: pd.DataFrame, service: str, rate: str, typical_days: float
) -> Episodes:
    """Every episode of a service in the world's years; `rate` names the knob of its referrals."""
    draw = scenario.stream("needs", service)
    spells = _apart(
        _with_returns(scenario, _first(scenario, people, rate, typical_days, draw), draw)
    )
    luck = draw.random((len(spells.family), LUCKS))
    spell, child = _children(people["household"].to_numpy(), spells.family)
    begins = spells.first[spell].astype("datetime64[D]")
    ends = begins + spells.days[spell].astype("timedelta64[D]")
    part = _part_of_it(scenario, people, child, begins, draw)
    spell, child, begins, ends = spell[part], child[part], begins[part], ends[part]
    gone = np.fmin(_day(people, "departed"), _day(people, "death_date"))[child]
    ends = np.fmin(ends, gone)
    closed = np.where(ends <= scenario.end, ends, np.datetime64("NaT"))
    order = np.lexsort((child, begins))
    return Episodes(
        child[order],
        begins[order],
        closed[order],
        spells.again[spell][order],
        luck[spell][order],
    )


def _day(people: pd.DataFrame, column: str) -> Days:
    return people[column].to_numpy().astype("datetime64[D]")


def _first(
    scenario: Scenario,
    people: pd.DataFrame,
    rate: str,
    typical_days: float,
    draw: np.random.Generator,
) -> Spells:
    """Spells that no earlier one has led to, spread over the years, more where risk is high."""
    of = people["household"].to_numpy()
    risk = RISK_BY_FIFTH[people["idaci_fifth"].to_numpy() - 1]
    risk = risk * np.where(people["fsm"], RISK_WITH_MEALS, RISK_WITHOUT)
    of_family = np.zeros(int(of.max()) + 1)
    of_family[of] = np.where(people["outside"], 0.0, risk)
    luck = draw.gamma(RISK_SHAPE, 1 / RISK_SHAPE, len(of_family))
    start, end = (int(day.astype(np.int64)) for day in (scenario.start, scenario.end))
    years = (end - start) / 365.25
    count = draw.poisson(of_family * luck * setting(scenario, rate) * years)
    family = np.repeat(np.arange(len(count)), count)
    first = _workday(draw.integers(start, end + 1, len(family)))
    days = _lengths(len(family), typical_days, draw)
    return Spells(family, first, days, np.zeros(len(family), dtype=np.bool_))


def _with_returns(scenario: Scenario, spells: Spells, draw: np.random.Generator) -> Spells:
    """The same, and some of these families come back, mostly within a year of the closing."""
    returns = draw.random(len(spells.family)) < setting(scenario, "referred_again")
    gap = 15 + draw.exponential(85, len(spells.family)).astype(np.int64)
    first = _workday(spells.first + spells.days + gap)[returns]
    keep = first <= int(scenario.end.astype(np.int64))
    days = draw.permutation(spells.days)[returns][keep]
    return Spells(
        np.concatenate([spells.family, spells.family[returns][keep]]),
        np.concatenate([spells.first, first[keep]]),
        np.concatenate([spells.days, days]),
        np.concatenate([spells.again, np.ones(int(keep.sum()), dtype=np.bool_)]),
    )


def _apart(spells: Spells) -> Spells:
    """In order of family and day, without those that begin before an earlier one has ended."""
    ordered = spells.rows(np.lexsort((spells.first, spells.family)))
    ends = pd.Series(ordered.first + ordered.days)
    latest = ends.groupby(ordered.family).cummax()
    before = latest.groupby(ordered.family).shift(fill_value=-1).to_numpy()
    return ordered.rows(ordered.first > before)


def _lengths(count: int, typical_days: float, draw: np.random.Generator) -> Ints:
    """Days from referral to closing: weeks for some, months for most."""
    short = 12 + draw.gamma(2.0, 14.0, count)
    long = 60 + draw.gamma(1.6, typical_days / 1.6, count)
    return np.where(draw.random(count) < SHORT, short, long).astype(np.int64)


def _workday(day: Ints) -> Ints:
    """Days since 1970 with Saturdays and Sundays moved back to the Friday."""
    return np.asarray(day - np.maximum((day + 3) % 7 - 4, 0), dtype=np.int64)


def _children(household: Ints, family: Ints) -> tuple[Ints, Ints]:
    """Every child of every spell's family: the spell's row and the child's."""
    order = np.argsort(household, kind="stable")
    ranked = household[order]
    low = np.searchsorted(ranked, family, side="left")
    size = np.searchsorted(ranked, family, side="right") - low
    spell = np.repeat(np.arange(len(family)), size)
    place = np.arange(len(spell)) - np.repeat(np.cumsum(size) - size, size) + low[spell]
    return spell, order[place]


def _part_of_it(
    scenario: Scenario, people: pd.DataFrame, child: Ints, day: Days, draw: np.random.Generator
) -> Flags:
    """Which of these children are born, here, and part of their family's referral."""
    born, came = _day(people, "dob")[child], _day(people, "arrived")[child]
    left, died = _day(people, "departed")[child], _day(people, "death_date")[child]
    here = (born <= day) & ~(came > day) & ~(left <= day) & ~(died <= day)
    return np.asarray(here & (draw.random(len(child)) < COMES_ALONG), dtype=np.bool_)
