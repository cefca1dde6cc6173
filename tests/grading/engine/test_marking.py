"""What the engine says of answers, right and wrong, on two worlds and from inside the sandbox."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from grading.course import Assignment
from grading.engine.marking import mark
from grading.engine.trial_run import Room
from grading.outcomes import CheckResult, Job, Outcome, Submission, SubmittedCell, Verdict
from grading.trial import blank, model_answers, solved

pytestmark = pytest.mark.xdist_group("engine")
Marker = Callable[[Mapping[str, str]], Outcome]
EMPTY, MISSING, TEAM = "u99-count--empty", "u99-count--missing", "u99-busiest--commonest"


def check(outcome: Outcome, name: str) -> CheckResult:
    assert outcome.engine_fault == ""
    return next(one for one in outcome.checks if one.check == name)


def counting(body: str) -> dict[str, str]:
    return {"u99-count": "def count_babies(table):\n" + textwrap.indent(body, "    ")}


def test_the_model_solution_passes_everywhere(marked: Marker) -> None:
    outcome = marked({})
    assert {one.verdict for one in outcome.checks} == {Verdict.PASSED}
    assert outcome.flags == ()


def test_a_blank_submission_passes_nothing(
    assignment: Assignment, world: Callable[[str, int], Path], room: Room
) -> None:
    job = Job("ben", assignment, Submission(blank(assignment)), world("tiny", 1), world("tiny", 3))
    outcome = mark(job, room)
    assert {one.verdict for one in outcome.checks} == {Verdict.FAILED}
    assert check(outcome, TEAM).message == "This task is not answered yet."
    assert check(outcome, EMPTY).message == "`count_babies` is not written yet."


def test_a_failed_check_gives_the_message_of_its_assert(marked: Marker) -> None:
    outcome = marked(counting("return len(table)"))
    assert check(outcome, EMPTY).verdict is Verdict.PASSED
    assert check(outcome, MISSING).message == "A row without an id was counted as a baby."


def test_a_message_names_the_kind_that_was_expected(marked: Marker) -> None:
    said = check(marked(counting("return str(len(table))")), EMPTY).message
    assert said.endswith("You gave text; expected is a whole number.")


def test_an_error_in_a_cell_is_told_with_its_line(marked: Marker) -> None:
    said = check(marked({"u99-busiest": "x = 1\nbusiest = nonsense"}), TEAM)
    assert said.verdict is Verdict.CRASHED
    assert "NameError" in said.message
    assert "line 2" in said.message


def test_a_name_that_is_not_there_is_asked_for(marked: Marker) -> None:
    said = check(marked({"u99-busiest": "busyest = 'Team a'"}), TEAM)
    assert (said.verdict, said.message) == (
        Verdict.FAILED,
        "There is no `busiest`: the task asks for that name.",
    )


def test_a_typed_answer_fails_on_the_unseen_world_and_is_flagged(marked: Marker) -> None:
    outcome = marked({"u99-busiest": "busiest = 'Team a'"})
    said = check(outcome, TEAM)
    assert (said.verdict, said.world) == (Verdict.FAILED, "unseen")
    assert said.message.startswith("This is right for your own data")
    assert any("task 2: the answer looks typed in" in flag for flag in outcome.flags)


def test_an_answer_that_is_wrong_at_home_is_not_called_typed_in(marked: Marker) -> None:
    outcome = marked({"u99-busiest": "busiest = 'Team z'"})
    assert check(outcome, TEAM).world == "own"
    assert outcome.flags == ()


def test_a_function_sees_its_own_globals_and_earlier_cells(marked: Marker) -> None:
    body = (
        "global calls\ncalls = calls + 1\nreturn int(births['birth_id'].count()) * 0 + here(table)"
    )
    code = "calls = 0\nhere = lambda table: int(table['birth_id'].count())\n"
    answer = code + counting(body)["u99-count"]
    assert check(marked({"u99-count": answer}), MISSING).verdict is Verdict.PASSED


def test_a_warning_costs_nothing(marked: Marker) -> None:
    warn = "import warnings\nwarnings.simplefilter('always')\nwarnings.warn('old', FutureWarning)\n"
    outcome = marked(counting(warn + "return int(table['birth_id'].count())"))
    assert check(outcome, MISSING).verdict is Verdict.PASSED


def test_magics_and_shell_lines_do_not_kill_a_cell(marked: Marker) -> None:
    cell = (
        "%matplotlib inline\n!ls\n%time busiest = births['hv_team'].mode().iloc[0]\n%pwd\nbusiest"
    )
    assert check(marked({"u99-busiest": cell}), TEAM).verdict is Verdict.PASSED


def test_outputs_are_kept_for_feedback(marked: Marker) -> None:
    outcome = marked({"u99-busiest": "print('hello')\nbusiest = 'Team a'\nbusiest"})
    kinds = [(one["output_type"], one.get("text")) for one in outcome.outputs["u99-busiest"]]
    assert kinds == [("stream", "hello\n"), ("execute_result", None)]


def test_what_a_function_does_to_its_arguments_reaches_the_check(
    assignment: Assignment, room: Room, world: Callable[[str, int], Path]
) -> None:
    tests = """
