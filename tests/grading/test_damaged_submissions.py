"""A submission is made whole, whatever was done to the file, and every repair is told."""

from __future__ import annotations

import contextlib
import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from grading.authoring import shown
from grading.course import Assignment, Role
from grading.outcomes import Submission
from grading.release import instructor_notebook
from grading.submissions import Unreadable, read, unanswered

Notebook = dict[str, Any]


@pytest.fixture
def notebook(assignment: Assignment) -> Notebook:
    made: Notebook = json.loads(instructor_notebook(assignment))
    return made


def place(notebook: Notebook, name: str) -> int:
    ids = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in notebook["cells"]]
    return ids.index(name)


def taken(notebook: Notebook, assignment: Assignment) -> Submission:
    return read(json.dumps(notebook).encode(), assignment)


def text(submission: Submission, name: str) -> str:
    return next(cell.source for cell in submission.cells if cell.id == name)


def test_an_untouched_submission_needs_no_repair(
    notebook: Notebook, assignment: Assignment
) -> None:
    submission = taken(notebook, assignment)
    assert submission.repairs == ()
    due = [cell.id for cell in assignment.cells if cell.id]
    assert [cell.id for cell in submission.cells if cell.id] == due


def test_changed_tests_and_set_up_come_from_the_exercise(
    notebook: Notebook, assignment: Assignment
) -> None:
    for name in ("u99-count--missing", "u99-setup-1"):
        notebook["cells"][place(notebook, name)]["source"] = ["pass"]
    submission = taken(notebook, assignment)
    assert "A row without an id" in text(submission, "u99-count--missing")
    assert "read_csv" in text(submission, "u99-setup-1")


def test_a_deleted_tests_cell_is_put_back_and_told(
    notebook: Notebook, assignment: Assignment
) -> None:
    del notebook["cells"][place(notebook, "u99-count--empty")]
    submission = taken(notebook, assignment)
    assert submission.repairs == ("A test cell was missing, and was put back (task 1).",)
    assert "assert" in text(submission, "u99-count--empty")


def test_a_deleted_answer_is_an_unanswered_task(notebook: Notebook, assignment: Assignment) -> None:
    del notebook["cells"][place(notebook, "u99-count")]
    assert "u99-count" in unanswered(assignment, taken(notebook, assignment))


def test_of_two_cells_with_one_id_the_answered_one_counts(
    notebook: Notebook, assignment: Assignment
) -> None:
    at = place(notebook, "u99-busiest")
    cell = notebook["cells"][at]
    blank = next(shown(c) for c in assignment.cells if c.id == "u99-busiest")
    answered = {**cell, "source": ["busiest = 'mine'"]}
    notebook["cells"][at : at + 1] = [{**cell, "source": [blank]}, answered]
    submission = taken(notebook, assignment)
    assert text(submission, "u99-busiest") == "busiest = 'mine'"
    assert any("twice" in repair for repair in submission.repairs)


def test_cells_in_another_order_are_put_back(notebook: Notebook, assignment: Assignment) -> None:
    notebook["cells"].reverse()
    submission = taken(notebook, assignment)
    due = [cell.id for cell in assignment.cells if cell.id]
    assert [cell.id for cell in submission.cells if cell.id] == due
    assert any("another order" in repair for repair in submission.repairs)


def test_a_learners_own_cells_stay_where_they_were(
    notebook: Notebook, assignment: Assignment
) -> None:
    own = {"cell_type": "code", "metadata": {}, "source": ["def helper(): ..."]}
    notebook["cells"].insert(place(notebook, "u99-count"), own)
    cells = [c for c in taken(notebook, assignment).cells if c.role is not Role.PROSE]
    at = next(n for n, cell in enumerate(cells) if cell.source == "def helper(): ...")
    assert cells[at - 1].id == "u99-setup-1"
    assert cells[at + 1].id == "u99-count"


def test_a_claimed_role_or_mark_changes_nothing(notebook: Notebook, assignment: Assignment) -> None:
    cell = notebook["cells"][place(notebook, "u99-count--missing")]
    cell["metadata"]["nbgrader"] |= {"points": 1000, "solution": True, "grade": False}
    cell["source"] = ["pass"]
    submission = taken(notebook, assignment)
    assert "assert" in text(submission, "u99-count--missing")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b'{"cells": [', "damaged"),
        (b"\xff\xfe\x00", "not text"),
        (b"[]", "no cells"),
        (b'{"cells": 3}', "no cells"),
        (b"[" * 100_000, "damaged"),
    ],
)
def test_what_is_no_notebook_is_refused_in_plain_words(
    data: bytes, words: str, assignment: Assignment
) -> None:
    with pytest.raises(Unreadable, match=words):
        read(data, assignment)


def damaged(cells: list[Any], rng: random.Random) -> list[Any]:
    """The cells after one random act of damage."""
    acts: list[Callable[[], object]] = [
        lambda: cells.pop(rng.randrange(len(cells))),
        lambda: cells.insert(rng.randrange(len(cells)), rng.choice([None, 3, [], "x", {}])),
        lambda: cells.insert(0, rng.choice(cells)),
        lambda: rng.shuffle(cells),
        lambda: rng.choice(cells).update(source=rng.choice([None, 3, ["a", 1], {}])),
        lambda: rng.choice(cells).update(metadata=rng.choice([None, [], {"nbgrader": 1}])),
        lambda: rng.choice(cells).pop("cell_type", None),
    ]
    with contextlib.suppress(AttributeError):  # an act may meet a cell that is none any more
        rng.choice(acts)()
    return cells


def test_every_damaged_notebook_is_made_whole(notebook: Notebook, assignment: Assignment) -> None:
    due = [cell.id for cell in assignment.cells if cell.id]
    for seed in range(300):
        rng = random.Random(seed)
        cells = json.loads(json.dumps(notebook["cells"]))
        for _ in range(rng.randint(1, 6)):
            cells = damaged(cells, rng)
        submission = taken({"cells": cells}, assignment)
        assert [cell.id for cell in submission.cells if cell.id] == due, f"seed {seed}"
