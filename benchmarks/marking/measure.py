"""What is timed: the same submissions through each way of marking, with wall and processor time."""

from __future__ import annotations

import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grading import trial
from grading.course import Assignment
from grading.engine.watch import descendants, proportional_kb
from grading.outcomes import Job, Outcome, Submission
from grading.variants import read_variants


@dataclass(frozen=True)
class Timed:
    """One way of marking: seconds of wall and processor time for so many submissions."""

    name: str
    number: int
    wall: float
    processor: float
    first: float = 0.0
    memory_mb: float = 0.0
    faults: int = 0

    @property
    def each(self) -> float:
        """Wall seconds a submission once warm."""
        return (self.wall - self.first) / max(1, self.number - 1) if self.first else self.whole

    @property
    def whole(self) -> float:
        """Wall seconds a submission with the start counted in."""
        return self.wall / self.number

    @property
    def cpu(self) -> float:
        """Processor seconds a submission, the start counted in."""
        return self.processor / self.number


def submissions(assignment: Assignment, number: int) -> list[tuple[str, Submission]]:
    """A class: the model solution, every alternative and every wrong answer in turn."""
    answers = trial.model_answers(assignment)
    kinds = [answers] + [answers | dict(v.answers) for v in read_variants(assignment.path.parent)]
    made = [Submission(trial.solved(assignment, kind)) for kind in kinds]
    return [(f"l{at}", made[at % len(made)]) for at in range(number)]


def jobs(assignment: Assignment, number: int, own: Path, unseen: Path | None) -> Iterator[Job]:
    """The class as jobs; the data are the same for everyone."""
    for learner, submission in submissions(assignment, number):
        yield Job(learner, assignment, submission, own, unseen)


def timed(name: str, run: Callable[[], Iterable[Outcome]]) -> Timed:
    """How long the outcomes took, start included; memory is that of all processes started."""
    before, started, first, number, faults = _processor(), time.perf_counter(), 0.0, 0, 0
    with Memory() as memory:
        for outcome in run():
            number += 1
            faults += bool(outcome.engine_fault)
            first = first or time.perf_counter() - started
    wall = time.perf_counter() - started
    return Timed(name, number, wall, _processor() - before, first, memory.peak_mb, faults)


FLOOR = """
import contextlib, io, sys, time
from pathlib import Path
from benchmarks.marking.measure import submissions
from grading.course import Role
from grading.source import read_assignment
import pandas, pyarrow.parquet, matplotlib.pyplot, synthetic_data.load

def run(cells):
    scope = {"__name__": "__main__"}
    for cell in cells:
        if cell.role in (Role.LOCKED, Role.SOLUTION, Role.TESTS):
            with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
                exec(compile(cell.source, "<cell>", "exec"), scope)

made = submissions(read_assignment(Path(sys.argv[1])), int(sys.argv[2]))
run(made[0][1].cells)
started, used = time.perf_counter(), time.process_time()
for _, submission in made:
    run(submission.cells)
print(time.perf_counter() - started, time.process_time() - used)
"""


def floor(assignment: Assignment, number: int, data: Path) -> Timed:
    """The same cells in one warm process, one world, without isolation, judge or outputs."""
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-c",
        FLOOR,
        str(assignment.path.parent),
        str(number),
    ]
    environment = {"EYDA_DATA": str(data), "MPLBACKEND": "Agg", "NBGRADER_EXECUTION": "autograde"}
    root = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=root, env=environment
    )
    wall, processor = map(float, done.stdout.split())
    return Timed("plain exec, one world: the floor", number, wall, processor)


class Memory(threading.Thread):
    """The most memory that this process and all below it held at once, shared pages divided."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak_mb = 0.0
        self._stop_now = threading.Event()

    def run(self) -> None:
        """Looks twice a second."""
        import os

        while not self._stop_now.wait(0.5):
            family = [os.getpid(), *descendants(os.getpid())]
            self.peak_mb = max(self.peak_mb, sum(map(proportional_kb, family)) / 1024)

    def __enter__(self) -> Memory:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop_now.set()
        self.join()


def _processor() -> float:
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, whose))
