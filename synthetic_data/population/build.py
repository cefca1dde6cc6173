"""The truth, put together: each step adds what it knows, and none looks back."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Floats, Ints
from synthetic_data.population import (
    adoptions,
    areas,
    children,
    coding,
    households,
    names,
    providers,
    schooling,
    stays,
    surnames,
)
from synthetic_data.population.households import NEVER, Families
from synthetic_data.population.numbers import MOST_AUTHORITIES, nhs_numbers
from synthetic_data.population.truth import Truth
from synthetic_data.scenario import Scenario
from synthetic_data.text import numbered, picked


def build(scenario: Scenario) -> Truth:
    """Everyone who lives, learns or is cared for in the county, and where."""
    places = areas.build(scenario)
    families = households.build(scenario, places)
    born = children.build(scenario, families, places)
    homes = _homes(scenario, places, families)
    schools = providers.schools(scenario, places)
    people = _people(scenario, places, families, born, homes, schools)
    mothers = _households(scenario, families, people)
    return Truth(
        areas=places,
        people=people.assign(mother_age_at_birth=_ages_at_birth(people, mothers)),
        households=mothers,
        stays=homes,
        providers=providers.build(scenario, places),
        schools=schools,
    )


def _homes(scenario: Scenario, places: areas.Areas, families: Families) -> stays.Stays:
    """Stays of every family from well before the first birth until it leaves or today."""
    start, end = int(scenario.start.astype(int)), int(scenario.end.astype(int))
    first = np.maximum(families.arrived, start - 365)
    last = np.minimum(families.departed, end)
    return stays.settle(scenario, places, families.lsoa, first, last, families.outside)


def _people(
    scenario: Scenario,
    places: areas.Areas,
    families: Families,
    born: pd.DataFrame,
    homes: stays.Stays,
    schools: pd.DataFrame,
) -> pd.DataFrame:
    """One row a child, shuffled so that a row number says nothing about families."""
    people = born.assign(sibling=_next_siblings(born["household"].to_numpy()))
    people = _with_comings_and_goings(people, families)
    people = _with_names(scenario, people, families)
    people = _with_home(scenario, people, places, homes)
    people = _with_school(scenario, people, places, schools)
    people = _shuffled(scenario, coding.coded(scenario, people))
    return adoptions.build(scenario, people, spare_nhs_numbers(scenario, people, adoptions.MOST))


def _next_siblings(household: Ints) -> Ints:
    """The row of the next child of the same family, round in a ring; -1 for an only child."""
    rows = np.arange(len(household))
    first = np.searchsorted(household, household, side="left")
    size = np.searchsorted(household, household, side="right") - first
    ring = first + (rows - first + 1) % size
    return np.asarray(np.where(size > 1, ring, -1), dtype=np.int64)


def _with_comings_and_goings(people: pd.DataFrame, families: Families) -> pd.DataFrame:
    """Dates of birth, arrival, departure and death, and whether the family came from abroad."""
    of = people["household"].to_numpy()
    born = people["born"].to_numpy()
    came = families.arrived[of]
    arrives = came > born
    leaves = families.departed[of]
    dies = people["dies_after"].to_numpy()
    died = np.where((dies >= 0) & (born + dies < leaves), born + dies, NEVER)
    return people.assign(
        outside=families.outside[of].astype(bool),
        dob=_dates(born),
        arrived=_dates(np.where(arrives, came, NEVER)),
        from_abroad=families.abroad[of].astype(bool) & arrives,
        departed=_dates(np.where(leaves < died, leaves, NEVER)),
        death_date=_dates(died),
    )


def _dates(days: Ints) -> pd.Series:
    """Days since 1970 as dates; missing for a day that never comes."""
    dates = np.asarray(days).astype("datetime64[D]").astype("datetime64[us]")
    return pd.Series(np.where(days == NEVER, np.datetime64("NaT", "us"), dates))


def _with_names(scenario: Scenario, people: pd.DataFrame, families: Families) -> pd.DataFrame:
    """Forenames, middle names, and surnames at birth, on registration and after a change."""
    words = names.vocabulary()
    codes = children.forenames(scenario, people)
    middle = children.forenames(scenario, people, "middle names")
    has_middle = scenario.stream("children", "has middle name").random(len(people)) < 0.6
    surname = surnames.build(scenario, people, families.heritage)
    changed = surname.changed + people["born"].to_numpy()
    ends = int(scenario.end.astype(int))
    changes = (surname.changed >= 0) & (changed <= ends)
    return people.assign(
        forename_code=codes,
        forename=words.text(codes),
        middle_names=words.text(np.where(has_middle & (middle != codes), middle, -1)),
        surname_at_birth=surname.at_birth,
        surname=surname.registered,
        surname_later=surname.later,
        surname_changed=_dates(np.where(changes, changed, NEVER)),
        mother_surname=surname.mother.take(people["household"].to_numpy()).reset_index(drop=True),
    )


def _with_home(
    scenario: Scenario, people: pd.DataFrame, places: areas.Areas, homes: stays.Stays
) -> pd.DataFrame:
    """Where each child lives on the reference date (or lived last)."""
    of = people["household"].to_numpy()
    left = people["departed"].fillna(pd.Timestamp(scenario.reference_date))
    now = homes.at(of, left.to_numpy().astype("datetime64[D]"))
    born = people["born"].to_numpy()
    lsoa = places.postcode_lsoa[homes.postcode[now]]
    at_birth = homes.at(of, born.astype("datetime64[D]"))
    return people.assign(
        postcode=picked(list(places.postcodes), homes.postcode[now]),
        lsoa_number=lsoa,
        lsoa=picked(list(places.lsoas["lsoa"]), lsoa),
        ward=picked(list(places.wards["name"]), places.ward[lsoa]),
        idaci_fifth=places.lsoas["idaci_fifth"].to_numpy()[lsoa],
        moves=now - at_birth,
        last_moved=_dates(np.where(now > at_birth, homes.first_day[now], NEVER)),
    )


def _with_school(
    scenario: Scenario, people: pd.DataFrame, places: areas.Areas, schools: pd.DataFrame
) -> pd.DataFrame:
    """The reception school (as a row of `schools`, or -1) and the pupil number."""
    present = people["departed"].isna() & people["death_date"].isna()
    school, upn = schooling.assign(
        scenario,
        places,
        schools,
        people["born"].to_numpy(),
        people["lsoa_number"].to_numpy(),
        present.to_numpy(),
    )
    return people.assign(school=school, upn=upn)


def _shuffled(scenario: Scenario, people: pd.DataFrame) -> pd.DataFrame:
    """People in random order with identifiers; siblings' row numbers follow them."""
    count = len(people)
    order = scenario.stream("people", "order").permutation(count)
    place = np.empty(count, dtype=np.int64)
    place[order] = np.arange(count)
    mixed = people.take(order).reset_index(drop=True)
    sibling = mixed["sibling"].to_numpy()
    households_here = int(people["household"].max()) + 1
    numbers = national_numbers(scenario, count + households_here)
    mothers = numbers.iloc[count:].reset_index(drop=True)
    of = mixed["household"].to_numpy()
    mixed["sibling"] = np.where(sibling >= 0, place[sibling], -1)
    mixed["nhs_number"] = numbers.iloc[:count].reset_index(drop=True)
    mixed["mother_nhs_number"] = mothers.take(of).reset_index(drop=True)
    mixed.insert(0, "person_id", _true_ids("C", scenario, np.arange(count)))
    mixed.insert(1, "household_id", _true_ids("H", scenario, of))
    mixed.insert(2, "mother_id", _true_ids("M", scenario, of))
    return mixed


