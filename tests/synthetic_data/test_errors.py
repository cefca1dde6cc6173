"""Each error does what it says to the cells that it strikes, and no more."""

from __future__ import annotations

import string

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from synthetic_data import World, generate
from synthetic_data.errors.contract import Cells
from synthetic_data.errors.keyboard_typos import typo
from synthetic_data.errors.placeholder_identifiers import PLACEHOLDERS
from synthetic_data.errors.swapped_day_and_month import swap_day_and_month
from synthetic_data.population.numbers import nhs_numbers
from synthetic_data.randomness import Dice, bits, stream
from synthetic_data.scenario import Scenario
from synthetic_data.schema import Column, Kind
from synthetic_data.text import TEXT

NAMES = st.lists(
    st.text(alphabet=string.ascii_letters + "éŁşöñ' -", min_size=1, max_size=20).filter(
        lambda text: any(letter.isalpha() for letter in text) and text == text.strip()
    ),
    min_size=1,
    max_size=30,
)


def cells(values: list[str] | pd.Series, kind: Kind, seed: int = 0) -> Cells:
    series = pd.Series(values, dtype=TEXT) if isinstance(values, list) else values
    return Cells(series, Dice(bits(len(series), seed)), Column("c", kind, ""))


@settings(deadline=None)
@given(names=NAMES, seed=st.integers(0, 10_000))
def test_a_typo_is_exactly_one_slip(names: list[str], seed: int) -> None:
    made = typo(cells(names, Kind.SURNAME, seed))
    for before, after in zip(names, made, strict=True):
        assert OSA.distance(before, after) == 1, (before, after)


@settings(deadline=None)
@given(names=NAMES, seed=st.integers(0, 10_000))
def test_a_typo_leaves_the_first_letter_of_a_name(names: list[str], seed: int) -> None:
    made = typo(cells(names, Kind.FORENAME, seed))
    for before, after in zip(names, made, strict=True):
        keys = [place for place, key in enumerate(before) if key.isalpha()]
        if len(keys) > 1 and before[0].isalpha():
            assert after[0] == before[0]


def test_no_slip_makes_one_valid_nhs_number_of_another() -> None:
    numbers = nhs_numbers(20_000, stream(3))
    made = typo(cells(numbers, Kind.NHS_NUMBER))
    assert (made != numbers).all()
    ten = made[made.str.fullmatch(r"\d{10}")]
    assert len(ten) > 8000
    weights = np.arange(10, 1, -1)
    digits = np.array([[int(d) for d in number] for number in ten])
    rest = 11 - (digits[:, :9] * weights).sum(axis=1) % 11
    assert not (rest % 11 == digits[:, 9]).any()


def test_a_slip_never_falls_on_a_space() -> None:
    spaced = nhs_numbers(3000, stream(4)).str.replace(r"(...)(...)(....)", r"\1 \2 \3", regex=True)
    assert (typo(cells(spaced, Kind.NHS_NUMBER)).str.count(" ") == 2).all()


def test_day_and_month_change_places_only_where_that_is_a_date() -> None:
    dates = pd.Series(pd.to_datetime(["2021-03-12", "2021-03-13", "2021-05-05", "2024-02-29"]))
    made = swap_day_and_month(cells(dates, Kind.BIRTH_DATE))
    assert made.dt.strftime("%Y-%m-%d").tolist() == [
        "2021-12-03",
        "2021-03-13",
        "2021-05-05",
        "2024-02-29",
    ]
    assert made.dtype == dates.dtype


def test_placeholders_look_like_placeholders_and_are_nobodys(spoilt: World) -> None:
    log = spoilt.mistakes.query("error == 'placeholder_identifiers'")
    assert len(log) > 100
    assert set(log["recorded"].str.replace(" ", "")) <= set(PLACEHOLDERS)
    assert not {number[0] for number in PLACEHOLDERS} & set("3467"), "issued ranges"
    assert not spoilt.truth["people"]["nhs_number"].isin(PLACEHOLDERS).any()


def test_the_number_of_a_sibling_is_a_true_siblings(spoilt: World) -> None:
    people = spoilt.truth["people"].set_index("person_id")
    links = spoilt.truth["links"].set_index(["table", "record_id"])["person_id"]
    log = spoilt.mistakes.query("error == 'sibling_nhs_number'")
    assert len(log) > 30
    owner = people.reset_index().set_index("nhs_number")["person_id"]
    for entry in log.itertuples():
        child = links[entry.table, entry.record_id]
        given_from = owner[entry.recorded.replace(" ", "")]
        assert given_from != child
        assert people.household_id[given_from] == people.household_id[child]
        assert (" " in entry.recorded) == (" " in entry.truth)


def test_rates_are_what_the_scenario_says(assert_rate, only, tiny_scenario: Scenario) -> None:
    rates = {"hub_registrations": {"keyboard_typos": {"surname": 0.10}, "missing": {"sex": 0.05}}}
    scenario = tiny_scenario.but(births_per_year=1500, errors=only(rates), uneven={})
    log = generate(scenario).mistakes
    rows = len(generate(scenario).tables["hub_registrations"])
    found = log.groupby(["table", "column", "error"]).size()
    assert set(found.index) == {
        ("hub_registrations", "surname", "keyboard_typos"),
        ("hub_registrations", "sex", "missing"),
    }
    assert_rate(found["hub_registrations", "surname", "keyboard_typos"], rows, 0.10)
    assert_rate(found["hub_registrations", "sex", "missing"], rows, 0.05)


def test_a_group_can_be_struck_more_often(assert_rate, only, tiny_scenario: Scenario) -> None:
    scenario = tiny_scenario.but(
        births_per_year=1500,
        errors=only({"births": {"missing": {"postcode": 0.02}}}),
        uneven={"births": {"twins": 8.0}},
    )
    world = generate(scenario)
    births = world.tables["births"]
    twin = births["number_of_babies"] > 1
    assert_rate(births.loc[twin, "postcode"].isna().sum(), twin.sum(), 0.16)
    assert_rate(births.loc[~twin, "postcode"].isna().sum(), (~twin).sum(), 0.02)
