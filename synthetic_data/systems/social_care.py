"""Social care's cases of the census year: what happened in each, for all tables of the return."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Floats, Ints
from synthetic_data.population import Truth
from synthetic_data.population.knobs import setting
from synthetic_data.population.needs import Episodes, episodes
from synthetic_data.scenario import Knob, Scenario
from synthetic_data.systems.contract import Office
from synthetic_data.systems.once import once_a_world
from synthetic_data.text import numbered

TABLE_NAME = "cin_children"
TYPICAL_DAYS = 210.0
LONG, GRAVE = 75, 190
"""Days that a case takes when there was time for a plan, and for protection."""
NEVER = np.datetime64("NaT", "D")
YEAR = np.timedelta64(365, "D")
KNOBS = (
    Knob("no_further_action", 0.07, "referrals after which nothing is done"),
    Knob("enquiries", 0.38, "assessed cases with a section 47 enquiry"),
    Knob("conferences", 0.60, "enquiries in long cases that lead to a child protection conference"),
    Knob("protection_plans", 0.87, "conferences that decide on a child protection plan"),
    Knob("assessed_in_45_days", 0.84, "assessments finished within 45 working days"),
    Knob("conference_in_15_days", 0.79, "conferences within 15 working days of the enquiry"),
    Knob("ends_within_3_months", 0.14, "child protection plans that last for three months or less"),
)
# Columns of luck that decide the course of a case, by what they decide.
(NFA, ENQUIRY, CONFERENCE, PLAN, LATE, SPEED, WAIT, TARDY, DELAY, EARLY_END, LENGTH) = range(11)
NEED, SOURCE, ABUSE, REASON = 11, 12, 13, 14


@dataclass(frozen=True)
class Cases:
    """One entry a referral that was open in the census year; NaT where something did not happen."""

    child: Ints
    """Row of `truth.people`; -1 for a child not yet born."""
    person: Ints
    """Number of the child in the return, from nought."""
    referred: Days
    closed: Days
    due: Days
    """When a child not yet born is expected."""
    no_action: Flags
    luck: Floats
    assessed: Days
    authorised: Days
    enquiry: Days
    conference: Days
    protected: Days
    protection_ends: Days
    plan: Days
    plan_ends: Days
    earlier_plans: Ints

    @property
    def la_child_id(self) -> pd.Series:
        """The authority's number of each case's child."""
        return numbered("SC", self.person + 1, 6)

    @property
    def referral_id(self) -> pd.Series:
        """The authority's number of each referral."""
        return numbered("RF", np.arange(len(self.person)) + 1, 6)

    def children(self) -> Ints:
        """The row of the first case of each child, in the order of their numbers."""
        return np.unique(self.person, return_index=True)[1]


@once_a_world
def cases(truth: Truth, scenario: Scenario) -> Cases:
    """Every case that was open at some time in the year to the reference date."""
    found = episodes(scenario, truth.people, "social care", "social_care_referrals", TYPICAL_DAYS)
    in_year = ~(found.closed < scenario.end - YEAR + np.timedelta64(1, "D"))
    # The census knows no child over five here, and none over the border.
    rows = np.flatnonzero(in_year)
    office = Office(scenario, TABLE_NAME, KNOBS)
    return _course(office, *_with_unborn(scenario, found, rows))


def _with_unborn(
    scenario: Scenario, found: Episodes, rows: Ints
) -> tuple[Ints, Days, Days, Days, Floats]:
    """Child, referral, closing, expected birth and luck, with open cases of children to be born."""
    draw = scenario.stream("needs", "unborn")
    still_open = int(np.isnat(found.closed[rows]).sum())
    count = round(still_open * setting(scenario, "unborn_cases"))
    ahead = draw.integers(5, 190, count)
    # Nobody can be referred before the pregnancy is known, some 30 weeks ahead of the birth.
    known = np.maximum(205 - ahead, 1)
    ago = (draw.random(count) * known).astype(np.int64)
    today = scenario.end
    return (
        np.concatenate([found.child[rows], np.full(count, -1)]),
        np.concatenate([found.referred[rows], today - ago.astype("timedelta64[D]")]),
        np.concatenate([found.closed[rows], np.full(count, NEVER)]),
        np.concatenate([np.full(len(rows), NEVER), today + ahead.astype("timedelta64[D]")]),
        np.concatenate([found.luck[rows], draw.random((count, found.luck.shape[1]))]),
    )


