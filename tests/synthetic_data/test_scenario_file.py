"""A bad scenario file lists every fault at once, each with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from synthetic_data import load_scenario
from synthetic_data.faults import Unusable
from synthetic_data.scenario_file import line_numbers, names

GOOD = """based_on = "tiny"
births_per_year = 40
mistakes = 2

[population]
moves_a_year = 0.2

[systems.hub_registrations]
reach = 0.5

[errors.births]
keyboard_typos = 0.01
missing = { postcode = 0.5 }

[uneven.births]
heritage_polish = 3
"""

BAD = """based_on = "tiny"
births_per_yeer = 40
wards = "four"
reference_date = "2026-03-31"

[population]
moves_a_year = 7
teleports = 1

[systems.hub_registrations]
reach = true

[systems.dentists]
reach = 1

[errors.births]
keyboard_tipos = 0.1
missing = { dob = 2, birthday = 0.1 }
swapped_day_and_month = { surname = 0.1 }

[uneven.births]
martians = 2

[uneven.ofsted]
twins = 2
"""


def test_a_scenario_is_its_file_over_the_one_it_is_based_on(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD)
    scenario = load_scenario(path, seed=9)
    assert (scenario.name, scenario.seed, scenario.births_per_year) == ("mine", 9, 40)
    assert scenario.wards == load_scenario("tiny").wards
    assert scenario.errors["births"]["missing"]["postcode"] == 0.5
    assert scenario.errors["births"]["missing"]["address"] == 0.004
    assert scenario.errors["reception"] == load_scenario("class").errors["reception"]


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(BAD)
    with pytest.raises(Unusable) as told:
        load_scenario(path)
    lines = {
        int(line.removeprefix(f"{path}:").split(":")[0]): line
        for line in str(told.value).splitlines()
        if line.startswith(f"{path}:") and line.removeprefix(f"{path}:")[0].isdigit()
    }
    assert set(lines) == {2, 3, 4, 7, 8, 11, 13, 17, 18, 19, 22, 24}
    assert "did you mean 'births_per_year'?" in lines[2]
    assert "from 0 to 0.6" in lines[7]
    assert "must be a number" in lines[11]
    assert "did you mean 'keyboard_typos'?" in lines[17]
    assert "cannot touch surname" in lines[19]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("births_per_year = = 3", ":1: `births_per_year = = 3` cannot be read"),
        ("wards = 300", "100, none of them twice"),
        ('based_on = "tiny"\nwards = 12', ":2: lsoas is 8, and with 12 wards"),
        ('based_on = "region"\nproviders = 900', ":2: .* at most 625"),
        ("reference_date = 2021-01-01", "2020-09-01. must lie one to eight years"),
        ("births_from = 1066-10-14", "must lie from 2000-01-01"),
        ("wards = 4\nwards = 5", ":2: wards stands here for the second time"),
        ("[errors.births]\nmissing = [", "cannot be read"),
        ("# nothing else\nseed = -1", ":2: seed must be a whole number"),
        ('based_on = "nowhere"', "based_on must name one of"),
        ("births_from = 2026-01-01\nreference_date = 2026-03-31", "one to eight years"),
        ("wards = 4\nlsoas = 81", "twenty a ward"),
        ("errors = 3", "must be a section"),
        ("[errors]\nbirths = 0.1", "must be a section: [errors.births]"),
    ],
)
def test_one_fault_one_sentence(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text(text)
    with pytest.raises(Unusable, match=says.replace("[", r"\[").replace("]", r"\]")):
        load_scenario(path)


def test_a_line_that_is_no_toml_does_not_hide_the_other_faults(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text("identifier = full\nbirths_from = 2020-13-01\nwards = 1\n[populaton]\nx = 1\n")
    with pytest.raises(Unusable) as told:
        load_scenario(path)
    text = str(told.value)
    assert "has 4 faults" in text
    assert all(f"{path}:{line}: " in text for line in (1, 2, 3, 4))


def test_a_file_that_is_no_text_is_told_in_one_message(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes("name = 'Orléans'".encode("latin-1"))
    with pytest.raises(Unusable, match="not text in UTF-8"):
        load_scenario(path)
    path.write_text("\ufeffbirths_per_year = 50", encoding="utf-8")
    assert load_scenario(path).births_per_year == 50


def test_what_is_chosen_elsewhere_is_held_against_the_same_rules(tmp_path: Path) -> None:
    path = tmp_path / "many.toml"
    path.write_text("providers = 900")
    assert load_scenario(path).authorities == 1
    with pytest.raises(Unusable, match=":1: providers is 900"):
        load_scenario(path, authorities=2)


@pytest.mark.parametrize("which", ["nowhere", "no/such/file.toml"])
def test_a_scenario_that_is_not_there_is_told_in_one_message(which: str) -> None:
    with pytest.raises(Unusable, match="There is no"):
        load_scenario(which)


@pytest.mark.parametrize("name", names())
def test_our_own_scenarios_are_sound(name: str) -> None:
    assert load_scenario(name).name == name


def test_lines_of_sections_and_settings() -> None:
    lines = line_numbers(GOOD)
    assert lines["population", "moves_a_year"] == 6
    assert lines["errors", "births", "missing"] == 13
    assert lines[("errors",)] == 11
