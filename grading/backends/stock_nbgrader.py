"""Stock nbgrader as a backend: the oracle that any faster one is held against.

It runs submissions without isolation, on the learner's own data only. Each process works in a
scratch course folder of its own; the cohort's gradebook is never near a submission.
"""

from __future__ import annotations

import itertools
import json
import multiprocessing
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from pathlib import Path
from typing import Any

from grading import nbgrader_bridge, notebooks, release, submissions
from grading.course import Assignment, Cell, Role
from grading.outcomes import CheckResult, Job, Outcome, Verdict

NUMBER = itertools.count(1)
LONGEST_MESSAGE = 2000


class StockNbgrader:
    """One notebook at a time in each of `jobs` processes."""

    name = "stock"

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = jobs

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """One outcome for each job, as soon as it is known."""
        todo = list(jobs)
        if self.jobs == 1 or len(todo) < 2:
            yield from map(_run, todo)
            return
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(self.jobs, len(todo)), context) as pool:
            for done in as_completed([pool.submit(_run, job) for job in todo]):
                yield done.result()


def _run(job: Job) -> Outcome:
    """What nbgrader makes of one submission; a fault of its own never stops a batch."""
    started = time.perf_counter()
    try:
        checks, fault, outputs = _autograde(job)
    except Exception as error:  # one submission must never stop the others
        checks, fault, outputs = (), f"{type(error).__name__}: {error}", {}
    return Outcome(
        job.learner,
        job.assignment.unit,
        checks,
        job.submission.flags,
        job.submission.repairs,
        time.perf_counter() - started,
        fault,
        outputs,
    )


@cache
def _scratch(slug: str, notebook: bytes) -> tempfile.TemporaryDirectory[str]:
    """A course folder that knows this one exercise, kept until the process ends."""
    folder = tempfile.TemporaryDirectory(prefix="eyda-stock-")
    root = Path(folder.name)
    _put(root / "source" / slug, slug, notebook)
    nbgrader_bridge.generate(root, slug)
    return folder


def _autograde(job: Job) -> tuple[tuple[CheckResult, ...], str, dict[str, Any]]:
    slug, learner = job.assignment.slug, f"s{next(NUMBER)}"
    root = Path(_scratch(slug, release.instructor_notebook(job.assignment)).name)
    _put(
        root / "submitted" / learner / slug,
        slug,
        notebooks.as_notebook(job.assignment, job.submission),
    )
    os.environ["EYDA_DATA"] = str(job.data.resolve())
    reason = nbgrader_bridge.autograde(root, slug, learner)
    marked = root / "autograded" / learner / slug / f"{slug}.ipynb"
    try:
        if "DeadKernel" in reason:
            return _dead(job.assignment), "", {}
        if reason or not marked.is_file():
            return (), reason or "nbgrader left no marked notebook", {}
        outputs = _outputs(marked)
    finally:
        shutil.rmtree(root / "submitted" / learner, ignore_errors=True)
        shutil.rmtree(root / "autograded" / learner, ignore_errors=True)
    with nbgrader_bridge.gradebook(root) as book:
        return _checks(job, book.scores(slug)[learner], outputs), "", outputs


def _put(folder: Path, slug: str, notebook: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / f"{slug}.ipynb").write_bytes(notebook)


def _dead(assignment: Assignment) -> tuple[CheckResult, ...]:
    said = "The notebook ended its own process while it ran, and stock nbgrader lost its marks."
    tests = [cell for cell in assignment.cells if cell.role is Role.TESTS]
    return tuple(CheckResult(cell.id, Verdict.CRASHED, said, "own") for cell in tests)


def _outputs(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The outputs of each graded cell by its id."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return {
        cell["metadata"]["nbgrader"]["grade_id"]: cell.get("outputs", [])
        for cell in cells
        if cell["metadata"].get("nbgrader", {}).get("grade_id")
    }


def _checks(
    job: Job, scores: Mapping[str, nbgrader_bridge.Score], outputs: Mapping[str, Any]
) -> tuple[CheckResult, ...]:
    blank = submissions.unanswered(job.assignment, job.submission)
    graded = [cell for cell in job.assignment.cells if cell.role in (Role.TESTS, Role.WRITTEN)]
    return tuple(_check(cell, scores[cell.id], outputs, cell.task in blank) for cell in graded)


def _check(
    cell: Cell, score: nbgrader_bridge.Score, outputs: Mapping[str, Any], blank: bool
) -> CheckResult:
    if score.auto is None:
        return CheckResult(cell.id, Verdict.NEEDS_MARKING)
    if cell.role is Role.WRITTEN:
        return CheckResult(cell.id, Verdict.FAILED, "Not answered yet.")
    verdict, message = _said(outputs.get(cell.id, ()))
    if score.auto >= score.out_of and verdict is not Verdict.PASSED and score.out_of:
        verdict, message = Verdict.PASSED, ""
    if verdict is Verdict.PASSED:
        return CheckResult(cell.id, verdict)
    if blank:
        return CheckResult(cell.id, Verdict.FAILED, "Not answered yet.")
    if verdict is Verdict.CRASHED:
        message = _stopped_earlier(outputs.get(cell.task, ())) or message
    return CheckResult(cell.id, verdict, message[:LONGEST_MESSAGE], "own")


def _said(outputs: Iterable[Mapping[str, Any]]) -> tuple[Verdict, str]:
    """What a tests cell's own outputs say, by nbgrader's rule: an error, or text on stderr."""
    for output in outputs:
        if output["output_type"] == "error":
            return _error(str(output["ename"]), str(output["evalue"]))
    if any(output.get("name") == "stderr" for output in outputs):
        return Verdict.FAILED, "Something was printed as a warning, for which nbgrader gives 0."
    return Verdict.PASSED, ""


def _error(name: str, text: str) -> tuple[Verdict, str]:
    if name == "AssertionError":
        # pandas puts what it compared below a blank line, and that would give the answer away.
        return Verdict.FAILED, text.split("\n\n")[0].strip() or "A check failed."
    if name == "CellTimeoutError":
        return Verdict.TIMED_OUT, "Your code took too long and was stopped."
    return Verdict.CRASHED, f"{name}: {text}".strip()


def _stopped_earlier(outputs: Iterable[Mapping[str, Any]]) -> str:
    """A plain line when the learner's own cell had stopped before the tests began."""
    for output in outputs:
        if output["output_type"] == "error":
            verdict, said = _error(str(output["ename"]), str(output["evalue"]))
            if verdict is Verdict.TIMED_OUT:
                return said
            return f"Your code for this task stopped with {output['ename']}: {output['evalue']}"
    return ""
