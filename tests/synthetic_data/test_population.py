"""Families, twins, names, moves: what is true hangs together."""

from __future__ import annotations

import pandas as pd
import pytest

from synthetic_data import World, generate, load_scenario
from synthetic_data.population import names


@pytest.fixture(scope="module")
def people(classroom: World) -> pd.DataFrame:
    return classroom.truth["people"]


def test_tiny_has_about_three_hundred_children(tiny: World) -> None:
    inside = tiny.truth["people"].query("not outside and arrived.isna()")
    assert abs(len(inside) - 301) <= 3


def test_class_has_about_2400_births_a_year(people: pd.DataFrame) -> None:
    local = people.query("not outside and arrived.isna()")
    assert abs(len(local) / 2400 - 2037 / 365.25) < 0.01
    by_year = local.groupby(local["dob"].dt.year).size().loc[2021:2025]
    assert by_year.between(2150, 2650).all(), by_year


def test_twins_share_mother_and_birthday_and_differ_in_name_and_order(people: pd.DataFrame) -> None:
    twins = people[people["twin_group"].notna()]
    groups = twins.groupby("twin_group")
    assert groups["mother_id"].nunique().max() == 1
    assert groups["dob"].nunique().max() == 1
    assert groups["gestation_weeks"].nunique().max() == 1
    assert (groups.size() == groups["number_of_babies"].first()).all()
    assert (groups["birth_order"].nunique() == groups.size()).all()
    assert (people["twin_group"].notna() == (people["number_of_babies"] > 1)).all()


def test_about_one_maternity_in_seventy_brings_twins(people: pd.DataFrame, assert_rate) -> None:
    first = people[people["birth_order"] == 1]
    assert_rate((first["number_of_babies"] > 1).sum(), len(first), 0.0145)


def test_siblings_are_born_months_apart_unless_twins(people: pd.DataFrame) -> None:
    births = people.drop_duplicates(["household_id", "dob"]).sort_values(["household_id", "dob"])
    gaps = births.groupby("household_id")["dob"].diff().dropna().dt.days
    assert len(gaps) > 2000
    assert gaps.min() > 300


def test_siblings_hardly_ever_share_a_forename(people: pd.DataFrame) -> None:
    assert people.duplicated(["household_id", "forename"]).mean() < 0.002


def test_boys_outnumber_girls_as_published(people: pd.DataFrame, assert_rate) -> None:
    assert_rate((people["sex"] == "M").sum(), len(people), 105.4 / 205.4)


def test_early_babies_are_light(people: pd.DataFrame) -> None:
    early = people[people["gestation_weeks"] < 37]
    assert 0.05 < len(early) / len(people) < 0.095
    assert (early["birth_weight_g"] < 2500).mean() > 0.4
    assert 0.055 < (people["birth_weight_g"] < 2500).mean() < 0.085


def test_families_move_more_often_where_it_is_poor(classroom: World) -> None:
    stays, areas = classroom.population.stays, classroom.population.areas
    homes = pd.DataFrame(
        {
            "household": stays.household,
            "fifth": areas.lsoas["idaci_fifth"].to_numpy()[areas.postcode_lsoa[stays.postcode]],
        }
    ).groupby("household")
    moved = homes.size() > 1
    fifths = moved.groupby(homes["fifth"].first()).mean()
    assert fifths[1] > 1.3 * fifths[5]
    assert 0.1 < moved.mean() < 0.45


def test_whole_families_move_together(classroom: World) -> None:
    homes = classroom.truth["people"].query("departed.isna()").groupby("household_id")["postcode"]
    assert homes.nunique().max() == 1


def test_names_follow_heritage(people: pd.DataFrame) -> None:
    surnames = people.groupby("heritage", observed=True)["surname"].agg(
        lambda s: s.astype("str").mode()[0]
    )
    assert surnames["white_british"] == "Smith"
    assert surnames["pakistani"] in {"Khan", "Hussain", "Ahmed"}
    polish = people[people["heritage"] == "polish"]
    of_girls = polish.loc[polish["sex"] == "F", "surname"].astype("str")
    of_boys = polish.loc[polish["sex"] == "M", "surname"].astype("str")
    assert of_girls.str.endswith("ska").sum() > 5
    assert not of_girls.str.endswith("ski").any()
    assert not of_boys.str.endswith("ska").any()


def test_one_name_has_several_true_spellings(people: pd.DataFrame) -> None:
    written = set(people["forename"].astype("str"))
    assert len(written & {"Muhammad", "Mohammed", "Mohammad", "Muhammed", "Mohamed"}) >= 4


def test_a_name_and_its_other_spelling_point_at_each_other() -> None:
    words = names.vocabulary()
    for code in range(len(words.names)):
        first, count = words.spelling_first[code], words.spelling_count[code]
        for other in words.spellings[first : first + count]:
            back, size = words.spelling_first[other], words.spelling_count[other]
            assert code in words.spellings[back : back + size], words.names[code]


def test_surnames_change_for_a_whole_family_at_once(people: pd.DataFrame) -> None:
    changed = people[people["surname_changed"].notna()]
    assert 0.005 < len(changed) / len(people) < 0.06
    assert (changed["surname_changed"] > changed["dob"]).all()


def test_nobody_leaves_before_arriving_or_dies_before_birth(people: pd.DataFrame) -> None:
    assert not (people["departed"] <= people["arrived"]).any()
    assert not (people["death_date"] < people["dob"]).any()
    assert not (people["arrived"] <= people["dob"]).any()
    assert not (people["departed"] < people["dob"]).any()


@pytest.mark.parametrize("births", [20, 21, 37])
def test_the_smallest_worlds_are_worlds(births: int) -> None:
    scenario = load_scenario("tiny", seed=births).but(births_per_year=births, wards=2, lsoas=2)
    world = generate(scenario)
    for name in ("births", "health_reviews", "hub_registrations", "reception"):
        assert len(world.tables[name])
    for table in world.schema:  # a table of something rare may be empty, but it is a table
        table.pandera().validate(world.tables[table.name], lazy=True)


def test_another_learner_gets_other_children_by_the_same_rules(tiny_scenario) -> None:
    one = generate(tiny_scenario.but(learner="a01"))
    other = generate(tiny_scenario.but(learner="a02"))
    first, second = one.truth["people"], other.truth["people"]
    assert abs(len(first) - len(second)) < 60
    assert not first["nhs_number"].head(50).isin(second["nhs_number"]).all()
    shared = first.merge(second, on=["forename", "surname", "dob"])
    assert len(shared) < 5
