"""The tests of every unit notice small faults in its model answers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from grading.course_files import read_course
from grading.worlds import world

sys.path.insert(0, str(Path(__file__).parent))
import mutants

ASSIGNMENTS = mutants.ROOT / "assignments"
UNITS = [pytest.param(one, id=one.id) for one in read_course(ASSIGNMENTS / "course.toml").units]


def pack(scenario: str, seed: int) -> Path:
    return world(scenario, seed, mutants.ROOT / "build" / "data")


def test_a_mutant_differs_from_the_answer_in_one_place() -> None:
    made = mutants.mutants("t", "def f(a):\n    return a[a.x.strip() < 3]\n")
    assert {one.change for one in made} == {
        "return a[a.x.strip() < 3] becomes return None",
        "a.x.strip() < 3 becomes a.x.strip() <= 3",
        "a.x.strip() becomes a.x",
        "3 becomes 4",
        "3 becomes 2",
    }


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_nearly_all_mutants_lose_marks_and_the_others_are_explained(unit) -> None:
    folder = ASSIGNMENTS / unit.slug
    count, alive = len(mutants.of_unit(folder)), mutants.survivors(folder, pack)
    known = mutants.explained(folder)
    assert not [one for one in alive if one.key not in known], "survivors that nothing explains"
    assert not set(known) - {one.key for one in alive}, "explained, and dead"
    assert count - len(alive) >= mutants.WANTED * count
