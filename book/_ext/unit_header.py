"""Each page of a unit says where it stands: the unit, the lesson, the time, the evidence.

The header is added by the page's place (`units/<slug>/index`, `.../lesson-2`), so an author has
nothing to write and nothing to keep up to date. Only a simulated task says itself, in front matter,
how long it takes, what it is worth and what it is evidence for; a page that does not is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import simulated_task
from course_facts import UnitFacts, counted, duration, facts, in_order, units
from docutils import nodes
from html_element import element, html_element
from sphinx.application import Sphinx
from sphinx.util import logging

from grading.course_files import Standard

logger = logging.getLogger(__name__)

PAGE = re.compile(r"^units/(?P<slug>[^/]+)/(?P<page>[^/]+)$")
LESSON = re.compile(r"^lesson-(\d+)$")
NAMES = {
    "index": "Overview",
    "exercise": "Exercise",
    simulated_task.PAGE: "Simulated task",
    "worksheet": "Worksheet",
    "key-points": "Key points",
}


def _add(app: Sphinx, doctree: nodes.document) -> None:
    place = PAGE.match(app.env.docname)
    if not place or place["slug"] not in {unit.slug for unit in units(app.env)}:
        return
    about = facts(app.env, place["slug"])
    title = next(doctree.findall(nodes.title), None)
    if title is None:
        return
    headers = [_line(app, about, place["page"])]
    if place["page"] == "index":
        headers.append(_overview(app, about))
    if place["page"] == simulated_task.PAGE:
        headers += _simulated(app, about)
    after = title.parent.index(title) + 1
    title.parent[after:after] = headers


def _line(app: Sphinx, about: UnitFacts, page: str) -> html_element:
    lesson = LESSON.match(page)
    name = NAMES.get(page, "")
    if lesson:
        name = f"Lesson {lesson[1]} of {len(_lessons(app, about))}"
    unit = f"Unit {about.number}" + ("" if page == "index" else f": {about.unit.title}")
    words = f"{unit} · {name}" if name else unit
    return element("p", words, class_="unit-line")


def _lessons(app: Sphinx, about: UnitFacts) -> list[Path]:
    return list((Path(app.srcdir) / "units" / about.unit.slug).glob("lesson-*.md"))


def _overview(app: Sphinx, about: UnitFacts) -> html_element:
    exercise = about.exercise
    rows = {
        "Time": duration(about.unit.minutes),
        "Read": counted(len(_lessons(app, about)), "lesson"),
        "Do": f"an exercise of {counted(len(exercise.tasks), 'task')}, {exercise.marks} marks",
    }
    if about.simulated:
        rows["Then"] = f"a simulated task, {about.simulated.marks} marks"
    more = evidence(about.standard, about.codes)
    return element("div", _numbers(rows), more, class_="unit-header")


def _simulated(app: Sphinx, about: UnitFacts) -> list[nodes.Node]:
    """Its time, marks and evidence; nothing, and a warning for each fault, if it does not say."""
    page = f"units/{about.unit.slug}/{simulated_task.PAGE}"
    fields = simulated_task.front_matter(Path(app.env.doc2path(page)).read_text(encoding="utf-8"))
    for fault in simulated_task.faults(fields, about.standard.statements):
        logger.warning(fault, location=page)
    task = about.simulated
    if task is None:
        return []
    rows = {
        "Time": duration(task.minutes),
        "Marks": str(task.marks),
        "Marked by": "your tutor",
    }
    codes = tuple(sorted(task.codes, key=in_order))
    return [_numbers(rows), evidence(about.standard, codes)]


def _numbers(rows: Mapping[str, str]) -> html_element:
    listed = element("dl", class_="unit-facts")
    for name, value in rows.items():
        listed += element("div", element("dt", name), element("dd", value))
    return listed


def evidence(standard: Standard, codes: tuple[str, ...]) -> html_element:
    """The knowledge, skills and behaviours with their statements, folded behind their codes."""
    summary = element(
        "summary",
        element("span", "Evidence for "),
        *(element("span", code, class_="ksb") for code in codes),
    )
    listed = element("dl", class_="ksb-list")
    for code in codes:
        listed += element("div", element("dt", code), element("dd", standard.statements[code]))
    source = f"{standard.title}, level {standard.level}, {standard.code} {standard.version}. "
    return element(
        "details",
        summary,
        listed,
        element("p", source + standard.caveat, class_="small"),
        class_="evidence",
    )


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the header when a page has been read."""
    app.setup_extension("html_element")
    app.connect("doctree-read", _add)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
