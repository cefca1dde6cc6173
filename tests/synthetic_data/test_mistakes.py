"""The log holds every cell that differs from the clean record, and no other; links hold too."""

from __future__ import annotations

import pandas as pd
import pytest

from synthetic_data import World, generate, load_scenario
from synthetic_data.catalogue import everything
from synthetic_data.world import lesson_form

WORLDS = [("tiny", 1, 1.0), ("tiny", 2, 10.0), ("tiny", 3, 20.0)]


@pytest.fixture(scope="module", params=WORLDS, ids=lambda w: f"{w[0]}-seed{w[1]}-times{w[2]:g}")
def world(request: pytest.FixtureRequest) -> World:
    name, seed, mistakes = request.param
    return generate(load_scenario(name, seed=seed).but(mistakes=mistakes))


def shown(values: pd.Series) -> pd.Series:
    """A column as text, by another route than the log takes."""
    if values.dtype.kind == "M":
        return values.map(lambda day: day.date().isoformat(), na_action="ignore").astype(object)
    return values.astype(object).map(str, na_action="ignore")


def cells_that_differ(world: World) -> set[tuple[str, str, str, str | None, str | None]]:
    """Every cell whose recorded value is not the clean one, found by comparing cell by cell."""
    found = set()
    for table in world.schema:
        clean = lesson_form(world.clean[table.name].frame, table)
        recorded = world.tables[table.name]
        for column in table.names:
            before, after = shown(clean[column]), shown(recorded[column])
            for key, old, new in zip(clean[table.key], before, after, strict=True):
                old, new = (None if pd.isna(value) else value for value in (old, new))
                if old != new:
                    found.add((table.name, key, column, old, new))
    return found


def test_the_log_is_exactly_the_cells_that_differ(world: World) -> None:
    log = world.mistakes
    logged = {
        (
            row.table,
            row.record_id,
            row.column,
            *(None if pd.isna(v) else v for v in (row.truth, row.recorded)),
        )
        for row in log.itertuples()
    }
    assert len(logged) == len(log), "a cell is logged twice"
    assert logged == cells_that_differ(world)


def test_every_entry_names_errors_that_there_are(world: World) -> None:
    known = {error.name for error in everything().errors}
    assert {name for entry in world.mistakes["error"] for name in entry.split(" + ")} <= known


def test_keys_are_never_spoilt(world: World) -> None:
    for table in world.schema:
        keys = world.tables[table.name][table.key]
        assert keys.is_unique
        assert keys.notna().all()


def test_each_record_links_to_a_true_person_or_is_declared_to_have_none(world: World) -> None:
    truth = world.truth
    children = set(truth["people"]["person_id"])
    known = {
        "child": children,
        "mother": children,  # of the child that the link names
        "provider": set(truth["providers"]["provider_id"]),
    }
    links = truth["links"]
    assert not links.duplicated(["table", "record_id"]).any()
    for table in world.schema:
        mine = links[links["table"] == table.name]
        assert set(mine["record_id"]) == set(world.tables[table.name][table.key])
    for entity, person in zip(links["entity"], links["person_id"], strict=True):
        assert pd.isna(person) if entity == "none" else person in known[entity]


def test_a_world_without_mistakes_has_an_empty_log(tiny_scenario) -> None:
    world = generate(tiny_scenario.but(mistakes=0.0))
    assert world.mistakes.empty
    for table in world.schema:
        clean = lesson_form(world.clean[table.name].frame, table)
        pd.testing.assert_frame_equal(clean, world.tables[table.name])


def test_a_later_error_that_replaces_a_cell_is_named_alone(spoilt: World) -> None:
    log = spoilt.mistakes
    joined = log[log["error"].str.contains(" + ", regex=False)]
    # A number or name copied from somebody else may be mistyped too: then both are in the cell.
    assert set(joined["error"]) >= {"sibling_nhs_number + keyboard_typos"}
    # Left blank, or given the number of a sibling, a cell keeps nothing of what befell it before.
    stages = {error.name: error for error in everything().errors}
    for names in joined["error"].unique():
        assert not any(stages[name].replaces for name in names.split(" + ")[1:]), names
    blank = log[log["recorded"].isna()]
    assert set(blank["error"]) == {"missing"}
