"""A submitted notebook made whole: each cell of the exercise once and in order, extra cells kept.

What stands in answer cells is the learner's; every locked and tests cell is the exercise's own,
whatever the file says. Submitted metadata are used to find cells and for nothing else. Each repair
is one plain line for tutor and learner.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grading import names, suspicions
from grading.authoring import shown
from grading.course import Assignment, Cell, Role
from grading.outcomes import CheckResult, Outcome, Submission, SubmittedCell, Verdict

ANSWERS = (Role.SOLUTION, Role.WRITTEN)
TOO_LARGE = 100_000_000
LARGE = 10_000_000
LONGEST_CELL = 1_000_000
AGAIN = "Save the notebook and hand it in again."
PYTHON = frozenset({"", "python", "python3", "ipython", "pyodide", "xpython"})


class Unreadable(Exception):
    """A file that cannot be read as a notebook; its text says why in plain words."""


@dataclass(frozen=True)
class Found:
    """One cell of the file: the graded id it claims, its source, and whether it holds code.

    `tests` cells say of themselves that they are marked and locked.
    """

    id: str
    source: str
    code: bool
    tests: bool = False


@dataclass(frozen=True)
class Placed:
    """The file's cells sorted out; `extra` holds, by graded id, what stood after that cell."""

    graded: dict[str, Found]
    extra: dict[str, list[Found]]
    order: list[str]
    twice: list[str]
    outdated: list[str]


def read(data: bytes, assignment: Assignment) -> Submission:
    """The submission in a notebook's bytes, with a line for each kind of repair.

    Raises Unreadable when the bytes are no notebook.
    """
    notebook = _parsed(data)
    found = _anchored(list(_found(_listed(notebook))), assignment)
    placed = _placed(found, assignment)
    repairs = [*_about_file(data, notebook)]
    if not placed.graded:
        repairs.append("No cell of this exercise is in the notebook: is it the right file?")
    else:
        repairs += _repairs(assignment, placed)
    placed, taken = _with_stray_answers(assignment, placed)
    repairs += taken
    cells = tuple(_whole(assignment, placed))
    flags = (*_edited(assignment, placed), *suspicions.of(assignment, cells))
    return Submission(cells, tuple(repairs), flags)


def unreadable(learner: str, assignment: Assignment, reason: str) -> Outcome:
    """The outcome of a file that is no notebook: nothing ran, and the reason is told everywhere."""
    graded = [cell for cell in assignment.cells if cell.role in (Role.TESTS, Role.WRITTEN)]
    checks = tuple(CheckResult(cell.id, Verdict.CRASHED, reason) for cell in graded)
    return Outcome(learner, assignment.unit, checks, repairs=(reason,))


def unanswered(assignment: Assignment, submission: Submission) -> frozenset[str]:
    """The tasks whose answer cell is just as it was released."""
    released = {cell.id: shown(cell).strip() for cell in assignment.cells if cell.role in ANSWERS}
    return frozenset(
        cell.id
        for cell in submission.cells
        if cell.id in released and cell.source.strip() in ("", released[cell.id])
    )


# ---- the file ---------------------------------------------------------------------------------


def _parsed(data: bytes) -> dict[str, Any]:
    if len(data) > TOO_LARGE:
        size = f"The file is larger than {TOO_LARGE // 1_000_000} MB."
        raise Unreadable(f"{size} Clear all outputs and hand it in again.")
    if not data.strip():
        raise Unreadable(f"The file is empty. {AGAIN}")
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("The file is not a notebook: it is not text.") from None
    except (ValueError, RecursionError):
        raise Unreadable(f"The file is damaged: it is not complete JSON. {AGAIN}") from None
    if not isinstance(notebook, dict):
        raise Unreadable("The file is not a notebook: it has no cells.")
    return notebook


def _listed(notebook: dict[str, Any]) -> list[Any]:
    """The cells of a notebook of format 4, or of 3 and 2, which kept them in worksheets."""
    cells = notebook.get("cells")
    sheets = notebook.get("worksheets")
    if cells is None and isinstance(sheets, list):
        parts = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
        cells = [cell for part in parts if isinstance(part, list) for cell in part]
    if not isinstance(cells, list):
        raise Unreadable("The file is not a notebook: it has no cells.")
    return cells


