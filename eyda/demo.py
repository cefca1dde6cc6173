"""The demo class: twelve fictional apprentices whose work is composed from what authors wrote.

`assignments/<unit>/demo.toml` says who hands in what and the marks that each must get for the
tasks marked by machine. The run is held against it, so the demo is also a test of the marking.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grading.compose import compose, read_variant
from grading.course import Assignment
from grading.faults import Unusable

COHORT = "demo"
ROSTER = Path(__file__).parent / "demo_class" / "roster.csv"
KEYS = {"learner", "story", "variants", "marks", "damaged", "file", "blank", "written"}


@dataclass(frozen=True)
class DemoSubmission:
    """What one apprentice hands in, and the machine-given marks it must get."""

    learner: str
    marks: int
    variants: tuple[str, ...] = ()
    blank: bool = False
    damaged: bool = False
    file: str = ""
    written: Mapping[str, str] = field(default_factory=dict)


def read_composition(path: Path) -> tuple[DemoSubmission, ...]:
    """The submissions that a unit's `demo.toml` describes, in file order.

    Raises Unusable when the file is missing or a submission has an unknown or missing key.
    """
    if not path.is_file():
        raise Unusable("this unit has no demo class", where=path, todo="write a demo.toml for it")
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("submission", [])
    return tuple(_submission(row, path) for row in rows)


def _submission(row: Mapping[str, Any], path: Path) -> DemoSubmission:
    unknown, missing = sorted(set(row) - KEYS), sorted({"learner", "marks"} - set(row))
    if unknown or missing:
        raise Unusable(
            f"submission {row.get('learner', '?')}: unknown {unknown}, missing {missing}",
            where=path,
            todo=f"use the keys {sorted(KEYS)}",
        )
    known = {key: value for key, value in row.items() if key != "story"}
    return DemoSubmission(**{**known, "variants": tuple(row.get("variants", ()))})


def hand_in(
    assignment: Assignment, release: Path, rows: tuple[DemoSubmission, ...], out: Path
) -> None:
    """Each submission is written to `out/<learner>/`, named and damaged as its row says."""
    for row in rows:
        folder = out / row.learner
        folder.mkdir(parents=True, exist_ok=True)
        notebook = _notebook(assignment, release, row)
        if row.damaged:
            notebook = notebook[: len(notebook) // 2]
        (folder / (row.file or f"{assignment.slug}.ipynb")).write_bytes(notebook)


def _notebook(assignment: Assignment, release: Path, row: DemoSubmission) -> bytes:
    if row.blank:
        return release.read_bytes()
    answers = {cell.task: cell.source for cell in assignment.cells if cell.role == "solution"}
    for name in row.variants:
        answers.update(_variant(assignment, name))
    return compose(release.read_bytes(), answers, row.written)


def _variant(assignment: Assignment, name: str) -> Mapping[str, str]:
    folder = assignment.path.parent
    for kind in ("wrong_answers", "alternatives"):
        path = folder / kind / f"{name}.py"
        if path.is_file():
            return read_variant(path).answers
    raise Unusable(
        f"no wrong answer or alternative is called {name!r}",
        where=folder / "demo.toml",
        todo="name a file in wrong_answers/ or alternatives/ without its .py",
    )


def differences(rows: tuple[DemoSubmission, ...], marks: Mapping[str, float]) -> tuple[str, ...]:
    """One line for each apprentice whose marks are not those that the composition states."""
    return tuple(
        f"{row.learner}: stated {row.marks}, marked {marks.get(row.learner, 'not at all')}"
        for row in rows
        if marks.get(row.learner) != row.marks
    )
