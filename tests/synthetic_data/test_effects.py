"""Known effects: both outcomes are true, and only a fair comparison finds them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import World
from synthetic_data.population import build
from synthetic_data.scenario import Scenario
from synthetic_data.systems.childhood import childhood
from synthetic_data.systems.effects import COLUMNS, effects_table


@pytest.fixture(scope="module")
def effects(classroom: World) -> pd.DataFrame:
    return classroom.truth["effects"]


@pytest.fixture(scope="module")
def at_three(effects: pd.DataFrame) -> pd.DataFrame:
    """Talk Together and communication at three, with the outcome that is seen."""
    rows = effects[effects["outcome"] == "communication_at_three"]
    seen = rows["outcome_with"].where(rows["took_part"], rows["outcome_without"])
    return rows.assign(seen=seen, effect=rows["outcome_with"] - rows["outcome_without"])


def test_every_column_is_explained(effects: pd.DataFrame) -> None:
    assert list(effects) == list(COLUMNS)
    assert not effects.isna().any().any()
    assert not effects.duplicated(["person_id", "cause", "outcome"]).any()


def test_the_tables_show_the_outcome_of_what_happened(classroom: World, at_three) -> None:
    """Consistency: a follow-up score in the table is the outcome with, or that without."""
    reviews = classroom.clean["health_reviews"].frame
    about = classroom.clean["health_reviews"].about
    follow_up = (reviews["review"] == "FU3") & reviews["done_date"].notna()
    person = classroom.population.people["person_id"].to_numpy()[about]
    shown = pd.DataFrame({"person_id": person, "score": reviews["asq_communication"]})[follow_up]
    both = at_three.merge(shown, on="person_id")
    assert len(both) > 800
    assert (both["seen"] == both["score"]).all()


def test_the_profile_shows_the_outcome_of_what_happened(classroom: World, effects) -> None:
    profile = classroom.clean["eyfsp"]
    goals = profile.frame.filter(regex="^(com|pse|phy|lit|mat)_").astype("str")
    good = (goals == "2").all(axis=1).astype(float).where(~(goals == "A").any(axis=1))
    person = classroom.population.people["person_id"].to_numpy()[profile.about]
    shown = pd.DataFrame({"person_id": person, "gld": good})
    for _, rows in effects[effects["outcome"] == "gld"].groupby("cause"):
        both = rows.merge(shown, on="person_id")
        seen = both["outcome_with"].where(both["took_part"], both["outcome_without"])
        assert len(both) > 2000
        assert (seen == both["gld"]).all()


def test_the_programme_helps_and_the_closing_harms(effects) -> None:
    gain = effects["outcome_with"] - effects["outcome_without"]
    helped = effects["cause"] == "talk_together"
    assert (gain[helped] >= 0).all()
    assert (gain[~helped] <= 0).all()
    assert 3.5 < gain[effects["outcome"] == "communication_at_three"].mean() < 6
    assert gain[helped & (effects["outcome"] == "gld")].mean() > 0.03


def test_a_naive_comparison_has_the_wrong_sign(at_three, effects) -> None:
    took = at_three["took_part"]
    assert at_three.loc[took, "seen"].mean() < at_three.loc[~took, "seen"].mean() - 0.5
    assert at_three.loc[took, "effect"].mean() > 3.5
    gld = effects[(effects["cause"] == "talk_together") & (effects["outcome"] == "gld")]
    seen = gld["outcome_with"].where(gld["took_part"], gld["outcome_without"])
    assert seen[gld["took_part"]].mean() < seen[~gld["took_part"]].mean() - 0.05


def test_weights_by_the_propensity_find_the_effect(at_three) -> None:
    """Bounds: four standard errors, by the variance of the weighted mean."""
    could = at_three[at_three["propensity"] > 0]
    took = could["took_part"].to_numpy()
    odds = (could["propensity"] / (1 - could["propensity"])).to_numpy()[~took]
    inside, outside = could["seen"].to_numpy()[took], could["seen"].to_numpy()[~took]
    found = inside.mean() - np.average(outside, weights=odds)
    effective = odds.sum() ** 2 / (odds**2).sum()
    error = np.sqrt(inside.var() / len(inside) + outside.var() / effective)
    true = could.loc[took, "effect"].mean()
    assert abs(found - true) < 4 * error
    assert found > 2 * error, "the effect can be told from nothing"


def test_the_propensity_is_the_chance_of_taking_part(at_three, assert_rate) -> None:
    could = at_three[at_three["propensity"] > 0]
    assert not at_three.loc[at_three["propensity"] == 0, "took_part"].any()
    fifth = pd.qcut(could["propensity"], 5, labels=False)
    for _, rows in could.groupby(fifth):
        assert_rate(int(rows["took_part"].sum()), len(rows), float(rows["propensity"].mean()))


def test_before_and_after_overstates_the_effect(classroom: World, at_three) -> None:
    """Regression to the mean: children with low scores do better later whatever is done."""
    lives = childhood(classroom.population, classroom.scenario)
    people = classroom.population.people
    before = pd.DataFrame({"person_id": people["person_id"], "before": lives.programme.score})
    both = at_three.merge(before, on="person_id")
    took = both[both["took_part"]]
    gain = (took["seen"] - took["before"]).mean()
    assert gain > took["effect"].mean() + 3
    low = both[~both["took_part"] & (both["before"] <= 25)]
    assert (low["seen"] - low["before"]).mean() > 3


def test_those_who_take_part_are_behind_poorer_and_known_to_a_hub(classroom: World) -> None:
    lives = childhood(classroom.population, classroom.scenario)
    helped = lives.programme
    others = helped.offered & ~helped.took_part
    fifth = classroom.population.people["idaci_fifth"].to_numpy()
    assert helped.score[helped.took_part].mean() < helped.score[others].mean() - 5
    assert fifth[helped.took_part].mean() < fifth[others].mean() - 0.2
    forms = classroom.clean["hub_registrations"].about
    assert np.isin(np.flatnonzero(helped.took_part), forms).all()


def test_without_an_effect_both_outcomes_are_the_same(tiny_scenario: Scenario) -> None:
    nothing = {"programme_effect": 0.0, "closure_effect": 0.0}
    scenario = tiny_scenario.but(births_per_year=300, population=nothing)
    found = effects_table(build(scenario), scenario)
    assert (found["outcome_with"] == found["outcome_without"]).all()


def test_the_effect_changes_nothing_for_those_who_stayed_away(tiny_scenario: Scenario) -> None:
    def lives(effect: float):
        scenario = tiny_scenario.but(births_per_year=600, population={"programme_effect": effect})
        return childhood(build(scenario), scenario)

    none, strong = lives(0.0), lives(2.0)
    np.testing.assert_array_equal(none.programme.took_part, strong.programme.took_part)
    took = none.programme.took_part[none.five.pupils]
    assert took.sum() > 10
    np.testing.assert_array_equal(none.five.result[~took], strong.five.result[~took])
    assert (none.five.result[took] != strong.five.result[took]).any()
