"""The whole corpus of attacks in one batch with honest submissions: each must go as it states.

One file in `hostile/` is one attack: what it tries, which checks it may pass (all others it must
not), what the tutor is told of it, and the cells it hands in.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from target_world import HERE, tree

from grading import regions, suspicions, trial
from grading.backends.warm_fork import WarmFork
from grading.course import Assignment, Role
from grading.engine.nursery import FIRST_UID
from grading.engine.watch import descendants
from grading.marks import mark
from grading.outcomes import Job, Outcome, Submission, Verdict
from grading.sandbox.doctor import available
from grading.sandbox.limits import Limits

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("attacks")]

LINE = re.compile(r"^# (attack|base|expects|flag|says|task): (.*)$")
LIMITS = Limits(
    cell_seconds=6.0,
    check_seconds=6.0,
    total_seconds=40.0,
    cpu_seconds=40,
    memory_mb=300,
    all_memory_mb=700,
)
HONEST = 20


@dataclass(frozen=True)
class Attack:
    """One hostile submission and what must come of it."""

    name: str
    solved: bool
    expects: Mapping[str, str]
    flags: tuple[str, ...]
    says: tuple[str, ...]
    answers: Mapping[str, str]


def read(path: Path) -> Attack:
    said: dict[str, list[str]] = {}
    answers: dict[str, str] = {}
    for line in path.read_text().splitlines(keepends=True):
        note = LINE.match(line.rstrip("\n"))
        if note:
            said.setdefault(note[1], []).append(note[2])
        else:
            answers[said["task"][-1]] = answers.get(said["task"][-1], "") + line
    expects = dict(entry.split() for entry in said.get("expects", []))
    solved = said["base"] == ["solution"]
    notes = (tuple(said.get(name, ())) for name in ("flag", "says"))
    return Attack(path.stem, solved, expects, *notes, answers)


ATTACKS = [read(path) for path in sorted((HERE / "hostile").glob("*.py"))]


def submission(assignment: Assignment, attack: Attack) -> Submission:
    blank = {cell.task: cell.source for cell in assignment.cells if cell.role is Role.SOLUTION}
    stubs = {
        task: regions.replaced(source, regions.SOLUTION, regions.CODE_STUB)
        for task, source in blank.items()
    }
    base = trial.model_answers(assignment) if attack.solved else stubs
    cells = trial.solved(assignment, base | attack.answers)
    return Submission(cells, flags=suspicions.of(assignment, cells))


def jobs(assignment: Assignment, own: Path, unseen: Path) -> Iterator[Job]:
    """Attacks with honest submissions spread among them."""
    honest = Submission(trial.solved(assignment, trial.model_answers(assignment)))
    every = max(1, len(ATTACKS) // HONEST)
    for at, attack in enumerate(ATTACKS):
        yield Job(attack.name, assignment, submission(assignment, attack), own, unseen)
        if at % every == 0 and at // every < HONEST:
            yield Job(f"honest-{at // every}", assignment, honest, own, unseen)


def strays() -> set[int]:
    """Processes with a submission's user that no warm process, of whatever batch, answers for."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            pid = int(process.name)
            if process.stat().st_uid >= FIRST_UID and not has_a_warm_parent(pid):
                found.add(pid)
    return found


def has_a_warm_parent(pid: int) -> bool:
    """Whether a warm process is above this one; forks of it carry its command line too."""
    while pid > 1:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        pid = next(int(line.split()[1]) for line in lines if line.startswith("PPid:"))
        if pid and b"grading.engine.zygote" in Path(f"/proc/{pid}/cmdline").read_bytes():
            return True
    return False


def warm() -> set[int]:
    """The processes below this one that a warm process answers for: another test may have some."""
    return {pid for pid in descendants(os.getpid()) if has_a_warm_parent(pid)}


def in_tmp() -> set[str]:
    return {path.name for path in Path(tempfile.gettempdir()).iterdir()}


@dataclass(frozen=True)
class Batch:
    outcomes: Mapping[str, Outcome]
    before: Mapping[str, str]
    after: Mapping[str, str]
    left_in_tmp: set[str]
    left_running: set[int]


@pytest.fixture(scope="module")
def batch(target: Assignment, place: Path, own: Path, unseen: Path) -> Batch:
    missing = [one.name for one in available() if one.needed and not one.works]
    if missing:
        pytest.fail(f"this machine cannot isolate submissions: {missing}")
    watched = (place, HERE)
    before, tmp, running = tree(*watched), in_tmp(), warm()
    backend = WarmFork(jobs=2, limits=LIMITS)
    outcomes = {one.learner: one for one in backend.run(jobs(target, own, unseen))}
    left = {name for name in in_tmp() - tmp if "eyda-unsafe" in name}
    return Batch(outcomes, before, tree(*watched), left, warm() - running)


def test_the_batch_reached_its_end(batch: Batch) -> None:
    assert len(batch.outcomes) == len(ATTACKS) + HONEST
    assert len(ATTACKS) >= 75


def test_every_honest_submission_has_its_marks(batch: Batch, target: Assignment) -> None:
    for at in range(HONEST):
        outcome = batch.outcomes[f"honest-{at}"]
        assert outcome.engine_fault == ""
        assert mark(target, outcome).total == target.marks, outcome.checks


def test_nothing_outside_the_sandbox_changed(batch: Batch) -> None:
    assert batch.before == batch.after
    assert batch.left_in_tmp == set()
    assert not Path("/tmp/planted").exists()


def test_no_process_is_left(batch: Batch) -> None:
    assert batch.outcomes
    assert strays() == set()
    assert batch.left_running == set()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_attack(attack: Attack, batch: Batch) -> None:
    outcome = batch.outcomes[attack.name]
    assert outcome.engine_fault == ""
    for check in outcome.checks:
        if check.check in attack.expects:
            assert (check.verdict, check) == (Verdict(attack.expects[check.check]), check)
        else:
            assert check.verdict is not Verdict.PASSED, check
    told = " ".join(check.message for check in outcome.checks)
    assert all(words in " ".join(outcome.flags) for words in attack.flags), outcome.flags
    assert all(words in told for words in attack.says), told
    assert told.isprintable() or "\n" in told


def test_no_message_and_no_output_shows_a_hidden_test(batch: Batch) -> None:
    secrets = ("gaps =", "BEGIN HIDDEN", "counts.max()", "right = births")
    for outcome in batch.outcomes.values():
        shown = str(outcome.outputs) + " ".join(check.message for check in outcome.checks)
        if outcome.learner != "search_memory":  # it holds such words itself
            assert not [secret for secret in secrets if secret in shown], outcome.learner
