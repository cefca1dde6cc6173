"""`{unit-cards}`: a card for each unit of the course, made from what the units themselves say.

The question on a card is the `question:` in the front matter of the unit's overview page, or else
that page's first paragraph.
"""

from __future__ import annotations

from course_facts import counted, duration, facts, units
from docutils import nodes
from html_element import element, html_element
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


class unit_cards(nodes.General, nodes.Element):
    """Stands for the cards until every page has been read."""


class UnitCards(SphinxDirective):
    """The directive."""

    def run(self) -> list[nodes.Node]:
        """A place for the cards."""
        return [unit_cards()]


def _fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for place in list(doctree.findall(unit_cards)):
        cards = element("ul", class_="unit-cards")
        written = [u for u in units(app.env) if f"units/{u.slug}/index" in app.env.found_docs]
        for unit in written:
            cards += _card(app, docname, unit.slug)
        place.replace_self(cards)


def _card(app: Sphinx, docname: str, slug: str) -> html_element:
    about = facts(app.env, slug)
    page = f"units/{slug}/index"
    href = app.builder.get_relative_uri(docname, page)
    effort = f"{duration(about.unit.minutes)} · {counted(len(about.exercise.tasks), 'task')}"
    return element(
        "li",
        element("p", f"Unit {about.number}", class_="card-number"),
        element("h3", element("a", about.unit.title, href=href)),
        element("p", _question(app, page), class_="card-question"),
        element("p", effort[0].upper() + effort[1:], class_="card-effort"),
        element("p", *(element("span", code, class_="ksb") for code in about.codes)),
    )


def _question(app: Sphinx, page: str) -> str:
    asked = app.env.metadata.get(page, {}).get("question")
    if asked:
        return str(asked)
    paragraphs = app.env.get_doctree(page).findall(nodes.paragraph)
    return next((paragraph.astext() for paragraph in paragraphs), "")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive and fill it in once every page is known."""
    app.setup_extension("html_element")
    app.add_node(unit_cards)
    app.add_directive("unit-cards", UnitCards)
    app.connect("doctree-resolved", _fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
