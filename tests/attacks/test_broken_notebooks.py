"""Notebooks that are broken rather than hostile: the marks that the answers in them deserve.

These are the rows of our measurements on stock nbgrader that have to do with the file and its
cells; what stock made of each is named beside it. Hostile code has files of its own in `hostile/`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grading import regions
from grading.backends import load
from grading.course import Assignment, Role
from grading.marks import mark
from grading.notebooks import as_notebook
from grading.outcomes import Job, Outcome, Submission
from grading.submissions import Unreadable, read, unreadable
from grading.trial import blank, model_answers, solved

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("attacks")]
Notebook = dict[str, Any]


@dataclass(frozen=True)
class Broken:
    """What is done to a notebook, the share of marks it must get, and what must be told."""

    spoil: Callable[[Notebook], object]
    stock: str
    full: bool = True
    tells: str = ""
    answered: bool = True


def cell(notebook: Notebook, name: str) -> Notebook:
    return next(one for one in notebook["cells"] if grade_id(one) == name)


def grade_id(one: Notebook) -> str:
    return str(one["metadata"].get("nbgrader", {}).get("grade_id", ""))


def checks_of(notebook: Notebook) -> list[Notebook]:
    return [one for one in notebook["cells"] if "--" in grade_id(one)]


def edit_tests(notebook: Notebook) -> None:
    for one in checks_of(notebook):
        one["source"] = "pass"


def delete_tests(notebook: Notebook) -> None:
    notebook["cells"] = [one for one in notebook["cells"] if "--" not in grade_id(one)]


def turn_tests_into_text(notebook: Notebook) -> None:
    for one in checks_of(notebook):
        one["cell_type"] = "markdown"
        one.pop("outputs", None)


def everything_twice(notebook: Notebook) -> None:
    notebook["cells"] = [one for one in notebook["cells"] for _ in range(2)]


def first_again_at_the_end(notebook: Notebook) -> None:
    notebook["cells"].append(notebook["cells"][1])


def another_kernel(notebook: Notebook) -> None:
    notebook["metadata"]["kernelspec"] = {"name": "nowhere", "display_name": "R", "language": "R"}


def no_metadata(notebook: Notebook) -> None:
    notebook["metadata"] = {}


def format_3(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        one["input"] = one.pop("source")
    notebook["worksheets"] = [{"cells": notebook.pop("cells")}]
    notebook["nbformat"] = 3


def backwards(notebook: Notebook) -> None:
    notebook["cells"].reverse()


def lost_ids(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        one["metadata"] = {}


def claims_marks(notebook: Notebook) -> None:
    for one in checks_of(notebook):
        one["metadata"]["nbgrader"] |= {"points": 1000, "grade": False, "locked": False}
        one["outputs"] = [{"output_type": "execute_result", "data": {"text/plain": "1000"}}]
        one["source"] = "1000.0"


def given_cells_spoilt(notebook: Notebook) -> None:
    notebook["cells"][0]["source"] = "births = None"


BROKEN: Mapping[str, Broken] = {
    "a good control": Broken(lambda _: None, "full marks"),
    "an unanswered control": Broken(lambda _: None, "none", full=False, answered=False),
    "edited tests": Broken(edit_tests, "full marks: tests are overwritten", tells="changed"),
    "edited tests, nothing answered": Broken(
        edit_tests, "none", full=False, answered=False, tells="changed"
    ),
    "deleted tests": Broken(
        delete_tests, "no marks, and for ever `needs grading`", tells="missing"
    ),
    "tests turned into text": Broken(
        turn_tests_into_text, "full marks, with an error", tells="another type"
    ),
    "every cell twice": Broken(everything_twice, "refused, a misleading message", tells="twice"),
    "one cell twice": Broken(first_again_at_the_end, "refused", tells="twice"),
    "another kernel": Broken(another_kernel, "full marks", tells="run as Python"),
    "no metadata of its own": Broken(no_metadata, "not tried"),
    "notebook format 3": Broken(format_3, "full marks: upgraded", tells="old notebook format"),
    "cells in another order": Broken(backwards, "not tried", tells="another order"),
    "all ids lost": Broken(lost_ids, "not tried", tells="missing"),
    "marks claimed in the file": Broken(claims_marks, "full marks", tells="changed"),
    "marks claimed, nothing answered": Broken(
        claims_marks, "none", full=False, answered=False, tells="changed"
    ),
    "given cells spoilt": Broken(given_cells_spoilt, "not tried", tells="changed"),
}
UNREADABLE = {
    "half a file": (b'{"cells": [', "damaged"),
    "an empty file": (b"", "empty"),
    "no JSON": (b"my homework", "damaged"),
    "not text": (b"\xff\xfe\x00\x01", "not text"),
    "a list": (b"[]", "no cells"),
    "brackets without end": (b"[" * 1_000_000, "damaged"),
}


@pytest.fixture(scope="module")
def outcomes(target: Assignment, own: Path, unseen: Path) -> Mapping[str, Outcome]:
    """All of them in one batch, with the unreadable ones among them."""
    whole = as_notebook(target, Submission(solved(target, model_answers(target))))
    stubs = as_notebook(target, Submission(blank(target)))
    jobs, found = [], {}
    for name, one in BROKEN.items():
        notebook = json.loads(whole if one.answered else stubs)
        one.spoil(notebook)
        submission = read(json.dumps(notebook).encode(), target)
        jobs.append(Job(name, target, submission, own, unseen))
    for name, (data, _) in UNREADABLE.items():
        with pytest.raises(Unreadable) as reason:
            read(data, target)
        found[name] = unreadable(name, target, str(reason.value))
    return found | {one.learner: one for one in load("warm_fork", jobs=2).run(jobs)}


@pytest.mark.parametrize("name", BROKEN)
def test_answers_in_a_broken_notebook_get_the_marks_they_deserve(
    name: str, outcomes: Mapping[str, Outcome], target: Assignment
) -> None:
    one, outcome = BROKEN[name], outcomes[name]
    assert outcome.engine_fault == ""
    assert mark(target, outcome).total == (target.marks if one.full else 0), outcome
    told = " ".join(outcome.repairs)
    assert (one.tells in told) if one.tells else not told, told


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_notebook_gets_no_marks_and_a_plain_reason(
    name: str, outcomes: Mapping[str, Outcome], target: Assignment
) -> None:
    marked = mark(target, outcomes[name])
    assert (marked.total, marked.engine_fault) == (0, "")
    assert UNREADABLE[name][1] in marked.repairs[0]


def test_tests_that_were_changed_are_told_to_the_tutor(outcomes: Mapping[str, Outcome]) -> None:
    for name in ("edited tests", "marks claimed in the file"):
        assert any("changed test cells" in flag for flag in outcomes[name].flags), name


def test_no_outcome_shows_a_hidden_test(
    outcomes: Mapping[str, Outcome], target: Assignment
) -> None:
    hidden = [
        line.strip()
        for one in target.cells
        if one.role is Role.TESTS
        for line in regions.inside(one.source, regions.HIDDEN).splitlines()
        if len(line.strip()) > 20
    ]
    assert hidden
    for outcome in outcomes.values():
        assert not [line for line in hidden if line in json.dumps(outcome.as_json())]
