"""Childcare providers and reception schools: invented, with numbers outside every issued range."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Ints
from synthetic_data.population import names
from synthetic_data.population.areas import Areas
from synthetic_data.reference import toml
from synthetic_data.scenario import Scenario
from synthetic_data.text import picked

TYPES = {
    "childcare on non-domestic premises": 0.432,
    "childminder": 0.440,
    "childcare on domestic premises": 0.006,
    "home childcarer": 0.122,
}
"""Kinds of provider with their shares; a synthetic setting."""
CHILDREN_PER_SCHOOL = 46
SCHOOLS_EACH = 600
"""School numbers that each authority of a world of many has for its own."""


def build(scenario: Scenario, areas: Areas) -> pd.DataFrame:
    """One row a provider: type, name, place, places, when registered."""
    draw = scenario.stream("providers")
    count, own = scenario.providers, scenario.la_number if scenario.authority else ""
    kind = draw.choice(len(TYPES), count, p=list(TYPES.values()))
    inside = np.flatnonzero(~areas.lsoas["outside"].to_numpy())
    lsoa = inside[draw.integers(0, len(inside), count)]
    group = kind == 0
    places = np.where(
        group, draw.gamma(6.0, 7.0, count) + 7, np.where(kind == 1, draw.integers(3, 10, count), 12)
    )
    years = np.minimum(draw.gamma(2.0, 4.0, count), 20)
    registered = scenario.end - (years * 365.25).astype("timedelta64[D]") - np.timedelta64(60, "D")
    return pd.DataFrame(
        {
            "provider_id": [f"V{own}{number + 1:05d}" for number in range(count)],
            "provider_type": picked(list(TYPES), kind),
            "name": _provider_names(scenario, kind),
            "postcode": areas.postcode_in(lsoa, draw.random(count)),
            "house": draw.integers(1, 140, count),
            "places": places.astype(np.int64),
            "registered": registered,
            "serial": draw.permutation(1000)[np.arange(count) % 1000] + np.arange(count) // 1000,
        }
    )


def _provider_names(scenario: Scenario, kind: Ints) -> list[str]:
    """Nurseries by their invented names, childminders by those of invented people."""
    draw = scenario.stream("providers", "names")
    parts, words = toml("streets"), names.vocabulary().names
    first, last = parts["nursery_first"].split(), parts["nursery_last"]
    british = np.zeros(len(kind), dtype=np.int64)
    mother = names.drawn(british, "mother", draw.random(len(kind)))
    surname = names.drawn(british, "surname", draw.random(len(kind)))
    pick = draw.integers(0, len(first), len(kind))
    tail = draw.integers(0, len(last), len(kind))
    return [
        f"{first[pick[i]]} {last[tail[i]]}"
        if kind[i] == 0
        else f"{words[mother[i]]} {words[surname[i]]}"
        for i in range(len(kind))
    ]


def _school_urns(scenario: Scenario, draw: np.random.Generator, count: int) -> Ints:
    """The last five digits of each school's number, different in every authority."""
    if scenario.authority:
        return scenario.authority * SCHOOLS_EACH + draw.permutation(SCHOOLS_EACH)[:count]
    return draw.permutation(90_000)[:count] + 1


def schools(scenario: Scenario, areas: Areas) -> pd.DataFrame:
    """One row a school with a reception class, in the wards in turn."""
    draw = scenario.stream("schools")
    count = max(2, round(scenario.births_per_year / CHILDREN_PER_SCHOOL))
    parts = toml("streets")
    inside = areas.lsoas.loc[~areas.lsoas["outside"]]
    lsoa = np.linspace(0, len(inside) - 1, count).astype(int)
    towns = areas.wards["town"].to_numpy()[inside["ward"].to_numpy()[lsoa]]
    saints, kinds = parts["school_saints"], parts["school_last"]
    stems = parts["streets"].split()
    chosen = draw.permutation(len(stems))[np.arange(count) % len(stems)]
    return pd.DataFrame(
        {
            "number": 2001 + np.arange(count),
            "school_urn": [f"9{number:05d}" for number in _school_urns(scenario, draw, count)],
            "lsoa": lsoa,
            "name": [
                f"{saints[i % len(saints)] if i % 4 == 0 else stems[chosen[i]]} "
                f"{kinds[i % len(kinds)]}, {towns[i]}"
                for i in range(count)
            ],
            "holds_nhs_numbers": draw.random(count) < 0.14,
        }
    )
