"""The theme's own markup, corrected where it would mislead a screen reader.

Done on the finished page, so that no script has to run before the page is right.
"""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup, Tag
from sphinx.application import Sphinx


def correct(html: str) -> str:
    """The page with names that match what is seen, one main heading and scoped headers."""
    soup = BeautifulSoup(html, "html.parser")
    printed = soup.find(id="jb-print-docs-body")
    if printed:  # a second heading and a second list of contents, shown only on paper
        printed.decompose()
    for number in soup.select("span.caption-number"):
        number.decompose()  # `numfig` is off in our settings, and on in Jupyter Book's own
    for text in soup.select("article td code span.pre"):
        _breakable(soup, text)
    for summary in soup.select("summary[aria-label]"):
        del summary["aria-label"]
    for icon in soup.select("i[class*=fa-]"):
        icon["aria-hidden"] = "true"
        del icon["title"]
    for toggle in soup.select("button.sidebar-toggle[title]"):
        toggle["aria-label"] = toggle["title"]
    for header in soup.select("article th"):
        if not header.get_text(strip=True):
            header.name = "td"  # the corner of a table heads nothing
        elif not header.get("scope"):
            header["scope"] = "col" if header.find_parent("thead") else "row"
    return str(soup)


def _breakable(soup: BeautifulSoup, text: Tag) -> None:
    """A long name in a table may break after an underscore, and nowhere in a word."""
    first, *others = text.get_text().split("_")
    text.string = first
    for part in others:
        text.append("_")
        text.append(soup.new_tag("wbr"))
        text.append(part)


def _correct_pages(app: Sphinx, failed: Exception | None) -> None:
    if failed is None and app.builder.format == "html":
        for page in Path(app.outdir).rglob("*.html"):
            if "_static" not in page.parts:
                text = page.read_text(encoding="utf-8")
                page.write_text(correct(text), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Run last, over every page."""
    app.connect("build-finished", _correct_pages, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
