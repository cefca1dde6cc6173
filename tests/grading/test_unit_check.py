"""`eyda unit check` passes a sound unit, and finds each kind of fault in a spoilt one."""

from __future__ import annotations

from pathlib import Path

import pytest

from grading.backends import BACKENDS
from grading.unit_check import World, check_unit


def told(unit: Path, world: World) -> list[str]:
    return [
        f"{fault.path.name}:{fault.line}: {fault.what}" for fault in check_unit(unit, world).faults
    ]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_a_sound_unit_has_no_fault(unit: Path, world: World) -> None:
    checked = check_unit(unit, world, jobs=2)
    assert checked.faults == ()
    assert checked.trials == (3 + 1) * (2 + 4)
    assert str(checked) == "u99-tiny: 3 tasks, 7 marks, 24 trials, all as stated"


def test_a_test_too_weak_for_a_wrong_answer_is_found(unit: Path, world: World) -> None:
    edit(unit / "exercise.md", "count_babies(gaps) == 2", "count_babies(gaps) > 0")
    (fault,) = told(unit, world)
    assert fault.startswith("counts_rows.py:2: u99-count gets 3/3 and must get 1/3")


def test_a_test_too_strict_for_an_alternative_is_found_with_its_message(
    unit: Path, world: World
) -> None:
    strict = "type(count_babies(births)) is int"
    edit(unit / "exercise.md", "count_babies(gaps) == 2", f"{strict} and count_babies(gaps) == 2")
    (fault,) = told(unit, world)
    assert fault.startswith("grouped.py:2: u99-count gets 1/3 and must get 3/3; it fails missing: ")
    assert "A row without an id was counted" in fault


def test_a_solution_that_fails_on_one_world_only_names_its_seed(unit: Path, world: World) -> None:
    edit(unit / "exercise.md", 'births["hv_team"].mode().iloc[0]', '"Team a"')
    faults = [fault for fault in told(unit, world) if fault.startswith("exercise.md")]
    (fault,) = faults
    assert fault.startswith("exercise.md:70: the model solution fails u99-busiest--commonest")
    assert fault.endswith("(seed 2, 3, learner proof)")


def test_a_solution_that_fails_on_a_learners_world_only_names_the_learner(
    unit: Path, world: World
) -> None:
    right = 'births["hv_team"].mode().iloc[0]'
    fits_the_seeds = f'"Team a" if "cbcac" == "".join(births["hv_team"].str[-1]) else {right}'
    edit(unit / "exercise.md", right, fits_the_seeds)
    faults = [fault for fault in told(unit, world) if fault.startswith("exercise.md")]
    (fault,) = faults
    assert fault.startswith("exercise.md:70: the model solution fails u99-busiest--commonest")
    assert fault.endswith("(learner proof)")


def test_a_check_that_passes_with_no_answer_is_found(unit: Path, world: World) -> None:
    edit(
        unit / "exercise.md",
        "assert count_babies(births.head(0)) == 0",
        "assert len(births.head(0)) == 0",
    )
    assert "exercise.md:38: u99-count--empty passes although nothing has been answered" in told(
        unit, world
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("counts_rows", "1/3", "1/4", "counts_rows.py:2: u99-count is worth 3, not 4"),
        ("counts_rows", "1/3", "3/3", "counts_rows.py:2: u99-count: leave out tasks"),
        ("counts_rows", "u99-count 1/3", "u99-cuont 1/3", "counts_rows.py:2: no coded task"),
        ("counts_rows", "# misconception:", "# note:", "counts_rows.py:1: the first line must"),
        ("counts_rows", "1/3", "one", "counts_rows.py:2: write `# expects:"),
        ("counts_rows", "# task: u99-count", "# task: u99-x", "counts_rows.py:3: no coded task"),
        ("counts_rows", "return len", "return len(", "counts_rows.py:5: this is not plain"),
    ],
)
def test_a_file_of_answers_that_cannot_be_meant_is_told_with_its_line(
    unit: Path, world: World, file: str, old: str, new: str, fault: str
) -> None:
    edit(unit / "wrong_answers" / f"{file}.py", old, new)
    faults = told(unit, world)
    assert any(one.startswith(fault) for one in faults), faults


def test_a_task_with_one_alternative_only_is_told(unit: Path, world: World) -> None:
    (unit / "alternatives" / "loop.py").unlink()
    faults = told(unit, world)
    assert any("exercise.md:30: task u99-count has 1 alternatives" in one for one in faults)


def test_an_answer_that_ends_its_process_costs_its_own_trial_only(unit: Path, world: World) -> None:
    edit(unit / "wrong_answers" / "typed_team.py", 'busiest = "Nowhere"', "import os; os._exit(0)")
    (fault,) = told(unit, world)
    assert fault.startswith("typed_team.py:1: u99-count gets 0/3 and must get 3/3")


def test_an_exercise_that_cannot_be_read_is_not_run(unit: Path, world: World) -> None:
    edit(unit / "exercise.md", "marks: 1, ", "")
    checked = check_unit(unit, world)
    assert checked.trials == 0
    assert "`marks` is missing" in checked.faults[0].what


def test_marking_cannot_choose_the_way_in_which_authored_code_is_run() -> None:
    assert not any("plain_exec" in place for place in BACKENDS.values())
