"""From what a run showed to marks."""

from __future__ import annotations

import pytest

from grading.course import Assignment
from grading.marks import as_lines, mark
from grading.outcomes import CheckResult, Outcome, Verdict

ALL = ("u99-count--empty", "u99-count--missing", "u99-busiest--commonest")


def outcome(*verdicts: Verdict, fault: str = "", flags: tuple[str, ...] = ()) -> Outcome:
    checks = tuple(CheckResult(n, v, f"about {n}") for n, v in zip(ALL, verdicts, strict=False))
    return Outcome("a01", "u99", checks, flags=flags, engine_fault=fault)


def test_full_marks_wait_only_for_what_is_written(assignment: Assignment) -> None:
    marked = mark(assignment, outcome(*[Verdict.PASSED] * 3))
    assert (marked.total, marked.waiting, marked.out_of) == (5, 2, 7)
    outcomes = [task.outcome for task in marked.tasks]
    assert outcomes == [Verdict.PASSED, Verdict.PASSED, Verdict.NEEDS_MARKING]


def test_each_check_is_all_or_nothing(assignment: Assignment) -> None:
    marked = mark(assignment, outcome(Verdict.PASSED, Verdict.FAILED, Verdict.PASSED))
    first = marked.tasks[0]
    assert (first.marks, first.outcome) == (1, Verdict.PARTLY)
    assert first.messages == ("about u99-count--missing",)


def test_a_check_that_was_never_reached_earns_nothing(assignment: Assignment) -> None:
    marked = mark(assignment, outcome(Verdict.PASSED))
    assert marked.total == 1
    assert marked.tasks[1].outcome is Verdict.FAILED


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ((Verdict.FAILED, Verdict.CRASHED), Verdict.CRASHED),
        ((Verdict.CRASHED, Verdict.TIMED_OUT), Verdict.TIMED_OUT),
        ((Verdict.PASSED, Verdict.TAMPERED), Verdict.TAMPERED),
        ((Verdict.PASSED, Verdict.TIMED_OUT), Verdict.PARTLY),
    ],
)
def test_a_task_tells_the_gravest_thing_that_stopped_it(
    assignment: Assignment, verdicts: tuple[Verdict, ...], expected: Verdict
) -> None:
    assert mark(assignment, outcome(*verdicts)).tasks[0].outcome is expected


def test_a_tutors_mark_stands_above_the_machines(assignment: Assignment) -> None:
    by_hand = {"u99-tell": 1.5, "u99-count--missing": 2.0}
    marked = mark(assignment, outcome(*[Verdict.FAILED] * 3), by_hand)
    assert (marked.total, marked.waiting) == (3.5, 0)
    assert marked.tasks[2].outcome is Verdict.PARTLY


def test_a_fault_of_ours_is_never_a_mark(assignment: Assignment) -> None:
    marked = mark(assignment, outcome(*[Verdict.PASSED] * 3, fault="disk full"))
    assert marked.tasks == ()
    (line,) = as_lines(marked)
    assert line["outcome"] == "engine_fault"
    assert line["marks"] is None


def test_lines_hold_one_object_a_task_with_the_stable_keys(assignment: Assignment) -> None:
    lines = as_lines(mark(assignment, outcome(*[Verdict.PASSED] * 3, flags=("looks typed in",))))
    keys = ["learner", "unit", "task", "marks", "out_of", "outcome", "message", "flags"]
    assert [list(line) for line in lines] == [keys] * 3
    assert [line["marks"] for line in lines] == [3.0, 2.0, None]
    assert lines[0]["flags"] == ["looks typed in"]
