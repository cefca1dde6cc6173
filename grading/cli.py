"""The commands of an author and a tutor: each parses, calls the library and prints.

What a command needs is imported when it runs, because nbgrader alone takes seconds to load.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from grading import backends
from grading.cohorts import CLASS_SEED, Cohort, find_cohort
from grading.places import open_course

if TYPE_CHECKING:
    from grading.marking import Marked

Command = Callable[..., Any]
FOLDER = click.Path(path_type=Path)

ASSIGNMENTS = click.option(
    "--assignments",
    type=FOLDER,
    envvar="EYDA_ASSIGNMENTS",
    help="The folder of exercises.  [default: assignments, here or in a parent folder]",
)
COHORTS = click.option(
    "--cohorts",
    type=FOLDER,
    envvar="EYDA_COHORTS",
    default=Path("cohorts"),
    show_default=True,
    help="The folder that holds your cohorts.",
)
COHORT = click.option("--cohort", help="The cohort's name.  [default: the only one there is]")
JOBS = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    show_default="one a processor",
    help="How many to run at once.",
)


def for_a_cohort(command: Command) -> Command:
    """The options that every command of a tutor's round takes."""
    return COHORT(COHORTS(ASSIGNMENTS(command)))


def show(table: Table) -> None:
    """A table on the terminal; wide, and never cut, where there is none."""
    Console(width=None if sys.stdout.isatty() else 200).print(table)


def printable(text: str) -> str:
    """The text with a question mark for what would steer the terminal, as a file's name may."""
    return "".join(c if c.isprintable() else "?" for c in text)


@click.group()
def unit() -> None:
    """For authors: check the exercise of a unit."""


@unit.command("check")
@click.argument("name", metavar="[UNIT]", required=False)
@JOBS
@ASSIGNMENTS
def unit_check(name: str | None, jobs: int, assignments: Path | None) -> int:
    """Check that authored answers get exactly the marks they should.

    The model solution gets full marks, the blank release none, each alternative full marks and each
    wrong answer the marks that its file states: on each seed of the unit's data.toml, and on the
    data of one learner, as eyda data make --learner proof makes them. Without UNIT, all units of
    the course are checked. Faults are printed as file:line: what, and end in exit code 1.
    """
    from functools import partial

    from grading.unit_check import check_unit
    from grading.worlds import world

    desk = open_course(assignments)
    slugs = [desk.unit(name).slug] if name else [unit.slug for unit in desk.course.units]
    faults = 0
    for slug in slugs:
        checked = check_unit(desk.folder / slug, partial(world, root=desk.packs), jobs)
        faults += len(checked.faults)
        for fault in checked.faults:
            click.echo(fault)
        if not checked.faults:
            click.echo(checked)
    if faults:
        click.echo(f"{faults} fault{'s' * (faults != 1)} found", err=True)
    return 1 if faults else 0


@click.group()
def cohort() -> None:
    """Make a cohort: the folder in which you hand out, take in and mark."""


@cohort.command("new")
@click.argument("name")
@click.option("--roster", type=FOLDER, required=True, help="A CSV file with a column learner_id.")
@click.option("--seed", type=int, default=CLASS_SEED, show_default=True, help="Of their data.")
@COHORTS
def cohort_new(name: str, roster: Path, seed: int, cohorts: Path) -> None:
    """Make the cohort NAME from a roster.

    The roster is a CSV file with a column learner_id, and if you like first_name, last_name, email
    and authority. An existing cohort is never touched.
    """
    from grading.cohorts import new_cohort
    from grading.nbgrader_settings import config_text

    made = new_cohort(cohorts / name, roster, config_text(name), seed)
    click.echo(f"{made.root}: a cohort of {len(made.learners)}. Next: eyda release UNIT")


@click.command()
@click.argument("name", metavar="UNIT")
@for_a_cohort
def release(name: str, cohort: str | None, cohorts: Path, assignments: Path | None) -> None:
    """Make the notebook and data of UNIT that you hand out.

    UNIT is an id such as u03, or a slug such as u03-identifiers. The release holds no solution and
    no hidden test; that is checked before it is left in place.
    """
    from grading.handing_out import is_current, release_unit
    from grading.worlds import world

    desk, to = open_course(assignments), find_cohort(cohorts, cohort)
    assignment = desk.assignment(name)
    if is_current(to, assignment):
        click.echo(f"{to.released(assignment.slug)}: released already, and nothing has changed")
        return
    pack = world(assignment.data.scenario, to.seed, desk.packs)
    made = release_unit(to, assignment, pack)
    click.echo(f"{made}: {len(assignment.tasks)} tasks, {assignment.marks} marks")


@click.command()
@click.argument("name", metavar="UNIT")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=FOLDER)
@for_a_cohort
def collect(
    name: str, paths: tuple[Path, ...], cohort: str | None, cohorts: Path, assignments: Path | None
) -> None:
    """Take in submissions of UNIT from folders, notebooks or zip archives.

    A learner is known by a folder or file name that holds the learner's id, the unit by what is in
    the notebook. Every version is kept, and the newest counts. What could not be placed is listed.
    """
    from grading.collect import collect as take_in

    desk, to = open_course(assignments), find_cohort(cohorts, cohort)
    placed = take_in(to, desk.assignment(name), paths)
    table = Table("File", "Learner", "Status", "How", title=f"Taken in for {to.name}")
    for one in placed:
        row = (str(one.file), one.learner or "?", one.status, one.how)
        table.add_row(*(escape(printable(text)) for text in row))
    show(table)
    lost = sum(one.status == "not placed" for one in placed)
    if lost:
        click.echo(f"{lost} could not be placed: put each in a folder named by the learner's id")


