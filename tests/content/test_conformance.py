"""Stock nbgrader and our own backend give the same marks, check by check, for all that we have.

Every wrong answer, every alternative, the model solution and the blank release of every unit are
marked by both on the same data. Wrong answers to different tasks share a submission, because stock
takes seconds for each. Where stock is known to be wrong, that is listed once, here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from grading import backends
from grading.cohorts import CLASS_SEED
from grading.course import Assignment, Role
from grading.lots import lots
from grading.marks import mark
from grading.outcomes import Job, Submission
from grading.places import open_course
from grading.source import read_assignment
from grading.trial import blank, solved
from grading.variants import read_variants
from grading.worlds import world

ROOT = Path(__file__).parents[2]
DESK = open_course(ROOT / "assignments")
TINY = ROOT / "tests" / "grading" / "fixtures" / "course" / "u99-tiny"
Marks = dict[str, dict[str, float | None]]

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("engine")]


@dataclass(frozen=True)
class Known:
    """A submission for which stock is wrong: what both give for its checks, and why."""

    answers: Mapping[str, str]
    stock: tuple[float, float, float]
    ours: tuple[float, float, float]
    why: str


NOISY = "import sys\ndef count_babies(table):\n    print('old', file=sys.stderr)\n"
NOISY += "    return int(table['birth_id'].count())\n"
DROPS = """
def drop(lines):
    return [line for line in lines if not line.startswith('assert')]
get_ipython().input_transformers_cleanup.append(drop)
"""
AGREES = """
class Agrees(int):
    __eq__ = lambda self, other: True
    __hash__ = int.__hash__
def count_babies(table):
    return Agrees(7)
"""
KNOWN = {
    "text on stderr": Known(
        {"u99-count": NOISY},
        (0, 0, 2),
        (1, 2, 2),
        "stock gives nothing where a tests cell prints on stderr, such as a warning of pandas",
    ),
    "the process ends": Known(
        {"u99-busiest": "import os\nos._exit(0)"},
        (0, 0, 0),
        (1, 2, 0),
        "stock loses all marks of a notebook whose process ends, those won before included",
    ),
    "asserts are dropped": Known(
        {"u99-count": DROPS, "u99-busiest": "pass"},
        (1, 2, 2),
        (0, 0, 0),
        "stock runs tests in the learner's interpreter, where the learner can take asserts out",
    ),
    "an object agrees with everything": Known(
        {"u99-count": AGREES},
        (1, 2, 2),
        (0, 0, 2),
        "stock asks the learner's own object whether it is equal",
    ),
}
"""All that we know stock to be wrong about and can show; everything else must be the same."""

TINY_CHECKS = ("u99-count--empty", "u99-count--missing", "u99-busiest--commonest")


def submissions(assignment: Assignment) -> dict[str, Submission]:
    """Every answer that authors wrote, by the names of those that share a submission."""
    found = {"solution": solved(assignment, {}), "blank": blank(assignment)}
    for lot in lots(read_variants(assignment.path.parent)):
        found[" + ".join(one.name for one in lot.variants)] = solved(assignment, lot.answers)
    return {name: Submission(cells) for name, cells in found.items()}


def marks_of(
    backend: str, assignment: Assignment, handed_in: Mapping[str, Submission], data: Path
) -> Marks:
    """Marks by submission and check; written answers, which neither can judge, left out."""
    running = backends.load(backend, jobs=2, unsafe=backend not in backends.ISOLATED)
    jobs = [Job(name, assignment, one, data) for name, one in handed_in.items()]
    found: Marks = {}
    for outcome in running.run(jobs):
        assert outcome.engine_fault == "", outcome
        tasks = mark(assignment, outcome).tasks
        found[outcome.learner] = {
            check.id: check.marks
            for task in tasks
            if not task.task.written
            for check in task.checks
        }
    return found


@pytest.mark.parametrize("slug", [unit.slug for unit in DESK.course.units])
def test_both_backends_give_every_authored_answer_the_same_marks(slug: str) -> None:
    assignment = DESK.assignment(slug)
    handed_in = submissions(assignment)
    data = world(assignment.data.scenario, CLASS_SEED, DESK.packs)
    stock = marks_of("stock", assignment, handed_in, data)
    ours = marks_of("warm_fork", assignment, handed_in, data)
    assert ours == stock
    assert sum(map(float, filter(None, ours["solution"].values()))) == sum(
        cell.marks for cell in assignment.cells if cell.role is Role.TESTS
    )
    assert not any(ours["blank"].values())
    names = {name for lot in handed_in for name in lot.split(" + ")}
    assert names == {"solution", "blank", *(v.name for v in read_variants(assignment.path.parent))}


@pytest.fixture(scope="module")
def tiny_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pack = tmp_path_factory.mktemp("tiny") / "pack"
    (pack / "tables").mkdir(parents=True)
    rows = [f"B{at},Team {team}" for at, team in enumerate("aabab")]
    (pack / "tables" / "births.csv").write_text("\n".join(["birth_id,hv_team", *rows]) + "\n")
    (pack / "manifest.json").write_text(json.dumps({"seed": 1, "tables": {}, "files": {}}))
    return pack


def test_they_differ_only_where_stock_is_known_to_be_wrong(tiny_pack: Path) -> None:
    assignment = read_assignment(TINY)
    known = {name: Submission(solved(assignment, one.answers)) for name, one in KNOWN.items()}
    handed_in = submissions(assignment) | known
    stock = marks_of("stock", assignment, handed_in, tiny_pack)
    ours = marks_of("warm_fork", assignment, handed_in, tiny_pack)
    assert {name for name in handed_in if stock[name] != ours[name]} == set(KNOWN)
    for name, one in KNOWN.items():
        got = [tuple(marks[name][check] for check in TINY_CHECKS) for marks in (stock, ours)]
        assert got == [one.stock, one.ours], (name, one.why)
