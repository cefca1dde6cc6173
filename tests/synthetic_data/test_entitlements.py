"""Terms, ages and offers follow the rules of the funded entitlements."""

from __future__ import annotations

import numpy as np
import pytest

from synthetic_data.systems.entitlements import (
    Term,
    aged,
    census_day,
    eligibility_codes,
    of_age,
    offer_name,
    rule,
    terms,
)


def born(*days: str) -> np.ndarray:
    return np.array(days, dtype="datetime64[D]")


def day(text: str) -> np.datetime64:
    return np.datetime64(text)


def test_the_latest_terms_have_begun_and_stand_in_order() -> None:
    names = [term.name for term in terms(day("2026-03-31"), 3)]
    assert names == ["2025 summer", "2025 autumn", "2026 spring"]
    assert [term.name for term in terms(day("2026-04-01"), 1)] == ["2026 summer"]


@pytest.mark.parametrize(
    ("today", "census"),
    [
        ("2026-03-31", "2026-01-15"),
        ("2026-01-14", "2025-01-16"),
        ("2026-01-15", "2026-01-15"),
    ],
)
def test_census_day_is_the_latest_third_thursday_of_january(today: str, census: str) -> None:
    assert census_day(day(today)) == day(census)


def test_a_child_starts_in_the_term_after_it_reaches_the_age() -> None:
    term = day("2026-01-01")
    dob = born("2022-12-31", "2023-01-01", "2021-12-31")
    assert of_age(dob, "universal", term).tolist() == [True, False, True]
    young = born("2025-03-31", "2025-04-01")
    assert of_age(young, "expanded", term).tolist() == [True, False]
    two = born("2023-12-31", "2024-01-01", "2022-12-31", "2023-01-01")
    assert of_age(two, "two_year_olds", term).tolist() == [True, False, False, True]


def test_a_child_of_the_31st_is_a_month_older_on_the_last_of_a_short_month() -> None:
    dob = born("2025-05-31")
    assert aged(dob, 9, day("2026-02-28")).all()
    assert not aged(dob, 9, day("2026-02-27")).any()
    assert aged(born("2024-06-15"), 12, day("2025-06-15")).all()
    assert not aged(born("2024-06-16"), 12, day("2025-06-15")).any()


@pytest.mark.parametrize(
    ("start", "months", "hours"),
    [("2024-04-01", 24, 15), ("2024-09-01", 9, 15), ("2025-04-01", 9, 15), ("2025-09-01", 9, 30)],
)
def test_working_parents_hours_grew_in_three_steps(start: str, months: int, hours: int) -> None:
    found = rule("expanded", day(start))
    assert found is not None
    assert (found.months, found.hours) == (months, hours)


def test_working_parents_of_under_threes_had_no_hours_before_april_2024() -> None:
    assert rule("expanded", day("2024-03-31")) is None
    assert not of_age(born("2022-01-15"), "expanded", day("2024-01-01")).any()


def test_the_offer_for_two_year_olds_has_had_three_names() -> None:
    starts = ["2025-04-01", "2025-09-01", "2026-01-01"]
    names = [offer_name("two_year_olds", day(start)) for start in starts]
    assert len(set(names)) == 3
    assert names[-1] == "Early learning for 2-year-olds"


@pytest.mark.parametrize(
    ("start", "first"),
    [("2025-04-01", "2020-09-01"), ("2025-09-01", "2021-09-01"), ("2026-01-01", "2021-09-01")],
)
def test_children_go_to_school_in_september_after_their_fourth_birthday(
    start: str, first: str
) -> None:
    assert Term("any", day(start)).reception_from == day(first)


def test_eligibility_codes_have_eleven_digits_and_are_all_different() -> None:
    codes = eligibility_codes(7, np.arange(200_000))
    assert codes.is_unique
    assert codes.str.fullmatch(r"99007\d{6}").all()