@click.command()
@click.argument("name", metavar="UNIT")
@click.option(
    "--backend",
    type=click.Choice(sorted(backends.BACKENDS)),
    help="How submissions are run.  [default: warm_fork, in isolation, where it is installed]",
)
@JOBS
@click.option("--unsafe", is_flag=True, help="Mark without isolation; every report will say so.")
@click.option("--force", is_flag=True, help="Mark again what has not changed, too.")
@click.option("--dry-run", is_flag=True, help="Say what would be marked, and why; mark nothing.")
@click.option("--json", "file", type=FOLDER, help="Write a line of JSON a task to this file.")
@for_a_cohort
def mark(
    name: str,
    backend: str | None,
    jobs: int,
    unsafe: bool,
    force: bool,
    dry_run: bool,
    file: Path | None,
    cohort: str | None,
    cohorts: Path,
    assignments: Path | None,
) -> int:
    """Mark the submissions of UNIT.

    Only what has changed since the last time is marked, down to single checks. Your own marks,
    given in nbgrader's formgrader, are kept. One submission that cannot be read or run never stops
    the others. Stopped half-way, the same command goes on. Exit code 1 when a fault of ours left a
    submission without marks.
    """
    from grading.marking import mark_unit, plan
    from grading.report import planned, table

    desk, to = open_course(assignments), find_cohort(cohorts, cohort)
    chosen = backend or backends.default()
    running = backends.load(chosen, jobs=jobs, unsafe=unsafe)
    assignment = desk.assignment(name)
    unseen = unseen_world(to, desk.packs, assignment.data.scenario, chosen)
    if dry_run:
        show(planned(assignment, plan(to, assignment, running, unseen=unseen, force=force), to))
        return 0
    marked = mark_unit(to, assignment, running, unseen=unseen, force=force)
    if file:
        write_json(marked, file)
    show(table(assignment, marked.marks, to, marked.seconds))
    return conclude(marked)


def unseen_world(to: Cohort, packs: Path, scenario: str, backend: str) -> Path | None:
    """The world that no learner has seen, for backends that try answers on one."""
    from grading.worlds import world

    return world(scenario, to.unseen_seed, packs) if backend in backends.ISOLATED else None


def write_json(marked: Marked, file: Path) -> None:
    """One object a line for each learner and task."""
    from grading.files import write_whole
    from grading.marks import as_lines

    lines = [json.dumps(line, ensure_ascii=False) for one in marked.marks for line in as_lines(one)]
    write_whole(file, "\n".join(lines) + "\n")


def conclude(marked: Marked) -> int:
    """What was done, and what the tutor must know about it; 1 when the fault is ours."""
    from grading.feedback import WITHOUT_ISOLATION
    from grading.report import summary

    click.echo(summary(marked))
    if not marked.isolated:
        click.echo(WITHOUT_ISOLATION)
    faults = [one.learner for one in marked.marks if one.engine_fault]
    if faults:
        click.echo(f"Our fault, no marks given, run again: {', '.join(faults)}", err=True)
    return 1 if faults else 0


@click.command()
@click.argument("name", metavar="UNIT")
@for_a_cohort
def feedback(name: str, cohort: str | None, cohorts: Path, assignments: Path | None) -> None:
    """Write a feedback page for each learner who has been marked."""
    from grading.feedback import write_feedback

    desk, to = open_course(assignments), find_cohort(cohorts, cohort)
    pages = write_feedback(to, desk.assignment(name))
    click.echo(f"{len(pages)} pages, such as {pages[0]}")


@click.command()
@for_a_cohort
def report(cohort: str | None, cohorts: Path, assignments: Path | None) -> None:
    """Show the marks of a cohort, a table a unit."""
    from grading.feedback import WITHOUT_ISOLATION
    from grading.records import is_isolated
    from grading.report import marked_units, table

    to = find_cohort(cohorts, cohort)
    found = marked_units(to, open_course(assignments))
    if not found:
        click.echo(f"{to.name}: nothing has been marked yet")
    for assignment, marks in found:
        show(table(assignment, marks, to))
        if not is_isolated(to, assignment):
            click.echo(WITHOUT_ISOLATION)


@click.command()
@click.argument("name", metavar="UNIT")
@click.option("--to", "kind", type=click.Choice(["csv"]), required=True, help="The form.")
@click.option("--out", type=FOLDER, help="The file to write.  [default: the terminal]")
@for_a_cohort
def export(
    name: str,
    kind: str,
    out: Path | None,
    cohort: str | None,
    cohorts: Path,
    assignments: Path | None,
) -> None:
    """Export the marks of UNIT, one line a learner and task, with totals."""
    from grading.files import write_whole
    from grading.marking import read_marks
    from grading.report import as_csv

    assert kind == "csv"
    desk, to = open_course(assignments), find_cohort(cohorts, cohort)
    assignment = desk.assignment(name)
    text = as_csv([(assignment, read_marks(to, assignment))], to)
    if out:
        write_whole(out, text)
    else:
        click.echo(text, nl=False)


COMMANDS = [unit, cohort, release, collect, mark, feedback, report, export]
"""All commands, in the order of a tutor's work."""
