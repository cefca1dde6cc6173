"""How children develop: what they can do at two, at three and at five, and what makes it so.

Everything is in units of the spread among children. Only causes that `causes.py` names play a part,
each with the effect that its knob says; the rest is the child, the family and chance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from synthetic_data.arrays import Flags, Floats, Ints
from synthetic_data.population.areas import ward_it_is_of
from synthetic_data.population.knobs import setting
from synthetic_data.reference import toml
from synthetic_data.scenario import Scenario

TALK = 0
"""The place of communication among the domains of the ASQ-3."""
EMERGING, EXPECTED, NOT_ASSESSED = 0, 1, 2


@dataclass(frozen=True)
class AtTwo:
    """Each child at about two and a half. Domains are in the order of the reference file."""

    gift: Floats
    """What the child brings beyond its circumstances: its family's share and its own."""
    talk: Floats
    """True communication."""
    own_talk: Floats
    """How much of that is a gift for talking alone."""
    measured: Floats
    """What the ASQ-3 finds in each of the five domains (columns): the truth and its error."""


@dataclass(frozen=True)
class AtThree:
    """Communication as a follow-up at three would find it, without and with the programme."""

    without: Floats
    with_programme: Floats


@dataclass(frozen=True)
class AtFive:
    """The 17 early learning goals of each pupil in reception; `pupils` are rows of the people."""

    pupils: Ints
    without: Ints
    """Result of each goal (columns) had the child not come to the programme."""
    with_programme: Ints
    closure_without: Ints
    """As it was for the programme, had the nursery not closed."""
    closure_with: Ints
    result: Ints
    """What teachers find in summer: EMERGING, EXPECTED or NOT_ASSESSED."""


def at_two(scenario: Scenario, people: pd.DataFrame) -> AtTwo:
    """Development at two: circumstances, gift, a bent for each domain, and error of measurement."""
    spread = toml("development")["spread"]
    of = people["household"].to_numpy()
    family = scenario.stream("development", "family").standard_normal(int(of.max()) + 1)[of]
    draw = scenario.stream("development", "at two")
    own = draw.standard_normal(len(of))
    bent = draw.standard_normal((len(of), 5)) * spread["domain"]
    # A child tired on the day does worse in all domains: part of the error is theirs together.
    day = draw.standard_normal((len(of), 1)) * spread["day"]
    error = day + draw.standard_normal((len(of), 5)) * np.sqrt(1 - spread["day"] ** 2)
    gift = spread["family"] * family + spread["own"] * own
    level = gift + setting(scenario, "effects_at_two") * circumstances(scenario, people)
    true = level[:, None] + bent
    other = ~people["english_at_home"].to_numpy()
    true[:, TALK] += setting(scenario, "effect_talk_other_language") * other
    return AtTwo(gift, true[:, TALK], bent[:, TALK], true + setting(scenario, "asq_noise") * error)


def circumstances(scenario: Scenario, people: pd.DataFrame) -> Floats:
    """What sex, means, place, language, early birth and special needs add to development."""
    sen = people["sen"].astype("str").to_numpy()
    early = np.maximum(39 - people["gestation_weeks"].to_numpy(), 0)
    causes: dict[str, Flags | Ints | Floats] = {
        "effect_girl": people["girl"].to_numpy() - 0.5,
        "effect_free_meals": people["fsm"].to_numpy(),
        "effect_free_meals_girls": people["fsm"].to_numpy() & people["girl"].to_numpy(),
        "effect_deprived_fifth": 3 - people["idaci_fifth"].to_numpy(),
        "effect_other_language": ~people["english_at_home"].to_numpy(),
        "effect_week_early": early,
        "effect_sen_support": sen == "K",
        "effect_sen_plan": sen == "E",
    }
    total = np.zeros(len(people))
    for name, cause in causes.items():
        total += setting(scenario, name) * cause
    return total


def at_three(scenario: Scenario, two: AtTwo) -> AtThree:
    """Communication at a follow-up: as at two but for growth, new error, and the programme."""
    spread = toml("development")["spread"]
    draw = scenario.stream("development", "at three")
    count = len(two.talk)
    grown = two.talk + draw.standard_normal(count) * spread["growth_to_three"]
    found = grown + draw.standard_normal(count) * setting(scenario, "asq_noise")
    return AtThree(found, found + setting(scenario, "programme_effect"))


