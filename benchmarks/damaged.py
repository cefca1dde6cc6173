"""Two thousand damaged notebooks of unit 3 through the marking: an outcome each, and how long."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from benchmarks.contract import ROOT, Benchmark, Table
from benchmarks.damage import many
from grading import submissions
from grading.backends import load
from grading.cohorts import CLASS_SEED
from grading.course import Assignment
from grading.notebooks import as_notebook
from grading.outcomes import Job, Submission
from grading.places import open_course
from grading.trial import model_answers, solved
from grading.worlds import world

COUNT = 2000


def prepared(assignment: Assignment, count: int, data: Path) -> tuple[list[Job], int]:
    """A job for each damaged notebook that can be read, and how many cannot."""
    whole = as_notebook(assignment, Submission(solved(assignment, model_answers(assignment))))
    jobs, unreadable = [], 0
    for learner, notebook in many(whole, count):
        try:
            jobs.append(Job(learner, assignment, submissions.read(notebook, assignment), data))
        except submissions.Unreadable:
            unreadable += 1
    return jobs, unreadable


def table(count: int = COUNT) -> Table:
    """How many could be read, what became of them, and the time."""
    desk = open_course(ROOT / "assignments")
    assignment = desk.assignment("u03")
    data = world(assignment.data.scenario, CLASS_SEED, desk.packs)
    started = time.perf_counter()
    jobs, unreadable = prepared(assignment, count, data)
    read = time.perf_counter() - started
    outcomes = list(load("warm_fork").run(jobs))
    took = time.perf_counter() - started - read
    missing = {job.learner for job in jobs} - {one.learner for one in outcomes}
    found = Counter(check.verdict.value for one in outcomes for check in one.checks)
    return Table(
        f"{count:,} damaged notebooks of {assignment.slug}, one world",
        ("what", "count", "seconds"),
        [
            ("could not be read, with a reason", f"{unreadable:,}", ""),
            ("read and made whole", f"{len(jobs):,}", f"{read:.1f}"),
            ("marked", f"{len(outcomes):,}", f"{took:.1f}"),
            ("without an outcome", f"{len(missing)}", ""),
            ("faults of ours", f"{sum(bool(one.engine_fault) for one in outcomes)}", ""),
            *((f"checks {verdict}", f"{n:,}", "") for verdict, n in sorted(found.items())),
        ],
    )


BENCHMARK = Benchmark(
    "damaged", "2,000 damaged notebooks through the marking; takes minutes", table, slow=True
)
