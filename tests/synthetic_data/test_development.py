"""Causes have the effects that their knobs say, and disturb nothing else."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import World, generate
from synthetic_data.population import asq, build, causes, development, early_education
from synthetic_data.reference import toml
from synthetic_data.scenario import Scenario
from synthetic_data.systems.childhood import childhood


@pytest.fixture(scope="module")
def pupils(classroom: World) -> pd.DataFrame:
    """Pupils with the truth about them and whether they reach a good level of development."""
    five = childhood(classroom.population, classroom.scenario).five
    people = classroom.population.people.take(five.pupils)
    return people.assign(gld=development.good_level(five.result)).dropna(subset="gld")


@pytest.mark.parametrize(
    ("group", "ahead"),
    [
        (lambda p: p["girl"], True),
        (lambda p: p["fsm"], False),
        (lambda p: p["dob"].dt.month >= 9, True),
        (lambda p: p["gestation_weeks"] < 37, False),
        (lambda p: p["sen"] != "N", False),
        (lambda p: p["idaci_fifth"] == 1, False),
    ],
)
def test_each_cause_tells_in_the_good_level(pupils, group, ahead) -> None:
    member = group(pupils)
    gap = pupils.loc[member, "gld"].mean() - pupils.loc[~member, "gld"].mean()
    assert gap > 0.05 if ahead else gap < -0.05


def test_the_good_level_is_near_the_published_one(pupils, assert_rate) -> None:
    assert_rate(int(pupils["gld"].sum()), len(pupils), 0.683)


@pytest.mark.parametrize(
    "knob", [k.name for k in causes.DEVELOPMENT if k.name.startswith("effect_")]
)
def test_a_cause_without_effect_makes_no_difference_to_the_level(
    classroom: World, knob: str
) -> None:
    """With its knob at nought, circumstances are the same as with the cause taken away."""
    people = classroom.population.people
    scenario = classroom.scenario
    usual = development.at_two(scenario, people).talk
    without = development.at_two(scenario.but(population={knob: 0.0}), people).talk
    changed = ~np.isclose(usual, without)
    touched = {
        "effect_girl": np.ones(len(people), dtype=bool),
        "effect_free_meals": people["fsm"],
        "effect_free_meals_girls": people["fsm"] & people["girl"],
        "effect_deprived_fifth": people["idaci_fifth"] != 3,
        "effect_other_language": ~people["english_at_home"],
        "effect_talk_other_language": ~people["english_at_home"],
        "effect_week_early": people["gestation_weeks"] < 39,
        "effect_sen_support": people["sen"] == "K",
        "effect_sen_plan": people["sen"] == "E",
    }
    expected = touched.get(knob, np.zeros(len(people), dtype=bool))
    np.testing.assert_array_equal(changed, np.asarray(expected, dtype=bool))


@pytest.mark.parametrize(
    "knob", ["effect_month_younger", "effect_term_attended", "effect_review_had", "stays_the_same"]
)
def test_causes_between_two_and_five_tell_at_five_alone(tiny_scenario: Scenario, knob: str) -> None:
    def lives(value: float):
        scenario = tiny_scenario.but(population={knob: value}, births_per_year=300)
        return childhood(build(scenario), scenario)

    low, high = lives(0.0), lives(1.0)
    np.testing.assert_array_equal(low.two.measured, high.two.measured)
    np.testing.assert_array_equal(low.programme.took_part, high.programme.took_part)
    assert (low.five.result != high.five.result).any()


def test_no_cause_changes_what_other_services_record(tiny: World, tiny_scenario: Scenario) -> None:
    turned = {knob.name: min(knob.default + 0.2, knob.high) for knob in causes.DEVELOPMENT}
    world = generate(tiny_scenario.but(population=turned))
    for name in (
        "births",
        "hub_registrations",
        "reception",
        "early_years_census_child",
        "early_help",
    ):
        pd.testing.assert_frame_equal(tiny.tables[name], world.tables[name])


def test_scores_are_at_or_above_the_cut_off_exactly_when_the_child_is() -> None:
    cut = np.array([entry["cut"] for entry in toml("development")["domains"]])
    just, far = 1e-9, np.linspace(0.01, 4, 60)
    for form in range(len(asq.forms())):
        offsets = np.concatenate([[-just, just], -far, far])[:, None]
        found = asq.scores(np.full(len(offsets), form), cut + offsets)
        reached = found >= asq.cut_offs()[form]
        np.testing.assert_array_equal(reached, np.broadcast_to(offsets > 0, reached.shape))
        assert set(np.unique(found)) <= set(range(0, 61, 5))


def test_the_form_follows_the_age() -> None:
    months = [
        asq.forms()[place] for place in asq.form_at(np.array([731, 776, 777, 913, 1150, 2000]))
    ]
    assert months == ["24", "24", "27", "30", "36", "36"]


def test_younger_children_have_fewer_terms_before_school() -> None:
    born = np.array(["2020-09-01", "2020-11-15", "2021-02-10", "2021-06-20", "2021-08-31"], "M8[D]")
    yes, no = np.ones(5, dtype=bool), np.zeros(5, dtype=bool)
    assert early_education.school_begins(born).astype(str).tolist() == ["2025-09-01"] * 5
    assert early_education.terms_attended(born, no, yes).tolist() == [5, 5, 4, 3, 3]
    assert early_education.terms_attended(born, yes, yes).tolist() == [8, 8, 7, 6, 6]
    assert early_education.terms_attended(born, no, no).tolist() == [0] * 5


def test_brothers_and_sisters_are_alike(classroom: World) -> None:
    people = classroom.population.people
    gift = development.at_two(classroom.scenario, people).gift
    sibling = people["sibling"].to_numpy()
    has = sibling >= 0
    assert 0.25 < np.corrcoef(gift[has], gift[sibling[has]])[0, 1] < 0.55
