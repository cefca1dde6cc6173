"""The generator in one screen."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from synthetic_data import errors, identifiers, mistakes, population, systems
from synthetic_data.catalogue import Catalogue, everything
from synthetic_data.events import Event
from synthetic_data.population import Truth
from synthetic_data.scenario import Scenario
from synthetic_data.systems import Records, System
from synthetic_data.systems.contract import CHILD
from synthetic_data.world import World

Recorded = dict[str, tuple[System, Records]]


def generate(scenario: Scenario, catalogue: Catalogue | None = None) -> World:
    """Invent children, let each system record them, then let people make mistakes."""
    catalogue = catalogue or everything()
    truth = population.build(scenario)
    sharing = identifiers.shared_by(catalogue.systems, scenario.identifier)
    records = systems.record(truth, scenario, sharing)
    observed, log = spoilt(truth, records, scenario, catalogue)
    clean = {
        name: replace(kept, events=kept.events + _befell(system, kept, scenario, catalogue))
        for name, (system, kept) in records.items()
    }
    return World(scenario, sharing, truth, clean, observed, log)


def _befell(
    system: System, kept: Records, scenario: Scenario, catalogue: Catalogue
) -> tuple[Event, ...]:
    """What befell whole files and whole weeks of a table."""
    return errors.happenings(system.table, kept.frame, scenario, catalogue.errors)


def spoilt(
    truth: Truth, records: Recorded, scenario: Scenario, catalogue: Catalogue
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """Every table with its mistakes made, and the log of all of them."""
    observed, logs = {}, [mistakes.empty()]
    for name, (system, kept) in records.items():
        people = truth.people if system.entity == CHILD else pd.DataFrame()
        observed[name], log = errors.spoil(
            system.table, kept.frame, scenario, catalogue.errors, people, kept.about
        )
        logs.append(log)
    return observed, pd.concat(logs, ignore_index=True)
