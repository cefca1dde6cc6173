"""Pages are read and written side by side.

Sphinx does that only if every extension says that it is safe. Two that Jupyter Book always loads do
not say. Neither does anything here while a page is read or written: one numbers headings across
parts, and this book has no numbers; the other serves books in LaTeX.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

SILENT = ("sphinx_multitoc_numbering", "sphinx_jupyterbook_latex")


def vouch(app: Sphinx, config: Config) -> None:
    """The extensions that do not say count as safe."""
    for name in SILENT:
        if name in app.extensions:
            app.extensions[name].parallel_read_safe = True
            app.extensions[name].parallel_write_safe = True


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("config-inited", vouch)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
