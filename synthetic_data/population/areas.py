"""Wards, small areas and postcodes of the invented county, and its neighbours over the border."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Floats, Ints
from synthetic_data.reference import toml
from synthetic_data.scenario import Scenario
from synthetic_data.text import TEXT, joined

UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
"""The last two letters of a postcode never use C, I, K, M, O or V."""
POSTCODES_PER_LSOA = 18
OUTSIDE_LSOAS = 4
FIRST_OUTSIDE_DISTRICT = 91
"""Neighbours lie in ZZ91 and on; ZZ99 is left alone, because the NHS uses it for special cases."""
NEVER_FIRST, SECOND = "QVX", "ABCDEFGHKLMNOPQRSTUVWXY"
"""Letters of the postcodes of a world of many authorities: none in use begins with Q, V or X."""
DISTRICTS_EACH = 30
"""Three authorities share two letters, and have so many postcode districts each."""
MOST_WARDS = 100
"""Twenty wards are listed, and each can be divided in five."""


@dataclass(frozen=True)
class Areas:
    """Wards, LSOAs and postcodes; a postcode points at its LSOA, and that at its ward."""

    wards: pd.DataFrame
    lsoas: pd.DataFrame
    postcodes: pd.Series
    postcode_lsoa: Ints
    street: Ints
    street_names: pd.Series

    @property
    def ward(self) -> Ints:
        """The ward of each LSOA."""
        return self.lsoas["ward"].to_numpy(dtype=np.int64)

    @property
    def idaci(self) -> Floats:
        """The share of children in income-deprived households in each LSOA."""
        return self.lsoas["idaci"].to_numpy(dtype=np.float64)

    def postcode_in(self, lsoa: Ints, luck: Floats) -> Ints:
        """A postcode in each of these LSOAs, chosen by the luck in [0, 1)."""
        return lsoa * POSTCODES_PER_LSOA + (luck * POSTCODES_PER_LSOA).astype(np.int64)

    def neighbours(self, lsoa: Ints, outside: Flags, near: Floats, luck: Floats) -> Ints:
        """Where a family of each LSOA moves to: half stay in the ward, the rest go anywhere."""
        inside = int((~self.lsoas["outside"]).sum())
        ward = self.ward
        first = np.searchsorted(ward, ward[lsoa], side="left")
        size = np.searchsorted(ward, ward[lsoa], side="right") - first
        same_ward = first + (luck * size).astype(np.int64)
        anywhere = (luck * inside).astype(np.int64)
        stays_near = outside | (near < 0.5)
        return np.asarray(np.where(stays_near, same_ward, anywhere), dtype=np.int64)


def build(scenario: Scenario) -> Areas:
    """The county of this scenario: its wards, LSOAs and postcodes, then its neighbours'."""
    wards = _wards(scenario)
    lsoas = _lsoas(scenario, wards)
    postcodes, of_lsoa = _postcodes(scenario, lsoas)
    draw = scenario.stream("areas", "streets")
    names = _street_names(wards, draw)
    town = wards["town_number"].to_numpy()[lsoas["ward"].to_numpy()[of_lsoa]]
    per_town = len(names) // (int(wards["town_number"].max()) + 1)
    street = town * per_town + draw.integers(0, per_town, len(of_lsoa))
    return Areas(wards, lsoas, postcodes, of_lsoa, street, names)


def _wards(scenario: Scenario) -> pd.DataFrame:
    """The scenario's wards, spread over the reference list, and one for each neighbour."""
    places = toml("places")
    inside = pd.DataFrame(_listed(places["wards"], places["ward_parts"], scenario.wards))
    inside = inside.assign(outside=False)
    outside = pd.DataFrame({"name": places["neighbours"], "town": places["neighbours"]}).assign(
        idaci=0.18, births=1.0, hub=0, team=0, hub_reach=0.03, outside=True
    )
    wards = pd.concat([inside, outside], ignore_index=True)
    wards["town_number"] = pd.factorize(wards["town"])[0]
    wards["ward_code"] = _codes("E05", scenario, len(wards))
    return wards


def _listed(every: list[dict[str, Any]], parts: list[str], wards: int) -> list[dict[str, Any]]:
    """So many wards: some of the list, all of it, or the list with wards divided into parts."""
    if wards <= len(every):
        return [every[i] for i in np.linspace(0, len(every) - 1, wards).round().astype(int)]
    of = np.arange(wards) * len(every) // wards
    part = np.arange(wards) - np.searchsorted(of, of)
    ends = ["", *(f" {end}" for end in parts)]
    chosen = [(every[i], ends[k]) for i, k in zip(of, part, strict=True)]
    return [{**ward, "name": ward["name"] + end} for ward, end in chosen]


