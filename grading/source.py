"""From `exercise.md` and `data.toml` to an Assignment, or to all that is wrong with them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from grading import authoring, myst, regions
from grading.authoring import Draft
from grading.course import Assignment, Cell, Criterion, DataNeeds, Role, Task
from grading.course_files import read_standard
from grading.faults import Fault, Faulty, Unusable
from grading.myst import Block, Document, Kind, Problem

QUIET = """\
# Warnings stay visible while you work. Marking hides them, so that a warning never costs a mark.
import os
import warnings

if os.environ.get("NBGRADER_EXECUTION"):
    warnings.simplefilter("ignore")"""
"""The first locked cell of every exercise: nbgrader gives 0 where a test prints to stderr."""

FIELDS = {
    "solution": ({"id", "role", "gives"}, {"id", "role"}),
    "tests": ({"id", "role", "check", "marks", "ksb"}, {"id", "role", "marks"}),
    "written": ({"id", "role", "marks", "ksb"}, {"id", "role", "marks"}),
}
"""Per role: the fields a `:task:` may have, and those it must have."""

RUBRIC_LINE = re.compile(r"^\|\s*(\d+)\s*\|\s*(.+?)\s*\|\s*$")
Value = TypeVar("Value", str, int)


def read_assignment(path: Path) -> Assignment:
    """The exercise in `path`, which is a unit's folder or its `exercise.md`.

    Raises Faulty, with every authoring fault and its line, or Unusable when there is no exercise.
    """
    folder = path if path.is_dir() else path.parent
    file = folder / "exercise.md"
    try:
        document = myst.parse(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Unusable("there is no exercise here", where=file) from None
    ksbs = frozenset(read_standard(folder.parent / "ksbs.toml").statements)
    front, faults = _front(document, folder.name, file)
    data, wrong = _data(folder / "data.toml")
    drafts, unread = _drafts(document, front["unit"])
    unread += authoring.problems(drafts, front["unit"], ksbs)
    faults += [Fault(file, problem.line, problem.what) for problem in unread] + wrong
    if faults or data is None:
        raise Faulty(tuple(sorted(set(faults), key=lambda f: (str(f.path), f.line, f.what))))
    cells = tuple(draft.cell for draft in drafts)
    return Assignment(
        slug=folder.name, path=file, cells=cells, tasks=_tasks(cells), data=data, **front
    )


def _front(document: Document, slug: str, file: Path) -> tuple[dict[str, Any], list[Fault]]:
    """Title, unit and minutes, and what is wrong with them; the unit is always usable as text."""
    faults: list[Fault] = []
    unit = _entry(document.front, "unit", str, file, faults)
    front = {
        "title": _entry(document.front, "title", str, file, faults),
        "unit": unit or slug.split("-")[0],
        "minutes": _entry(document.front, "minutes", int, file, faults),
    }
    if unit and not slug.startswith(f"{unit}-"):
        faults.append(Fault(file, 1, f"unit {unit!r} does not belong to the folder {slug!r}"))
    return front, faults + [Fault(file, p.line, p.what) for p in document.problems]


def _entry(
    found: dict[str, Any], name: str, kind: type[Value], file: Path, faults: list[Fault]
) -> Value | None:
    value = found.get(name)
    if isinstance(value, kind) and not isinstance(value, bool):
        return value
    said = "is missing" if value is None else f"must be {'text' if kind is str else 'a number'}"
    faults.append(Fault(file, 1, f"`{name}` {said}"))
    return None


def _data(path: Path) -> tuple[DataNeeds | None, list[Fault]]:
    """What `data.toml` says, or its faults."""
    try:
        text = path.read_text(encoding="utf-8")
        found = tomllib.loads(text)
    except FileNotFoundError:
        return None, [Fault(path, 1, "this file is not there: name scenario, tables and seeds")]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        return None, [Fault(path, 1, f"cannot be read as TOML: {fault}")]
    faults: list[Fault] = []
    scenario = _entry(found, "scenario", str, path, faults)
    for name, kind, least in (("tables", str, 1), ("seeds", int, 3)):
        values = found.get(name)
        good = isinstance(values, list) and all(isinstance(value, kind) for value in values)
        if not good or not isinstance(values, list) or len(set(values)) < least:
            faults.append(Fault(path, _line_of(text, name), f"`{name}` needs at least {least}"))
    faults += [
        Fault(path, _line_of(text, name), f"unknown entry `{name}`")
        for name in sorted(set(found) - {"scenario", "tables", "seeds"})
    ]
    if faults or scenario is None:
        return None, faults
    return DataNeeds(scenario, tuple(found["tables"]), tuple(found["seeds"])), []


def _line_of(text: str, name: str) -> int:
    starts = re.search(rf"^{re.escape(name)}\s*=", text, re.MULTILINE)
    return text.count("\n", 0, starts.start()) + 1 if starts else 1


def _drafts(document: Document, unit: str) -> tuple[tuple[Draft, ...], list[Problem]]:
    """The cells of the exercise, the set-up cell that quietens marking first, and problems."""
    drafts = [Draft(Cell(Role.LOCKED, QUIET, 1, id=f"{unit}-setup-0"), 1)]
    problems: list[Problem] = []
    for block in document.blocks:
        cell = _cell(block, f"{unit}-setup-{_locked(drafts)}", problems)
        if cell:
            drafts.append(Draft(cell, block.body_line))
    return tuple(drafts), problems


def _locked(drafts: Iterable[Draft]) -> int:
    return sum(draft.cell.role is Role.LOCKED for draft in drafts)


def _cell(block: Block, locked_id: str, problems: list[Problem]) -> Cell | None:
    if block.kind is Kind.TEXT:
        return Cell(Role.PROSE, block.body, block.line)
    problems += [
        Problem(block.line, f"unknown option `:{name}:`")
        for name in sorted(set(block.options) - {"task"})
    ]
    if "task" not in block.options and block.kind is Kind.CODE:
        return Cell(Role.LOCKED, block.body, block.line, id=locked_id)
    task = block.options.get("task")
    if not isinstance(task, dict):
        problems.append(Problem(block.line, "`:task:` must be {id: ..., role: ...}"))
        return None
    wrong = list(_wrong_fields(task, block.kind))
    problems += [Problem(block.line, what) for what in wrong]
    return None if wrong else _graded(task, block)


def _wrong_fields(task: dict[str, Any], kind: Kind) -> Iterator[str]:
    """What is wrong with the fields of one `:task:`; nothing when a cell can be made from it."""
    roles = {Kind.CODE: ("solution", "tests"), Kind.WRITTEN: ("written",)}[kind]
    role = task.get("role")
    if role not in roles:
        known = " or ".join(roles)
        yield f"task {task.get('id', '?')}: role {role!r} is not known here: use {known}"
        return
    allowed, required = FIELDS[role]
    for name in sorted(required - set(task)):
        yield f"task {task.get('id', '?')}: `{name}` is missing"
    for name in sorted(set(task) - allowed):
        yield f"task {task.get('id', '?')}: a {role} cell has no field `{name}`"
    for name in ("id", "check"):
        if name in task and not isinstance(task[name], str):
            yield f"task {task.get('id', '?')}: `{name}` must be text"
    if "marks" in task and (type(task["marks"]) is not int or task["marks"] < 0):
        yield f"task {task.get('id', '?')}: `marks` must be a whole number, 0 or more"
    for name in ("gives", "ksb"):
        value = task.get(name, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            yield f"task {task.get('id', '?')}: `{name}` must be a list, as in [{name.upper()}]"


def _graded(task: dict[str, Any], block: Block) -> Cell:
    role, check = Role(task["role"]), task.get("check", "")
    return Cell(
        role,
        block.body,
        block.line,
        id=f"{task['id']}--{check}" if role is Role.TESTS else task["id"],
        task=task["id"],
        check=check,
        marks=task.get("marks", 0),
        gives=tuple(task.get("gives", ())),
        ksb=tuple(task.get("ksb", ())),
        rubric=_rubric(block.body) if role is Role.WRITTEN else (),
    )


def _rubric(body: str) -> tuple[Criterion, ...]:
    lines = (RUBRIC_LINE.match(line) for line in regions.inside(body, regions.SCHEME).splitlines())
    return tuple(Criterion(int(line[1]), line[2]) for line in lines if line)


def _tasks(cells: tuple[Cell, ...]) -> tuple[Task, ...]:
    """The tasks in order, each under the last third-level heading above its first cell."""
    tasks: dict[str, Task] = {}
    title = ""
    for cell in cells:
        if cell.role is Role.PROSE:
            title = next((head.title for head in myst.headings(cell.source)[::-1]), title)
        elif cell.task:
            task = tasks.get(cell.task) or Task(
                cell.task, len(tasks) + 1, title, 0, (), (), cell.role is Role.WRITTEN, ()
            )
            tasks[cell.task] = _with(task, cell)
    return tuple(tasks.values())


def _with(task: Task, cell: Cell) -> Task:
    """The task with one more cell of its own taken into account."""
    checks = task.checks if cell.role is Role.SOLUTION else (*task.checks, cell)
    return replace(
        task,
        marks=task.marks + cell.marks,
        gives=task.gives + cell.gives,
        ksb=tuple(dict.fromkeys(task.ksb + cell.ksb)),
        checks=checks,
    )
