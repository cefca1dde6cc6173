"""Marking a unit for a cohort: read, run, keep what was shown, write marks. Safe to run again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grading import marks, nbgrader_bridge, notebooks, release, submissions
from grading.backends import ISOLATED
from grading.cohorts import Cohort
from grading.course import Assignment, Role
from grading.faults import Unusable
from grading.files import write_whole
from grading.handing_out import is_current
from grading.marks import Marks
from grading.outcomes import Backend, CheckResult, Job, Outcome, Submission, Verdict
from grading.progress import track

NOT_ISOLATED = (
    "Marked without isolation: the submissions could read and change this machine while they ran."
)


@dataclass(frozen=True)
class Record:
    """The last run of one submission, as kept in the cohort's `outcomes` folder."""

    key: str
    isolated: bool
    outcome: Outcome


@dataclass(frozen=True)
class Marked:
    """What marking a unit did."""

    marks: tuple[Marks, ...]
    run: int
    kept: int
    isolated: bool


def mark_unit(
    cohort: Cohort,
    assignment: Assignment,
    backend: Backend,
    *,
    unseen: Path | None = None,
    force: bool = False,
) -> Marked:
    """Every submission of the unit is marked; one whose inputs have not changed is left as it is.

    A submission that cannot be read gets no marks and a plain reason. A fault of ours is reported,
    gives no marks, and is tried again the next time.
    """
    _refuse_unreleased(cohort, assignment)
    files = _submissions(cohort, assignment.slug)
    packs = [cohort.data(assignment.slug), *([unseen] if unseen else [])]
    keys = {learner: _key(path, assignment, backend, packs) for learner, path in files.items()}
    stale = [name for name in files if force or not _is_kept(cohort, assignment, name, keys[name])]
    jobs, unreadable = _jobs(cohort, assignment, {name: files[name] for name in stale}, unseen)
    with nbgrader_bridge.gradebook(cohort.root) as book:
        for outcome in track(
            _outcomes(backend, jobs, unreadable), f"{assignment.slug}: marking", len(stale)
        ):
            record = Record(keys[outcome.learner], _isolated(backend), outcome)
            _save(cohort, assignment, book, record, jobs.get(outcome.learner))
    found = read_marks(cohort, assignment)
    return Marked(found, len(stale), len(files) - len(stale), is_isolated(cohort, assignment))


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


def _key(path: Path, assignment: Assignment, backend: Backend, packs: Sequence[Path]) -> str:
    """A hash of all that decides an outcome: the file, the exercise, the engine and the data."""
    engine = f"{backend.name} {'isolated' if _isolated(backend) else 'not isolated'}"
    parts = [path.read_bytes(), release.fingerprint(assignment).encode(), engine.encode()]
    parts += [(pack / "manifest.json").read_bytes() for pack in packs]
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _is_kept(cohort: Cohort, assignment: Assignment, learner: str, key: str) -> bool:
    record = read_record(cohort.outcome(assignment.slug, learner))
    return record is not None and record.key == key and not record.outcome.engine_fault


def _jobs(
    cohort: Cohort, assignment: Assignment, files: Mapping[str, Path], unseen: Path | None
) -> tuple[dict[str, Job], list[Outcome]]:
    """A job for each file that can be read, and an outcome for each that cannot."""
    jobs: dict[str, Job] = {}
    unreadable: list[Outcome] = []
    data = cohort.data(assignment.slug)
    for learner, path in files.items():
        try:
            submission = submissions.read(path.read_bytes(), assignment)
        except submissions.Unreadable as reason:
            unreadable.append(submissions.unreadable(learner, assignment, str(reason)))
        else:
            jobs[learner] = Job(learner, assignment, submission, data, unseen)
    return jobs, unreadable


def _outcomes(
    backend: Backend, jobs: Mapping[str, Job], unreadable: list[Outcome]
) -> Iterator[Outcome]:
    yield from unreadable
    if jobs:
        for outcome in backend.run(jobs.values()):
            yield _with_written(jobs[outcome.learner], outcome)


def _with_written(job: Job, outcome: Outcome) -> Outcome:
    """The outcome with a result for each written answer, which no backend can judge."""
    known = {check.check for check in outcome.checks}
    blank = submissions.unanswered(job.assignment, job.submission)
    written = tuple(
        CheckResult(cell.id, Verdict.FAILED, "Not answered yet.")
        if cell.id in blank
        else CheckResult(cell.id, Verdict.NEEDS_MARKING)
        for cell in job.assignment.cells
        if cell.role is Role.WRITTEN and cell.id not in known
    )
    return replace(outcome, checks=outcome.checks + written)


def _save(
    cohort: Cohort,
    assignment: Assignment,
    book: nbgrader_bridge.Book,
    record: Record,
    job: Job | None,
) -> None:
    """Marks and marked notebook first, the record last: a run that is cut short is run again."""
    outcome, slug = record.outcome, assignment.slug
    marked = marks.mark(assignment, outcome)
    if not outcome.engine_fault:
        scores = {check.id: check.marks for task in marked.tasks for check in task.checks}
        handed_in = _handed_in(cohort.submitted(slug, outcome.learner).parent / "timestamp.txt")
        submission = job.submission if job else Submission(())
        unanswered = submissions.unanswered(assignment, submission)
        book.save(slug, outcome.learner, scores, unanswered, handed_in)
        notebook = notebooks.as_notebook(assignment, submission, outcome.outputs)
        write_whole(cohort.autograded(slug, outcome.learner), notebook)
    kept = {"key": record.key, "isolated": record.isolated, "outcome": outcome.as_json()}
    text = json.dumps(kept, indent=1, ensure_ascii=False)
    write_whole(cohort.outcome(slug, outcome.learner), text + "\n")


def _handed_in(path: Path) -> datetime | None:
    """The time in nbgrader's timestamp file, in UTC without a zone, as its gradebook keeps it."""
    try:
        text = path.read_text(encoding="utf-8").strip().removesuffix(" UTC")
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC).replace(tzinfo=None)
    except (OSError, ValueError):
        return None


def read_record(path: Path) -> Record | None:
    """The kept record of a submission, or None when there is none that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Record(found["key"], found["isolated"], _outcome(found["outcome"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _outcome(found: dict[str, Any]) -> Outcome:
    checks = tuple(
        CheckResult(**{**check, "verdict": Verdict(check["verdict"])}) for check in found["checks"]
    )
    lists = {name: tuple(found[name]) for name in ("flags", "repairs")}
    return Outcome(**{**found, **lists, "checks": checks})


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


def is_isolated(cohort: Cohort, assignment: Assignment) -> bool:
    """Whether every submission marked so far was run in isolation."""
    records = [read_record(cohort.outcome(assignment.slug, name)) for name in cohort.learners]
    return all(record.isolated for record in records if record)
