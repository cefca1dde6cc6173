"""Unusable input gets one message that says what, where and what to do; nothing is half-written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def eyda(*words: str | Path, cohorts: Path) -> subprocess.CompletedProcess[str]:
    """Run the real command line as a tutor would, from the project's folder."""
    return subprocess.run(
        [sys.executable, "-m", "eyda", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "EYDA_COHORTS": str(cohorts)},
        capture_output=True,
        text=True,
        timeout=120,
    )


def assert_one_clear_message(run: subprocess.CompletedProcess[str], *must_say: str) -> None:
    said = run.stderr + run.stdout
    assert run.returncode == 2, said
    assert "Traceback" not in said
    assert run.stderr.count("eyda:") <= 1
    for word in must_say:
        assert word in said, f"the message does not say {word!r}:\n{said}"


@pytest.fixture
def cohorts(tmp_path: Path) -> Path:
    return tmp_path / "cohorts"


@pytest.fixture
def cohort(cohorts: Path, tmp_path: Path) -> Path:
    roster = tmp_path / "good.csv"
    roster.write_text("learner_id\na01\n")
    made = eyda("cohort", "new", "spring", "--roster", roster, cohorts=cohorts)
    assert made.returncode == 0, made.stderr
    return cohorts / "spring"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name\nAmara\n", "learner_id"),
        ("learner_id\n", "roster"),
        ("", "roster"),
        ("learner_id\na01\na01\n", "a01"),
        ("learner_id\n../evil\n", "../evil"),
        ("learner_id\nsp ace/slash\n", "sp ace/slash"),
    ],
)
def test_a_roster_that_cannot_be_used_makes_no_cohort(
    text: str, says: str, cohorts: Path, tmp_path: Path
) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(text)
    run = eyda("cohort", "new", "spring", "--roster", roster, cohorts=cohorts)
    assert_one_clear_message(run, says, "next:")
    assert not (cohorts / "spring").exists()
    assert not list(cohorts.glob("*")) if cohorts.exists() else True


def test_a_roster_that_is_a_spreadsheet_is_named_as_such(cohorts: Path, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_bytes(b"PK\x03\x04\x00\xff\xfe binary")
    run = eyda("cohort", "new", "spring", "--roster", roster, cohorts=cohorts)
    assert_one_clear_message(run, "roster.csv", "next:")


def test_an_existing_cohort_is_never_overwritten(cohort: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in cohort.rglob("*") if path.is_file()}
    run = eyda("cohort", "new", "spring", "--roster", tmp_path / "good.csv", cohorts=cohort.parent)
    assert_one_clear_message(run, "spring", "next:")
    assert before == {path: path.read_bytes() for path in cohort.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", ["release", "mark", "feedback"])
def test_an_unknown_unit_is_answered_with_the_units_there_are(command: str, cohort: Path) -> None:
    run = eyda(command, "u99", "--cohort", "spring", cohorts=cohort.parent)
    assert_one_clear_message(run, "u99", "u03")


def test_an_unknown_cohort_is_answered_with_the_cohorts_there_are(cohort: Path) -> None:
    run = eyda("release", "u03", "--cohort", "sprong", cohorts=cohort.parent)
    assert_one_clear_message(run, "sprong", "spring")


def test_a_submission_folder_that_is_not_there(cohort: Path, tmp_path: Path) -> None:
    gone = tmp_path / "not-there"
    run = eyda("collect", "u03", gone, "--cohort", "spring", cohorts=cohort.parent)
    assert_one_clear_message(run, str(gone))
    assert not list((cohort / "submitted").glob("*")) if (cohort / "submitted").exists() else True


def test_an_unwritable_output_leaves_nothing(cohorts: Path, tmp_path: Path) -> None:
    blocker = tmp_path / "a-file"
    blocker.write_text("not a folder")
    out = blocker / "pack"
    run = eyda("data", "make", "--scenario", "tiny", "--seed", "1", "--out", out, cohorts=cohorts)
    assert_one_clear_message(run, str(blocker))
    assert blocker.read_text() == "not a folder"
    assert sorted(tmp_path.iterdir()) == [blocker]


def test_a_folder_that_is_no_pack_is_not_replaced(cohorts: Path, tmp_path: Path) -> None:
    precious = tmp_path / "my-thesis"
    precious.mkdir()
    (precious / "chapter-1.txt").write_text("years of work")
    run = eyda(
        "data", "make", "--scenario", "tiny", "--seed", "1", "--out", precious, cohorts=cohorts
    )
    assert_one_clear_message(run, "my-thesis", "next:")
    assert (precious / "chapter-1.txt").read_text() == "years of work"


def test_an_unknown_scenario_is_answered_with_those_there_are(
    cohorts: Path, tmp_path: Path
) -> None:
    run = eyda("data", "make", "--scenario", "tinny", "--out", tmp_path / "x", cohorts=cohorts)
    assert_one_clear_message(run, "tinny", "tiny")
    assert not (tmp_path / "x").exists()


def test_an_unknown_command_is_a_usage_error(cohorts: Path) -> None:
    assert_one_clear_message(eyda("mrak", cohorts=cohorts), "mrak")
