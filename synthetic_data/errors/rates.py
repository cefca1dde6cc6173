"""How often each error strikes each record: the scenario's knobs, and who is struck more often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Floats, Ints
from synthetic_data.errors.contract import CellError
from synthetic_data.scenario import Scenario
from synthetic_data.schema import Column

YOUNG, OLDER = 22, 40
"""Ages of the mother at the birth: under the one, or the other and over."""
MIXED_OR_OTHER = "mixed_|arab$|other$"
GROUPS: Mapping[str, Callable[[pd.DataFrame], pd.Series]] = MappingProxyType(
    {
        "newly_arrived": lambda people: people["from_abroad"],
        "most_deprived": lambda people: people["idaci_fifth"] == 1,
        "least_deprived": lambda people: people["idaci_fifth"] == 5,
        "movers": lambda people: people["moves"] > 0,
        "often_moved": lambda people: people["moves"] > 1,
        "young_mother": lambda people: people["mother_age_at_birth"] < YOUNG,
        "older_mother": lambda people: people["mother_age_at_birth"] >= OLDER,
        "double_barrelled": lambda people: people["surname"].astype("str").str.contains("[- ]"),
        "mixed_or_other": lambda people: people["heritage"].astype("str").str.match(MIXED_OR_OTHER),
        "born_early": lambda people: people["gestation_weeks"] < 37,
        "twins": lambda people: people["number_of_babies"] > 1,
        "not_white_british": lambda people: people["heritage"] != "white_british",
    }
)
"""Groups whose records may be struck more or less often: `[uneven.TABLE]` in a scenario."""
HERITAGE_PREFIX = "heritage_"
"""`heritage_polish = 1.5` names one heritage of the reference file."""


def rate(scenario: Scenario, table: str, error: CellError, column: Column) -> float:
    """The knob for this error in this column: what the scenario says, or the error's own rate."""
    if not error.can_touch(column):
        return 0.0
    knob = scenario.errors.get(table, {}).get(error.name, error.rate)
    found = knob.get(column.name, 0.0) if isinstance(knob, Mapping) else knob
    return found * scenario.mistakes


def multipliers(
    scenario: Scenario, table: str, people: pd.DataFrame, about: Ints, error: str = ""
) -> Floats:
    """By how much each record's rates are multiplied; 1 for everybody unless the scenario says.

    An error that has groups of its own follows these, and not those of the whole table.
    """
    groups = scenario.uneven.get(table, {})
    own = groups.get(error)
    factor = np.ones(len(about))
    for group, times in (own if isinstance(own, Mapping) else groups).items():
        if not isinstance(times, Mapping):
            member = members(group, people)[about.clip(0)] & (about >= 0)
            factor = np.where(member, factor * times, factor)
    return factor


def has_own_groups(scenario: Scenario, table: str, error: CellError) -> bool:
    """Whether the scenario names groups for this error alone."""
    return isinstance(scenario.uneven.get(table, {}).get(error.name), Mapping)


def members(group: str, people: pd.DataFrame) -> Flags:
    """Whether each child belongs to a named group."""
    if group.startswith(HERITAGE_PREFIX):
        found = people["heritage"] == group.removeprefix(HERITAGE_PREFIX)
    else:
        found = GROUPS[group](people)
    return found.to_numpy(dtype=np.bool_, na_value=False)