def _found(cells: Iterable[Any]) -> Iterator[Found]:
    for cell in cells:
        if not isinstance(cell, dict):
            continue
        source = cell.get("source", cell.get("input", ""))
        text = "".join(map(str, source)) if isinstance(source, list) else str(source or "")
        metadata = cell.get("metadata")
        marking = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        name = marking.get("grade_id") if isinstance(marking, dict) else ""
        plain = text[:LONGEST_CELL].encode("utf-8", "replace").decode()
        tests = isinstance(marking, dict) and marking.get("grade") is marking.get("locked") is True
        code = cell.get("cell_type") == "code"
        yield Found(name if isinstance(name, str) else "", plain, code, tests)


def _about_file(data: bytes, notebook: dict[str, Any]) -> Iterator[str]:
    """What is odd about the file as a whole."""
    if "worksheets" in notebook and "cells" not in notebook:
        yield "The file was in an old notebook format and has been converted."
    if len(data) > LARGE:
        yield f"The file had {len(data) // 1_000_000} MB of outputs, which were left out."
    about = notebook.get("metadata")
    kernel = about.get("kernelspec") if isinstance(about, dict) else None
    language = kernel.get("language") if isinstance(kernel, dict) else ""
    if isinstance(language, str) and language.lower() not in PYTHON:
        yield f"The notebook asked for the language {language[:40]!r}; it was run as Python."


# ---- the cells --------------------------------------------------------------------------------


def _anchored(found: Sequence[Found], assignment: Assignment) -> list[Found]:
    """Cells that lost their id but hold the very text of a locked or tests cell have it again."""
    claimed = {one.id for one in found}
    texts = {
        _plain(shown(cell)): cell.id
        for cell in assignment.cells
        if cell.role in (Role.LOCKED, Role.TESTS) and cell.id not in claimed
    }
    again = []
    for one in found:
        name = texts.pop(_plain(one.source), "") if not one.id and one.code else ""
        again.append(replace(one, id=name) if name else one)
    return again


def _placed(found: Iterable[Found], assignment: Assignment) -> Placed:
    known = {cell.id: cell for cell in assignment.cells if cell.id}
    placed = Placed({}, {}, [], [], [])
    for one in found:
        cell = known.get(one.id)
        if cell is None and one.id and one.tests:
            placed.outdated.append(one.id)
        elif cell is None:
            after = placed.order[-1] if placed.order else ""
            placed.extra.setdefault(after, []).append(one)
        elif one.id not in placed.graded:
            placed.graded[one.id] = one
            placed.order.append(one.id)
        else:
            placed.twice.append(one.id)
            if cell.role in ANSWERS and one.source.strip() not in ("", shown(cell).strip()):
                _second_answer(placed, cell, one)
    return placed


def _second_answer(placed: Placed, cell: Cell, one: Found) -> None:
    """Both are run where the cell stands, in their order, and so the last one counts."""
    first = placed.graded[cell.id]
    placed.graded[cell.id] = one
    if cell.role is Role.SOLUTION and first.source.strip() != shown(cell).strip():
        before = placed.order[placed.order.index(cell.id) - 1] if placed.order[0] != cell.id else ""
        placed.extra.setdefault(before, []).append(replace(first, id=""))


def _with_stray_answers(assignment: Assignment, placed: Placed) -> tuple[Placed, list[str]]:
    """An answer cell that is missing is found again in an extra cell that makes its names."""
    repairs = []
    extra = {after: list(cells) for after, cells in placed.extra.items()}
    graded = dict(placed.graded)
    for task in assignment.tasks:
        if task.written or task.id in graded or not task.gives:
            continue
        for cells in extra.values():
            fitting = [one for one in cells if one.code and set(task.gives) <= _made(one.source)]
            if fitting:
                graded[task.id] = fitting[-1]
                cells.remove(fitting[-1])
                repairs.append(f"Task {task.number}: the answer was found in another cell.")
                break
    return replace(placed, graded=graded, extra=extra), repairs


