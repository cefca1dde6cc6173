"""One job to one outcome: on the learner's own data, then on data nobody has seen."""

from __future__ import annotations

import time
from dataclasses import replace

from grading import suspicions
from grading.course import Role
from grading.engine.trial_run import Room, Seen, World, run
from grading.outcomes import CheckResult, Job, Outcome, Verdict

OWN = "own"
ELSEWHERE = "This is right for your own data, but not for other data of the same kind"


def mark(job: Job, room: Room) -> Outcome:
    """What the submission showed; a check passes only where it passes on every world given."""
    started = time.monotonic()
    tests = [cell.id for cell in job.submission.cells if cell.role is Role.TESTS]
    own = run(
        room,
        job.assignment,
        job.submission,
        World(job.learner, job.data, frozenset(tests), own=True),
    )
    passed = _passed(own)
    unseen = Seen()
    if job.unseen is not None and passed and not own.fault:
        world = World(job.learner, job.unseen, passed, own=False)
        unseen = run(room, job.assignment, job.submission, world)
    checks = tuple(_both(check, own, unseen, both=job.unseen is not None) for check in tests)
    return Outcome(
        learner=job.learner,
        unit=job.assignment.unit,
        checks=checks,
        flags=job.submission.flags + suspicions.shown(job.assignment, checks),
        repairs=job.submission.repairs,
        seconds=round(time.monotonic() - started, 3),
        engine_fault=own.fault or unseen.fault,
        outputs=own.outputs,
    )


def _passed(seen: Seen) -> frozenset[str]:
    found = (name for name, check in seen.checks.items() if check.verdict is Verdict.PASSED)
    return frozenset(found)


def _both(check: str, own: Seen, unseen: Seen, *, both: bool) -> CheckResult:
    """The result on the own world unless only the unseen one shows what is wrong."""
    first = own.checks.get(check) or CheckResult(check, Verdict.FAILED, "This check was not run.")
    if first.verdict is not Verdict.PASSED:
        return replace(first, world=OWN)
    if not both:
        return first
    second = unseen.checks.get(check) or CheckResult(check, Verdict.FAILED)
    seconds = round(first.seconds + second.seconds, 4)
    if second.verdict is Verdict.PASSED:
        return replace(first, seconds=seconds)
    message = f"{ELSEWHERE}: {second.message}" if second.message else f"{ELSEWHERE}."
    return replace(second, message=message, world=suspicions.UNSEEN, seconds=seconds)
