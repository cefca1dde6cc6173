"""What an author's text becomes in the notebook: numbered headings with marks, folded hints."""

from __future__ import annotations

import html
from collections.abc import Iterator

from grading import myst
from grading.course import Assignment, Role, Task


def rendered(assignment: Assignment) -> Iterator[str]:
    """The text of each prose cell, in order, as the learner reads it."""
    titles = _heading_lines(assignment)
    for place, cell in enumerate(assignment.cells):
        if cell.role is Role.PROSE:
            lines = cell.source.splitlines()
            for line, task in titles.get(place, {}).items():
                lines[line - 1] = heading(task)
            yield folded("\n".join(lines))


def heading(task: Task) -> str:
    """The heading of a task, with its number and its computed marks."""
    return f"### Task {task.number}. {task.title} ({task.marks} mark{'s' * (task.marks != 1)})"


def folded(text: str) -> str:
    """The text with each hint folded into an element that opens when it is clicked."""
    lines = text.splitlines()
    number = 0
    found: list[tuple[myst.Hint, int]] = []
    for hint in myst.hints(text):
        above = myst.headings("\n".join(lines[: hint.start - 1]))
        starts_task = not found or any(head.line > found[-1][0].start for head in above)
        number = 1 if starts_task else number + 1
        found.append((hint, number))
    for hint, place in reversed(found):
        lines[hint.start - 1 : hint.end - 1] = _details(hint, place).splitlines()
    return "\n".join(lines)


def _details(hint: myst.Hint, number: int) -> str:
    title = html.escape(f"Hint {number}: {hint.title}" if hint.title else f"Hint {number}")
    return f"<details>\n<summary>{title}</summary>\n\n{hint.text}\n\n</details>\n"


def _heading_lines(assignment: Assignment) -> dict[int, dict[int, Task]]:
    """By place of the prose cell and line within it, the task that a heading names."""
    tasks = {task.id: task for task in assignment.tasks}
    found: dict[int, dict[int, Task]] = {}
    last: tuple[int, int] | None = None
    for place, cell in enumerate(assignment.cells):
        if cell.role is Role.PROSE:
            heads = myst.headings(cell.source)
            last = (place, heads[-1].line) if heads else last
        elif cell.task in tasks and last:
            found.setdefault(last[0], {})[last[1]] = tasks.pop(cell.task)
    return found
