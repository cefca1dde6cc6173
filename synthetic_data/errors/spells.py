"""Bad weeks: what one place typed in one week suffers several errors, far oftener than usual."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Floats, Ints
from synthetic_data.errors.striking import named_bits
from synthetic_data.events import Event
from synthetic_data.randomness import Dice
from synthetic_data.scenario import Knob, Scenario
from synthetic_data.schema import Table

KNOBS = (
    Knob("share", 0.0, "share of weeks of each place in which much goes wrong"),
    Knob("times", 1.0, "by how much all error rates are multiplied in them", high=50.0),
)
"""`[bad_spells.TABLE]` in a scenario, for tables that say on which day a record was typed."""
MONDAY = 4
"""Day 4 since 1970 was a Monday."""
FAR = 100_000
"""More weeks than any date in use."""


def factors(table: Table, frame: pd.DataFrame, scenario: Scenario) -> Floats:
    """By how much the error rates of each record are multiplied: 1 but in a bad week."""
    times = scenario.bad_spells.get(table.name, {}).get("times", 1.0)
    return np.where(in_bad_week(table, frame, scenario), times, 1.0)


def in_bad_week(table: Table, frame: pd.DataFrame, scenario: Scenario) -> Flags:
    """Whether each record was typed at a place in one of its bad weeks."""
    share = scenario.bad_spells.get(table.name, {}).get("share", 0.0)
    if share <= 0 or not table.typed_on:
        return np.zeros(len(frame), dtype=np.bool_)
    names, codes = place_weeks(table, frame)
    luck = Dice(named_bits(scenario, names, "bad spells", table.name)).uniform("struck")
    bad = np.append(luck < share, False)
    return np.asarray(bad[codes], dtype=np.bool_)


def events(table: Table, frame: pd.DataFrame, scenario: Scenario) -> tuple[Event, ...]:
    """An entry for each record typed in a bad week."""
    rows = np.flatnonzero(in_bad_week(table, frame, scenario))
    if not len(rows):
        return ()
    struck = frame.take(rows)
    names, codes = place_weeks(table, struck)
    return tuple(
        Event("bad_spell", table.key, key, f"Typed in a week of many mistakes ({names[code]}).")
        for key, code in zip(struck[table.key], codes, strict=True)
    )


def place_weeks(table: Table, frame: pd.DataFrame) -> tuple[list[str], Ints]:
    """Every place and Monday of a week in which something was typed, and which is each record's.

    -1 for a record that does not say where or when.
    """
    days = frame[table.typed_on].to_numpy().astype("datetime64[D]")
    known = ~np.isnat(days)
    weeks = np.where(known, (days.astype(np.int64) - MONDAY) // 7, 0)
    place, places = np.zeros(len(days), dtype=np.int64), [""]
    if table.typed_at:
        place, texts = pd.factorize(frame[table.typed_at])
        places = [f"{text}, " for text in texts]
    known &= place >= 0
    both, codes = np.unique((place * FAR + weeks)[known], return_inverse=True)
    mondays = (both % FAR * 7 + MONDAY).astype("datetime64[D]").astype(str)
    names = [places[at] + monday for at, monday in zip(both // FAR, mondays, strict=True)]
    found = np.full(len(days), -1, dtype=np.int64)
    found[known] = codes
    return names, found
