"""What happens to each child between birth and the end of reception: what really is so.

Health visitors, hubs and schools all look at this, each in its own way, and so does the truth of
the effects. Each step knows what came before it: reviews and development at two, the programme,
what is found at three, early education and a closing nursery, and the goals at five.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthetic_data.arrays import Days, Flags, Floats, Ints
from synthetic_data.population import Truth, development, programme, reviews
from synthetic_data.population.development import AtFive, AtThree, AtTwo
from synthetic_data.population.early_education import school_begins, terms_attended
from synthetic_data.population.programme import Programme
from synthetic_data.population.reviews import Reviews
from synthetic_data.scenario import Scenario
from synthetic_data.systems import hub_registrations
from synthetic_data.systems.childcare import KNOBS as CHILDCARE_KNOBS
from synthetic_data.systems.childcare import childcare
from synthetic_data.systems.contract import Office
from synthetic_data.systems.once import once_a_world
from synthetic_data.systems.settings import NURSERY, TABLE_NAME

HALF_A_YEAR = np.timedelta64(184, "D")
"""A nursery counts as lost to a child when it closes within this time before school."""


@dataclass(frozen=True)
class Closing:
    """Nurseries that closed in the half year before a child went to school."""

    exposed: Flags
    """Whether each child's nursery did."""
    chance: Floats
    """The share of its ward's nursery children to whom that happened."""


@dataclass(frozen=True)
class Childhood:
    """One world's childhoods; rows are those of `truth.people`."""

    reviews: Reviews
    two: AtTwo
    programme: Programme
    three: AtThree
    terms: Ints
    closing: Closing
    five: AtFive


@once_a_world
def childhood(truth: Truth, scenario: Scenario) -> Childhood:
    """What happened to every child; worked out once a world."""
    people = truth.people
    held = reviews.build(scenario, people)
    two = development.at_two(scenario, people)
    helped = programme.build(scenario, people, held, two, _first_form(truth, scenario))
    terms = _terms(truth, scenario)
    closing = _closing(truth, scenario)
    had = (terms, held.had(scenario.end))
    return Childhood(
        reviews=held,
        two=two,
        programme=helped,
        three=development.at_three(scenario, two),
        terms=terms,
        closing=closing,
        five=development.at_five(scenario, people, two, had, helped.took_part, closing.exposed),
    )


def _first_form(truth: Truth, scenario: Scenario) -> tuple[Ints, Days]:
    """The hub (-1 for none) and the day of each child's first form."""
    table = hub_registrations.TABLE.name
    office = Office(scenario, table, hub_registrations.KNOBS)
    about, day = hub_registrations.visits(truth, office)
    used = hub_registrations.hubs_used(truth, office, about).cat.codes.to_numpy()
    hub = np.full(len(truth.people), -1)
    first = np.full(len(truth.people), np.datetime64("NaT", "D"))
    # Forms are in order of the day: written backwards, the first one stays.
    hub[about[::-1]], first[about[::-1]] = used[::-1], day[::-1]
    return hub, first


def _terms(truth: Truth, scenario: Scenario) -> Ints:
    """Terms of early education before school, in settings, paid places and nursery classes."""
    care = childcare(truth, scenario)
    knob = Office(scenario, TABLE_NAME, CHILDCARE_KNOBS).knob
    at_two = (care.economic & (care.luck < knob("offer_at_2"))) | (
        care.working & (care.luck < knob("working_at_2"))
    )
    return terms_attended(truth.day("dob"), at_two, _goes_at_three(truth, scenario))


def _goes_at_three(truth: Truth, scenario: Scenario) -> Flags:
    """Who goes to a setting or a nursery class from three on."""
    care = childcare(truth, scenario)
    knob = Office(scenario, TABLE_NAME, CHILDCARE_KNOBS).knob
    working = care.working & (care.luck < knob("working_at_3"))
    return np.asarray((care.luck < knob("universal_at_3")) | working, dtype=np.bool_)


def _closing(truth: Truth, scenario: Scenario) -> Closing:
    """Whose nursery closed in the half year before school, among those who went to one.

    Nurseries close at random within a ward, so the chance is the share of the ward's children.
    """
    care = childcare(truth, scenario)
    knob = Office(scenario, TABLE_NAME, CHILDCARE_KNOBS).knob
    in_class = care.in_class < knob("nursery_class_at_3")
    goes = _goes_at_three(truth, scenario) & care.ours & ~in_class
    goes &= (care.settings.kind[care.later] == NURSERY) & (truth.people["school"].to_numpy() >= 0)
    school = school_begins(truth.day("dob"))
    left = care.settings.resigned[care.later]
    exposed = goes & (left >= school - HALF_A_YEAR) & (left < school)
    ward = truth.areas.ward[truth.people["lsoa_number"].to_numpy()]
    wards = len(truth.areas.wards)
    lost, there = (np.bincount(ward[who], minlength=wards) for who in (exposed, goes))
    share = lost / np.maximum(there, 1)
    return Closing(exposed, np.where(goes, share[ward], 0.0))
