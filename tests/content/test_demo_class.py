"""The demo class gets the marks that its composition states, and those of stock nbgrader."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from eyda import demo
from grading import backends
from grading.cohorts import CLASS_SEED, Cohort, new_cohort
from grading.collect import collect
from grading.course import Assignment
from grading.feedback import write_feedback
from grading.handing_out import release_unit
from grading.marking import mark_unit
from grading.marks import Marks
from grading.nbgrader_settings import config_text
from grading.places import Desk, open_course
from grading.worlds import world

ROOT = Path(__file__).parents[2]
UNITS = [unit.slug for unit in open_course(ROOT / "assignments").course.units]

ON_STOCK = "u03-identifiers"
"""Stock takes seconds for each submission, so that one unit's class stands for all."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_course(ROOT / "assignments")


def marked(desk: Desk, slug: str, backend: str, folder: Path) -> tuple[Cohort, Mapping[str, Marks]]:
    """The demo class handed out to, taken in and marked, in a cohort of its own."""
    assignment = desk.assignment(slug)
    cohort = new_cohort(folder / backend, demo.ROSTER, config_text(backend))
    release_unit(cohort, assignment, world(assignment.data.scenario, CLASS_SEED, desk.packs))
    rows = demo.read_composition(assignment.path.parent / "demo.toml")
    handed_in = folder / f"{backend}-handed-in"
    demo.hand_in(assignment, cohort.released(slug), rows, handed_in)
    placed = collect(cohort, assignment, [handed_in])
    assert not [one for one in placed if one.status == "not placed"]
    unseen = world(assignment.data.scenario, 11, desk.packs)
    ran = mark_unit(
        cohort,
        assignment,
        backends.load(backend, unsafe=backend not in backends.ISOLATED),
        unseen=unseen if backend in backends.ISOLATED else None,
    )
    return cohort, {one.learner: one for one in ran.marks}


def by_check(assignment: Assignment, marks: Marks) -> dict[str, float | None]:
    return {check.id: check.marks for task in marks.tasks for check in task.checks}


@pytest.mark.parametrize("slug", UNITS)
def test_marking_gives_the_stated_marks_and_feedback_that_gives_nothing_away(
    slug: str, desk: Desk, tmp_path: Path
) -> None:
    rows = demo.read_composition(desk.assignment(slug).path.parent / "demo.toml")
    cohort, marks = marked(desk, slug, "warm_fork", tmp_path)
    assert not demo.differences(rows, {name: one.total for name, one in marks.items()})
    pages = write_feedback(cohort, desk.assignment(slug))
    assert len(pages) == len(rows)
    for page in pages:
        assert "HIDDEN TESTS" not in page.read_text(encoding="utf-8")


def test_stock_gives_a_whole_class_the_same_marks_cell_by_cell(desk: Desk, tmp_path: Path) -> None:
    """Of one unit, damage and all; test_conformance.py compares the answers of every unit."""
    assignment = desk.assignment(ON_STOCK)
    rows = demo.read_composition(assignment.path.parent / "demo.toml")
    found = {}
    for backend in ("stock", "warm_fork"):
        cohort, marks = marked(desk, ON_STOCK, backend, tmp_path)
        assert not demo.differences(rows, {name: one.total for name, one in marks.items()})
        found[backend] = {name: by_check(assignment, one) for name, one in marks.items()}
        assert len(write_feedback(cohort, assignment)) == len(rows)
    assert found["stock"] == found["warm_fork"]


@pytest.mark.parametrize("slug", UNITS)
def test_the_class_shows_the_trouble_that_tutors_meet(slug: str, desk: Desk) -> None:
    """A demo without a blank, a damaged and a misnamed file would show a class that never is."""
    rows = demo.read_composition(desk.assignment(slug).path.parent / "demo.toml")
    assert len(rows) == 12
    assert any(row.blank for row in rows)
    assert any(row.damaged for row in rows)
    assert any(row.file for row in rows)
