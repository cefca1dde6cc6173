"""What an author may not do, as pure rules over the cells of one exercise.

Each rule gives the problems that it sees, with their lines; none of them stops at the first.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grading import names, regions
from grading.course import Cell, Role
from grading.myst import Problem, headings, hints

TASK_ID = re.compile(r"^u\d\d(-[a-z0-9]+)+$")
CHECK = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
HINTS_OF_A_CODED_TASK = 2


@dataclass(frozen=True)
class Draft:
    """A cell as it was read, and the line on which its body starts."""

    cell: Cell
    body_line: int


def problems(drafts: tuple[Draft, ...], unit: str, ksbs: frozenset[str]) -> Iterator[Problem]:
    """Everything that is wrong with the cells of an exercise."""
    graded = [draft for draft in drafts if draft.cell.task]
    for draft in graded:
        yield from _identity(draft.cell, unit)
        yield from _evidence(draft.cell, ksbs)
        yield from _markers(draft)
    for draft in drafts:
        yield from _code(draft)
    yield from _test_names(drafts)
    yield from _duplicates(graded)
    yield from _order(graded)
    yield from _surroundings(drafts)


def _identity(cell: Cell, unit: str) -> Iterator[Problem]:
    if not TASK_ID.match(cell.task) or not cell.task.startswith(f"{unit}-"):
        yield Problem(
            cell.line, f"task id {cell.task!r} must be {unit}- and then small letters and digits"
        )
    if cell.role is Role.TESTS and not CHECK.match(cell.check):
        yield Problem(
            cell.line,
            f"task {cell.task}: a tests cell needs `check`, a short slug for its one idea"
            + (f", not {cell.check!r}" if cell.check else ""),
        )


def _evidence(cell: Cell, ksbs: frozenset[str]) -> Iterator[Problem]:
    if cell.role is Role.SOLUTION:
        if not cell.gives:
            yield Problem(cell.line, f"task {cell.task}: say which names it `gives`")
        return
    if not cell.ksb and (cell.marks or cell.role is Role.WRITTEN):
        yield Problem(cell.line, f"task {cell.task}: `ksb` is missing")
    for code in cell.ksb:
        if code not in ksbs:
            yield Problem(cell.line, f"task {cell.task}: {code!r} is not in ksbs.toml")
    if cell.role is Role.WRITTEN and cell.marks < 1:
        yield Problem(cell.line, f"task {cell.task}: a written answer is worth at least 1 mark")


def _markers(draft: Draft) -> Iterator[Problem]:
    cell = draft.cell
    allowed = {
        Role.SOLUTION: {regions.SOLUTION},
        Role.TESTS: {regions.HIDDEN},
        Role.WRITTEN: {regions.SOLUTION, regions.SCHEME},
    }[cell.role]
    for name in (regions.SOLUTION, regions.HIDDEN, regions.SCHEME):
        wrong = regions.fault(cell.source, name)
        if wrong:
            yield Problem(draft.body_line + wrong[0] - 1, wrong[1])
        elif name not in allowed and f"BEGIN {name}" in cell.source:
            yield Problem(cell.line, f"a {cell.role} cell cannot hold BEGIN {name}")
        elif name in allowed - {regions.HIDDEN} and f"BEGIN {name}" not in cell.source:
            yield Problem(cell.line, f"task {cell.task}: this cell has no `### BEGIN {name}`")
    if cell.role is Role.WRITTEN:
        yield from _rubric(cell)


def _rubric(cell: Cell) -> Iterator[Problem]:
    total = sum(line.marks for line in cell.rubric)
    if total != cell.marks:
        yield Problem(
            cell.line,
            f"task {cell.task} is worth {cell.marks}, but its mark scheme adds up to {total}",
        )


def _code(draft: Draft) -> Iterator[Problem]:
    """Code that cannot be read, in the author's form or in the learner's."""
    cell = draft.cell
    if cell.role not in (Role.LOCKED, Role.SOLUTION, Role.TESTS):
        return
    syntax = _syntax(cell.source)
    if syntax:
        yield Problem(draft.body_line + syntax[0] - 1, f"this is not plain Python: {syntax[1]}")
        return
    if _syntax(shown(cell)):
        yield Problem(cell.line, "what the learner sees of this cell is not valid Python")
    if cell.role is Role.SOLUTION:
        for name in sorted(set(cell.gives) - names.made(cell.source)):
            yield Problem(cell.line, f"task {cell.task} gives {name!r}, which it does not define")
    value = _value_at_the_end(cell.source) if cell.role is Role.TESTS else None
    if value:
        yield Problem(
            draft.body_line + value - 1,
            f"task {cell.task}: a tests cell must end in an assert, for nbgrader reads a last"
            " value as part marks",
        )


def shown(cell: Cell) -> str:
    """The cell as the learner gets it: no solution, no hidden tests, no mark scheme."""
    if cell.role is Role.SOLUTION:
        return regions.replaced(cell.source, regions.SOLUTION, regions.CODE_STUB)
    if cell.role is Role.WRITTEN:
        kept = regions.without(cell.source, regions.SCHEME).strip()
        return regions.replaced(kept, regions.SOLUTION, regions.TEXT_STUB)
    return regions.without(cell.source, regions.HIDDEN)


def _syntax(source: str) -> tuple[int, str] | None:
    try:
        compile(source, "<cell>", "exec", flags=ast.PyCF_ONLY_AST)
    except SyntaxError as fault:
        return fault.lineno or 1, fault.msg
    except ValueError as fault:
        return 1, str(fault)
    return None


def _value_at_the_end(source: str) -> int | None:
    """The line of a last statement that shows a value; a call such as `assert_...` shows none."""
    body = ast.parse(source).body
    if not body or not isinstance(body[-1], ast.Expr):
        return None
    called = body[-1].value.func if isinstance(body[-1].value, ast.Call) else None
    name = getattr(called, "attr", getattr(called, "id", ""))
    return None if str(name).startswith("assert_") else body[-1].lineno


def _test_names(drafts: tuple[Draft, ...]) -> Iterator[Problem]:
    """Names in a tests cell that neither an earlier locked cell nor the task itself makes."""
    locked = [draft.cell for draft in drafts if draft.cell.role is Role.LOCKED]
    if any(_syntax(cell.source) for cell in locked):
        return  # what they define is not known, and their own fault is told already
    known: set[str] = set()
    gives: dict[str, set[str]] = {}
    for draft in drafts:
        cell = draft.cell
        if cell.role is Role.LOCKED:
            known |= names.made(cell.source)
        elif cell.role is Role.SOLUTION:
            gives.setdefault(cell.task, set()).update(cell.gives)
        elif cell.role is Role.TESTS and not _syntax(cell.source):
            yield from _strangers(draft, known | gives.get(cell.task, set()))


def _strangers(draft: Draft, known: set[str]) -> Iterator[Problem]:
    for name, line in names.needed(draft.cell.source).items():
        if name not in known:
            yield Problem(
                draft.body_line + line - 1,
                f"task {draft.cell.task}: the tests use {name!r}, which no locked cell above"
                " defines and the task does not give",
            )


def _duplicates(graded: Iterable[Draft]) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for draft in graded:
        seen[draft.cell.id] += 1
        if seen[draft.cell.id] == 2:  # one message an id, at its second use
            yield Problem(draft.cell.line, f"the id {draft.cell.id!r} is used twice")


def _order(graded: list[Draft]) -> Iterator[Problem]:
    by_task: dict[str, list[Draft]] = {}
    previous = ""
    for draft in graded:
        task = draft.cell.task
        if task in by_task and task != previous:
            yield Problem(draft.cell.line, f"the cells of task {task} do not stand together")
        by_task.setdefault(task, []).append(draft)
        previous = task
    for task, drafts in by_task.items():
        yield from _roles(task, [draft.cell for draft in drafts])


def _roles(task: str, cells: list[Cell]) -> Iterator[Problem]:
    roles = [cell.role for cell in cells]
    line = cells[0].line
    if Role.WRITTEN in roles:
        if len(roles) > 1:
            yield Problem(line, f"task {task}: a written task has one cell and no tests")
        return
    if Role.TESTS not in roles:
        yield Problem(line, f"task {task} has no tests cell: add one, or make it a written task")
    elif Role.SOLUTION not in roles:
        yield Problem(line, f"task {task} has no solution cell")
    elif roles.index(Role.TESTS) < roles.index(Role.SOLUTION):
        yield Problem(line, f"task {task}: the tests stand before the solution")
    if Role.TESTS in roles and not sum(cell.marks for cell in cells):
        yield Problem(line, f"task {task} is worth no marks: give a tests cell `marks`")


def _surroundings(drafts: tuple[Draft, ...]) -> Iterator[Problem]:
    """Each task has a heading of its own and its steps of hints above its first cell."""
    heading, found, tasks, taken = "", 0, set[str](), set[str]()
    for draft in drafts:
        cell = draft.cell
        if cell.role is Role.PROSE:
            titles = headings(cell.source)
            if titles:
                heading = titles[-1].title
            found = _hints_under(cell.source, titles[-1].line) if titles else found + _count(cell)
        elif cell.task and cell.task not in tasks:
            tasks.add(cell.task)
            yield from _above(cell, heading, found)
            if heading and heading in taken:
                yield Problem(cell.line, f"two tasks are called {heading!r}")
            taken.add(heading)
            heading, found = "", 0


def _count(cell: Cell) -> int:
    return len(hints(cell.source))


def _hints_under(text: str, line: int) -> int:
    return sum(hint.start > line for hint in hints(text))


def _above(cell: Cell, heading: str, found: int) -> Iterator[Problem]:
    if not heading:
        yield Problem(cell.line, f"task {cell.task} has no `### Title` of its own above it")
    if cell.role is Role.WRITTEN:
        if found > HINTS_OF_A_CODED_TASK:
            yield Problem(cell.line, f"task {cell.task} has {found} hints: two are enough")
    elif found != HINTS_OF_A_CODED_TASK:
        yield Problem(
            cell.line,
            f"task {cell.task} has {found} hint{'s' * (found != 1)} and needs two:"
            " where to look, then which tool",
        )
