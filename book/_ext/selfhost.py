"""Keep the book on its own host: strip foreign scripts and styles, load mathematics only if used.

Some extensions add a script from another host to every page, wanted or not. A reader on a closed
network, and a reader who is not to be tracked, both need none of them.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

FOREIGN = ("http:", "https:", "//")
MATHJAX = "mathjax/"
UNUSED = ("THEBE_JS_URL", "sphinx-thebe")


def _unlist_mathjax(_app: Sphinx, config: Config) -> None:
    """Jupyter Book lists each script below `_static` for every page; MathJax is for few."""
    config.html_js_files = [
        name for name in config.html_js_files if not str(name).startswith(MATHJAX)
    ]


def _strip(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: object
) -> None:
    for kind in ("css_files", "script_files"):
        context[kind] = [asset for asset in context.get(kind, []) if not _unwanted(asset)]
    if 'class="math' not in context.get("body", ""):  # Sphinx also counts the pages below a page
        context["script_files"] = [
            asset for asset in context["script_files"] if MATHJAX not in _name(asset)
        ]


def _name(asset: object) -> str:
    return str(getattr(asset, "filename", asset) or "")


def _unwanted(asset: object) -> bool:
    name = _name(asset)
    body = str(getattr(asset, "attributes", {}).get("body", ""))
    return name.startswith(FOREIGN) or any(word in name + body for word in UNUSED)


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect the second late, so that what other extensions add is seen."""
    app.connect("config-inited", _unlist_mathjax, priority=100)  # while it is a list of names
    app.connect("html-page-context", _strip, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
