"""Small areas of the county with their deprivation and their young children: a reference table."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Ints
from synthetic_data.population import Truth
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems.contract import NOBODY, Office, Records, System
from synthetic_data.systems.entitlements import aged
from synthetic_data.systems.knowing import present
from synthetic_data.text import picked

AGES = ("under_1", "age_1", "age_2", "age_3", "age_4")
TABLE = Table(
    "areas",
    "Areas",
    "One row for each small area (LSOA) of the county: its ward, its deprivation and how many "
    "children under five live there on the reference date. Counts of real small areas are "
    "estimates; these are exact.",
    (
        Column("lsoa", Kind.RECORD_ID, "Code of the small area, above the issued range"),
        Column("ward_code", Kind.CODE, "Code of its ward, above the issued range"),
        Column("ward", Kind.TEXT, "Name of its ward"),
        Column("town", Kind.TEXT, "The town it belongs to"),
        Column(
            "idaci_score",
            Kind.MEASURE,
            "Income deprivation affecting children: share of children in families on low income",
        ),
        Column(
            "idaci_rank_1_is_most_deprived",
            Kind.COUNT,
            "Rank by that score within the county: 1 is the most deprived",
        ),
        Column(
            "idaci_decile_1_is_most_deprived",
            Kind.COUNT,
            "Tenth by that score within the county: 1 is the most deprived tenth",
        ),
        *(
            Column(f"children_{age}", Kind.COUNT, f"Children living there, {age.replace('_', ' ')}")
            for age in AGES
        ),
        Column("children_under_5", Kind.COUNT, "All children under five living there"),
        Column("early_years_places", Kind.COUNT, "Places at registered childcare providers there"),
    ),
)


def record(truth: Truth, office: Office) -> Records:
    """A row for each small area inside the county, in order of code."""
    lsoas = truth.areas.lsoas
    inside = np.flatnonzero(~lsoas["outside"].to_numpy())
    wards = truth.areas.wards.iloc[truth.areas.ward[inside]].reset_index(drop=True)
    score = truth.areas.idaci[inside]
    rank = pd.Series(-score).rank(method="first").astype("int64").to_numpy()
    counts = _children(truth, office.today)[inside]
    frame = pd.DataFrame(
        {
            "lsoa": lsoas["lsoa"].to_numpy()[inside],
            "ward_code": wards["ward_code"],
            "ward": wards["name"],
            "town": wards["town"],
            "idaci_score": score,
            "idaci_rank_1_is_most_deprived": rank,
            "idaci_decile_1_is_most_deprived": -(-rank * 10 // len(rank)),
            **{f"children_{age}": counts[:, place] for place, age in enumerate(AGES)},
            "children_under_5": counts.sum(axis=1),
            "early_years_places": _places(truth)[inside],
        }
    )
    text = ["lsoa", "ward_code", "ward", "town"]
    frame = frame.assign(**{name: _category(frame[name]) for name in text})
    return Records(frame, np.full(len(frame), -1))


def _children(truth: Truth, day: np.datetime64) -> Ints:
    """Children living in each small area (rows) on a day, by age in years (columns)."""
    dob = truth.day("dob")
    age = sum(aged(dob, 12 * years, day).astype(np.int64) for years in (1, 2, 3, 4, 5))
    counted: Flags = present(truth, day) & (age < 5)
    cells = truth.people["lsoa_number"].to_numpy() * 5 + age
    size = len(truth.areas.lsoas) * 5
    return np.bincount(cells[counted], minlength=size).reshape(-1, 5)


def _places(truth: Truth) -> Ints:
    """Places at providers in each small area, home childcarers left out."""
    providers = truth.providers
    works = (providers["provider_type"] != "home childcarer").to_numpy()
    lsoa = truth.areas.postcode_lsoa[providers["postcode"].to_numpy()]
    places = np.bincount(lsoa, providers["places"].to_numpy() * works, len(truth.areas.lsoas))
    return np.asarray(places, dtype=np.int64)


def _category(column: pd.Series) -> pd.Series:
    """The same text, stored as `category`."""
    codes, values = pd.factorize(column)
    return picked([str(value) for value in values], codes)


SYSTEM = System(TABLE, record, entity=NOBODY)
