"""The switch of the single identifier, and packs that differ from learner to learner."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from synthetic_data import World, files, generate
from synthetic_data.check import faults
from synthetic_data.faults import Unusable
from synthetic_data.identifiers import OF_CHILDREN, SINGLE
from synthetic_data.scenario import Scenario
from synthetic_data.scenario_file import load_scenario
from synthetic_data.systems.contract import CHILD


@pytest.fixture(scope="module")
def full(tiny_scenario: Scenario) -> World:
    return generate(tiny_scenario.but(identifier="full"))


@pytest.fixture(scope="module")
def nobodys(tiny_scenario: Scenario) -> World:
    return generate(tiny_scenario.but(identifier="none"))


def test_with_one_identifier_every_record_of_a_child_bears_the_childs_own(full: World) -> None:
    people = full.truth["people"].set_index("person_id")["nhs_number"]
    links = full.truth["links"]
    seen = 0
    for system in full.systems:
        table = full.tables[system.table.name]
        assert (SINGLE.name in table) == (system.entity == CHILD)
        if system.entity == CHILD:
            about = links.loc[links["table"] == system.table.name].set_index("record_id")
            true = table[system.table.key].map(about["person_id"]).map(people)
            assert table[SINGLE.name].fillna("").tolist() == true.fillna("").tolist()
            seen += table[SINGLE.name].notna().sum()
    assert seen > 1000


def test_the_single_identifier_changes_nothing_else(tiny: World, full: World) -> None:
    for name, table in tiny.tables.items():
        pd.testing.assert_frame_equal(table, full.tables[name][list(table.columns)])
    pd.testing.assert_frame_equal(tiny.mistakes, full.mistakes)


def test_without_identifiers_nobody_writes_any_down(tiny: World, nobodys: World) -> None:
    columns = [
        (table.name, column.name)
        for table in nobodys.schema
        for column in table.columns
        if column.kind in OF_CHILDREN
    ]
    assert len(columns) >= 8
    for table, column in columns:
        assert nobodys.tables[table][column].isna().all()
        assert tiny.tables[table][column].notna().any() or column == "former_upn"
    logged = nobodys.mistakes[["table", "column"]].apply(tuple, axis=1)
    assert not set(logged) & set(columns)
    births = nobodys.tables["births"].drop(columns=["nhs_number", "mother_nhs_number"])
    pd.testing.assert_frame_equal(births, tiny.tables["births"][list(births.columns)])


def test_packs_with_one_identifier_fit_their_schema(full: World, tmp_path: Path) -> None:
    files.write(full, tmp_path / "full")
    assert faults(tmp_path / "full") == []


def test_an_unknown_switch_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('based_on = "tiny"\n\nidentifier = "some"\n')
    with pytest.raises(Unusable, match=r"mine.toml:3: identifier must be one of none, partial"):
        load_scenario(path)


def test_learners_get_other_children_by_the_same_rules(tiny_scenario: Scenario) -> None:
    ada, ben = (generate(tiny_scenario.but(learner=name)) for name in ("ada", "ben"))
    again = generate(tiny_scenario.but(learner="ada"))
    pd.testing.assert_frame_equal(ada.tables["births"], again.tables["births"])
    key = ["forename", "surname", "dob"]
    children = [
        set(map(tuple, w.truth["people"][key].astype("str").to_numpy())) for w in (ada, ben)
    ]
    assert len(children[0] & children[1]) < 0.01 * len(children[0])
    sizes = [len(w.truth["people"]) for w in (ada, ben)]
    assert max(sizes) < 1.25 * min(sizes)
