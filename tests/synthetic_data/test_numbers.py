"""Identifiers pass their checks, are all different and lie outside every issued range."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from synthetic_data import World
from synthetic_data.population.numbers import nhs_check_digits, nhs_numbers, upns
from synthetic_data.randomness import stream

POSTCODE = re.compile(r"^ZZ[1-9][0-9]? [0-9][ABD-HJLNP-UW-Z]{2}$")


def check_digit(number: str) -> int:
    """The published rule, written again and by hand: weights 10 to 2, eleven less the remainder."""
    rest = sum(int(d) * w for d, w in zip(number[:9], range(10, 1, -1), strict=True)) % 11
    return {11: 0}.get(11 - rest, 11 - rest)


def is_valid(number: str) -> bool:
    return bool(re.fullmatch(r"\d{10}", number)) and check_digit(number) == int(number[9])


@pytest.mark.parametrize(
    ("stem", "digit"),
    [(943476591, 9), (999000001, 8), (999012345, 4), (999123456, 10)],
)
def test_check_digits_agree_with_worked_examples(stem: int, digit: int) -> None:
    assert nhs_check_digits(np.array([stem]))[0] == digit


def test_one_authority_draws_valid_numbers_from_the_test_range_each_once() -> None:
    numbers = nhs_numbers(60_000, stream(1))
    assert numbers.is_unique
    assert numbers.str.fullmatch(r"999\d{7}").all()
    assert all(map(is_valid, numbers.iloc[:2000]))
    assert "9999999999" not in set(nhs_numbers(905_000, stream(1)))


def test_the_test_range_is_used_up_with_a_clear_error_and_not_with_repeats() -> None:
    with pytest.raises(ValueError, match="950000 NHS numbers wanted"):
        nhs_numbers(950_000, stream(1))


def test_parts_of_a_large_world_share_no_number_and_keep_out_of_issued_ranges() -> None:
    parts = [nhs_numbers(40_000, stream(1), part=part, parts=150) for part in (0, 1, 77, 149)]
    every = pd.concat(parts)
    assert every.is_unique
    assert every.str.fullmatch(r"9[0-7]\d{8}").all(), "issued numbers begin with 3, 4, 6 or 7"
    assert all(map(is_valid, every.iloc[::80]))


def test_pupil_numbers_agree_with_worked_examples() -> None:
    made = upns(
        np.array([2000, 2000]),
        np.array([2025, 2025]),
        np.array([1, 0]),
        np.array([False, True]),
    )
    assert made[0] == "M999200025001"


def upn_letter(body: str) -> str:
    """The published rule by hand; a final letter takes its place in the letters allowed."""
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    values = [letters.index(c) if c.isalpha() else int(c) for c in body]
    return letters[sum(v * p for v, p in zip(values, range(2, 14), strict=True)) % 23]


def test_every_true_pupil_number_has_its_letter(classroom: World) -> None:
    numbers = classroom.truth["people"]["upn"].dropna()
    assert numbers.is_unique
    assert numbers.str.fullmatch(r"[A-Z]999\d{4}\d{2}\d{2}[0-9A-HJ-NP-RT-Z]").all()
    assert all(upn_letter(number[1:]) == number[0] for number in numbers)
    assert 0 < numbers.str[-1].str.isalpha().mean() < 0.05


def test_no_identifier_is_in_an_issued_range(classroom: World, spoilt: World) -> None:
    for world in (classroom, spoilt):
        people, tables = world.truth["people"], world.tables
        for name in ("nhs_number", "mother_nhs_number"):
            assert people[name].str.startswith("999").all()
            assert all(map(is_valid, people[name]))
        assert people["lsoa"].str.fullmatch(r"E0199\d{4}").all()
        assert people["postcode"].map(lambda code: bool(POSTCODE.match(code))).all()
        assert not people["postcode"].str.startswith("ZZ99").any()
        urns = tables["ofsted"]
        assert urns["ofsted_urn"].str.fullmatch(r"EY999\d{3}|2999\d{3}").all()
        assert urns["setting_urn"].dropna().str.fullmatch(r"799\d{3}").all()
        assert tables["reception"]["school_urn"].str.fullmatch(r"9\d{5}").all()
        assert tables["births"]["gp_code"].dropna().str.fullmatch(r"Z99\d{3}").all()


def test_not_even_a_mistyped_nhs_number_is_valid_in_an_issued_range(spoilt: World) -> None:
    recorded = pd.concat(
        frame[column.name]
        for table, frame in zip(spoilt.schema, spoilt.tables.values(), strict=True)
        for column in table.columns
        if column.kind == "NHS number"
    )
    plain = recorded.dropna().str.replace(" ", "")
    assert len(plain) > 2000
    strangers = plain[plain.map(is_valid) & ~plain.str.startswith("999")]
    assert not strangers.str[0].isin(list("3467")).any()