def at_five(
    scenario: Scenario,
    people: pd.DataFrame,
    two: AtTwo,
    had: tuple[Ints, Ints],
    helped: Flags,
    disturbed: Flags,
) -> AtFive:
    """The goals of the reception year; `had` is terms of early education and reviews had.

    `helped` came to the programme, `disturbed` lost the nursery that closed.
    """
    pupils = np.flatnonzero(people["school"].to_numpy() >= 0)
    usual = levels(scenario, people, two, had, pupils)
    help_by_goal = programme_adds(scenario)
    loss = np.full(len(help_by_goal), setting(scenario, "closure_effect"))
    exempt = _exempt(scenario, people["sen"].astype("str").to_numpy()[pupils])
    helped, disturbed = helped[pupils, None], disturbed[pupils, None]

    def results(add: Floats) -> Ints:
        found = np.where(usual + add > goals("cut"), EXPECTED, EMERGING)
        return np.where(exempt, NOT_ASSESSED, found)

    return AtFive(
        pupils=pupils,
        without=results(loss * disturbed),
        with_programme=results(loss * disturbed + help_by_goal),
        closure_without=results(help_by_goal * helped),
        closure_with=results(help_by_goal * helped + loss),
        result=results(help_by_goal * helped + loss * disturbed),
    )


def levels(
    scenario: Scenario, people: pd.DataFrame, two: AtTwo, had: tuple[Ints, Ints], pupils: Ints
) -> Floats:
    """Each pupil's level in each goal, without the programme and the closing."""
    spread = toml("development")["spread"]
    keeps = setting(scenario, "stays_the_same")
    month = people["dob"].dt.month.to_numpy()[pupils]
    level = (
        circumstances(scenario, people.take(pupils))
        + keeps * two.gift[pupils]
        + setting(scenario, "effect_month_younger") * ((month - 9) % 12 - 5.5)
        + setting(scenario, "effect_term_attended") * (had[0][pupils] - 4)
        + setting(scenario, "effect_review_had") * (had[1][pupils] - 3)
        + _by_ward(people["ward"].take(pupils))
    )
    draw = scenario.stream("development", "at five")
    level = level + draw.standard_normal(len(pupils)) * spread["growth_to_five"]
    by_area = draw.standard_normal((len(pupils), len(AREAS))) * np.array(spread["area"])
    by_goal = draw.standard_normal((len(pupils), len(goals("cut")))) * spread["goal"]
    talk = keeps * goals("talk") * two.own_talk[pupils, None]
    return np.asarray(level[:, None] + talk + by_area[:, area_of_goal()] + by_goal)


def _by_ward(ward: pd.Series) -> Floats:
    """What the schools and settings of a ward add or take, beyond how deprived it is."""
    effects: dict[str, float] = toml("development")["wards"]
    of = ward_it_is_of()
    known = np.array([effects.get(of.get(name, name), 0.0) for name in ward.cat.categories])
    return np.asarray(known[ward.cat.codes.to_numpy()], dtype=np.float64)


def programme_adds(scenario: Scenario) -> Floats:
    """What the programme still adds to each goal at five: most to those that rest on talking."""
    left = setting(scenario, "programme_effect") * setting(scenario, "programme_lasts")
    return np.asarray(left * goals("talk"), dtype=np.float64)


def _exempt(scenario: Scenario, sen: npt.NDArray[np.object_]) -> Flags:
    """Goals that are not assessed: all of a child's, or those of one area; few without a plan."""
    rates = toml("development")["not_assessed"]
    draw = scenario.stream("development", "not assessed")
    luck = draw.random(len(sen))
    area = draw.integers(0, len(AREAS), len(sen))
    everything = np.select(
        [sen == "E", sen == "K"], [rates["plan"], rates["support"]], rates["none"]
    )
    one_area = luck < everything + np.where(sen == "E", rates["one_area_plan"], 0.0)
    return np.asarray(
        (luck < everything)[:, None] | (one_area[:, None] & (area_of_goal() == area[:, None]))
    )


AREAS = ("COM", "PSE", "PHY", "LIT", "MAT", "UTW", "EXP")
"""The seven areas of learning, by the letters with which the codes of their goals begin."""


def goals(key: str) -> Floats:
    """One number of each goal, in order."""
    return np.array([goal[key] for goal in toml("development")["goals"]], dtype=np.float64)


def goal_codes() -> list[str]:
    """The codes of the 17 goals, in order."""
    return [goal["code"] for goal in toml("development")["goals"]]


def area_of_goal() -> Ints:
    """The area of each goal, by its place in AREAS."""
    return np.array([AREAS.index(code[:3]) for code in goal_codes()], dtype=np.int64)


def in_gld() -> Flags:
    """Which goals count for a good level of development: the 12 of the first five areas."""
    return np.asarray(area_of_goal() < AREAS.index("UTW"), dtype=np.bool_)


def good_level(results: Ints) -> Floats:
    """1 for a good level of development, 0 without; missing where a goal was not assessed."""
    counted = results[:, in_gld()]
    reached = (counted == EXPECTED).all(axis=1).astype(float)
    return np.asarray(np.where((counted == NOT_ASSESSED).any(axis=1), np.nan, reached))
