"""Who is in reception, at which school, under which pupil number."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Ints
from synthetic_data.population.areas import Areas
from synthetic_data.population.knobs import setting
from synthetic_data.population.numbers import upns
from synthetic_data.scenario import Scenario
from synthetic_data.text import TEXT


def cohort(scenario: Scenario, born: Ints) -> Flags:
    """Whether each child is of an age for the current reception year (1 September to 31 August)."""
    first = np.datetime64(f"{scenario.school_year - 5}-09-01").astype(int)
    last = np.datetime64(f"{scenario.school_year - 4}-08-31").astype(int)
    return np.asarray((born >= first) & (born <= last), dtype=np.bool_)


def assign(
    scenario: Scenario, areas: Areas, schools: pd.DataFrame, born: Ints, lsoa: Ints, here: Flags
) -> tuple[Ints, pd.Series]:
    """The school of each child (-1: none of ours) and the pupil number that it gave.

    Most go to a school near home; some children of the county are schooled elsewhere, and most
    who live over the border and are here at all come to us.
    """
    draw = scenario.stream("schooling")
    count = len(born)
    elsewhere = draw.random(count) < setting(scenario, "schooled_elsewhere")
    outside = areas.lsoas["outside"].to_numpy()[lsoa]
    attends = cohort(scenario, born) & here & ~(elsewhere & ~outside)
    home = np.minimum(lsoa, int((~areas.lsoas["outside"]).sum()) - 1)
    nearest = np.searchsorted(schools["lsoa"].to_numpy(), home).clip(0, len(schools) - 1)
    far = (draw.random(count) < 0.25) | outside
    school = np.where(far, draw.integers(0, len(schools), count), nearest)
    school = np.where(attends, school, -1)
    return school, _numbers(scenario, schools, school)


def _numbers(scenario: Scenario, schools: pd.DataFrame, school: Ints) -> pd.Series:
    """A pupil number for each pupil: the school and year that gave it, and a serial there."""
    draw = scenario.stream("schooling", "upn")
    pupils = np.flatnonzero(school >= 0)
    issued_by = schools["number"].to_numpy().astype(np.int64)[school[pupils]]
    nursery = draw.random(len(pupils)) < 0.45
    year = scenario.school_year - np.where(nursery, draw.integers(1, 3, len(pupils)), 0)
    together = pd.Series(issued_by * 100 + year % 100)
    serial = together.groupby(together).cumcount().to_numpy().astype(np.int64) + 1
    temporary = draw.random(len(pupils)) < setting(scenario, "temporary_upns")
    text = upns(issued_by, year, serial, temporary, la=scenario.la_number)
    return text.set_axis(pupils).reindex(range(len(school))).astype(TEXT)
