"""One warm pair for all tests of the engine: starting it costs seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from grading import trial
from grading.course import Assignment
from grading.engine.marking import mark
from grading.engine.pair import WarmPair
from grading.engine.trial_run import Room
from grading.outcomes import Job, Outcome, Submission
from grading.sandbox.doctor import available
from grading.sandbox.limits import Limits

LIMITS = Limits(cell_seconds=5.0, check_seconds=5.0, total_seconds=40.0, memory_mb=800)
Marker = Callable[[Mapping[str, str]], Outcome]


@pytest.fixture(scope="session")
def pair() -> Iterator[WarmPair]:
    missing = [one.name for one in available() if one.needed and not one.works]
    if missing:
        pytest.fail(f"this machine cannot isolate submissions: {missing}")
    made = WarmPair(LIMITS, isolated=True)
    yield made
    made.close()


@pytest.fixture
def room(pair: WarmPair) -> Room:
    return Room(pair, 0, LIMITS)


@pytest.fixture
def marked(assignment: Assignment, world: Callable[[str, int], Path], room: Room) -> Marker:
    """Marks the model solution with some answers replaced, on two worlds."""

    def run(instead: Mapping[str, str]) -> Outcome:
        cells = trial.solved(assignment, trial.model_answers(assignment) | dict(instead))
        own, unseen = world("tiny", 1), world("tiny", 3)
        return mark(Job("amara", assignment, Submission(cells), own, unseen), room)

    return run
