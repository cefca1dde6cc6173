"""Who is in funded childcare in a term, where, and for how many hours: what really happens.

The census and the claims both look at this, each in its own way. A family takes up an offer when
its luck falls below the rate of that offer; the luck is the same in every term, so children stay
once they have begun.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from synthetic_data.arrays import Days, Flags, Floats, Ints
from synthetic_data.population import Truth
from synthetic_data.scenario import Scenario
from synthetic_data.systems.childcare import KNOBS, Childcare, childcare
from synthetic_data.systems.contract import Office
from synthetic_data.systems.entitlements import Term, aged, of_age, rule
from synthetic_data.systems.knowing import present
from synthetic_data.systems.settings import TABLE_NAME


@dataclass(frozen=True)
class Attendance:
    """One row a child and setting in a term, in no order; hours a week, nought for none."""

    child: Ints
    provider: Ints
    main: Flags
    overclaimed: Flags
    two: Flags
    """Whether the child has the offer for two-year-olds."""
    funded: Floats
    """The universal hours, or those of the offer for two-year-olds."""
    extended: Floats
    expanded: Floats
    weeks: Ints

    def rows(self, wanted: Ints) -> Attendance:
        """Some of the rows, in this order."""
        parts = {part.name: getattr(self, part.name)[wanted] for part in fields(self)}
        return Attendance(**parts)


def attendance(truth: Truth, scenario: Scenario, term: Term) -> Attendance:
    """Everyone in funded childcare in a term: a row a child and setting.

    Children in reception or in a school's nursery class are not in it.
    """
    office = Office(scenario, TABLE_NAME, KNOBS)
    care = childcare(truth, scenario)
    dob = truth.day("dob")
    here = care.ours & present(truth, term.start) & (dob >= term.reception_from)
    child = np.flatnonzero(here & (aged(dob, 9, term.eve)))
    uses, in_class = choices(care, office, child, dob[child], term)
    claimed = uses.any(axis=0) & ~in_class
    child, (universal, two, working) = child[claimed], uses[:, claimed]
    hours = _hours(care, office, child, dob[child], term, (universal, two, working))
    three = aged(dob[child], 36, term.eve)
    place = np.where(three, care.later[child], care.first[child])
    there = care.settings.open(term.start)[place]
    place = np.where(there, place, care.refuge[child])
    return _at_settings(care, child, place, two, hours, term)


def choices(
    care: Childcare, office: Office, child: Ints, dob: Days, term: Term
) -> tuple[Flags, Flags]:
    """Who uses universal hours, the offer at two, working parents' hours; who is in a class.

    The first has a row for each of the three; a class is a school's nursery class.
    """
    luck, knob = care.luck[child], office.knob
    day = term.start
    three, two = of_age(dob, "universal", day), of_age(dob, "two_year_olds", day)
    one, four = aged(dob, 12, term.eve), aged(dob, 48, term.eve)
    rate = np.select(
        [three, two, one],
        [knob("working_at_3"), knob("working_at_2"), knob("working_at_1")],
        knob("working_under_1"),
    )
    working = of_age(dob, "extended", day) | of_age(dob, "expanded", day)
    working = working & care.working[child] & (luck < rate)
    basis = (care.economic | care.high_needs | care.looked_after)[child]
    offer = two & basis & (luck < knob("offer_at_2"))
    universal = three & (luck < np.where(four, knob("universal_at_4"), knob("universal_at_3")))
    universal |= three & working
    to_class = np.where(three, knob("nursery_class_at_3"), knob("nursery_class_at_2"))
    # A class keeps school hours, so it suits fewer working parents.
    in_class = care.in_class[child] < np.where(working, 0.4, 1.1) * to_class
    in_class &= two | three
    return np.stack([universal, offer, working]), in_class


def _hours(
    care: Childcare,
    office: Office,
    child: Ints,
    dob: Days,
    term: Term,
    uses: tuple[Flags, Flags, Flags],
) -> Floats:
    """Hours a week in 38 weeks: universal (or the offer's), extended, expanded; a row each."""
    universal, two, working = uses
    luck = care.hours[:, child]
    older = of_age(dob, "extended", term.start)
    expanded = rule("expanded", term.start)
    cap = np.full(len(child), 0 if expanded is None else expanded.hours)
    cap = np.where(two, np.minimum(cap, 15), cap)
    funded = np.where(universal | two, _part(luck[0], 15.0, office.knob("full_15")), 0.0)
    # Further hours come after the universal ones are used up.
    funded = np.where(working & older, 15.0, funded)
    extended = np.where(working & older, _part(luck[1], 15.0, office.knob("full_30")), 0.0)
    younger = np.where(working & ~older, _part(luck[2], cap, office.knob("full_30")), 0.0)
    return np.stack([funded, extended, younger])


def _part(luck: Floats, full: Floats | float, share: float) -> Floats:
    """All hours for that share of children, and half-hours from a fifth of them up for the rest."""
    rest = (luck - share) / max(1 - share, 1e-9)
    part = np.ceil(full * (0.2 + 0.8 * rest) * 2) / 2
    return np.asarray(np.where(luck < share, full, np.minimum(part, full)), dtype=np.float64)


def _at_settings(
    care: Childcare, child: Ints, place: Ints, two: Flags, hours: Floats, term: Term
) -> Attendance:
    """The hours shared between a child's settings; those spread over the year are fewer a week."""
    second = care.second[child]
    here = np.where((hours.sum(axis=0) >= 6) & (second != place), second, -1)
    rows = np.flatnonzero(here >= 0)
    again = care.overclaimed[child]
    main = np.ceil(hours * 0.6 * 2) / 2
    both = np.where(again, hours, main)
    first = np.where(here >= 0, both, hours)
    second = np.where(again, hours, hours - main)[:, rows]
    of = np.concatenate([np.arange(len(child)), rows])
    provider = np.concatenate([place, here[rows]])
    is_main = np.arange(len(of)) < len(child)
    there = care.settings.open(term.start)[provider]
    of, provider, is_main = of[there], provider[there], is_main[there]
    weeks = np.where(care.settings.stretched[provider], 50, 38)
    a_week = np.hstack([first, second])[:, there]
    a_week = np.where(weeks == 38, a_week, np.floor(a_week * 38 / 50 * 2) / 2)
    return Attendance(
        child=child[of],
        provider=provider,
        main=is_main,
        overclaimed=again[of] & (here >= 0)[of],
        two=two[of],
        funded=a_week[0],
        extended=a_week[1],
        expanded=a_week[2],
        weeks=weeks,
    )
