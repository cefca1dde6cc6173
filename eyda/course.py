"""`eyda course`: everything once, in order; the second time, only what has changed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from eyda import demo
from grading import backends
from grading.cohorts import Cohort, new_cohort, open_cohort
from grading.course import Assignment
from grading.faults import Unusable
from grading.files import write_whole
from grading.places import Desk, open_course

COHORTS = Path("cohorts")


@click.command()
def course() -> None:
    """Make the data, mark the demo class, write its feedback, and build the book.

    A second run does only what has changed. Your own cohorts are never touched.
    """
    desk = open_course(None)
    with step("Data: one fictional authority"):
        pack = make_data(desk)
    with step("Demo class: hand out, take in, mark, feed back"):
        cohort = demo_cohort()
        taught = [desk.assignment(unit.id) for unit in desk.course.units]
        wrong = [line for assignment in taught for line in run_unit(desk, cohort, assignment)]
        marks = write_marks(desk, cohort)
    with step("Book"):
        site = build_book()
    if wrong:
        click.echo("The demo class was not marked as stated:\n  " + "\n  ".join(wrong), err=True)
        raise SystemExit(1)
    click.echo(
        f"""
Data      {pack}
Releases  {cohort.root / "release"}
Marks     {marks}
Feedback  {cohort.root / "feedback"}
Book      {site / "index.html"}        read it with: eyda book serve"""
    )


@contextmanager
def step(title: str) -> Iterator[None]:
    """A part of the work, announced when it begins and timed when it ends."""
    click.echo(f"{title} ...", err=True)
    began = time.monotonic()
    yield
    click.echo(f"{title}: done in {time.monotonic() - began:.0f} s", err=True)


def make_data(desk: Desk) -> Path:
    """The data pack that the lessons and the demo class share."""
    from grading.cohorts import CLASS_SEED
    from grading.worlds import world

    return world("class", CLASS_SEED, desk.packs)


def demo_cohort() -> Cohort:
    """The demo class's folder, made from the roster the first time."""
    from grading.nbgrader_settings import config_text

    root = COHORTS / demo.COHORT
    if (root / "cohort.toml").is_file():
        return open_cohort(root)
    return new_cohort(root, demo.ROSTER, config_text(demo.COHORT))


def run_unit(desk: Desk, cohort: Cohort, assignment: Assignment) -> tuple[str, ...]:
    """One unit's round for the demo class; the lines where marks are not as stated."""
    from grading.collect import collect
    from grading.feedback import write_feedback
    from grading.handing_out import is_current, release_unit
    from grading.marking import mark_unit
    from grading.worlds import world

    rows = demo.read_composition(assignment.path.parent / "demo.toml")
    if not is_current(cohort, assignment):
        pack = world(assignment.data.scenario, cohort.seed, desk.packs)
        release_unit(cohort, assignment, pack)
    handed_in = Path("build") / "demo" / assignment.slug
    demo.hand_in(assignment, cohort.released(assignment.slug), rows, handed_in)
    lost = [one for one in collect(cohort, assignment, [handed_in]) if one.status == "not placed"]
    if lost:
        raise Unusable(f"a demo submission was not placed: {lost[0].file}", why=lost[0].how)
    # The demo class's work is written by the course's own authors, so it may run where this
    # machine cannot isolate it.
    backend = backends.for_trusted_work()
    unseen = world(assignment.data.scenario, cohort.unseen_seed, desk.packs)
    tried_on = unseen if backend.name in backends.ISOLATED else None
    marked = mark_unit(cohort, assignment, backend, unseen=tried_on)
    write_feedback(cohort, assignment)
    return demo.differences(rows, {one.learner: one.total for one in marked.marks})


def write_marks(desk: Desk, cohort: Cohort) -> Path:
    """The marks of the demo class as CSV, one line a learner and task."""
    from grading.report import as_csv, marked_units

    path = cohort.root / "marks.csv"
    write_whole(path, as_csv(marked_units(cohort, desk), cohort))
    return path


def build_book() -> Path:
    """The book, up to date."""
    from eyda import site

    return site.build()
