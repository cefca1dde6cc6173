"""Killed without warning at ten random moments, a batch still ends as if nothing had happened."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tutors_desk import COURSE, SLUG

from grading.cohorts import Cohort, new_cohort
from grading.compose import compose
from grading.course import Assignment
from grading.engine.watch import descendants
from grading.files import write_whole
from grading.handing_out import release_unit
from grading.nbgrader_settings import config_text
from grading.trial import model_answers

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("engine")]
KILLS, CLASS, SEED = 10, 40, 20261124
TIMES = {"timestamp", "duedate"}
NAP = "import time\ntime.sleep(0.3)\n"

PROGRAM = """
import sys
from pathlib import Path
from grading.backends import load
from grading.cohorts import open_cohort
from grading.marking import mark_unit
from grading.source import read_assignment

root, unit, unseen = map(Path, sys.argv[1:])
print("ready", flush=True)
marked = mark_unit(
    open_cohort(root), read_assignment(unit), load("warm_fork", jobs=2), unseen=unseen
)
print(marked.run, marked.kept, flush=True)
"""


@pytest.fixture
def handed_in(assignment: Assignment, world: Callable[[str, int], Path], tmp_path: Path) -> Cohort:
    """A class whose answers take their time, so that a kill falls while they are being marked."""
    learners = [f"b{n:02}" for n in range(CLASS)]
    (tmp_path / "roster.csv").write_text("\n".join(["learner_id", *learners]) + "\n")
    cohort = new_cohort(tmp_path / "autumn", tmp_path / "roster.csv", config_text("autumn"))
    release_unit(cohort, assignment, world("tiny", 1))
    blank, good = cohort.released(SLUG).read_bytes(), model_answers(assignment)
    answers = (good["u99-count"], NAP + good["u99-count"], "def count_babies(table): return 0")
    for n, learner in enumerate(learners):
        notebook = compose(blank, {**good, "u99-count": answers[n % 3]}, {"u99-tell": "Five."})
        write_whole(cohort.submitted(SLUG, learner), notebook[: 500 if n == 7 else None])
        stamp = cohort.submitted(SLUG, learner).parent / "timestamp.txt"
        write_whole(stamp, "2026-02-03 04:05:06 UTC\n")
    return cohort


def start(cohort: Cohort, unseen: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, str(cohort.root), str(COURSE / SLUG), str(unseen)]
    running = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert running.stdout
    assert running.stdout.readline() == "ready\n"
    return running


def kill(running: subprocess.Popen[str], cohort: Cohort, rng: random.Random) -> int:
    """The whole process group is killed a moment after it has marked something more."""
    before, deadline = marked(cohort), time.monotonic() + 60
    more = rng.randrange(3)
    while marked(cohort) < before + more and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(rng.uniform(0, 0.4))
    assert running.poll() is None, "the batch was over before it could be killed"
    children = set(descendants(running.pid))
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    while any(map(alive, children)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not [pid for pid in children if alive(pid)]
    return marked(cohort)


def marked(cohort: Cohort) -> int:
    return len(list((cohort.root / "outcomes" / SLUG).glob("[!.]*.json")))


def alive(pid: int) -> bool:
    """Whether the process runs; one that has ended and waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gradebook(cohort: Cohort) -> dict[str, list[str]]:
    """Every row of every table, times left out, and random ids replaced by what they stand for."""
    with sqlite3.connect(cohort.root / "gradebook.db") as book:
        book.row_factory = sqlite3.Row
        assert [tuple(row) for row in book.execute("pragma integrity_check")] == [("ok",)]
        names = [
            row[0] for row in book.execute("select name from sqlite_master where type='table'")
        ]
        tables = {
            name: [dict(row) for row in book.execute(f"select * from {name}")] for name in names
        }
    owners = {
        row["id"]: (name, row)
        for name in names
        for row in tables[name]
        if is_random(row.get("id")) and name not in ("grade_cells", "solution_cells", "task_cells")
    }

    @cache
    def label(key: str) -> str:
        name, row = owners[key]
        return f"{name}({readable({k: v for k, v in row.items() if k != 'id'})})"

    def readable(row: Mapping[str, Any]) -> str:
        kept = {k: v for k, v in row.items() if k not in TIMES}
        return json.dumps({k: label(v) if v in owners else v for k, v in kept.items()})

    return {name: sorted(map(readable, rows)) for name, rows in tables.items()}


def is_random(value: object) -> bool:
    return isinstance(value, str) and len(value) == 32 and set(value) <= set("0123456789abcdef")


def kept(cohort: Cohort) -> dict[str, Any]:
    """Outcomes without their times, and marked notebooks."""
    found: dict[str, Any] = {}
    for path in (cohort.root / "outcomes" / SLUG).glob("[!.]*.json"):
        record = json.loads(path.read_text())
        record["outcome"]["seconds"] = 0
        record["outcome"]["checks"] = [c | {"seconds": 0} for c in record["outcome"]["checks"]]
        found[path.name] = record
    for path in (cohort.root / "autograded").rglob("[!.]*.ipynb"):
        found[str(path.relative_to(cohort.root))] = path.read_bytes()
    return found


def test_a_batch_killed_at_ten_random_moments_ends_as_if_undisturbed(
    handed_in: Cohort, world: Callable[[str, int], Path], tmp_path: Path
) -> None:
    unseen, rng = world("tiny", 3), random.Random(SEED)
    disturbed = Cohort(
        Path(shutil.copytree(handed_in.root, tmp_path / "again" / "autumn")),
        handed_in.seed,
        handed_in.unseen_seed,
        handed_in.roster,
    )
    done = [kill(start(disturbed, unseen), disturbed, rng) for _ in range(KILLS)]
    assert done == sorted(done)
    assert 0 < done[-1] < CLASS, done
    said = start(disturbed, unseen).communicate()[0].split()
    assert said == [str(CLASS - done[-1]), str(done[-1])]
    assert start(handed_in, unseen).communicate()[0].split() == [str(CLASS), "0"]
    ours, theirs = gradebook(disturbed), gradebook(handed_in)
    assert len(theirs["grade"]) == CLASS * 4
    assert ours == theirs
    assert kept(disturbed) == kept(handed_in)
    assert len(kept(disturbed)) == 2 * CLASS
