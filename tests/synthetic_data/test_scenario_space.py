"""Whatever the rules for scenarios allow can be made, and what always holds, holds there too."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from scenario_space import scenarios

from synthetic_data import World, generate
from synthetic_data.catalogue import everything
from synthetic_data.mistakes import as_text, differ
from synthetic_data.scenario import Scenario
from synthetic_data.scenario_check import faults, together

SLOWLY = {
    "deadline": None,
    "database": None,
    "derandomize": True,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}


@given(scenarios())
@settings(max_examples=4, **SLOWLY)
def test_any_scenario_that_is_allowed_can_be_made(found: dict[str, Any]) -> None:
    holds(found)


@pytest.mark.slow
@given(scenarios())
@settings(max_examples=25, **SLOWLY)
def test_many_scenarios_that_are_allowed_can_be_made(found: dict[str, Any]) -> None:
    holds(found)


def holds(found: dict[str, Any]) -> None:
    """What is true of every world is true of the one with these settings."""
    assert not faults(found, everything())
    assert not together(found, set())
    scenario = Scenario(name="any", **found)
    many = scenario.authorities > 1
    world = generate(scenario.but(authority=scenario.authorities) if many else scenario)
    tables_fit_their_schema(world)
    log_has_each_changed_cell_once(world)
    truth_holds_together(world)


def tables_fit_their_schema(world: World) -> None:
    for table in world.schema:
        table.pandera().validate(world.tables[table.name], lazy=True)
        links = world.truth["links"].query("table == @table.name")
        assert links["record_id"].tolist() == world.clean[table.name].frame[table.key].tolist()


def log_has_each_changed_cell_once(world: World) -> None:
    log = world.mistakes.set_index(["table", "column"]).sort_index()
    assert not world.mistakes.duplicated(["table", "record_id", "column"]).any()
    for table in world.schema:
        clean, recorded = world.clean[table.name].frame, world.observed[table.name]
        for name in table.names:
            changed = differ(as_text(clean[name]), as_text(recorded[name]))
            logged = log.loc[[(table.name, name)]] if (table.name, name) in log.index else log[:0]
            assert set(logged["record_id"]) == set(clean[table.key][changed])


def truth_holds_together(world: World) -> None:
    people, scenario = world.truth["people"], world.scenario
    mothers = people.drop_duplicates("mother_id")["mother_nhs_number"]
    assert pd.concat([people["nhs_number"], mothers]).is_unique
    assert people["person_id"].is_unique
    assert people["upn"].dropna().is_unique
    assert people["dob"].between(str(scenario.births_from), str(scenario.reference_date)).all()
    assert not (people["death_date"] < people["dob"]).any()
    assert world.population.areas.wards["name"].is_unique
    assert world.population.areas.postcodes.is_unique
    assert set(world.truth["links"]["person_id"].dropna()) <= (
        set(people["person_id"]) | set(world.truth["providers"]["provider_id"])
    )
