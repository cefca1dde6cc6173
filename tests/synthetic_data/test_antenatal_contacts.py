"""Health visitors see mothers between 28 weeks and the birth: a count, without a denominator."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import World, generate, load_scenario
from synthetic_data.systems.antenatal_contacts import TABLE
from synthetic_data.world import lesson_form

TODAY = pd.Timestamp("2026-03-31")


@pytest.fixture(scope="module")
def contacts(classroom: World) -> pd.DataFrame:
    records = classroom.clean[TABLE.name]
    return lesson_form(records.frame, TABLE).assign(about=records.about)


def test_contacts_are_after_28_weeks_and_before_the_birth(classroom: World, contacts) -> None:
    assert contacts["gestation_weeks"].between(28, 37).all()
    left = (contacts["expected_dob"] - contacts["contact_date"]).dt.days
    assert ((280 - left) // 7 == contacts["gestation_weeks"]).all()
    born = contacts[contacts["about"] >= 0]
    dob = classroom.population.people["dob"].to_numpy()[born["about"]]
    assert (born["contact_date"] < dob).all()
    # Expected 40 weeks after the start: born within the weeks that the birth record has.
    weeks = classroom.population.people["gestation_weeks"].to_numpy()[born["about"]]
    carried = 280 - (born["expected_dob"] - dob).dt.days
    assert (carried // 7 == weeks).all()
    assert contacts["contact_date"].dt.day_of_week.max() < 5
    assert contacts["entered_date"].between(contacts["contact_date"], TODAY).all()


def test_a_mother_is_seen_once_a_pregnancy_and_twins_are_one(classroom: World, contacts) -> None:
    born = contacts.loc[contacts["about"] >= 0, "about"]
    assert born.is_unique
    assert (classroom.population.people["birth_order"].to_numpy()[born] == 1).all()
    assert not contacts.dropna().duplicated(["mother_nhs_number", "expected_dob"]).any()


def test_the_count_does_not_fade_out_towards_today(contacts) -> None:
    """Babies who are not born yet have mothers who were seen."""
    by_quarter = contacts.groupby(contacts["contact_date"].dt.to_period("Q")).size()
    latest, before = by_quarter.loc["2026Q1"], by_quarter.loc["2025Q1":"2025Q4"]
    assert 0.8 < latest / before.mean() < 1.15
    awaited = contacts[contacts["about"] < 0]
    assert len(awaited) > 50
    assert (awaited["expected_dob"] > TODAY).all()


def test_the_mothers_number_leads_to_the_birth(classroom: World, contacts) -> None:
    born = contacts[contacts["about"] >= 0].dropna(subset="mother_nhs_number")
    people = classroom.population.people
    assert (
        born["mother_nhs_number"].to_numpy()
        == people["mother_nhs_number"].astype("str").to_numpy()[born["about"]]
    ).all()
    awaited = contacts.loc[contacts["about"] < 0, "mother_nhs_number"].dropna()
    taken = set(people["nhs_number"].astype("str")) | set(people["mother_nhs_number"].astype("str"))
    assert taken.isdisjoint(awaited)
    assert awaited.str.startswith("999").all()


def test_links_name_the_child_and_say_that_it_is_its_mother(classroom: World, contacts) -> None:
    links = classroom.truth["links"]
    mine = links[links["table"] == TABLE.name].reset_index(drop=True)
    born = (contacts["about"] >= 0).to_numpy()
    assert (mine.loc[born, "entity"] == "mother").all()
    assert mine.loc[born, "person_id"].notna().all()
    assert (mine.loc[~born, "entity"] == "none").all()


def test_with_a_single_identifier_nobody_has_one_before_birth() -> None:
    world = generate(load_scenario("tiny", seed=2).but(identifier="full"))
    assert "single_identifier" not in world.tables[TABLE.name]
    assert "single_identifier" in world.tables["births"]


def test_more_mothers_are_seen_when_the_knob_says_so() -> None:
    few, many = (
        generate(
            load_scenario("tiny", seed=2).but(
                births_per_year=300, systems={TABLE.name: {"seen": share}}
            )
        )
        .clean[TABLE.name]
        .about
        for share in (0.4, 0.8)
    )
    assert set(few[few >= 0]) <= set(many[many >= 0])
    assert 1.7 < np.sum(many >= 0) / np.sum(few >= 0) < 2.3
