"""Children whom a system holds twice, and rows about nobody: linked and declared in the truth."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import World, generate
from synthetic_data.catalogue import everything
from synthetic_data.scenario import Scenario
from synthetic_data.systems import duplicates

TABLES = [s.table.name for s in everything().systems if duplicates.KNOB in s.knobs]


@pytest.fixture(scope="module")
def events(classroom: World) -> pd.DataFrame:
    return classroom.truth["events"]


@pytest.fixture(scope="module")
def births(classroom: World) -> pd.DataFrame:
    """The clean register with the true child's row of each record."""
    records = classroom.clean["births"]
    return records.frame.assign(about=records.about).set_index("birth_id")


def test_the_tables_in_which_children_are_typed_by_hand_have_duplicates() -> None:
    assert set(TABLES) >= {"births", "reception", "early_years_census_child", "funding_claims"}


@pytest.mark.parametrize("table", TABLES)
def test_a_duplicate_is_about_a_child_that_is_there_already(
    table: str, classroom: World, events: pd.DataFrame
) -> None:
    mine = events[(events["event"] == "duplicate") & (events["table"] == table)]
    records = classroom.clean[table]
    keys = records.frame.iloc[:, 0]
    assert keys.is_unique
    assert mine["value"].isin(keys).all()
    assert len(mine) < 5 + 3 * duplicates.KNOB.default * len(keys)
    assert len(mine) or len(keys) < 1000
    again = keys.isin(mine["value"]).to_numpy()
    assert set(records.about[again]) <= set(records.about[~again])


def test_more_duplicates_leave_every_other_record_as_it_was(tiny_scenario: Scenario) -> None:
    def made(share: float) -> World:
        return generate(tiny_scenario.but(systems={"early_help": {"duplicates": share}}))

    few, many = made(0.0), made(0.5)
    count = len(few.tables["early_help"])
    assert len(many.tables["early_help"]) > 1.2 * count
    pd.testing.assert_frame_equal(few.tables["early_help"], many.tables["early_help"].head(count))
    for name in set(few.tables) - {"early_help"}:
        pd.testing.assert_frame_equal(few.tables[name], many.tables[name])


def test_a_second_number_is_valid_nobodys_and_declared(
    classroom: World, births: pd.DataFrame, events: pd.DataFrame
) -> None:
    rows = births.loc[events.query("event == 'second_nhs_number'")["value"]]
    assert 2 <= len(rows) < 40
    people = classroom.truth["people"]
    assert rows["nhs_number"].is_unique
    known = pd.concat([people["nhs_number"], people["mother_nhs_number"]])
    assert not rows["nhs_number"].isin(known).any()
    assert not rows["nhs_number"].isin(people["former_nhs_number"]).any()
    assert rows["nhs_number"].str.startswith("999").all()
    assert (rows["forename"].astype("str") == "Baby").all()
    first = births[~births.index.isin(rows.index)]
    assert set(rows["about"]) <= set(first["about"])


def test_an_adopted_child_has_a_closed_row_and_a_new_one(
    classroom: World, births: pd.DataFrame, events: pd.DataFrame
) -> None:
    people = classroom.population.people
    adopted = people[people["adopted"].notna() & ~people["outside"]]
    assert 2 <= len(adopted) < 40
    old = births.loc[events.query("event == 'before_adoption'")["value"]].set_index("about")
    assert sorted(old.index) == sorted(adopted.index)
    child = adopted.loc[old.index]
    assert (old["nhs_number"] == child["former_nhs_number"]).all()
    assert (old["date_moved_out"] == child["adopted"]).all()
    assert (old["surname"].astype("str") == child["surname"].astype("str")).all()
    new = births[births["about"].isin(old.index) & ~births["nhs_number"].isin(old["nhs_number"])]
    mine = people.loc[new["about"]]
    assert (new["surname"].astype("str").to_numpy() == mine["surname_later"].astype("str")).all()
    assert mine["surname_changed"].equals(mine["adopted"])


def test_stillborn_babies_are_rows_about_nobody(
    births: pd.DataFrame, events: pd.DataFrame, classroom: World
) -> None:
    rows = births.loc[events.query("event == 'stillbirth'")["value"]]
    assert 10 < len(rows) < 120
    assert (rows["about"] == -1).all()
    assert rows["nhs_number"].isna().all()
    assert (rows["dob"] == rows["death_date"]).all()
    links = classroom.truth["links"].query("table == 'births' and entity == 'none'")
    assert set(links["record_id"]) == set(rows.index)


def test_what_births_has_beside_can_be_switched_off(tiny_scenario: Scenario) -> None:
    none = {"duplicates": 0.0, "second_nhs_number": 0.0, "stillbirths": 0.0}
    scenario = tiny_scenario.but(systems={"births": none}, population={"adoptions": 0.0})
    records = generate(scenario).clean["births"]
    assert (np.bincount(records.about) <= 1).all()