numbers, table, names = [3, 1], pd.DataFrame({"a": [1]}), {"k": [1]}
result = count_babies(numbers, table, names=names)
assert result is None
assert numbers == [1, 3] and list(table.columns) == ["a", "b"] and names == {"k": [1, 2]}
"""
    answer = """
def count_babies(numbers, table, names):
    numbers.sort()
    table["b"] = 2
    names["k"].append(2)
"""
    outcome = _one_check(assignment, room, world("tiny", 1), tests, answer)
    assert outcome.checks[0].verdict is Verdict.PASSED, outcome.checks[0]


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        ("ValueError('x')", "ValueError"),
        ("pd.errors.MergeError('x')", "ValueError"),
        ("KeyError('x')", "KeyError"),
        ("UnicodeDecodeError('utf-8', b'x', 0, 1, 'bad')", "ValueError"),
        ("type('Mine', (TypeError,), {})('x')", "TypeError"),
    ],
)
def test_an_error_arrives_as_its_nearest_built_in_type(
    assignment: Assignment,
    room: Room,
    world: Callable[[str, int], Path],
    raised: str,
    expected: str,
) -> None:
    tests = f"try:\n    count_babies()\n    assert False\nexcept {expected}:\n    pass"
    answer = f"def count_babies():\n    raise {raised}"
    outcome = _one_check(assignment, room, world("tiny", 1), tests, answer)
    assert outcome.checks[0].verdict is Verdict.PASSED, outcome.checks[0]


def test_the_words_of_pandas_are_told_without_its_values(
    assignment: Assignment, room: Room, world: Callable[[str, int], Path]
) -> None:
    tests = "pd.testing.assert_frame_equal(count_babies(), pd.DataFrame({'a': [41.25]}))"
    answer = "def count_babies():\n    return pd.DataFrame({'a': [1.5]})"
    said = _one_check(assignment, room, world("tiny", 1), tests, answer).checks[0].message
    assert said
    assert "41" not in said
    answer = "def count_babies():\n    return pd.DataFrame({'a': [1, 2]})"
    said = _one_check(assignment, room, world("tiny", 1), tests, answer).checks[0].message
    assert "2 rows" in said or "shape" in said
    assert "41" not in said


def test_a_broken_exercise_is_our_fault_and_gives_no_verdict(
    assignment: Assignment, room: Room, world: Callable[[str, int], Path]
) -> None:
    cells = list(assignment.cells)
    at = next(n for n, cell in enumerate(cells) if cell.id == "u99-setup-1")
    cells[at] = replace(cells[at], source="import pandas as pd\nopen('not there')")
    broken = replace(assignment, cells=tuple(cells))
    submission = Submission(solved(broken, model_answers(broken)))
    outcome = mark(Job("amara", broken, submission, world("tiny", 1)), room)
    assert "u99-setup-1" in outcome.engine_fault


def test_a_cell_that_ends_the_process_costs_its_own_task_only(marked: Marker) -> None:
    outcome = marked({"u99-count": "import os\nos._exit(3)"})
    assert check(outcome, EMPTY).verdict is Verdict.CRASHED
    assert check(outcome, TEAM).verdict is Verdict.PASSED


def _one_check(assignment: Assignment, room: Room, data: Path, tests: str, answer: str) -> Outcome:
    """The outcome of one tests cell for one answer."""
    cells = [cell for cell in assignment.cells if cell.id != EMPTY]
    at = next(n for n, cell in enumerate(cells) if cell.id == MISSING)
    cells[at] = replace(cells[at], source=tests)
    other = replace(assignment, cells=tuple(cells))
    kept = [cell for cell in solved(other, {"u99-count": answer}) if "busiest" not in cell.id]
    assert isinstance(kept[0], SubmittedCell)
    return mark(Job("amara", other, Submission(tuple(kept)), data), room)


def test_a_given_helper_may_use_what_the_learner_gives(
    assignment: Assignment, room: Room, world: Callable[[str, int], Path]
) -> None:
    """One interpreter would let a locked function call the learner's; so do two."""
    cells = list(assignment.cells)
    at = next(n for n, cell in enumerate(cells) if cell.id == "u99-setup-1")
    helper = "\ndef twice(table):\n    return 2 * count_babies(table)\n"
    cells[at] = replace(cells[at], source=cells[at].source + helper)
    other = replace(assignment, cells=tuple(cells))
    tests = "assert twice(births) == 2 * len(births)"
    answer = "def count_babies(table):\n    return len(table)"
    outcome = _one_check(other, room, world("tiny", 1), tests, answer)
    assert outcome.checks[0].verdict is Verdict.PASSED, outcome.checks[0]


def test_a_submission_shares_no_process_group_with_the_engine(marked: Marker) -> None:
    """A signal to its own group would end the engine of a tutor who is not root."""
    alone = "os.getpgrp() == os.getpid() == os.getsid(0)"
    right = 'int(table["birth_id"].count())'
    outcome = marked(counting(f"import os\nreturn {right} if {alone} else -1"))
    assert check(outcome, MISSING).verdict is Verdict.PASSED
