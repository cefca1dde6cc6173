"""Each page of a unit says where it stands: the unit, the lesson, the time, the evidence.

The header is added by the page's place (`units/<slug>/index`, `.../lesson-2`), so an author has
nothing to write and nothing to keep up to date.
"""

from __future__ import annotations

import re
from pathlib import Path

from course_facts import UnitFacts, counted, duration, facts, units
from docutils import nodes
from html_element import element, html_element
from sphinx.application import Sphinx

PAGE = re.compile(r"^units/(?P<slug>[^/]+)/(?P<page>[^/]+)$")
LESSON = re.compile(r"^lesson-(\d+)$")
NAMES = {
    "index": "Overview",
    "exercise": "Exercise",
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
    numbers = element("dl", class_="unit-facts")
    for name, value in rows.items():
        numbers += element("div", element("dt", name), element("dd", value))
    return element("div", numbers, evidence(about), class_="unit-header")


def evidence(about: UnitFacts) -> html_element:
    """The knowledge, skills and behaviours with their statements, folded behind their codes."""
    standard = about.standard
    summary = element(
        "summary",
        element("span", "Evidence for "),
        *(element("span", code, class_="ksb") for code in about.codes),
    )
    listed = element("dl", class_="ksb-list")
    for code in about.codes:
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