def _made(source: str) -> frozenset[str]:
    try:
        return names.made(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset()


def _whole(assignment: Assignment, placed: Placed) -> Iterator[SubmittedCell]:
    yield from map(_extra, placed.extra.get("", ()))
    for cell in assignment.cells:
        if cell.role is Role.PROSE:
            continue
        theirs = placed.graded.get(cell.id)
        answer = theirs.source if theirs else shown(cell)
        yield SubmittedCell(cell.role, cell.id, answer if cell.role in ANSWERS else cell.source)
        yield from map(_extra, placed.extra.get(cell.id, ()))


def _extra(one: Found) -> SubmittedCell:
    return SubmittedCell(Role.SOLUTION if one.code else Role.PROSE, "", one.source)


# ---- what is told -----------------------------------------------------------------------------


def _repairs(assignment: Assignment, placed: Placed) -> Iterator[str]:
    """One line for each kind of repair, with the tasks that it touched."""
    both = assignment, placed
    for words, cells in (
        ("The answer cell was missing, and counts as unanswered", _missing(*both, *ANSWERS)),
        ("A test cell was missing, and was put back", _missing(*both, Role.TESTS)),
        ("A given cell was missing, and was put back", _missing(*both, Role.LOCKED)),
        ("A test cell had been changed; the original was used", _changed(*both, Role.TESTS)),
        ("A given cell had been changed; the original was used", _changed(*both, Role.LOCKED)),
        ("A cell had been turned into another type, and was turned back", _retyped(*both)),
        ("A cell was there twice; of two answers, the last one counts", _double(*both)),
    ):
        where = _where(assignment, cells)
        if where:
            yield f"{words}{where}."
    if placed.outdated:
        yield "A test cell of an earlier release was left out."
    due = [cell.id for cell in assignment.cells if cell.id in placed.graded]
    if placed.order != due:
        yield "Cells stood in another order, and were put back in theirs."


def _where(assignment: Assignment, cells: Iterable[Cell]) -> str:
    """`: tasks 1, 3`, or nothing to add for a cell outside tasks; empty when there is no cell."""
    found = list(cells)
    numbers = {task.id: task.number for task in assignment.tasks}
    tasks = sorted({numbers[cell.task] for cell in found if cell.task in numbers})
    if not tasks:
        return " (outside tasks)" if found else ""
    return f" (task{'s' * (len(tasks) > 1)} {', '.join(map(str, tasks))})"


def _missing(assignment: Assignment, placed: Placed, *roles: Role) -> Iterator[Cell]:
    return (c for c in assignment.cells if c.role in roles and c.id not in placed.graded)


def _changed(assignment: Assignment, placed: Placed, role: Role) -> Iterator[Cell]:
    """Cells of ours that the file has with another text than they were released with."""
    for cell in assignment.cells:
        theirs = placed.graded.get(cell.id)
        if cell.role is role and theirs:
            given = (_plain(shown(cell)), _plain(cell.source))
            if _plain(theirs.source) not in given:
                yield cell


def _retyped(assignment: Assignment, placed: Placed) -> Iterator[Cell]:
    for cell in assignment.cells:
        theirs = placed.graded.get(cell.id)
        if cell.role is not Role.PROSE and theirs and theirs.code is (cell.role is Role.WRITTEN):
            yield cell


def _double(assignment: Assignment, placed: Placed) -> Iterator[Cell]:
    return (cell for cell in assignment.cells if cell.id and cell.id in placed.twice)


def _edited(assignment: Assignment, placed: Placed) -> Iterator[str]:
    """A flag for the tutor: the learner changed tests (which had no effect)."""
    where = _where(assignment, _changed(assignment, placed, Role.TESTS))
    if where:
        yield f"changed test cells{where}; the originals were used"


def _plain(source: str) -> str:
    """A cell's text without what editors change on their own."""
    return "\n".join(line.rstrip() for line in source.strip().splitlines())
