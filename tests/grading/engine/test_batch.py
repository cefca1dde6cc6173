"""A batch: many at once, one outcome each, nothing left behind, and going on after a kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grading.backends.warm_fork import NOT_ISOLATED, WarmFork
from grading.course import Assignment
from grading.engine.journal import Journal, key
from grading.engine.pair import WarmPair
from grading.engine.watch import descendants
from grading.faults import Unusable
from grading.outcomes import Job, Outcome, Submission, Verdict
from grading.sandbox.limits import Limits
from grading.trial import model_answers, solved

pytestmark = pytest.mark.xdist_group("engine")
Worlds = Callable[[str, int], Path]
COURSE = Path(__file__).parents[1] / "fixtures" / "course" / "u99-tiny"


def batch(assignment: Assignment, world: Worlds, number: int) -> Iterator[Job]:
    cells = solved(assignment, model_answers(assignment))
    own, unseen = world("tiny", 1), world("tiny", 3)
    return (Job(f"l{at}", assignment, Submission(cells), own, unseen) for at in range(number))


def alive(pid: int) -> bool:
    """Whether the process runs; one that has ended and waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def passed(outcome: Outcome) -> bool:
    return {check.verdict for check in outcome.checks} == {Verdict.PASSED}


def test_every_job_has_one_outcome(assignment: Assignment, world: Worlds) -> None:
    outcomes = list(WarmFork(jobs=2).run(batch(assignment, world, 5)))
    assert sorted(one.learner for one in outcomes) == [f"l{at}" for at in range(5)]
    assert all(map(passed, outcomes))
    assert all(one.seconds > 0 for one in outcomes)


def test_a_batch_may_be_left_early(assignment: Assignment, world: Worlds) -> None:
    before = set(descendants(os.getpid()))
    outcomes = WarmFork(jobs=2).run(batch(assignment, world, 50))
    assert passed(next(outcomes))
    assert set(descendants(os.getpid())) > before
    outcomes.close()
    assert set(descendants(os.getpid())) <= before


def test_data_that_are_no_pack_are_refused(
    assignment: Assignment, world: Worlds, tmp_path: Path
) -> None:
    job = next(batch(assignment, world, 1))
    wrong = Job(job.learner, assignment, job.submission, tmp_path)
    with pytest.raises(Unusable, match="not a data pack"):
        list(WarmFork(jobs=1).run([wrong]))


def test_without_isolation_every_outcome_says_so(assignment: Assignment, world: Worlds) -> None:
    backend = WarmFork(jobs=1, unsafe=True)
    assert not backend.isolated
    (outcome,) = backend.run(batch(assignment, world, 1))
    assert passed(outcome)
    assert NOT_ISOLATED in outcome.flags


def test_where_isolation_is_missing_it_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    from grading.backends import warm_fork
    from grading.sandbox.doctor import Finding

    lack = Finding("no network", works=False, needed=True, said="not permitted", fix="ask for it")
    monkeypatch.setattr(warm_fork, "available", lambda: (lack,))
    with pytest.raises(Unusable, match="no network: not permitted") as refused:
        WarmFork()
    assert "ask for it" in str(refused.value)


