"""From what a run showed to marks: arithmetic only, with no files and no clock.

A check is all or nothing. A task's marks are the sum over its checks. A written answer waits until
a tutor has marked it; a tutor's mark always stands above the machine's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grading.course import Assignment, Cell, Task
from grading.outcomes import CheckResult, Outcome, Verdict

GRAVEST_FIRST = (
    Verdict.TAMPERED,
    Verdict.TIMED_OUT,
    Verdict.CRASHED,
    Verdict.FAILED,
    Verdict.NEEDS_MARKING,
)


@dataclass(frozen=True)
class CheckMarks:
    """One check: what it was about, its marks (None while it waits for a tutor) and the message."""

    id: str
    check: str
    marks: float | None
    out_of: int
    verdict: Verdict
    message: str


@dataclass(frozen=True)
class TaskMarks:
    """One task of one submission; `marks` is what is certain so far."""

    task: Task
    marks: float
    out_of: int
    outcome: Verdict
    checks: tuple[CheckMarks, ...]

    @property
    def messages(self) -> tuple[str, ...]:
        """The distinct messages of checks that did not pass, in order."""
        said = (check.message for check in self.checks if check.verdict is not Verdict.PASSED)
        return tuple(dict.fromkeys(text for text in said if text))

    @property
    def waiting(self) -> int:
        """Marks that a tutor has yet to decide."""
        return sum(check.out_of for check in self.checks if check.marks is None)


@dataclass(frozen=True)
class Marks:
    """One submission marked. With `engine_fault` set there are no marks, and it is our fault."""

    learner: str
    unit: str
    tasks: tuple[TaskMarks, ...]
    flags: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    engine_fault: str = ""

    @property
    def total(self) -> float:
        """Marks that are certain so far."""
        return sum(task.marks for task in self.tasks)

    @property
    def out_of(self) -> int:
        """All marks of the exercise."""
        return sum(task.out_of for task in self.tasks)

    @property
    def waiting(self) -> int:
        """Marks that a tutor has yet to decide."""
        return sum(task.waiting for task in self.tasks)


def mark(
    assignment: Assignment, outcome: Outcome, by_hand: Mapping[str, float] | None = None
) -> Marks:
    """The marks that an outcome earns; `by_hand` holds a tutor's marks by check id."""
    results = {result.check: result for result in outcome.checks}
    tasks = () if outcome.engine_fault else assignment.tasks
    return Marks(
        outcome.learner,
        assignment.unit,
        tuple(_task(task, results, by_hand or {}) for task in tasks),
        outcome.flags,
        outcome.repairs,
        outcome.engine_fault,
    )


def _task(
    task: Task, results: Mapping[str, CheckResult], by_hand: Mapping[str, float]
) -> TaskMarks:
    checks = tuple(_check(cell, task, results.get(cell.id), by_hand) for cell in task.checks)
    marks = sum(check.marks or 0 for check in checks)
    return TaskMarks(task, marks, task.marks, _outcome(checks, marks, task.marks), checks)


def _check(
    cell: Cell, task: Task, result: CheckResult | None, by_hand: Mapping[str, float]
) -> CheckMarks:
    missing = Verdict.NEEDS_MARKING if task.written else Verdict.FAILED
    verdict = result.verdict if result else missing
    message = result.message if result else ""
    marks: float | None = float(cell.marks) if verdict is Verdict.PASSED else 0.0
    if verdict is Verdict.NEEDS_MARKING:
        marks = None
    if cell.id in by_hand:
        marks = by_hand[cell.id]
        verdict = _verdict(marks, cell.marks)
    return CheckMarks(cell.id, cell.check, marks, cell.marks, verdict, message)


def _verdict(marks: float, out_of: int) -> Verdict:
    if marks >= out_of:
        return Verdict.PASSED
    return Verdict.PARTLY if marks > 0 else Verdict.FAILED


def _outcome(checks: tuple[CheckMarks, ...], marks: float, out_of: int) -> Verdict:
    """One word for a task: passed, partly, or the gravest thing that stopped it."""
    if marks >= out_of:
        return Verdict.PASSED
    verdicts = {check.verdict for check in checks}
    if Verdict.TAMPERED in verdicts:
        return Verdict.TAMPERED
    if marks > 0:
        return Verdict.PARTLY
    return next(verdict for verdict in GRAVEST_FIRST if verdict in verdicts)


def as_lines(marks: Marks) -> list[dict[str, object]]:
    """One object a task, as `--json` prints them."""
    if marks.engine_fault:
        return [
            {
                "learner": marks.learner,
                "unit": marks.unit,
                "task": None,
                "marks": None,
                "out_of": None,
                "outcome": "engine_fault",
                "message": marks.engine_fault,
                "flags": list(marks.flags),
            }
        ]
    return [
        {
            "learner": marks.learner,
            "unit": marks.unit,
            "task": task.task.id,
            "marks": None if task.waiting else task.marks,
            "out_of": task.out_of,
            "outcome": task.outcome.value,
            "message": " ".join(task.messages),
            "flags": list(marks.flags),
        }
        for task in marks.tasks
    ]
