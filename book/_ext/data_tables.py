"""Tables from pandas get what a screen reader needs: a caption, scoped headers, no empty header.

A caption is the author's (`table: {caption: ...}` in the cell's options) or, for screen readers
only, made from the table's size and columns.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from docutils import nodes
from sphinx.application import Sphinx

NAMED = 6


def tidy(html: str, caption: str = "") -> str:
    """The HTML with every table in it captioned, scoped and free of presentational markup."""
    soup = BeautifulSoup(html, "html.parser")
    for table in soup.find_all("table"):
        del table["border"]
        table["class"] = sorted({*table.get("class", []), "data", "dataframe"})
        _scope(table)
        if not table.caption:
            table.insert(0, _caption(soup, table, caption))
    for style in soup.find_all("style"):
        if ".dataframe" in style.get_text():
            style.decompose()
    return str(soup)


def _scope(table: Tag) -> None:
    head = table.thead
    for cell in table.find_all("th"):
        if not cell.get_text(strip=True):
            cell.name = "td"
            continue
        in_head = head is not None and head in cell.parents
        cell["scope"] = "col" if in_head else "row"


def _caption(soup: BeautifulSoup, table: Tag, words: str) -> Tag:
    caption = soup.new_tag("caption")
    if words:
        caption.string = words
        return caption
    columns = [cell.get_text(strip=True) for cell in table.select("thead th")]
    rows = len(table.select("tbody tr"))
    named = ", ".join(columns[:NAMED]) + (" and more" if len(columns) > NAMED else "")
    caption.string = f"Table of {rows} {'row' if rows == 1 else 'rows'}: {named}"
    caption["class"] = "sr-only"
    return caption


def _tidy_outputs(_app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    for raw in doctree.findall(nodes.raw):
        if raw.get("format") == "html" and "<table" in raw.astext():
            tidied = nodes.raw("", tidy(raw.astext(), _asked(raw)), format="html")
            tidied["classes"] = raw["classes"]
            raw.replace_self(tidied)


def _asked(node: nodes.Node) -> str:
    while node is not None:
        metadata = getattr(node, "attributes", {}).get("cell_metadata")
        if metadata:
            return str(metadata.get("table", {}).get("caption", ""))
        node = node.parent
    return ""


def setup(app: Sphinx) -> dict[str, bool]:
    """Work on complete pages, when each output has its final form."""
    app.connect("doctree-resolved", _tidy_outputs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
