"""A doctree node that is exactly one HTML element: markup that screen readers can rely on."""

from __future__ import annotations

from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


class html_element(nodes.General, nodes.TextElement):
    """One element with its attributes; its children are its content."""


VOID = {"br", "input"}


def element(tag: str, *children: nodes.Node | str, **attributes: str | bool) -> html_element:
    """An element; a name may end in `_` (`class_`), `True` is an attribute without a value."""
    node = html_element(tag=tag, html={key.rstrip("_"): val for key, val in attributes.items()})
    for child in children:
        node += nodes.Text(child) if isinstance(child, str) else child
    return node


def _visit(translator: HTML5Translator, node: html_element) -> None:
    pairs = (
        f" {key}" if value is True else f' {key}="{escape(str(value))}"'
        for key, value in node["html"].items()
        if value is not False
    )
    translator.body.append(f"<{node['tag']}{''.join(pairs)}>")


def _depart(translator: HTML5Translator, node: html_element) -> None:
    if node["tag"] not in VOID:
        translator.body.append(f"</{node['tag']}>")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the node with its HTML form."""
    app.add_node(html_element, html=(_visit, _depart))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
