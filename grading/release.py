"""The notebooks that an exercise becomes: the instructor's, and what a release must be.

Both are the same bytes whenever they are made: ids come from hashes, and nothing from a clock.
nbgrader itself makes the release from the instructor's notebook (`nbgrader_bridge.py`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from grading import prose, regions
from grading.authoring import shown
from grading.course import Assignment, Cell, Role

NOTEBOOK_VERSION = 1
"""Of our own entry in the notebook's metadata; raised when its meaning changes."""

LONG_ENOUGH_TO_TELL = 20
"""A secret line shorter than this, such as `return False`, may stand anywhere by chance."""


def fingerprint(assignment: Assignment) -> str:
    """Sixteen hex digits that change whenever anything that is run or marked does; text is not."""
    graded = [cell for cell in assignment.cells if cell.role is not Role.PROSE]
    cells = [asdict(cell) | {"line": 0} for cell in graded]
    text = json.dumps([assignment.slug, cells], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def instructor_notebook(assignment: Assignment) -> bytes:
    """The notebook with solutions, hidden tests and mark schemes, as nbgrader's source."""
    texts = prose.rendered(assignment)
    cells = [
        _markdown(assignment, f"text-{place}", next(texts))
        if cell.role is Role.PROSE
        else _graded(assignment, cell)
        for place, cell in enumerate(assignment.cells)
    ]
    return as_bytes(cells, metadata(assignment))


def as_bytes(cells: list[dict[str, Any]], about: dict[str, Any]) -> bytes:
    """A notebook of these cells, as nbformat 4.5 writes it."""
    notebook = {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}
    text = json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False)
    return (text + "\n").encode()


def metadata(assignment: Assignment) -> dict[str, Any]:
    """The notebook's own metadata: its kernel, and which exercise it is."""
    return {
        "eyda": {
            "fingerprint": fingerprint(assignment),
            "slug": assignment.slug,
            "unit": assignment.unit,
            "version": NOTEBOOK_VERSION,
        },
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }


def nbgrader_metadata(cell: Cell) -> dict[str, Any]:
    """The entry of nbgrader for a cell, schema version 3."""
    written = cell.role is Role.WRITTEN
    grade = written or cell.role is Role.TESTS
    about: dict[str, Any] = {
        "grade": grade,
        "grade_id": cell.id,
        "locked": cell.role in (Role.LOCKED, Role.TESTS),
        "schema_version": 3,
        "solution": written or cell.role is Role.SOLUTION,
        "task": False,
    }
    return about | ({"points": cell.marks} if grade else {})


def source_text(cell: Cell) -> str:
    """The cell as it stands in the instructor's notebook.

    A mark scheme goes inside the solution: nbgrader refuses one in a cell that a learner answers.
    """
    if cell.role is not Role.WRITTEN:
        return cell.source
    around = regions.without(cell.source, regions.SCHEME).strip().split("\n")
    end = next(n for n, line in enumerate(around) if f"END {regions.SOLUTION}" in line)
    scheme = ["", "**Mark scheme**", "", *regions.inside(cell.source, regions.SCHEME).split("\n")]
    return "\n".join([*around[:end], *scheme, *around[end:]])


def _markdown(assignment: Assignment, name: str, text: str) -> dict[str, Any]:
    lines = text.splitlines(keepends=True)
    return {
        "cell_type": "markdown",
        "id": cell_id(assignment, name),
        "metadata": {"deletable": False, "editable": False},
        "source": lines,
    }


def _graded(assignment: Assignment, cell: Cell) -> dict[str, Any]:
    made = _markdown(assignment, cell.id, source_text(cell))
    made["metadata"] = {"nbgrader": nbgrader_metadata(cell)}
    if cell.role is not Role.WRITTEN:
        made |= {"cell_type": "code", "execution_count": None, "outputs": []}
    return made


def cell_id(assignment: Assignment, name: str) -> str:
    """The id of a cell within its notebook: fixed by the exercise and the cell's own name."""
    return hashlib.sha256(f"{assignment.slug}/{name}".encode()).hexdigest()[:16]


def leaks(assignment: Assignment, released: bytes) -> tuple[str, ...]:
    """What a release shows that it must not, or shows changed; nothing when it may go out."""
    cells = json.loads(released)["cells"]
    sources = ["".join(cell["source"]) for cell in cells]
    found = [
        f"the marker {word} {name} stands in the release"
        for name in (regions.SOLUTION, regions.HIDDEN, regions.SCHEME)
        for word in ("BEGIN", "END")
        if any(f"{word} {name}" in source for source in sources)
    ]
    lines = {line.strip() for source in sources for line in source.splitlines()}
    found += [
        f"{cell.id}: the release shows {line!r}"
        for cell in assignment.cells
        for line in _secrets(assignment, cell)
        if line in lines
    ]
    by_id = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in cells}
    for cell in assignment.cells:
        if cell.id and "".join(by_id[cell.id]["source"]).strip() != shown(cell).strip():
            found.append(f"{cell.id}: the released cell is not what the exercise shows")
    return tuple(found)


def _secrets(assignment: Assignment, cell: Cell) -> Iterator[str]:
    """Lines that nobody but author and marker may see, unless a cell shows them anyway."""
    open_lines = {
        line.strip()
        for one in assignment.cells
        if one.role in (Role.LOCKED, Role.TESTS)
        for line in shown(one).splitlines()
    }
    for name in (regions.SOLUTION, regions.HIDDEN, regions.SCHEME):
        for line in regions.inside(cell.source, name).splitlines():
            if len(line.strip()) >= LONG_ENOUGH_TO_TELL and line.strip() not in open_lines:
                yield line.strip()