def test_a_journal_is_not_run_again(assignment: Assignment, world: Worlds, tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    first = {
        one.learner: one for one in WarmFork(jobs=1, journal=path).run(batch(assignment, world, 2))
    }
    lines = path.read_text().splitlines()
    again = {
        one.learner: one for one in WarmFork(jobs=1, journal=path).run(batch(assignment, world, 3))
    }
    assert {name: again[name] for name in first} == first
    assert path.read_text().splitlines()[: len(lines)] == lines
    assert len(again) == 3


def test_a_line_cut_short_by_a_kill_is_not_read(
    assignment: Assignment, world: Worlds, tmp_path: Path
) -> None:
    path = tmp_path / "journal.jsonl"
    job = next(batch(assignment, world, 1))
    outcome = Outcome("l0", "u99", (), seconds=1.5)
    with Journal(path) as journal:
        journal.add(key(job), outcome)
        journal.add("other", outcome)
    path.write_bytes(path.read_bytes()[:-9])
    with Journal(path) as journal:
        assert journal.known == {key(job): outcome}
        journal.add("third", outcome)
    with Journal(path) as journal:
        assert set(journal.known) == {key(job), "third"}


def test_a_key_changes_with_answer_tests_and_data(assignment: Assignment, world: Worlds) -> None:
    job = next(batch(assignment, world, 1))
    changed = solved(assignment, model_answers(assignment) | {"u99-busiest": "busiest = 1"})
    others = [
        Job("l1", assignment, job.submission, job.data, job.unseen),
        Job("l0", assignment, Submission(changed), job.data, job.unseen),
        Job("l0", assignment, job.submission, world("tiny", 2), job.unseen),
        Job("l0", assignment, job.submission, job.data, None),
    ]
    assert len({key(one) for one in [job, *others]}) == 5


def test_a_warm_process_that_dies_is_replaced(
    assignment: Assignment, world: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs: list[WarmPair] = []
    made = WarmPair.__init__

    def noted(self: WarmPair, limits: Limits, *, isolated: bool) -> None:
        made(self, limits, isolated=isolated)
        pairs.append(self)

    monkeypatch.setattr(WarmPair, "__init__", noted)
    outcomes = []
    for outcome in WarmFork(jobs=1).run(batch(assignment, world, 8)):
        if not outcomes:
            pairs[0].judges.process.kill()
        outcomes.append(outcome)
    assert len(outcomes) == 8
    assert all(map(passed, outcomes))
    assert len(pairs) == 2


PROGRAM = """
import json, sys
from pathlib import Path
from grading.backends.warm_fork import WarmFork
from grading.outcomes import Job, Submission
from grading.source import read_assignment
from grading.trial import model_answers, solved

unit, own, unseen, journal = map(Path, sys.argv[1:5])
assignment = read_assignment(unit)
slow = "import time; time.sleep(0.2)\\n" + model_answers(assignment)["u99-busiest"]
cells = solved(assignment, model_answers(assignment) | {"u99-busiest": slow})
jobs = [Job(f"l{at}", assignment, Submission(cells), own, unseen) for at in range(12)]
for outcome in WarmFork(jobs=2, journal=journal).run(jobs):
    print(json.dumps([outcome.learner, [c.verdict for c in outcome.checks]]), flush=True)
"""


@pytest.mark.slow
def test_after_a_kill_nothing_runs_on_and_the_batch_goes_on(world: Worlds, tmp_path: Path) -> None:
    paths = [COURSE, world("tiny", 1), world("tiny", 3), tmp_path / "journal.jsonl"]
    command = [sys.executable, "-c", PROGRAM, *map(str, paths)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as engine:
        assert engine.stdout
        early = [engine.stdout.readline() for _ in range(3)]
        running = set(descendants(engine.pid))
        assert len(running) >= 4
        os.kill(engine.pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while any(map(alive, running)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in running if alive(pid)]
    kept = len((tmp_path / "journal.jsonl").read_text().splitlines())
    assert kept >= 3
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = dict(map(json.loads, done.stdout.splitlines()))
    assert sorted(found) == sorted(f"l{at}" for at in range(12))
    assert {tuple(verdicts) for verdicts in found.values()} == {("passed",) * 3}
    assert all(json.loads(line)[0] in found for line in early)


AS_A_USER = """
import os, sys
from pathlib import Path
from grading.sandbox import kernel
outside = os.getuid(), os.getgid()
kernel.unshare(kernel.NEW_USERS)  # no longer root: an ordinary user, as on a tutor's own machine
Path("/proc/self/setgroups").write_text("deny")
Path("/proc/self/uid_map").write_text(f"12345 {outside[0]} 1")
Path("/proc/self/gid_map").write_text(f"12345 {outside[1]} 1")
kernel.drop_capabilities()
assert os.geteuid() == 12345
"""


@pytest.mark.slow
def test_an_ordinary_user_is_isolated_by_a_user_namespace(world: Worlds, tmp_path: Path) -> None:
    paths = [COURSE, world("tiny", 1), world("tiny", 3), tmp_path / "journal.jsonl"]
    command = [sys.executable, "-c", AS_A_USER + PROGRAM, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = dict(map(json.loads, done.stdout.splitlines()))
    assert {tuple(verdicts) for verdicts in found.values()} == {("passed",) * 3}
    assert len(found) == 12
