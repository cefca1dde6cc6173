"""A submission is made whole whatever was done to the file, and told in plain lines."""

from __future__ import annotations

import contextlib
import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from grading.authoring import shown
from grading.course import Assignment, Role
from grading.outcomes import Submission, Verdict
from grading.release import instructor_notebook
from grading.submissions import Unreadable, read, unanswered, unreadable

Notebook = dict[str, Any]


@pytest.fixture
def notebook(assignment: Assignment) -> Notebook:
    """The release: the instructor's notebook with each cell as the learner gets it."""
    made: Notebook = json.loads(instructor_notebook(assignment))
    texts = {cell.id: shown(cell) for cell in assignment.cells if cell.id}
    for cell in made["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name:
            cell["source"] = texts[name].splitlines(keepends=True)
    return made


def at(notebook: Notebook, name: str) -> int:
    ids = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in notebook["cells"]]
    return ids.index(name)


def taken(notebook: Notebook, assignment: Assignment) -> Submission:
    return read(json.dumps(notebook).encode(), assignment)


def text(submission: Submission, name: str) -> str:
    return next(cell.source for cell in submission.cells if cell.id == name)


def ids(submission: Submission) -> list[str]:
    return [cell.id for cell in submission.cells if cell.id]


def due(assignment: Assignment) -> list[str]:
    return [cell.id for cell in assignment.cells if cell.id]


def own(source: str) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "source": [source], "outputs": []}


def test_an_untouched_release_needs_no_repair(notebook: Notebook, assignment: Assignment) -> None:
    submission = taken(notebook, assignment)
    assert (submission.repairs, submission.flags) == ((), ())
    assert ids(submission) == due(assignment)
    assert unanswered(assignment, submission) == {task.id for task in assignment.tasks}


def test_changed_tests_are_replaced_told_and_flagged(
    notebook: Notebook, assignment: Assignment
) -> None:
    notebook["cells"][at(notebook, "u99-count--missing")]["source"] = ["pass"]
    submission = taken(notebook, assignment)
    assert "A row without an id" in text(submission, "u99-count--missing")
    assert submission.repairs == ("A test cell had been changed; the original was used (task 1).",)
    assert submission.flags == ("changed test cells (task 1); the originals were used",)


def test_repairs_of_one_kind_are_one_line(notebook: Notebook, assignment: Assignment) -> None:
    for name in ("u99-count--missing", "u99-count--empty", "u99-busiest--commonest"):
        del notebook["cells"][at(notebook, name)]
    submission = taken(notebook, assignment)
    assert submission.repairs == ("A test cell was missing, and was put back (tasks 1, 2).",)
    assert ids(submission) == due(assignment)


def test_two_answers_are_both_run_and_the_last_counts(
    notebook: Notebook, assignment: Assignment
) -> None:
    here = at(notebook, "u99-busiest")
    cell = notebook["cells"][here]
    answers = [{**cell, "source": ["busiest = 1"]}, {**cell, "source": ["busiest = 2"]}]
    notebook["cells"][here : here + 1] = answers
    submission = taken(notebook, assignment)
    assert text(submission, "u99-busiest") == "busiest = 2"
    sources = [cell.source for cell in submission.cells]
    assert sources.index("busiest = 1") < sources.index("busiest = 2")
    assert any("twice" in line for line in submission.repairs)


def test_an_answer_is_kept_when_its_copy_is_blank(
    notebook: Notebook, assignment: Assignment
) -> None:
    here = at(notebook, "u99-busiest")
    cell = notebook["cells"][here]
    notebook["cells"][here : here + 1] = [{**cell, "source": ["busiest = 1"]}, cell]
    assert text(taken(notebook, assignment), "u99-busiest") == "busiest = 1"


def test_an_answer_in_a_new_cell_is_found(notebook: Notebook, assignment: Assignment) -> None:
    here = at(notebook, "u99-busiest")
    notebook["cells"][here] = own("busiest = 'mine'")
    submission = taken(notebook, assignment)
    assert text(submission, "u99-busiest") == "busiest = 'mine'"
    assert any("found in another cell" in line for line in submission.repairs)


def test_a_notebook_that_lost_all_metadata_is_still_read(
    notebook: Notebook, assignment: Assignment
) -> None:
    notebook["cells"][at(notebook, "u99-count")]["source"] = ["def count_babies(t): return 3"]
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    submission = taken(notebook, assignment)
    assert text(submission, "u99-count") == "def count_babies(t): return 3"
    assert ids(submission) == due(assignment)


@pytest.mark.parametrize("kind", ["markdown", "raw", "heading", None])
def test_a_cell_of_another_type_is_turned_back(
    notebook: Notebook, assignment: Assignment, kind: str | None
) -> None:
    cell = notebook["cells"][at(notebook, "u99-count")]
    cell |= {"cell_type": kind, "source": ["def count_babies(t): return 3"]}
    submission = taken(notebook, assignment)
    assert next(c for c in submission.cells if c.id == "u99-count").role is Role.SOLUTION
    assert any("another type" in line for line in submission.repairs)


