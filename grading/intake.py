"""A submitted notebook made whole: each cell of the exercise once, in order, extra cells kept.

What the learner wrote in answer cells is theirs; every locked and tests cell is taken from the
exercise, whatever the file says. Submitted metadata are used to find cells and for nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from grading.authoring import shown
from grading.course import Assignment, Cell, Role
from grading.outcomes import Submission, SubmittedCell

ANSWERS = (Role.SOLUTION, Role.WRITTEN)
TOO_LARGE = 50_000_000


class Unreadable(Exception):
    """A file that cannot be read as a notebook; its text says why in plain words."""


@dataclass(frozen=True)
class Found:
    """One cell of the file: the graded id it claims, its source, and whether it holds code."""

    id: str
    source: str
    code: bool


def read(data: bytes, assignment: Assignment) -> Submission:
    """The submission in a notebook's bytes, with a line for each repair.

    Raises Unreadable when the bytes are no notebook.
    """
    found = _cells(data)
    known = {cell.id: cell for cell in assignment.cells if cell.id}
    answers: dict[str, str] = {}
    extra: dict[str, list[SubmittedCell]] = {}
    order: list[str] = []
    repairs: list[str] = []
    for one in found:
        cell = known.get(one.id)
        if cell is None:
            extra.setdefault(order[-1] if order else "", []).append(_extra(one))
        elif one.id in answers:
            repairs.append(f"The cell {one.id} was there twice; one of them was used.")
            answers[one.id] = _better(cell, answers[one.id], one.source)
        else:
            answers[one.id] = one.source
            order.append(one.id)
            if one.code != (cell.role is not Role.WRITTEN):
                repairs.append(f"The cell {one.id} had been changed to another type.")
    repairs += _missing_or_moved(assignment, answers, order)
    return Submission(tuple(_whole(assignment, answers, extra)), tuple(repairs))


def _cells(data: bytes) -> list[Found]:
    if len(data) > TOO_LARGE:
        raise Unreadable(f"The file is larger than {TOO_LARGE // 1_000_000} MB.")
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("The file is not a notebook: it is not text.") from None
    except (ValueError, RecursionError):
        raise Unreadable(
            "The file is damaged: it is not complete JSON. Save the notebook and hand it in again."
            if data.strip()
            else "The file is empty. Save the notebook and hand it in again."
        ) from None
    return list(_found(_listed(notebook)))


def _listed(notebook: Any) -> list[Any]:  # noqa: ANN401 (anything may stand in the file)
    """The cells of a notebook of format 4, or of 3, which kept them in worksheets."""
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if cells is None and isinstance(notebook, dict):
        sheets = notebook.get("worksheets")
        cells = sheets[0].get("cells") if isinstance(sheets, list) and sheets else None
    if not isinstance(cells, list):
        raise Unreadable("The file is not a notebook: it has no cells.")
    return cells


def _found(cells: Iterable[Any]) -> Iterator[Found]:
    for cell in cells:
        if not isinstance(cell, dict):
            continue
        source = cell.get("source", cell.get("input", ""))
        text = "".join(map(str, source)) if isinstance(source, list) else str(source)
        metadata = cell.get("metadata")
        marking = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        name = marking.get("grade_id") if isinstance(marking, dict) else ""
        yield Found(name if isinstance(name, str) else "", text, cell.get("cell_type") == "code")


def _extra(one: Found) -> SubmittedCell:
    return SubmittedCell(Role.SOLUTION if one.code else Role.PROSE, "", one.source)


def _better(cell: Cell, first: str, second: str) -> str:
    """The first of two cells with one id, unless only the second has been answered."""
    return second if first.strip() == shown(cell).strip() else first


def _missing_or_moved(
    assignment: Assignment, answers: dict[str, str], order: list[str]
) -> Iterator[str]:
    due = [cell.id for cell in assignment.cells if cell.id]
    for name in due:
        if name not in answers:
            yield f"The cell {name} was missing and has been put back."
    if order != [name for name in due if name in answers]:
        yield "Cells stood in another order and have been put back in theirs."


def _whole(
    assignment: Assignment, answers: dict[str, str], extra: dict[str, list[SubmittedCell]]
) -> Iterator[SubmittedCell]:
    yield from extra.get("", ())
    for cell in assignment.cells:
        if cell.role is Role.PROSE:
            continue
        source = answers.get(cell.id, shown(cell)) if cell.role in ANSWERS else cell.source
        yield SubmittedCell(cell.role, cell.id, source)
        yield from extra.get(cell.id, ())


def unanswered(assignment: Assignment, submission: Submission) -> frozenset[str]:
    """The tasks whose answer cell is just as it was released."""
    released = {cell.id: shown(cell).strip() for cell in assignment.cells if cell.role in ANSWERS}
    return frozenset(
        cell.id
        for cell in submission.cells
        if cell.id in released and cell.source.strip() in ("", released[cell.id])
    )
