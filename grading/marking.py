"""Marking a unit for a cohort: read, run, keep what was shown, write marks. Safe to run again."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from grading import marks, nbgrader_bridge, notebooks, records, submissions, suspicions
from grading.backends import ISOLATED
from grading.cohorts import Cohort
from grading.course import Assignment, Role
from grading.faults import Unusable
from grading.files import write_whole
from grading.handing_out import is_current
from grading.marks import Marks
from grading.outcomes import (
    NOT_ISOLATED,
    Backend,
    CheckResult,
    Job,
    Outcome,
    Submission,
    Verdict,
)
from grading.progress import track
from grading.records import Due, Inputs, Record, is_isolated, read_record, write_record


@dataclass(frozen=True)
class HandedIn:
    """One submission with what has to be done about it; a text says why it cannot be read."""

    learner: str
    submission: Submission | str
    inputs: Inputs
    before: Record | None
    due: Due


@dataclass(frozen=True)
class Marked:
    """What marking a unit did: how many were run, only saved again, and left as they were."""

    marks: tuple[Marks, ...]
    run: int
    saved: int
    kept: int
    isolated: bool
    wall: float
    seconds: Mapping[str, float] = field(default_factory=dict)
    """For each learner whose submission was run now, how long that took."""


def mark_unit(
    cohort: Cohort,
    assignment: Assignment,
    backend: Backend,
    *,
    unseen: Path | None = None,
    force: bool = False,
) -> Marked:
    """Every submission of the unit is marked; a check whose inputs have not changed is not run.

    A submission that cannot be read gets no marks and a plain reason. A fault of ours is reported,
    gives no marks, and is tried again the next time.
    """
    started = time.monotonic()
    found = plan(cohort, assignment, backend, unseen=unseen, force=force)
    todo = {one.learner: one for one in found if one.due.save}
    run = [one for one in todo.values() if one.due.checks]
    seconds = {}
    with nbgrader_bridge.gradebook(cohort.root) as book:
        outcomes = _outcomes(cohort, assignment, backend, list(todo.values()), unseen)
        for outcome in track(outcomes, f"{assignment.slug}: marking", len(todo)):
            one = todo[outcome.learner]
            _save(cohort, assignment, book, one, Record(one.inputs, _isolated(backend), outcome))
            if one.due.checks:
                seconds[outcome.learner] = outcome.seconds
    return Marked(
        read_marks(cohort, assignment),
        len(run),
        len(todo) - len(run),
        len(found) - len(todo),
        is_isolated(cohort, assignment),
        time.monotonic() - started,
        seconds,
    )


def plan(
    cohort: Cohort,
    assignment: Assignment,
    backend: Backend,
    *,
    unseen: Path | None = None,
    force: bool = False,
) -> tuple[HandedIn, ...]:
    """What marking would do about each submission, and why; nothing is run and nothing written."""
    _refuse_unreleased(cohort, assignment)
    own = cohort.marking_data(assignment.slug)
    common = records.setting(assignment, backend, _isolated(backend), own, unseen)
    found = []
    for learner, path in _submissions(cohort, assignment.slug).items():
        submission = _read(path, assignment)
        handed_in = str(_handed_in(path.parent / "timestamp.txt"))
        inputs = records.inputs(common, submission, handed_in)
        before = read_record(cohort.outcome(assignment.slug, learner))
        due = records.due(before, inputs, assignment)
        if force:
            due = Due(frozenset(inputs.checks), True, due.why or ("asked for with --force",))
        found.append(HandedIn(learner, submission, inputs, before, due))
    return tuple(found)


def _isolated(backend: Backend) -> bool:
    """Whether submissions were kept apart; a backend may say that this time they were not."""
    return bool(getattr(backend, "isolated", backend.name in ISOLATED))


def _refuse_unreleased(cohort: Cohort, assignment: Assignment) -> None:
    if not cohort.released(assignment.slug).is_file():
        raise Unusable(
            f"{assignment.slug} has not been released to this cohort",
            where=cohort.root,
            todo=f"eyda release {assignment.unit} --cohort {cohort.name}",
        )
    if not is_current(cohort, assignment):
        raise Unusable(
            "the exercise has changed since it was released to this cohort",
            where=assignment.path,
            why="marks are kept by the checks of the released exercise",
            todo=f"release it again: eyda release {assignment.unit} --cohort {cohort.name}",
        )


def _submissions(cohort: Cohort, slug: str) -> dict[str, Path]:
    """The submitted notebook of each learner of the roster who handed one in."""
    files = {learner: cohort.submitted(slug, learner) for learner in cohort.learners}
    found = {learner: path for learner, path in files.items() if path.is_file()}
    if not found:
        raise Unusable(
            "nothing has been handed in for this unit",
            where=cohort.root / "submitted",
            todo=f"eyda collect {slug} FOLDER --cohort {cohort.name}",
        )
    return found


def _read(path: Path, assignment: Assignment) -> Submission | str:
    try:
        return submissions.read(path.read_bytes(), assignment)
    except submissions.Unreadable as reason:
        return str(reason)


def _outcomes(
    cohort: Cohort,
    assignment: Assignment,
    backend: Backend,
    todo: Sequence[HandedIn],
    unseen: Path | None,
) -> Iterator[Outcome]:
    """One outcome for each submission that is due, as soon as each is known."""
    data, jobs = cohort.marking_data(assignment.slug), []
    by_name = {one.learner: one for one in todo}
    for one in todo:
        if isinstance(one.submission, str):
            yield submissions.unreadable(one.learner, assignment, one.submission)
        elif not one.due.checks and one.before:
            yield _whole(assignment, one.submission, one.before.outcome, one, backend)
        else:
            part = _only(one.submission, one.due.checks)
            jobs.append(Job(one.learner, assignment, part, data, unseen))
    if jobs:
        for outcome in backend.run(jobs):
            one = by_name[outcome.learner]
            assert isinstance(one.submission, Submission)
            yield _whole(assignment, one.submission, outcome, one, backend)


def _only(submission: Submission, checks: frozenset[str]) -> Submission:
    """The submission with no other tests than these checks: the rest is known already."""
    kept = (c for c in submission.cells if c.role is not Role.TESTS or c.id in checks)
    return replace(submission, cells=tuple(kept))


def _whole(
    assignment: Assignment,
    submission: Submission,
    outcome: Outcome,
    one: HandedIn,
    backend: Backend,
) -> Outcome:
    """What was run now, with the results that still stand and one for each written answer."""
    if outcome.engine_fault:
        return outcome
    ran, before = one.due.checks, one.before.outcome if one.before else outcome
    stands = ran < frozenset(one.inputs.checks)  # what was not run now is as it was
    known = {c.check: c for c in before.checks if stands and c.check not in ran}
    known |= {check.check: check for check in outcome.checks if check.check in ran}
    known |= {check.check: check for check in _written(assignment, submission)}
    checks = tuple(known[cell.id] for cell in assignment.cells if cell.id in known)
    flags = [*submission.flags, *suspicions.shown(assignment, checks)]
    flags += [] if _isolated(backend) else [NOT_ISOLATED]
    return replace(
        outcome,
        checks=checks,
        flags=tuple(flags),
        repairs=submission.repairs,
        outputs=(before.outputs if stands else {}) | outcome.outputs,
    )


def _written(assignment: Assignment, submission: Submission) -> Iterator[CheckResult]:
    """A result for each written answer, which no backend can judge."""
    blank = submissions.unanswered(assignment, submission)
    for cell in assignment.cells:
        if cell.role is Role.WRITTEN and cell.id in blank:
            yield CheckResult(cell.id, Verdict.FAILED, "Not answered yet.")
        elif cell.role is Role.WRITTEN:
            yield CheckResult(cell.id, Verdict.NEEDS_MARKING)


def _save(
    cohort: Cohort,
    assignment: Assignment,
    book: nbgrader_bridge.Book,
    one: HandedIn,
    record: Record,
) -> None:
    """Marks and marked notebook first, the record last: a run that is cut short is run again."""
    outcome, slug = record.outcome, assignment.slug
    marked = marks.mark(assignment, outcome)
    if not outcome.engine_fault:
        scores = {check.id: check.marks for task in marked.tasks for check in task.checks}
        handed_in = _handed_in(cohort.submitted(slug, one.learner).parent / "timestamp.txt")
        submission = one.submission if isinstance(one.submission, Submission) else Submission(())
        unanswered = submissions.unanswered(assignment, submission)
        book.save(slug, one.learner, scores, unanswered, handed_in)
        notebook = notebooks.as_marked(assignment, submission, outcome.outputs)
        write_whole(cohort.autograded(slug, one.learner), notebook)
    write_record(cohort.outcome(slug, one.learner), record)


def _handed_in(path: Path) -> datetime | None:
    """The time in nbgrader's timestamp file, in UTC without a zone, as its gradebook keeps it."""
    try:
        text = path.read_text(encoding="utf-8").strip().removesuffix(" UTC")
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC).replace(tzinfo=None)
    except (OSError, ValueError):
        return None


def read_marks(cohort: Cohort, assignment: Assignment) -> tuple[Marks, ...]:
    """The marks of everyone who has been marked, a tutor's own from the gradebook included."""
    with nbgrader_bridge.gradebook(cohort.root) as book:
        scores = book.scores(assignment.slug) if book.knows(assignment.slug) else {}
    found = []
    for learner in cohort.learners:
        record = read_record(cohort.outcome(assignment.slug, learner))
        if record:
            own = {name: score.manual for name, score in scores.get(learner, {}).items()}
            by_hand = {name: score for name, score in own.items() if score is not None}
            found.append(marks.mark(assignment, record.outcome, by_hand))
    return tuple(found)
