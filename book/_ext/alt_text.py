"""Every picture says in words what it shows: a picture without that is a fault of the build.

Notebook figures get the name of their own file as alternative text unless the author writes one in
the cell (`mystnb: {image: {alt: ...}}`), and no checker of accessibility sees that as wrong.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

LOG = logging.getLogger(__name__)
SHORTEST, LONGEST = 20, 250
FILE_NAME = re.compile(r"\.(png|jpe?g|svg|gif|webp|pdf)\b", re.IGNORECASE)


def fault(alt: str) -> str | None:
    """What is wrong with this alternative text, or None."""
    if not alt.strip():
        return "has no alternative text"
    if FILE_NAME.search(alt):
        return f"has a file name as alternative text: {alt!r}"
    if not SHORTEST <= len(alt) <= LONGEST:
        return f"has alternative text of {len(alt)} characters: {alt!r}"
    return None


def _check(_app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for image in doctree.findall(nodes.image):
        wrong = fault(image.get("alt", ""))
        if wrong:
            LOG.warning(
                "a picture %s. Say what it shows in %d to %d characters "
                "(in a code cell: `mystnb: {image: {alt: ...}}`)",
                wrong,
                SHORTEST,
                LONGEST,
                location=image if image.line or image.source else docname,
                type="eyda",
                subtype="alt",
            )


def setup(app: Sphinx) -> dict[str, bool]:
    """Check when a page is complete, so that pasted figures are seen too."""
    app.connect("doctree-resolved", _check)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