def _course(
    office: Office, child: Ints, referred: Days, closed: Days, due: Days, luck: Floats
) -> Cases:
    """What followed each referral, in order of its day."""
    order = np.argsort(referred, kind="stable")
    child, luck = child[order], luck[order]
    referred, closed, due = referred[order], closed[order], due[order]
    until = np.where(np.isnat(closed), office.today, closed)
    days = (until - referred).astype(np.int64)
    no_action = (luck[:, NFA] < office.knob("no_further_action")) & (child >= 0) & (days < LONG)
    no_action &= referred > office.today - YEAR
    closed = np.where(no_action, np.minimum(until, add_workdays(referred, 3)), closed)
    assessed = np.where(no_action, NEVER, referred)
    slow = luck[:, LATE] >= office.knob("assessed_in_45_days")
    takes = np.where(slow, 46 + 30 * luck[:, SPEED], 12 + 33 * luck[:, SPEED]).astype(np.int64)
    authorised = _by(add_workdays(referred, takes), closed, office.today)
    authorised = np.where(no_action, NEVER, authorised)
    # A case that is soon closed was no case for a conference, nor are most before a birth.
    grave = (np.isnat(closed) | (days >= GRAVE)) & ((child >= 0) | (luck[:, SPEED] < 0.2))
    enquiry, conference, protected = _protection(office, referred, until, luck, ~no_action, grave)
    ends = _protection_ends(office, protected, closed, luck)
    plan, plan_ends = _plans(office, authorised, protected, ends, closed, days)
    return Cases(
        child=child,
        person=_numbers(child),
        referred=referred,
        closed=closed,
        due=due,
        no_action=no_action,
        luck=luck,
        assessed=assessed,
        authorised=authorised,
        enquiry=enquiry,
        conference=conference,
        protected=protected,
        protection_ends=ends,
        plan=plan,
        plan_ends=plan_ends,
        earlier_plans=(luck[:, TARDY] < 0.22).astype(np.int64),
    )


def _numbers(child: Ints) -> Ints:
    """A number for each child in the order of first referrals; every unborn child has its own."""
    one_each = np.where(child >= 0, child, -1 - np.arange(len(child)))
    return np.asarray(pd.factorize(one_each)[0], dtype=np.int64)


def _by(day: Days, closed: Days, today: np.datetime64) -> Days:
    """The day, or the closing when that came first; NaT for what has not happened yet."""
    day = np.where(day > closed, closed, day)
    return np.where(day > today, NEVER, day)


def _protection(
    office: Office, referred: Days, until: Days, luck: Floats, acted: Flags, grave: Flags
) -> tuple[Days, Days, Days]:
    """Section 47 enquiry, conference, and the day a child protection plan begins: that day."""
    wanted = acted & (luck[:, ENQUIRY] < office.knob("enquiries"))
    enquiry = add_workdays(referred, (1 + 12 * luck[:, WAIT]).astype(np.int64))
    enquiry = np.where(wanted & (enquiry <= until), enquiry, NEVER)
    tardy = luck[:, TARDY] >= office.knob("conference_in_15_days")
    takes = np.where(tardy, 16 + 10 * luck[:, DELAY], 8 + 8 * luck[:, DELAY]).astype(np.int64)
    conference = add_workdays(np.where(np.isnat(enquiry), referred, enquiry), takes)
    meets = grave & ~np.isnat(enquiry) & (luck[:, CONFERENCE] < office.knob("conferences"))
    conference = np.where(meets & (conference <= until), conference, NEVER)
    decided = luck[:, PLAN] < office.knob("protection_plans")
    return enquiry, conference, np.where(decided, conference, NEVER)


def _protection_ends(office: Office, protected: Days, closed: Days, luck: Floats) -> Days:
    """The end of each child protection plan: at the latest when the case is closed."""
    soon = luck[:, EARLY_END] < office.knob("ends_within_3_months")
    lasts = np.where(soon, 30 + 58 * luck[:, LENGTH], 100 - 260 * np.log1p(-luck[:, LENGTH] * 0.95))
    ends = protected + lasts.astype("timedelta64[D]")
    return np.where(np.isnat(protected), NEVER, _by(ends, closed, office.today))


def _plans(
    office: Office, authorised: Days, protected: Days, ends: Days, closed: Days, days: Ints
) -> tuple[Days, Days]:
    """Child in need plans: after the assessment, or after protection has ended, never beside it."""
    begins = np.where(np.isnat(protected), authorised, ends) + np.timedelta64(1, "D")
    until = np.where(np.isnat(closed), office.today, closed)
    has = (days >= LONG) & (begins < until)
    return np.where(has, begins, NEVER), np.where(has, closed, NEVER)


def add_workdays(day: Days, count: Ints | int) -> Days:
    """So many working days on: Monday to Friday, bank holidays not left out."""
    return np.asarray(np.busday_offset(day, count, roll="forward"))


def chosen(luck: Floats, shares: tuple[float, ...]) -> Ints:
    """The place among the shares into which each number in [0, 1) falls."""
    cumulated = np.cumsum(shares) / np.sum(shares)
    return np.minimum(np.searchsorted(cumulated, luck, side="right"), len(shares) - 1)
