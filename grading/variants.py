"""Answers that authors wrote to try the tests: wrong ones with their marks, and alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from grading import names
from grading.course import Assignment, Role, Task
from grading.faults import Fault, Unusable

TASK = re.compile(r"^# task:\s*(\S+)\s*$")
EXPECTS = re.compile(r"^# expects:\s*(\S+)\s+(\d+)/(\d+)\s*$")
NOTE = re.compile(r"^# (misconception|idiom):\s*(.*?)\s*$")
WRONG, ALTERNATIVES = "wrong_answers", "alternatives"
NOTES = {WRONG: "misconception", ALTERNATIVES: "idiom"}


@dataclass(frozen=True)
class Expectation:
    """The marks that one task must get, and the line that says so."""

    marks: int
    out_of: int
    line: int


@dataclass(frozen=True)
class Variant:
    """One file of answers: code by task, and what must come of it."""

    path: Path
    note: str
    answers: Mapping[str, str]
    expects: Mapping[str, Expectation]
    lines: Mapping[str, int]
    """The line of each `# task:`."""
    unread: tuple[Fault, ...] = ()

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @property
    def wrong(self) -> bool:
        """Whether the file stands in `wrong_answers/`."""
        return self.path.parent.name == WRONG


def read_variants(folder: Path) -> tuple[Variant, ...]:
    """All wrong answers and alternatives of the unit in `folder`, by name."""
    return tuple(
        read_variant(path)
        for kind in (WRONG, ALTERNATIVES)
        for path in sorted((folder / kind).glob("*.py"))
    )


def read_variant(path: Path) -> Variant:
    """The answers in one file; a line that cannot be read is kept among `unread`."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise Unusable("these answers cannot be read", where=path, why=str(fault)) from None
    starts = [number for number, line in enumerate(lines) if TASK.match(line)]
    head = lines[: starts[0]] if starts else lines
    answers: dict[str, str] = {}
    at: dict[str, int] = {}
    unread = list(_unread(path, head))
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        task = _first(TASK, lines[start])
        if task in answers:
            unread.append(Fault(path, start + 1, f"task {task} is answered twice"))
        answers[task] = "\n".join(lines[start + 1 : end]).strip("\n")
        at[task] = start + 1
    note = next((found[2] for found in map(NOTE.match, head) if found), "")
    return Variant(path, note, answers, _expectations(head), at, tuple(unread))


def _first(pattern: re.Pattern[str], line: str) -> str:
    found = pattern.match(line)
    return found[1] if found else ""


def _expectations(head: list[str]) -> dict[str, Expectation]:
    return {
        found[1]: Expectation(int(found[2]), int(found[3]), number)
        for number, found in enumerate(map(EXPECTS.match, head), start=1)
        if found
    }


def _unread(path: Path, head: list[str]) -> Iterator[Fault]:
    for number, line in enumerate(head, start=1):
        if line.startswith("# expects:") and not EXPECTS.match(line):
            yield Fault(path, number, "write `# expects: TASK MARKS/OUT_OF`, one task a line")
        if line.strip() and not line.startswith("#"):
            yield Fault(path, number, "this code stands before the first `# task:` line")


def variant_faults(variant: Variant, assignment: Assignment) -> Iterator[Fault]:
    """What is wrong with a file of answers, before anything is run."""
    yield from variant.unread
    coded = {task.id: task for task in assignment.tasks if not task.written}
    kind = NOTES[WRONG if variant.wrong else ALTERNATIVES]
    if not variant.note:
        yield Fault(variant.path, 1, f"the first line must say `# {kind}: ` in plain words")
    if variant.wrong and not variant.expects:
        yield Fault(variant.path, 1, "a wrong answer must say `# expects: TASK MARKS/OUT_OF`")
    if not variant.wrong and variant.expects:
        yield Fault(variant.path, 1, "an alternative gets full marks and expects nothing else")
    if not variant.answers:
        yield Fault(variant.path, 1, "there is no `# task:` line, so nothing is answered")
    for name, line in variant.lines.items():
        yield from _code_faults(variant, assignment, name, line)
    for name, said in variant.expects.items():
        yield from _expectation_faults(variant.path, said, coded.get(name), name)


def _expectation_faults(
    path: Path, said: Expectation, task: Task | None, name: str
) -> Iterator[Fault]:
    if task is None:
        yield Fault(path, said.line, f"no coded task is called {name!r}")
    elif said.out_of != task.marks:
        yield Fault(path, said.line, f"{name} is worth {task.marks}, not {said.out_of}")
    elif said.marks >= said.out_of:
        yield Fault(path, said.line, f"{name}: leave out tasks that get full marks")


def _code_faults(variant: Variant, assignment: Assignment, task: str, line: int) -> Iterator[Fault]:
    gives = {cell.task: cell.gives for cell in assignment.cells if cell.role is Role.SOLUTION}
    if task not in gives:
        yield Fault(variant.path, line, f"no coded task is called {task!r}")
        return
    try:
        made = names.made(variant.answers[task])
    except (SyntaxError, ValueError) as fault:
        at = line + (getattr(fault, "lineno", None) or 1)
        yield Fault(variant.path, at, f"this is not plain Python: {fault.args[0]}")
        return
    for name in gives[task]:
        if not variant.wrong and name not in made:
            yield Fault(variant.path, line, f"task {task} must give {name!r}")
