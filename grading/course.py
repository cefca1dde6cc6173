"""What an assignment is, once read: frozen, plain, and without any notebook machinery."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Role(StrEnum):
    """What a cell is for."""

    PROSE = "prose"
    LOCKED = "locked"
    SOLUTION = "solution"
    TESTS = "tests"
    WRITTEN = "written"


@dataclass(frozen=True)
class Criterion:
    """One line of a rubric: so many marks for something that can be seen in the answer."""

    marks: int
    seen: str


@dataclass(frozen=True)
class Cell:
    """One cell of the instructor's notebook, solution and hidden tests included.

    `id` is the nbgrader grade_id (empty for prose), `task` the task it belongs to (empty for
    prose and locked cells), `check` the slug of the idea that a tests cell looks at.
    """

    role: Role
    source: str
    line: int
    id: str = ""
    task: str = ""
    check: str = ""
    marks: int = 0
    gives: tuple[str, ...] = ()
    ksb: tuple[str, ...] = ()
    rubric: tuple[Criterion, ...] = ()


@dataclass(frozen=True)
class Task:
    """One task as learner, tutor and report speak of it; `marks` is the sum over its checks."""

    id: str
    number: int
    title: str
    marks: int
    gives: tuple[str, ...]
    ksb: tuple[str, ...]
    written: bool
    checks: tuple[Cell, ...]


@dataclass(frozen=True)
class DataNeeds:
    """Which synthetic world a unit's exercise is answered on, from its `data.toml`."""

    scenario: str
    tables: tuple[str, ...]
    seeds: tuple[int, ...]


@dataclass(frozen=True)
class Assignment:
    """One unit's exercise, read from `exercise.md` and `data.toml`."""

    unit: str
    slug: str
    title: str
    minutes: int
    path: Path
    cells: tuple[Cell, ...]
    tasks: tuple[Task, ...]
    data: DataNeeds

    @property
    def marks(self) -> int:
        """All marks of the exercise, written ones included."""
        return sum(task.marks for task in self.tasks)


@dataclass(frozen=True)
class Unit:
    """One line of `course.toml`."""

    id: str
    slug: str
    title: str
    minutes: int


@dataclass(frozen=True)
class Course:
    """The course in the order it is taught."""

    title: str
    pass_mark: float
    units: tuple[Unit, ...]