def _true_ids(letter: str, scenario: Scenario, rows: Ints) -> pd.Series:
    """Seven digits a person or household, after the authority's own three in a world of many."""
    if not scenario.authority:
        return numbered(letter, rows + 1, 7)
    return numbered(letter, scenario.authority * 10**7 + rows + 1, 10)


def spare_nhs_numbers(scenario: Scenario, people: pd.DataFrame, count: int) -> pd.Series:
    """So many numbers that no child and no mother has, always the same ones first.

    The first ones after theirs are left to mothers whose babies are still awaited.
    """
    used = len(people) + int(people["household"].max()) + 1 + 2 * scenario.births_per_year
    return national_numbers(scenario, used + count).iloc[used:].reset_index(drop=True)


def national_numbers(scenario: Scenario, count: int) -> pd.Series:
    """Numbers that no other authority of the same world has."""
    if not scenario.authority:
        return nhs_numbers(count, scenario.stream("nhs numbers"))
    # All authorities share one order of the numbers, and each takes its own part of it.
    draw = scenario.but(authority=0).stream("nhs numbers")
    return nhs_numbers(count, draw, part=scenario.authority - 1, parts=MOST_AUTHORITIES)


def _households(scenario: Scenario, families: Families, people: pd.DataFrame) -> pd.DataFrame:
    """One row a household: the mother's names, and her age at the first birth that we know of."""
    draw = scenario.stream("households", "mothers")
    count = len(families.lsoa)
    luck = draw.random(count)
    mother = names.drawn(families.heritage, "mother", luck)
    age = np.clip(draw.normal(30.1, 5.4, count), 16, 46)
    of = people["household"].to_numpy()
    surname = people["mother_surname"].take(np.unique(of, return_index=True)[1])
    full = pd.Series(np.nan, index=range(count), dtype=surname.dtype)
    full.loc[np.unique(of)] = surname.to_numpy()
    return pd.DataFrame(
        {
            "mother_forename": names.vocabulary().text(mother),
            "mother_surname": full,
            "mother_age": age.round(1),
        }
    )


def _ages_at_birth(people: pd.DataFrame, mothers: pd.DataFrame) -> Floats:
    """The mother's age in years at the birth of each child."""
    household, born = people["household"].to_numpy(), people["born"].to_numpy()
    first = np.full(len(mothers), NEVER, dtype=np.int64)
    np.minimum.at(first, household, born)
    age = mothers["mother_age"].to_numpy()[household] + (born - first[household]) / 365.25
    return np.asarray(age.round(1), dtype=np.float64)
