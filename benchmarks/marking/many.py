"""`python -m benchmarks.marking.many`: a thousand submissions: time by hundreds, and memory."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from benchmarks.marking.measure import Memory, jobs
from grading.backends.warm_fork import WarmFork
from grading.engine.watch import descendants
from grading.source import read_assignment
from grading.worlds import world

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """One line a hundred submissions, then the most memory held and what is left running."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unit", default="u03-identifiers")
    parser.add_argument("--submissions", type=int, default=1000)
    asked = parser.parse_args()
    assignment = read_assignment(ROOT / "assignments" / asked.unit)
    scenario, seeds = assignment.data.scenario, assignment.data.seeds
    own, unseen = (world(scenario, seed, ROOT / "build" / "data") for seed in seeds[:2])
    started = last = time.perf_counter()
    faults = 0
    with Memory() as memory:
        batch = WarmFork().run(jobs(assignment, asked.submissions, own, unseen))
        for number, outcome in enumerate(batch, start=1):
            faults += bool(outcome.engine_fault)
            if not number % 100:
                now = time.perf_counter()
                print(f"{number:6}  {(now - last) / 100:.3f} s each  {memory.peak_mb:.0f} MB peak")
                last = now
    took = time.perf_counter() - started
    print(f"{asked.submissions} in {took:.0f} s, {faults} faults, {memory.peak_mb:.0f} MB at most")
    print(f"processes left: {len(list(descendants(os.getpid())))}")


if __name__ == "__main__":
    main()
