"""Taking in submissions: whose is each file, which unit is it, and what was there before.

A file is recognised by what is in it before its name: by the notebook's own entry, then by the ids
of its cells, then by its file name. Every version is kept; nothing is overwritten without a copy.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grading import inbox
from grading.cohorts import Cohort
from grading.course import Assignment
from grading.files import write_whole


@dataclass(frozen=True)
class Placed:
    """One file looked at: where it went, or why it could not be placed."""

    file: Path
    learner: str
    how: str
    status: str
    """`new`, `new version`, `already here` or `not placed`."""


def collect(cohort: Cohort, assignment: Assignment, paths: Iterable[Path]) -> tuple[Placed, ...]:
    """Every notebook under `paths` is placed or accounted for; the newest of a learner counts.

    Raises Unusable, before anything is taken in, when a path is not there, is no folder, notebook
    or zip archive, or is an archive that cannot be trusted.
    """
    return tuple(_place(cohort, assignment, one) for one in inbox.files(paths))


def _place(cohort: Cohort, assignment: Assignment, found: inbox.Found) -> Placed:
    data, refused = b"", found.refused
    if not refused:
        try:
            data = found.read()
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError) as fault:
            refused = f"it cannot be read: {fault}"
    if refused:
        return Placed(found.path, "", refused, "not placed")
    unit, why = _is_this_unit(data, found.path, assignment)
    learner, how = _whose(cohort.learners, found.path)
    if not unit or not learner:
        return Placed(found.path, learner, why if not unit else how, "not placed")
    status = _keep(cohort, assignment.slug, learner, data, found.modified)
    return Placed(found.path, learner, f"{how}; {why}", status)


def _is_this_unit(data: bytes, file: Path, assignment: Assignment) -> tuple[bool, str]:
    """Whether the file is this unit's exercise, and how that is known or why it is not."""
    notebook = _json(data)
    about = _entry(notebook, "metadata", "eyda")
    if about.get("slug"):
        same = about["slug"] == assignment.slug
        return same, "the notebook says so" if same else f"it is {about['slug']}"
    ids = {_entry(cell, "metadata", "nbgrader").get("grade_id") for cell in _cells(notebook)}
    if ids & {cell.id for cell in assignment.cells if cell.id}:
        return True, "its cells are this unit's"
    name = file.stem.casefold()
    if re.search(rf"(?<![a-z0-9]){re.escape(assignment.unit)}(?![0-9])", name):
        return True, "by file name only: " + (
            "the file is damaged" if notebook is None else "it has none of this unit's cells"
        )
    return False, "damaged, and its name does not tell the unit" if notebook is None else (
        "it is not this unit's exercise"
    )


def _json(data: bytes) -> Any:  # noqa: ANN401 (anything may stand in the file)
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _entry(value: Any, *names: str) -> dict[str, Any]:  # noqa: ANN401 (the same)
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def _cells(notebook: Any) -> list[Any]:  # noqa: ANN401 (the same)
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    return cells if isinstance(cells, list) else []


def _whose(learners: tuple[str, ...], file: Path) -> tuple[str, str]:
    """The learner that a file belongs to and how that is known, or "" and why it is not."""
    by_id = {learner.casefold(): learner for learner in learners}
    for folder in reversed(file.parent.parts):
        if folder.casefold() in by_id:
            return by_id[folder.casefold()], "by folder"
    for part, how in ((file.stem, "by file name"), (file.parent.name, "by folder name")):
        named = [learner for learner in learners if _stands_in(learner, part)]
        if len(named) == 1:
            return named[0], how
        if named:
            return "", f"its name fits several learners: {', '.join(named)}"
    return "", "neither its folder nor its name holds a learner's id"


def _stands_in(learner: str, text: str) -> bool:
    alone = rf"(?<![A-Za-z0-9]){re.escape(learner)}(?![A-Za-z0-9])"
    return re.search(alone, text, re.IGNORECASE) is not None


def _keep(cohort: Cohort, slug: str, learner: str, data: bytes, modified: float) -> str:
    """The file is kept as a version, and counts unless a later one does."""
    versions = cohort.handed_in(slug, learner)
    current = cohort.submitted(slug, learner)
    stamp = current.parent / "timestamp.txt"
    handed_in = datetime.fromtimestamp(modified, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    counting = current.read_bytes() if current.is_file() else None
    later = stamp.read_text(encoding="utf-8").strip() if stamp.is_file() else ""
    known = _is_kept(versions, data)
    if known and counting is not None and (counting == data or handed_in <= later):
        return "already here"
    if counting is not None and not _is_kept(versions, counting):
        _add(versions, counting)
    if not known:
        _add(versions, data)
    write_whole(current, data)
    write_whole(stamp, handed_in + "\n")
    return "new" if counting is None else "new version"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


def _is_kept(versions: Path, data: bytes) -> bool:
    return any(versions.glob(f"*-{_digest(data)}.ipynb"))


def _add(versions: Path, data: bytes) -> None:
    number = len(list(versions.glob("*.ipynb"))) + 1
    write_whole(versions / f"{number:03}-{_digest(data)}.ipynb", data)
