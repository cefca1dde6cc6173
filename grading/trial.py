"""One try of a unit's tests: chosen answers, on one world. Plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from grading import regions
from grading.authoring import shown
from grading.course import Assignment, Role
from grading.outcomes import CheckResult, SubmittedCell


@dataclass(frozen=True)
class Trial:
    """What is run: `answers` names it (`solution`, `blank` or a file); then the world it runs on.

    That is the world of a seed or, where `learner` says so, of one learner.
    """

    answers: str
    seed: int
    data: Path
    cells: tuple[SubmittedCell, ...]
    learner: str | None = None


@dataclass(frozen=True)
class Result:
    """What each check said in one trial."""

    trial: Trial
    checks: tuple[CheckResult, ...]


def solved(assignment: Assignment, instead: Mapping[str, str]) -> tuple[SubmittedCell, ...]:
    """The exercise's cells with the model solution, or with what stands in for it by task id."""
    return tuple(
        SubmittedCell(cell.role, cell.id, instead.get(cell.task, cell.source))
        if cell.role is Role.SOLUTION
        else SubmittedCell(cell.role, cell.id, cell.source)
        for cell in assignment.cells
        if cell.role is not Role.PROSE
    )


def blank(assignment: Assignment) -> tuple[SubmittedCell, ...]:
    """The exercise's cells as released, with the tests whole again."""
    instead = {cell.task: shown(cell) for cell in assignment.cells if cell.role is Role.SOLUTION}
    return solved(assignment, instead)


def model_answers(assignment: Assignment) -> dict[str, str]:
    """The model solution of each coded task, without its markers."""
    return {
        cell.task: regions.unmarked(cell.source, regions.SOLUTION)
        for cell in assignment.cells
        if cell.role is Role.SOLUTION
    }
