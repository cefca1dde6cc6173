"""What the last run of each submission showed and what it hung on, kept in the cohort's folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from grading.cohorts import Cohort
from grading.course import Assignment, Role
from grading.engine import packs
from grading.engine.journal import VERSION, outcome_from
from grading.files import write_whole
from grading.outcomes import Backend, Outcome, Submission


@dataclass(frozen=True)
class Inputs:
    """A hash of each thing that an outcome hangs on, so that a change can be told and named.

    `rest` changes marks or the marked notebook, but nothing that is run: points, written answers,
    repairs, the time of handing in.
    """

    answers: str
    given: str
    data: str
    engine: str
    checks: Mapping[str, str]
    rest: str


@dataclass(frozen=True)
class Record:
    """The last run of one submission, as kept in the cohort's `outcomes` folder."""

    inputs: Inputs | None
    isolated: bool
    outcome: Outcome


@dataclass(frozen=True)
class Due:
    """What has to be done about one submission, and why; nothing when it is as it was."""

    checks: frozenset[str] = frozenset()
    save: bool = False
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setting:
    """What all submissions of a unit have in common when they are marked."""

    assignment: Assignment
    engine: str
    data: str


def setting(
    assignment: Assignment, backend: Backend, isolated: bool, own: Path, unseen: Path | None
) -> Setting:
    """The setting of a marking: which engine, kept apart or not, on which data."""
    engine = _hash([backend.name, isolated, VERSION])
    return Setting(assignment, engine, _hash([packs.fingerprint(own), packs.fingerprint(unseen)]))


def inputs(common: Setting, submission: Submission | str, handed_in: str) -> Inputs:
    """What the outcome of a submission hangs on; a text is the reason why it cannot be read."""
    assignment = common.assignment
    tests = [cell for cell in assignment.cells if cell.role is Role.TESTS]
    given = [[cell.id, cell.source] for cell in assignment.cells if cell.role is Role.LOCKED]
    checks = {cell.id: _hash([cell.source, _gives(assignment, cell.task)]) for cell in tests}
    points = [[cell.id, cell.task, cell.marks, cell.source] for cell in assignment.cells if cell.id]
    if isinstance(submission, str):
        rest = _hash([points, submission, handed_in])
        return Inputs("unreadable", _hash(given), common.data, common.engine, checks, rest)
    cells = [[cell.role, cell.id, cell.source] for cell in submission.cells]
    said = [submission.repairs, submission.flags, handed_in]
    return Inputs(
        answers=_hash([cell for cell in cells if cell[0] is Role.SOLUTION]),
        given=_hash(given),
        data=common.data,
        engine=common.engine,
        checks=checks,
        rest=_hash([points, cells, said]),
    )


def due(record: Record | None, now: Inputs, assignment: Assignment) -> Due:
    """Which checks must run again, since what they hang on has changed, and the reasons."""
    every = frozenset(now.checks)
    before = record.inputs if record else None
    if record is None or before is None:
        return Due(every, save=True, why=("not marked yet",))
    if record.outcome.engine_fault:
        return Due(every, save=True, why=("our fault the last time",))
    whole = {
        "the answers have changed": before.answers != now.answers,
        "the given cells have changed": before.given != now.given,
        "the data have changed": before.data != now.data,
        "the marking itself has changed": before.engine != now.engine,
    }
    why = tuple(words for words, changed in whole.items() if changed)
    if why:
        return Due(every, save=True, why=why)
    changed = frozenset(name for name in every if before.checks.get(name) != now.checks[name])
    if changed:
        return Due(changed, save=True, why=tuple(_named(changed, assignment)))
    if before.rest != now.rest:
        return Due(save=True, why=("nothing to run: only what is kept with the marks changed",))
    return Due()


def _named(checks: frozenset[str], assignment: Assignment) -> list[str]:
    return [
        f"task {task.number}: the check {cell.check or cell.id} has changed"
        for task in assignment.tasks
        for cell in task.checks
        if cell.id in checks
    ]


def _gives(assignment: Assignment, task: str) -> list[str]:
    return [name for one in assignment.tasks if one.id == task for name in one.gives]


def _hash(parts: Any) -> str:  # noqa: ANN401 (anything that JSON can hold)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def read_record(path: Path) -> Record | None:
    """The kept record of a submission, or None when there is none that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        before = Inputs(**found["inputs"]) if found.get("inputs") else None
        return Record(before, bool(found["isolated"]), outcome_from(found["outcome"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_record(path: Path, record: Record) -> None:
    """The record is on the disk whole, or as it was before."""
    about = asdict(record.inputs) if record.inputs else None
    kept = {"inputs": about, "isolated": record.isolated, "outcome": record.outcome.as_json()}
    write_whole(path, json.dumps(kept, indent=1, ensure_ascii=False) + "\n")


def is_isolated(cohort: Cohort, assignment: Assignment) -> bool:
    """Whether every submission marked so far was run in isolation."""
    records = [read_record(cohort.outcome(assignment.slug, name)) for name in cohort.learners]
    return all(record.isolated for record in records if record)
