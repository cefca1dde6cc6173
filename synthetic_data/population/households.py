"""Families: where they live, when they come and go, and when the mother has children."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Floats, Ints
from synthetic_data.population.areas import Areas, ward_it_is_of
from synthetic_data.population.knobs import setting
from synthetic_data.population.names import heritage_setting, heritages
from synthetic_data.reference import toml
from synthetic_data.scenario import Scenario

NEVER = np.iinfo(np.int32).max
"""A day that does not come."""
LONG_AGO = 1
HISTORY_YEARS = 7
"""Families are followed from this long before the world starts, so that first and later births
are in step when it does."""


@dataclass(frozen=True)
class Families:
    """Households and their births (`of` says whose), as arrays; days count from 1970."""

    lsoa: Ints
    heritage: Ints
    outside: Flags
    arrived: Ints
    abroad: Flags
    departed: Ints
    of: Ints
    born: Ints
    babies: Ints
    """How many babies each maternity brings."""


def build(scenario: Scenario, areas: Areas) -> Families:
    """Families until the scenario's births are reached, then families from over the border."""
    years = (scenario.end - scenario.start).astype(int) / 365.25
    wanted = max(1, round(scenario.births_per_year * years))
    inside = _families(scenario, areas, wanted, outside=False)
    local = inside.born >= inside.arrived[inside.of]
    reached = np.cumsum(local * inside.babies)
    last = int(np.searchsorted(reached, wanted)) + 1
    inside = _first(inside, int(inside.of[min(last, len(inside.of) - 1)]))
    beyond = round(wanted * setting(scenario, "pupils_from_outside"))
    return _together(inside, _families(scenario, areas, max(beyond, 1), outside=True))


def _families(scenario: Scenario, areas: Areas, births: int, *, outside: bool) -> Families:
    """More than enough families for this many births in the scenario's window."""
    draw = scenario.stream("households", "outside" if outside else "inside")
    start, end = int(scenario.start.astype(int)), int(scenario.end.astype(int))
    span = (end - start) / 365.25
    fall = setting(scenario, "births_fall")
    late = _begun(fall, span + HISTORY_YEARS, HISTORY_YEARS)  # the share of them in the window
    count = int(births * 1.35 / (1.9 * late)) + 50
    lsoa, heritage = _placed(areas, count, draw, outside=outside)
    arrived, abroad, departed = _comings_and_goings(scenario, heritage, start, end, draw)
    of, born = _maternities(count, start, end, fall, draw)
    here = (born >= start) & (born <= end) & (born < departed[of])
    of, born = of[here], born[here]
    mothers = draw.random(len(of)) < setting(scenario, "multiple_maternities")
    triplets = draw.random(len(of)) < 0.015
    babies = np.where(mothers, np.where(triplets, 3, 2), 1)
    return Families(
        lsoa, heritage, np.full(count, outside), arrived, abroad, departed, of, born, babies
    )


def _placed(
    areas: Areas, count: int, draw: np.random.Generator, *, outside: bool
) -> tuple[Ints, Ints]:
    """A small area for each family, and a heritage that depends on the ward."""
    wards = areas.wards
    chance = np.where(wards["outside"] == outside, wards["births"], 0.0).astype(float)
    per_lsoa = chance[areas.ward] / np.bincount(areas.ward)[areas.ward]
    cumulated = np.cumsum(per_lsoa * (0.7 + areas.idaci))
    lsoa = np.searchsorted(cumulated, draw.random(count) * cumulated[-1], side="right")
    mixes = np.cumsum(_heritage_by_ward(wards), axis=1)
    luck = draw.random(count)[:, None] * mixes[areas.ward[lsoa], -1:]
    heritage = (luck >= mixes[areas.ward[lsoa]]).sum(axis=1)
    return lsoa, np.minimum(heritage, len(heritages()) - 1)


def _heritage_by_ward(wards: pd.DataFrame) -> Floats:
    """How many families of each heritage (columns) live in each ward (rows), in shares."""
    base = heritage_setting("share")
    listed = {ward["name"]: ward["mix"] for ward in toml("places")["wards"]}
    of = ward_it_is_of()
    rows = [
        [listed.get(of.get(name, name), {}).get(heritage, 1.0) for heritage in heritages()]
        for name in wards["name"]
    ]
    shares = base * np.array(rows)
    return np.asarray(shares / shares.sum(axis=1, keepdims=True), dtype=np.float64)


def _comings_and_goings(
    scenario: Scenario, heritage: Ints, start: int, end: int, draw: np.random.Generator
) -> tuple[Ints, Flags, Ints]:
    """The days on which families arrive and leave, and who arrives from outside the UK."""
    count = len(heritage)
    abroad_share = heritage_setting("abroad")[heritage]
    likely = setting(scenario, "arriving_families") * (0.6 + 1.8 * abroad_share)
    arrives = draw.random(count) < likely
    arrived = np.where(arrives, draw.integers(start, end + 1, count), LONG_AGO)
    abroad = arrives & (draw.random(count) < abroad_share)
    leaves = draw.random(count) < setting(scenario, "departing_families")
    departed = np.where(leaves, draw.integers(start, end + 1, count), NEVER)
    departed = np.where(departed > arrived + 60, departed, NEVER)
    return arrived, abroad, departed


def _begun(fall: float, years: float, after: float) -> float:
    """The share of so many years' families that start later than some years into them."""
    if not fall:
        return 1 - after / years
    return float(
        np.expm1(-fall * (years - after)) / np.expm1(-fall * years) * np.exp(-fall * after)
    )


def _maternities(
    count: int, start: int, end: int, fall: float, draw: np.random.Generator
) -> tuple[Ints, Ints]:
    """Whose birth, and on which day: a first child, then others some two and a half years apart."""
    first_day = start - round(HISTORY_YEARS * 365.25)
    luck = draw.random(count)
    years = (end + 1 - first_day) / 365.25
    begun = -np.log1p(luck * np.expm1(-fall * years)) / fall if fall else luck * years
    first = first_day + (begun * 365.25).astype(np.int64)
    children = draw.choice(np.arange(1, 6), count, p=[0.42, 0.36, 0.14, 0.06, 0.02])
    of = np.repeat(np.arange(count), children)
    order = np.arange(len(of)) - np.repeat(np.cumsum(children) - children, children)
    gap = np.where(order > 0, 330 + draw.gamma(2.2, 280.0, len(of)), 0.0)
    upto = np.cumsum(gap)
    base = np.repeat(upto[np.cumsum(children) - children], children)
    return of, (np.repeat(first, children) + upto - base).astype(np.int64)


def _first(families: Families, households: int) -> Families:
    """The first so many households with their births."""
    keep = families.of < households
    return Families(
        families.lsoa[:households],
        families.heritage[:households],
        families.outside[:households],
        families.arrived[:households],
        families.abroad[:households],
        families.departed[:households],
        families.of[keep],
        families.born[keep],
        families.babies[keep],
    )


def _together(one: Families, other: Families) -> Families:
    """Both sets of families in one, the second numbered on from the first."""
    shifted = other.of + len(one.lsoa)
    return Families(
        np.concatenate([one.lsoa, other.lsoa]),
        np.concatenate([one.heritage, other.heritage]),
        np.concatenate([one.outside, other.outside]),
        np.concatenate([one.arrived, other.arrived]),
        np.concatenate([one.abroad, other.abroad]),
        np.concatenate([one.departed, other.departed]),
        np.concatenate([one.of, shifted]),
        np.concatenate([one.born, other.born]),
        np.concatenate([one.babies, other.babies]),
    )
