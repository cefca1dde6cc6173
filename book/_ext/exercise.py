"""`{exercise} u03`: the page of a unit's exercise, made from the exercise itself.

It prints each task with its marks and evidence, how the exercise is marked, and where to get the
notebook. Solutions, tests, rubrics and hints are never read into the page.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from course_facts import UnitFacts, counted, duration, facts
from docutils import nodes
from html_element import element, html_element
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from unit_header import evidence

from grading import myst
from grading.course import Cell, Role, Task
from grading.faults import Unusable

HEADING = re.compile(r"^#{1,6}\s+(.*)$", re.MULTILINE)


def plain_text(source: str) -> str:
    """The prose of a text cell: hints cut out, headings of tasks too."""
    lines = source.splitlines()
    for hint in reversed(myst.hints(source)):
        del lines[hint.start - 1 : hint.end - 1]
    return HEADING.sub("", "\n".join(lines)).strip()


def texts(cells: tuple[Cell, ...], titles: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """The prose before the first task, and the prose of each task by its title."""
    intro, by_title, current = [], {title: [] for title in titles}, None
    for cell in cells:
        if cell.role is not Role.PROSE:
            continue
        for part in re.split(r"(?m)^(?=### )", cell.source):
            heading = re.match(r"### +(.*)", part)
            current = heading[1].strip() if heading else current
            by_title.get(current, intro).append(plain_text(part))
    return "\n\n".join(intro), {title: "\n\n".join(parts) for title, parts in by_title.items()}


class Exercise(SphinxDirective):
    """The directive."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """What to do and how it is marked, then a section for each task."""
        try:
            about = facts(self.env, self.arguments[0])
        except Unusable as fault:
            raise self.error(str(fault)) from None
        exercise = about.exercise
        intro, by_title = texts(exercise.cells, tuple(task.title for task in exercise.tasks))
        proof = evidence(about.standard, about.exercise_codes)
        found: list[nodes.Node] = [self._summary(about), proof, self._download(about)]
        found += self._parsed(intro)
        found.append(self._table(about))
        return found + [self._task(task, by_title[task.title]) for task in exercise.tasks]

    def _summary(self, about: UnitFacts) -> html_element:
        exercise = about.exercise
        by_hand = sum(task.marks for task in exercise.tasks if task.written)
        rows = {
            "Time": duration(exercise.minutes),
            "Tasks": str(len(exercise.tasks)),
            "Marks": str(exercise.marks),
            "Marked by machine": counted(exercise.marks - by_hand, "mark"),
            "Marked by your tutor": counted(by_hand, "mark"),
        }
        facts_list = element("dl", class_="unit-facts")
        for name, value in rows.items():
            facts_list += element("div", element("dt", name), element("dd", value))
        return facts_list

    def _download(self, about: UnitFacts) -> html_element:
        slug = about.unit.slug
        pack = Path(os.environ.get("EYDA_DOWNLOADS", "")) / f"{slug}.zip"
        if not os.environ.get("EYDA_DOWNLOADS") or not pack.is_file():
            words = "Your tutor gives you the notebook and its data."
            return element("p", words, class_="download")
        up = "../" * self.env.docname.count("/")
        size = f"{pack.stat().st_size / 1e6:.1f} MB"
        link = element(
            "a", f"Download the exercise (ZIP, {size})", href=f"{up}downloads/{slug}.zip"
        )
        what = element("span", "The notebook, its data, and the reader that loads them.")
        return element("p", link, what, class_="download")

    def _table(self, about: UnitFacts) -> html_element:
        head = element(
            "tr", *(element("th", name, scope="col") for name in ("Task", "Marks", "Marked by"))
        )
        body = element("tbody")
        for task in about.exercise.tasks:
            link = element("a", f"{task.number}. {task.title}", href=f"#{task.id}")
            marker = "your tutor" if task.written else "machine"
            cells = (element("td", link), element("td", str(task.marks)), element("td", marker))
            body += element("tr", *cells)
        caption = element("caption", "The tasks and their marks")
        return element("table", caption, element("thead", head), body, class_="data task-table")

    def _task(self, task: Task, text: str) -> nodes.section:
        section = nodes.section(ids=[task.id], names=[task.id])
        section += nodes.title(
            "", f"Task {task.number}. {task.title} ({counted(task.marks, 'mark')})"
        )
        section += self._parsed(text)
        section += how_marked(task)
        return section

    def _parsed(self, text: str) -> list[nodes.Node]:
        holder = nodes.Element()
        self.state.nested_parse(text.splitlines(), self.content_offset, holder)
        return holder.children


def how_marked(task: Task) -> html_element:
    """One sentence: who marks the task, in how many checks, as evidence for what."""
    line = element("p", class_="how-marked")
    if task.written:
        line += nodes.Text(f"Marked by your tutor, out of {task.marks}.")
    else:
        marked = [check.marks for check in task.checks if check.marks]
        equal = len(set(marked)) == 1 and len(marked) > 1
        each = f", {counted(marked[0], 'mark')} each" if equal else ""
        line += nodes.Text(f"Marked by machine in {counted(len(marked), 'check')}{each}. Looks at ")
        for place, name in enumerate(task.gives):
            line += nodes.Text(", " if place else "")
            line += element("code", name)
        line += nodes.Text(".")
    line += nodes.Text(f" Evidence for {', '.join(task.ksb)}.")
    return line


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.setup_extension("html_element")
    app.add_directive("exercise", Exercise)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
