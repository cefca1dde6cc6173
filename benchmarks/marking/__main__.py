"""`python -m benchmarks.marking`: a class of unit 3 through this engine and through stock nbgrader.

Times are of a machine that may be busy: read the ratios. Each line is one run.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from benchmarks.marking.measure import Timed, floor, jobs, timed
from grading.backends.stock_nbgrader import StockNbgrader
from grading.backends.warm_fork import WarmFork
from grading.source import read_assignment
from grading.worlds import world

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """The table is printed."""
    asked = _asked()
    assignment = read_assignment(ROOT / "assignments" / asked.unit)
    own, unseen = (
        world(assignment.data.scenario, seed, ROOT / "build" / "data")
        for seed in assignment.data.seeds[:2]
    )
    number, few = asked.submissions, asked.stock
    found = [
        timed(
            "this engine, isolated, both worlds",
            lambda: WarmFork(jobs=asked.jobs).run(jobs(assignment, number, own, unseen)),
        ),
        timed(
            "this engine, isolated, one world",
            lambda: WarmFork(jobs=asked.jobs).run(jobs(assignment, number, own, None)),
        ),
        floor(assignment, min(number, 20), own),
    ]
    if few:
        stock = StockNbgrader(jobs=1)
        found.append(
            timed("stock nbgrader, one world", lambda: stock.run(jobs(assignment, few, own, None)))
        )
    _print(found)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unit", default="u03-identifiers")
    parser.add_argument("--submissions", type=int, default=100)
    parser.add_argument("--stock", type=int, default=8, help="how many through stock nbgrader")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    return parser.parse_args()


def _print(found: list[Timed]) -> None:
    last = found[-1]
    print(
        f"{'':36} {'number':>6} {'wall/each':>10} {'+start':>8} {'cpu/each':>9} {'MB':>6}", end=""
    )
    print(f" {'x wall':>7} {'x cpu':>6}   (against the last line)")
    for one in found:
        print(f"{one.name:36} {one.number:6} {one.each:10.3f} {one.whole:8.3f}", end="")
        print(f" {one.cpu:9.3f} {one.memory_mb:6.0f}", end="")
        print(f" {last.each / one.each:7.1f} {last.cpu / one.cpu:6.1f}", end="")
        print(f"   {one.faults} faults" if one.faults else "")


if __name__ == "__main__":
    main()
