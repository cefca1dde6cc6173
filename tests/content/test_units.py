"""Every unit of the course: its exercise is sound and proved, and its evidence is mapped."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from grading import release
from grading.authoring import shown
from grading.course_files import read_course, read_standard
from grading.source import read_assignment
from grading.variants import read_variants

ROOT = Path(__file__).parents[2]
ASSIGNMENTS = ROOT / "assignments"
COURSE = read_course(ASSIGNMENTS / "course.toml")
UNITS = [pytest.param(unit, id=unit.id) for unit in COURSE.units]


def test_the_standard_has_every_statement_and_says_what_may_be_claimed() -> None:
    standard = read_standard(ASSIGNMENTS / "ksbs.toml")
    expected = [
        f"{letter}{n}"
        for letter, last in (("K", 15), ("S", 15), ("B", 7))
        for n in range(1, last + 1)
    ]
    assert list(standard.statements) == expected
    assert "check the current version" in standard.caveat


def test_folders_and_course_list_agree() -> None:
    folders = {path.parent.name for path in ASSIGNMENTS.glob("*/exercise.md")}
    assert folders == {unit.slug for unit in COURSE.units}


@pytest.mark.parametrize("unit", UNITS)
def test_the_exercise_can_be_read_and_is_of_its_unit(unit) -> None:
    assignment = read_assignment(ASSIGNMENTS / unit.slug)
    assert assignment.unit == unit.id
    assert 8 <= len(assignment.tasks) <= 14
    assert 20 <= assignment.marks <= 30
    assert sum(task.written for task in assignment.tasks) >= 1


@pytest.mark.parametrize("unit", UNITS)
def test_no_hint_or_text_holds_a_line_of_the_answer(unit) -> None:
    assignment = read_assignment(ASSIGNMENTS / unit.slug)
    secrets = {line for cell in assignment.cells for line in release._secrets(assignment, cell)}
    lines = {
        line.strip().strip("`") for cell in assignment.cells for line in shown(cell).splitlines()
    }
    assert not secrets & lines


@pytest.mark.parametrize("unit", UNITS)
def test_every_coded_task_is_tried_by_a_wrong_answer(unit) -> None:
    assignment = read_assignment(ASSIGNMENTS / unit.slug)
    tried = {task for one in read_variants(ASSIGNMENTS / unit.slug) for task in one.expects}
    assert {task.id for task in assignment.tasks if not task.written} <= tried


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_authored_answers_get_exactly_their_marks(unit) -> None:
    command = [sys.executable, "-m", "eyda", "unit", "check", unit.id]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "all as stated" in checked.stdout
