"""What the pages know of the course: its units, and each exercise's tasks, marks and evidence.

Read from `assignments/`, the one source, by the code that marks; so a page cannot disagree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import simulated_task
from simulated_task import SimulatedTask
from sphinx.environment import BuildEnvironment

from grading.course import Assignment, Unit
from grading.course_files import Standard, find_unit, read_course, read_standard
from grading.source import read_assignment


@dataclass(frozen=True)
class UnitFacts:
    """One unit: its line in the course, its two pieces of work, and what they are mapped to."""

    unit: Unit
    number: int
    exercise: Assignment
    simulated: SimulatedTask | None
    standard: Standard

    @property
    def exercise_codes(self) -> tuple[str, ...]:
        """The codes of the knowledge, skills and behaviours that the exercise is evidence for."""
        found = {code for task in self.exercise.tasks for code in task.ksb}
        return tuple(sorted(found, key=in_order))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that all work of the unit is evidence for, simulated task included."""
        more = self.simulated.codes if self.simulated else ()
        return tuple(sorted({*self.exercise_codes, *more}, key=in_order))


def assignments(env: BuildEnvironment) -> Path:
    """The folder of exercises, beside the book's own."""
    return Path(env.srcdir).parent / "assignments"


def units(env: BuildEnvironment) -> tuple[Unit, ...]:
    """The units in teaching order."""
    return read_course(assignments(env) / "course.toml").units


def facts(env: BuildEnvironment, name: str) -> UnitFacts:
    """All about the unit with this id or slug; raises Unusable or Faulty with the reason."""
    return _facts(assignments(env), Path(env.srcdir), name)


@cache
def _facts(folder: Path, book: Path, name: str) -> UnitFacts:
    path = folder / "course.toml"
    unit = find_unit(read_course(path), name, path)
    standard = read_standard(folder / "ksbs.toml")
    page = book / "units" / unit.slug / f"{simulated_task.PAGE}.md"
    return UnitFacts(
        unit=unit,
        number=int(unit.id.removeprefix("u")),
        exercise=read_assignment(folder / unit.slug),
        simulated=simulated_task.read(page, standard.statements),
        standard=standard,
    )


def in_order(code: str) -> tuple[str, int]:
    """Sort key: K2 before K10, knowledge before skills before behaviours."""
    letter, number = re.fullmatch(r"([A-Z])(\d+)", code).groups()
    return (str("KSB".find(letter)), int(number))


def duration(minutes: int) -> str:
    """`480` as `about 8 hours`, `45` as `about 45 minutes`."""
    if minutes < 90:
        return f"about {minutes} minutes"
    halves = round(minutes / 30)
    hours = f"{halves // 2}{'½' if halves % 2 else ''}"
    return f"about {hours} hours"


def counted(number: int, thing: str) -> str:
    """`1 mark`, `2 marks`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"
