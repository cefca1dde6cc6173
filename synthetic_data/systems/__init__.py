"""What each service records of the truth: its coverage, timing and habits; no mistakes yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from synthetic_data.population import Truth
from synthetic_data.scenario import Scenario
from synthetic_data.schema import typed
from synthetic_data.systems import duplicates
from synthetic_data.systems.contract import Office, Records, System

__all__ = ["Office", "Records", "System", "record"]


def record(
    truth: Truth, scenario: Scenario, systems: Iterable[System]
) -> dict[str, tuple[System, Records]]:
    """The clean records of every system, by table name, in the types that its table declares."""
    found = {}
    for system in systems:
        office = Office(scenario, system.table.name, system.knobs)
        records = system.record(truth, office)
        if duplicates.KNOB in system.knobs:
            records = duplicates.with_duplicates(records, office, system.table)
        found[system.table.name] = (
            system,
            replace(records, frame=typed(records.frame, system.table)),
        )
    return found
