"""A finished world: what was recorded, and what is true."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from synthetic_data import formats
from synthetic_data.population import Truth
from synthetic_data.population.people import people_table, providers_table
from synthetic_data.scenario import Scenario
from synthetic_data.schema import Table, typed
from synthetic_data.systems import Records, System
from synthetic_data.systems.circumstances import childcare_table
from synthetic_data.systems.contract import CHILD, MOTHER, NOBODY, PROVIDER
from synthetic_data.systems.effects import effects_table
from synthetic_data.systems.referral_notes import notes_table
from synthetic_data.text import TEXT, decoded

EVENTS = ["table", "event", "column", "value", "help", "file"]


@dataclass(frozen=True)
class World:
    """Tables as recorded, with the truth behind every record and every mistake."""

    scenario: Scenario
    systems: tuple[System, ...]
    population: Truth
    clean: dict[str, Records]
    observed: dict[str, pd.DataFrame]
    mistakes: pd.DataFrame

    @property
    def schema(self) -> tuple[Table, ...]:
        """The declarations of the tables, in order."""
        return tuple(system.table for system in self.systems)

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Each table as a lesson loads it: text as `str`, dates as datetime64."""
        return {table.name: lesson_form(self.observed[table.name], table) for table in self.schema}

    @cached_property
    def truth(self) -> dict[str, pd.DataFrame]:
        """What really is: people, providers, links (records to people) and mistakes."""
        return {
            "people": people_table(self.population),
            "providers": providers_table(self.population),
            "links": self._links(),
            "mistakes": self.mistakes,
            "events": self._events(),
            "childcare": childcare_table(self.population, self.scenario),
            "effects": effects_table(self.population, self.scenario),
            "notes": notes_table(self.population, self.scenario),
        }

    def _events(self) -> pd.DataFrame:
        """What no single cell shows: of records whose `column` holds `value`, or of a file."""
        found = [
            (table.name, event) for table in self.schema for event in self.clean[table.name].events
        ]
        if not self.scenario.authority:
            found += formats.events(self.scenario, set(self.observed))
        rows = [(name, e.event, e.column, e.value, e.help, e.file) for name, e in found]
        return pd.DataFrame(rows, columns=EVENTS).astype(TEXT)

    def _links(self) -> pd.DataFrame:
        """For each record of each table, the true person or provider that it is about."""
        parts = [
            links(system, self.clean[system.table.name], self.population) for system in self.systems
        ]
        return pd.concat(parts, ignore_index=True)


def lesson_form(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The table in the types that `load` gives."""
    text = pd.DataFrame({name: decoded(frame[name]) for name in table.names}, copy=False)
    return typed(text, table)


def links(system: System, records: Records, truth: Truth) -> pd.DataFrame:
    """The link of every record of one table, `none` for a record that is about nobody."""
    child = truth.people["person_id"]
    keys = {CHILD: child, MOTHER: child, PROVIDER: truth.providers["provider_id"]}
    known = records.about >= 0
    count = len(records.about)
    person = pd.Series(np.nan, index=range(count), dtype=TEXT)
    if system.entity in keys and known.any():
        names = keys[system.entity].take(records.about.clip(0))
        person = names.reset_index(drop=True).where(known)
    return pd.DataFrame(
        {
            "table": system.table.name,
            "record_id": records.frame[system.table.key].to_numpy(),
            "person_id": person,
            "entity": np.where(known, system.entity, NOBODY),
        }
    ).astype(TEXT)
