"""The funded settings as the authority knows them: their numbers and their habits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Ints
from synthetic_data.population import Truth
from synthetic_data.population.truth import days
from synthetic_data.scenario import Knob, Scenario
from synthetic_data.systems import ofsted
from synthetic_data.systems.contract import Office

NURSERY, CHILDMINDER, DOMESTIC, HOME_CARER = range(4)
"""Kinds of provider, by their place in the list of types."""
KNOBS = (
    Knob("refusing_settings", 1, "settings that code the ethnicity of every child REFU", high=50),
    Knob("twice_settings", 1, "settings that hand in their return twice", high=50),
    Knob("border_settings", 3, "settings that most families from over the border use", high=50),
    Knob("capitals", 0.06, "share of settings that type names in capitals"),
    Knob("stretched", 0.14, "share of settings that spread the funded hours over 50 weeks"),
    Knob("new_ethnicity_codes", 0.4, "share of settings whose software has the codes of 2025"),
)
TABLE_NAME = "early_years_census_child"


@dataclass(frozen=True)
class Settings:
    """One entry for each row of `truth.providers`."""

    urn: pd.Series
    ofsted_urn: pd.Series
    kind: Ints
    registered: Days
    resigned: Days
    refuses: Flags
    twice: Flags
    border: Flags
    capitals: Flags
    stretched: Flags
    new_codes: Flags

    def open(self, day: np.datetime64) -> Flags:
        """Which may take funded children on a day: registered, not resigned, no home childcarer."""
        gone = self.resigned <= day
        return np.asarray(
            (self.registered <= day) & ~gone & (self.kind != HOME_CARER), dtype=np.bool_
        )


def settings(truth: Truth, scenario: Scenario) -> Settings:
    """Every provider of the register with its numbers, its dates and its habits."""
    office = Office(scenario, TABLE_NAME, KNOBS)
    register = ofsted.office(scenario)
    providers = truth.providers
    everyone = np.arange(len(providers))
    kind = providers["provider_type"].cat.codes.to_numpy().astype(np.int64)
    resigned = ofsted.resignations(register, everyone)
    refuses, twice, border = _odd_ones(office, (kind == NURSERY) & np.isnat(resigned))
    return Settings(
        urn=ofsted.setting_urns(register, everyone),
        ofsted_urn=ofsted.urns(register, everyone, providers["serial"].to_numpy()),
        kind=kind,
        registered=days(providers["registered"]),
        resigned=resigned,
        refuses=refuses,
        twice=twice,
        border=border,
        capitals=office.happens("capitals", office.knob("capitals"), everyone),
        stretched=office.happens("stretched", office.knob("stretched"), everyone),
        new_codes=office.happens("new codes", office.knob("new_ethnicity_codes"), everyone),
    )


def in_capitals(names: pd.Series, loud: Flags) -> pd.Series:
    """Names stored as `category`, in capitals where the setting types them so."""
    known, codes = names.cat.categories, names.cat.codes.to_numpy().astype(np.int64)
    hit = np.flatnonzero(loud & (codes >= 0))
    used, place = np.unique(codes[hit], return_inverse=True)
    shouted = known.take(used).str.upper()
    both = known.append(shouted.difference(known))
    codes[hit] = both.get_indexer(shouted)[place]
    return pd.Series(pd.Categorical.from_codes(codes, categories=both))


def _odd_ones(office: Office, nursery: Flags) -> tuple[Flags, Flags, Flags]:
    """Nurseries chosen for each habit by a keyed draw; none has two of them while there are more.

    The order of the draw is fixed, so a setting keeps its habit when there shall be more of them.
    """
    chosen = []
    taken = np.zeros(len(nursery), dtype=np.bool_)
    for habit in ("refusing_settings", "twice_settings", "border_settings"):
        order = np.argsort(
            office.luck(habit, np.arange(len(nursery))) + np.where(nursery & ~taken, 0.0, 2.0)
        )
        usable = order[: int((nursery & ~taken).sum())]
        flags = np.zeros(len(nursery), dtype=np.bool_)
        flags[usable[: int(office.knob(habit))]] = True
        taken |= flags
        chosen.append(flags)
    return chosen[0], chosen[1], chosen[2]
