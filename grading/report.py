"""The cohort's marks as a table and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from rich.markup import escape
from rich.table import Table

from grading.cohorts import Cohort
from grading.course import Assignment
from grading.feedback import number
from grading.marking import read_marks
from grading.marks import Marks
from grading.places import Desk

OUR_FAULT = ["", "", "engine_fault"]


def table(assignment: Assignment, marks: Iterable[Marks], cohort: Cohort) -> Table:
    """Marks by learner and task for the terminal; learners who handed in nothing are named too."""
    found = {one.learner: one for one in marks}
    shown = Table(title=f"{assignment.title} ({assignment.slug}), cohort {cohort.name}")
    shown.add_column("Learner")
    for task in assignment.tasks:
        shown.add_column(f"{task.number}\n/{task.marks}", justify="right")
    shown.add_column(f"Total\n/{assignment.marks}", justify="right")
    shown.add_column("Notes")
    for learner in cohort.learners:
        shown.add_row(learner, *_row(assignment, found.get(learner)))
    return shown


def _row(assignment: Assignment, marks: Marks | None) -> list[str]:
    if marks is None or marks.engine_fault:
        why = "nothing handed in" if marks is None else f"our fault: {marks.engine_fault}"
        return [*["" for _ in assignment.tasks], "", escape(why)]
    cells = ["?" if task.waiting else number(task.marks) for task in marks.tasks]
    notes = [f"{marks.waiting} wait for you"] if marks.waiting else []
    return [*cells, number(marks.total), escape("; ".join([*notes, *marks.flags, *marks.repairs]))]


def as_csv(units: Iterable[tuple[Assignment, tuple[Marks, ...]]], cohort: Cohort) -> str:
    """One line a learner, unit and task, with totals as lines whose task is `total`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        ["cohort", "learner_id", "unit", "task", "title", "marks", "out_of", "outcome", "waiting"]
    )
    for assignment, marks in units:
        for one in marks:
            for task in one.tasks:
                given = "" if task.waiting else number(task.marks)
                about = [task.task.id, task.task.title, given, task.out_of, task.outcome.value]
                writer.writerow([cohort.name, one.learner, assignment.unit, *about, task.waiting])
            total = (
                ["", "", "engine_fault"]
                if one.engine_fault
                else [number(one.total), one.out_of, ""]
            )
            about = ["total", assignment.title, *total]
            writer.writerow([cohort.name, one.learner, assignment.unit, *about, one.waiting])
    return text.getvalue()


def marked_units(cohort: Cohort, desk: Desk) -> list[tuple[Assignment, tuple[Marks, ...]]]:
    """The units of the course that this cohort has marks for, in teaching order."""
    units = [unit for unit in desk.course.units if (cohort.root / "outcomes" / unit.slug).is_dir()]
    exercises = [desk.assignment(unit.slug) for unit in units]
    return [(exercise, read_marks(cohort, exercise)) for exercise in exercises]
