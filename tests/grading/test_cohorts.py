"""A cohort is made whole or not at all, from a roster that can be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from grading.cohorts import find_cohort, new_cohort, open_cohort
from grading.faults import Unusable
from grading.nbgrader_settings import config_text

ROSTER = "learner_id,first_name\na01,Amara\na02,Bilal\n"


def roster(folder: Path, text: str = ROSTER, encoding: str = "utf-8") -> Path:
    path = folder / "roster.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_a_cohort_holds_its_roster_and_its_own_secret_seed(tmp_path: Path) -> None:
    first = new_cohort(tmp_path / "c" / "autumn", roster(tmp_path), config_text("autumn"))
    second = new_cohort(tmp_path / "c" / "spring", roster(tmp_path), config_text("spring"))
    assert first.learners == ("a01", "a02")
    assert first.roster[0]["first_name"] == "Amara"
    assert first.seed == second.seed == 2026
    assert first.unseen_seed != second.unseen_seed
    assert open_cohort(first.root) == first


def test_the_settings_are_python_that_nbgrader_can_run(tmp_path: Path) -> None:
    made = new_cohort(tmp_path / "autumn", roster(tmp_path), config_text("autumn"))
    text = (made.root / "nbgrader_config.py").read_text()
    compile(text, "nbgrader_config.py", "exec")
    assert "c.OverwriteCells.add_missing_cells = True" in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,name\n1,A\n", "no column learner_id"),
        ("learner_id\n", "names no learner"),
        ("", "no column learner_id"),
        ("learner_id\na01\na02\nA01\n", "more than once: a01"),
        ("learner_id\n../../etc\n", "cannot be learner ids: '../../etc'"),
        ("learner_id,first_name\n,Amara\n", "cannot be learner ids: ''"),
    ],
)
def test_a_roster_that_cannot_be_used_leaves_nothing_behind(
    tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(Unusable, match=words):
        new_cohort(tmp_path / "cohorts" / "autumn", roster(tmp_path, text), "")
    assert not list((tmp_path / "cohorts").glob("*")) if (tmp_path / "cohorts").exists() else True


def test_a_roster_as_spreadsheets_save_it_is_read(tmp_path: Path) -> None:
    path = roster(tmp_path, " learner_id , first_name\r\n a01 ,Zoë\r\n,\r\n", "utf-8-sig")
    made = new_cohort(tmp_path / "autumn", path, "")
    assert made.roster[0]["learner_id"] == "a01"
    assert made.roster[0]["first_name"] == "Zoë"


def test_a_missing_roster_and_a_binary_one_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="there is no roster here"):
        new_cohort(tmp_path / "autumn", tmp_path / "none.csv", "")
    (tmp_path / "roster.xlsx").write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(Unusable, match="cannot be read"):
        new_cohort(tmp_path / "autumn", tmp_path / "roster.xlsx", "")


def test_an_existing_cohort_is_never_touched(tmp_path: Path) -> None:
    made = new_cohort(tmp_path / "autumn", roster(tmp_path), "")
    (made.root / "mine.txt").write_text("keep")
    with pytest.raises(Unusable, match="there already"):
        new_cohort(tmp_path / "autumn", roster(tmp_path), "")
    assert (made.root / "mine.txt").read_text() == "keep"


def test_the_only_cohort_is_the_default_and_of_two_one_must_be_named(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="no cohort yet"):
        find_cohort(tmp_path, None)
    new_cohort(tmp_path / "autumn", roster(tmp_path), "")
    assert find_cohort(tmp_path, None).name == "autumn"
    new_cohort(tmp_path / "spring", roster(tmp_path), "")
    with pytest.raises(Unusable, match="there are: autumn, spring"):
        find_cohort(tmp_path, None)
    with pytest.raises(Unusable, match="no cohort called 'winter'"):
        find_cohort(tmp_path, "winter")