@cache
def ward_it_is_of() -> dict[str, str]:
    """For each ward that there can be, the ward of the list of which it is (a part)."""
    places = toml("places")
    parts = ["", *(f" {part}" for part in places["ward_parts"])]
    return {ward["name"] + part: ward["name"] for ward in places["wards"] for part in parts}


def _lsoas(scenario: Scenario, wards: pd.DataFrame) -> pd.DataFrame:
    """Small areas in order of ward, each with its own deprivation around its ward's."""
    draw = scenario.stream("areas", "lsoas")
    inside = scenario.lsoas
    ward = np.sort(np.arange(inside) % scenario.wards)
    beyond = np.repeat(np.arange(scenario.wards, len(wards)), OUTSIDE_LSOAS)
    ward = np.concatenate([ward, beyond])
    typical = wards["idaci"].to_numpy()[ward]
    idaci = np.clip(typical * np.exp(draw.normal(0, 0.35, len(ward))), 0.01, 0.75).round(3)
    fifth = pd.Series(-idaci).rank(pct=True, method="first").mul(5).apply(np.ceil).astype("int64")
    return pd.DataFrame(
        {
            "lsoa": _codes("E01", scenario, len(ward)),
            "ward": ward,
            "idaci": idaci,
            "idaci_fifth": fifth,
            "outside": np.arange(len(ward)) >= inside,
        }
    )


def _codes(kind: str, scenario: Scenario, count: int) -> list[str]:
    """Codes of small areas (E01) or wards (E05), above the issued ones and different everywhere."""
    first = 500_000 + 1000 * scenario.authority if scenario.authority else 990_000
    return [f"{kind}{first + number + 1:06d}" for number in range(count)]


def _letters(scenario: Scenario) -> tuple[str, int]:
    """The letters of an authority's postcodes, and how many districts others have before it."""
    if not scenario.authority:
        return "ZZ", 0
    turn, place = divmod(scenario.authority - 1, len(NEVER_FIRST) * len(SECOND))
    return NEVER_FIRST[place // len(SECOND)] + SECOND[place % len(SECOND)], turn * DISTRICTS_EACH


def _postcodes(scenario: Scenario, lsoas: pd.DataFrame) -> tuple[pd.Series, Ints]:
    """Postcodes for each LSOA, which has a part of a sector in the district of its ward."""
    letters, before = _letters(scenario)
    district = _districts(scenario, lsoas) + before
    place = pd.Series(district).groupby(district).cumcount().to_numpy()
    sector, turn = place % 10, place // 10
    of_lsoa = np.repeat(np.arange(len(lsoas)), POSTCODES_PER_LSOA)
    running = np.tile(np.arange(POSTCODES_PER_LSOA), len(lsoas))
    # 7 and 400 share no factor, so the units of a sector are scattered and never repeat.
    unit = (running + POSTCODES_PER_LSOA * turn[of_lsoa]) * 7 % len(UNIT_LETTERS) ** 2
    units = pd.Series([a + b for a in UNIT_LETTERS for b in UNIT_LETTERS], dtype=TEXT)
    text = joined(
        [
            joined([letters, pd.Series(district[of_lsoa]).astype("str")]),
            joined(
                [
                    pd.Series(sector[of_lsoa]).astype("str"),
                    units.take(unit).reset_index(drop=True),
                ]
            ),
        ],
        " ",
    )
    return text, of_lsoa


def _districts(scenario: Scenario, lsoas: pd.DataFrame) -> Ints:
    """The postcode district of each LSOA: a ward has its own, while there are enough of them."""
    ward, outside = lsoas["ward"].to_numpy(), lsoas["outside"].to_numpy()
    neighbours = ward - scenario.wards
    most = DISTRICTS_EACH - int(neighbours.max()) - 1
    most = most if scenario.authority else FIRST_OUTSIDE_DISTRICT - 1
    there = min(most, scenario.wards)
    first = there + 1 if scenario.authority else FIRST_OUTSIDE_DISTRICT
    inside = ward * there // scenario.wards + 1
    return np.asarray(np.where(outside, first + neighbours, inside), dtype=np.int64)


def _street_names(wards: pd.DataFrame, draw: np.random.Generator) -> pd.Series:
    """Streets of each town in turn, with the town's name: `Alder Road, Millrow`."""
    parts = toml("streets")
    stems, kinds = parts["streets"].split(), parts["kinds"]
    towns = wards.drop_duplicates("town_number").sort_values("town_number")["town"]
    per_town = len(stems)
    return pd.Series(
        [
            f"{stem} {kinds[kind]}, {town}"
            for town in towns
            for stem, kind in zip(stems, draw.integers(0, len(kinds), per_town), strict=True)
        ],
        dtype=TEXT,
    )
