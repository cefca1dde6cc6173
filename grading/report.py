"""The cohort's marks as a table and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from rich.markup import escape
from rich.table import Table

from grading.cohorts import Cohort
from grading.course import Assignment
from grading.feedback import number
from grading.marking import HandedIn, Marked, read_marks
from grading.marks import Marks
from grading.places import Desk

COLUMNS = (
    "cohort",
    "learner_id",
    "unit",
    "task",
    "title",
    "marks",
    "out_of",
    "outcome",
    "waiting",
    "flags",
)
"""Of the CSV file, in this order; a new one goes to the end."""


def table(
    assignment: Assignment,
    marks: Iterable[Marks],
    cohort: Cohort,
    seconds: Mapping[str, float] | None = None,
) -> Table:
    """Marks by learner and task for the terminal; learners who handed in nothing are named too.

    With `seconds`, the time that each learner's submission took has a column of its own.
    """
    found = {one.learner: one for one in marks}
    shown = Table(title=f"{assignment.title} ({assignment.slug}), cohort {cohort.name}")
    shown.add_column("Learner")
    for task in assignment.tasks:
        shown.add_column(f"{task.number}\n/{task.marks}", justify="right")
    shown.add_column(f"Total\n/{assignment.marks}", justify="right")
    if seconds:
        shown.add_column("Took\ns", justify="right")
    shown.add_column("Notes", ratio=1)
    for learner in cohort.learners:
        *cells, notes = _row(assignment, found.get(learner))
        took = [f"{seconds[learner]:.1f}" if learner in seconds else ""] if seconds else []
        shown.add_row(learner, *cells, *took, notes)
    return shown


def _row(assignment: Assignment, marks: Marks | None) -> list[str]:
    if marks is None or marks.engine_fault:
        why = "nothing handed in" if marks is None else f"our fault: {marks.engine_fault}"
        return [*["" for _ in assignment.tasks], "", escape(why)]
    cells = ["?" if task.waiting else number(task.marks) for task in marks.tasks]
    notes = [f"{marks.waiting} wait for you"] if marks.waiting else []
    return [*cells, number(marks.total), escape("; ".join([*notes, *marks.flags, *marks.repairs]))]


def planned(assignment: Assignment, found: Iterable[HandedIn], cohort: Cohort) -> Table:
    """What marking would do about each learner's submission, and why."""
    by_name = {one.learner: one for one in found}
    shown = Table("Learner", "Would", "Why", title=f"{assignment.slug}, cohort {cohort.name}")
    for learner in cohort.learners:
        one = by_name.get(learner)
        if one is None:
            shown.add_row(learner, "do nothing", "nothing handed in")
        elif not one.due.save:
            shown.add_row(learner, "leave it", "nothing has changed")
        else:
            count = len(one.due.checks)
            every = " (all)" if count == len(one.inputs.checks) else ""
            words = f"run {count} check{'s' * (count != 1)}{every}" if count else "save again"
            shown.add_row(learner, words, escape("; ".join(one.due.why)))
    return shown


def summary(marked: Marked) -> str:
    """One line on what marking did and how long it took."""
    said = f"{marked.run} marked now"
    if marked.run and marked.wall > 0:
        slowest = max(marked.seconds, key=lambda name: marked.seconds[name])
        said += f" in {marked.wall:.1f} s ({marked.wall / marked.run:.2f} s each; the longest,"
        said += f" {slowest}, took {marked.seconds[slowest]:.1f} s)"
    if marked.saved:
        said += f", {marked.saved} saved again without a run"
    return f"{said}, {marked.kept} unchanged since the last time."


def as_csv(units: Iterable[tuple[Assignment, tuple[Marks, ...]]], cohort: Cohort) -> str:
    """One line a learner, unit and task, with totals as lines whose task is `total`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for assignment, marks in units:
        for one in marks:
            flags = "; ".join(one.flags)
            for task in one.tasks:
                given = "" if task.waiting else number(task.marks)
                about = [task.task.id, task.task.title, given, task.out_of, task.outcome.value]
                writer.writerow(
                    [cohort.name, one.learner, assignment.unit, *about, task.waiting, flags]
                )
            total = (
                ["", "", "engine_fault"]
                if one.engine_fault
                else [number(one.total), one.out_of, ""]
            )
            about = ["total", assignment.title, *total]
            writer.writerow([cohort.name, one.learner, assignment.unit, *about, one.waiting, flags])
    return text.getvalue()


def marked_units(cohort: Cohort, desk: Desk) -> list[tuple[Assignment, tuple[Marks, ...]]]:
    """The units of the course that this cohort has marks for, in teaching order."""
    units = [unit for unit in desk.course.units if (cohort.root / "outcomes" / unit.slug).is_dir()]
    exercises = [desk.assignment(unit.slug) for unit in units]
    return [(exercise, read_marks(cohort, exercise)) for exercise in exercises]
