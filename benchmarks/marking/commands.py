"""`python -m benchmarks.marking.commands`: the two commands as a tutor types them, side by side.

One class folder, handed in once: `eyda mark` marks all of it, isolated and on both worlds, and
stock `nbgrader autograde` a part of it, on one world and without isolation. Both start cold, and
both write the gradebook and the marked notebooks. Read the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grading import trial
from grading.cohorts import CLASS_SEED, Cohort, new_cohort
from grading.compose import compose
from grading.course import Assignment
from grading.files import write_whole
from grading.handing_out import release_unit
from grading.nbgrader_settings import config_text
from grading.places import open_course
from grading.variants import read_variants
from grading.worlds import world

ROOT = Path(__file__).resolve().parents[2]
DESK = open_course(ROOT / "assignments")


@dataclass(frozen=True)
class Took:
    """A command's wall and processor seconds for so many submissions."""

    name: str
    number: int
    wall: float
    processor: float


def main() -> None:
    """The table is printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unit", default="u03")
    parser.add_argument("--submissions", type=int, default=100)
    parser.add_argument("--stock", type=int, default=20, help="how many through stock nbgrader")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    asked = parser.parse_args()
    assignment = DESK.assignment(asked.unit)
    with tempfile.TemporaryDirectory(prefix="eyda-bench-") as folder:
        ours = handed_in(Path(folder) / "ours", assignment, asked.submissions)
        few = handed_in(Path(folder) / "stock", assignment, asked.stock)
        mark = [sys.executable, "-m", "eyda", "mark", asked.unit, "--cohort", "ours"]
        mark += ["--cohorts", folder, "--jobs", str(asked.jobs)]
        found = [
            took("eyda mark, isolated, both worlds", asked.submissions, mark, ROOT, ours),
            took(
                "nbgrader autograde, one world",
                asked.stock,
                [sys.executable, "-m", "nbgrader", "autograde", assignment.slug],
                few.root,
                few,
            ),
        ]
    show(found)


def handed_in(root: Path, assignment: Assignment, number: int) -> Cohort:
    """A cohort to which the unit is released and in which everyone has handed something in."""
    roster = root.with_suffix(".csv")
    learners = [f"l{at:04d}" for at in range(number)]
    write_whole(roster, "\n".join(["learner_id", *learners]) + "\n")
    cohort = new_cohort(root, roster, config_text(root.name))
    release_unit(cohort, assignment, world(assignment.data.scenario, CLASS_SEED, DESK.packs))
    world(assignment.data.scenario, cohort.unseen_seed, DESK.packs)  # made once for a cohort
    blank, answers = cohort.released(assignment.slug).read_bytes(), trial.model_answers(assignment)
    kinds = [{}, *(variant.answers for variant in read_variants(assignment.path.parent))]
    for at, learner in enumerate(learners):
        notebook = compose(blank, answers | dict(kinds[at % len(kinds)]))
        write_whole(cohort.submitted(assignment.slug, learner), notebook)
    return cohort


def took(name: str, number: int, command: Sequence[str], cwd: Path, cohort: Cohort) -> Took:
    """How long a command took; its environment names the whole pack, as hidden tests may want."""
    pack = cohort.marking_data(next(iter(path.name for path in (cohort.root / "source").iterdir())))
    tools = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "EYDA_DATA": str(pack), "PATH": tools, "PYTHONPATH": str(ROOT)}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{name} failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(name, number, wall, used)


def show(found: Sequence[Took]) -> None:
    """Seconds a submission, and how many times faster than the last line."""
    last = found[-1]
    print(f"{'':34} {'number':>6} {'wall/each':>10} {'cpu/each':>9} {'x wall':>7} {'x cpu':>6}")
    for one in found:
        wall, processor = one.wall / one.number, one.processor / one.number
        ratios = last.wall / last.number / wall, last.processor / last.number / processor
        print(f"{one.name:34} {one.number:6} {wall:10.3f} {processor:9.3f}", end="")
        print(f" {ratios[0]:7.1f} {ratios[1]:6.1f}")


if __name__ == "__main__":
    main()
