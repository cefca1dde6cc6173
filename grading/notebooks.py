"""A submission as a notebook again: to be run by nbgrader, or to be read by a tutor once marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from grading import release
from grading.course import Assignment, Cell, Role
from grading.outcomes import Submission, SubmittedCell


def as_notebook(
    assignment: Assignment,
    submission: Submission,
    outputs: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
) -> bytes:
    """The submission's cells as a notebook that nbgrader reads; prose of the exercise left out."""
    known = {cell.id: cell for cell in assignment.cells if cell.id}
    cells = [
        _cell(assignment, place, cell, known.get(cell.id), (outputs or {}).get(cell.id, ()))
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