def test_an_old_format_is_read(notebook: Notebook, assignment: Assignment) -> None:
    cells = [
        {**cell, "input": cell["source"], "source": None} if cell["cell_type"] == "code" else cell
        for cell in notebook.pop("cells")
    ]
    for cell in cells:
        if cell["source"] is None:
            del cell["source"]
    old = {"worksheets": [{"cells": cells[:3]}, {"cells": cells[3:]}], "nbformat": 3}
    submission = taken(old, assignment)
    assert submission.repairs == ("The file was in an old notebook format and has been converted.",)


def test_another_kernel_is_told(notebook: Notebook, assignment: Assignment) -> None:
    notebook["metadata"]["kernelspec"] = {"name": "ir", "language": "R"}
    (line,) = taken(notebook, assignment).repairs
    assert "'R'" in line


def test_another_exercise_is_told_in_one_line(assignment: Assignment) -> None:
    submission = taken({"cells": [own("x = 1")]}, assignment)
    assert submission.repairs == (
        "No cell of this exercise is in the notebook: is it the right file?",
    )
    assert ids(submission) == due(assignment)


def test_code_that_no_answer_needs_is_flagged(notebook: Notebook, assignment: Assignment) -> None:
    notebook["cells"][at(notebook, "u99-count")]["source"] = ["import ctypes, socket\n"]
    notebook["cells"].append(own("open('gradebook.db')"))
    flags = taken(notebook, assignment).flags
    assert [flag.split(" (")[0] for flag in flags] == [
        "task 1: uses ctypes",
        "task 1: uses socket",
        "an extra cell: uses 'gradebook.db'",
    ]


def test_huge_outputs_are_dropped_and_told(notebook: Notebook, assignment: Assignment) -> None:
    out = {"output_type": "stream", "name": "stdout", "text": "x" * 11_000_000}
    notebook["cells"][at(notebook, "u99-count")]["outputs"] = [out]
    (line,) = taken(notebook, assignment).repairs
    assert "11 MB of outputs" in line


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b'{"cells": [', "damaged"),
        (b"\xff\xfe\x00", "not text"),
        (b"[]", "no cells"),
        (b'{"cells": 3}', "no cells"),
        (b"[" * 100_000, "damaged"),
        (b'{"cells": ' + b"9" * 10_000 + b"}", "damaged"),
        (b" " * 100_000_001, "larger than 100 MB"),
    ],
    ids=range(8),
)
def test_what_is_no_notebook_is_refused_in_plain_words(
    data: bytes, words: str, assignment: Assignment
) -> None:
    with pytest.raises(Unreadable, match=words):
        read(data, assignment)


def test_an_unreadable_file_is_an_outcome(assignment: Assignment) -> None:
    outcome = unreadable("ben", assignment, "The file is empty.")
    assert {check.verdict for check in outcome.checks} == {Verdict.CRASHED}
    assert outcome.engine_fault == ""


def damaged(cells: list[Any], rng: random.Random) -> list[Any]:
    """The cells after one random act of damage."""
    acts: list[Callable[[], object]] = [
        lambda: cells.pop(rng.randrange(len(cells))),
        lambda: cells.insert(rng.randrange(len(cells)), rng.choice([None, 3, [], "x", {}])),
        lambda: cells.insert(0, rng.choice(cells)),
        lambda: rng.shuffle(cells),
        lambda: rng.choice(cells).update(source=rng.choice([None, 3, ["a", 1], {}, "\ud800"])),
        lambda: rng.choice(cells).update(metadata=rng.choice([None, [], {"nbgrader": 1}])),
        lambda: rng.choice(cells)["metadata"]["nbgrader"].update(grade_id=rng.choice([1, [], ""])),
        lambda: rng.choice(cells).pop("cell_type", None),
    ]
    with contextlib.suppress(AttributeError, KeyError, TypeError):  # a cell that is none any more
        rng.choice(acts)()
    return cells


def test_two_thousand_damaged_notebooks_have_an_outcome_each(
    notebook: Notebook, assignment: Assignment
) -> None:
    whole = json.dumps(notebook)
    for seed in range(2_000):
        rng = random.Random(seed)
        copy = json.loads(whole)
        for _ in range(rng.randint(1, 6)):
            copy["cells"] = damaged(copy["cells"], rng)
        data = bytearray(json.dumps(copy).encode())
        for _ in range(rng.choice([0, 0, 1, 5])):
            data[rng.randrange(len(data))] = rng.randrange(256)
        try:
            submission = read(bytes(data), assignment)
        except Unreadable as reason:
            told = str(reason)
            assert told.endswith("."), told
        else:
            assert ids(submission) == due(assignment), f"seed {seed}"


def test_outputs_and_points_that_the_file_claims_count_for_nothing(
    notebook: Notebook, assignment: Assignment
) -> None:
    clean = taken(notebook, assignment)
    for cell in notebook["cells"]:
        cell["outputs"] = [{"output_type": "execute_result", "data": {"text/plain": "1.0"}}]
        cell["metadata"].get("nbgrader", {}).update(points=1000, grade=False, solution=True)
    assert taken(notebook, assignment) == clean
