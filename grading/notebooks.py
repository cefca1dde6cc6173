"""A submission as a notebook again: to be run by nbgrader, or to be read by a tutor once marked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from grading import release
from grading.course import Assignment, Cell, Role
from grading.engine.outputs import cleaned
from grading.outcomes import Submission, SubmittedCell

TAG = re.compile(r"<(?=[A-Za-z/!?])")
SCRIPT_LINK = re.compile(r"(javascript|vbscript|data)(\s*):", re.IGNORECASE)
APART = "\N{ZERO WIDTH SPACE}"
"""Between a `<` and what follows it, so that no tag is made and the reader sees the same."""


def as_notebook(assignment: Assignment, submission: Submission) -> bytes:
    """The submission's cells as a notebook that nbgrader reads; prose of the exercise left out."""
    return _notebook(assignment, submission, {})


def as_marked(
    assignment: Assignment,
    submission: Submission,
    outputs: Mapping[str, Sequence[Mapping[str, Any]]],
) -> bytes:
    """The notebook with its outputs, for a tutor's eyes in nbgrader's formgrader.

    The formgrader shows learners' text as it comes, in a page that may do all that the tutor may;
    so no text is markup here, and outputs are plain text and pictures.
    """
    read = tuple(
        replace(cell, source=without_markup(cell.source))
        if cell.role in (Role.PROSE, Role.WRITTEN)
        else cell
        for cell in submission.cells
    )
    shown = {name: cleaned(list(found)) for name, found in outputs.items()}
    return _notebook(assignment, replace(submission, cells=read), shown)


def without_markup(text: str) -> str:
    """The text, which reads the same, without HTML tags and links that run code."""
    return SCRIPT_LINK.sub(rf"\1\2{APART}:", TAG.sub(f"<{APART}", text))


def _notebook(
    assignment: Assignment,
    submission: Submission,
    outputs: Mapping[str, Sequence[Mapping[str, Any]]],
) -> bytes:
    known = {cell.id: cell for cell in assignment.cells if cell.id}
    cells = [
        _cell(assignment, place, cell, known.get(cell.id), outputs.get(cell.id, ()))
        for place, cell in enumerate(submission.cells)
    ]
    return release.as_bytes(cells, release.metadata(assignment))


def _cell(
    assignment: Assignment,
    place: int,
    submitted: SubmittedCell,
    cell: Cell | None,
    outputs: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    text = submitted.role in (Role.PROSE, Role.WRITTEN)
    made: dict[str, Any] = {
        "cell_type": "markdown" if text else "code",
        "id": release.cell_id(assignment, cell.id if cell else f"extra-{place}"),
        "metadata": {"nbgrader": _marking(cell)} if cell else {},
        "source": submitted.source.splitlines(keepends=True),
    }
    return made if text else made | {"execution_count": None, "outputs": list(outputs)}


def _marking(cell: Cell) -> dict[str, Any]:
    kind = "markdown" if cell.role is Role.WRITTEN else "code"
    return release.nbgrader_metadata(cell) | {"cell_type": kind}
