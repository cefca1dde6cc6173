"""What a run of a submission says: plain data that crosses process borders as JSON.

Standard library only, so that a worker inside the sandbox can import it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from grading.course import Assignment, Role

NOT_ISOLATED = "marked without isolation"
"""The flag of every outcome of a submission that ran with the rights of whoever marked it."""


class Verdict(StrEnum):
    """What happened at one check, or over one task.

    `crashed` and `timed_out` are the learner's code stopping; a fault of ours is never a
    verdict but `Outcome.engine_fault`. `partly` belongs to tasks only.
    """

    PASSED = "passed"
    PARTLY = "partly"
    FAILED = "failed"
    CRASHED = "crashed"
    TIMED_OUT = "timed_out"
    TAMPERED = "tampered"
    NEEDS_MARKING = "needs_marking"


@dataclass(frozen=True)
class SubmittedCell:
    """One cell to run, in notebook order. Locked and tests cells hold the source's text."""

    role: Role
    id: str
    source: str


@dataclass(frozen=True)
class Submission:
    """A submission made whole: every graded cell present once, repairs told in plain words."""

    cells: tuple[SubmittedCell, ...]
    repairs: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Job:
    """One submission to run: on the learner's own data pack, then on an unseen world if given."""

    learner: str
    assignment: Assignment
    submission: Submission
    data: Path
    unseen: Path | None = None


@dataclass(frozen=True)
class CheckResult:
    """What one tests cell said; `world` names the data it failed on (`own`, `unseen`)."""

    check: str
    verdict: Verdict
    message: str = ""
    world: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class Outcome:
    """What running one submission showed. It never holds marks: `marks.py` decides those."""

    learner: str
    unit: str
    checks: tuple[CheckResult, ...]
    flags: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    seconds: float = 0.0
    engine_fault: str = ""
    outputs: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Notebook outputs by cell id (nbformat shape), for feedback; may be empty."""

    def as_json(self) -> dict[str, Any]:
        """The outcome as plain JSON types."""
        return asdict(self)


class Backend(Protocol):
    """A way of running submissions. It must not decide marks."""

    name: str

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """One outcome for each job, in any order, as soon as each is known."""
        ...
