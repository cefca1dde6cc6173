"""The built book, served on this machine and visited once in a real browser for all tests."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from eyda import site as book
from eyda.browser import open_browser
from eyda.site_serve import serving

ROOT = Path(__file__).parents[2]
SMALLEST = 320  # px: the width at which WCAG 2.2 asks that nothing scrolls sideways (1.4.10)


@dataclass
class Visit:
    """What one page did when it was opened with every other host blocked."""

    page: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    width: int = 0


@pytest.fixture(scope="session")
def site() -> Path:
    """`build/site`, built now unless nothing has changed."""
    with contextlib.chdir(ROOT):
        return book.build(ROOT)


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """Every page of the book, as its path within the site."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [name for name in found if not name.startswith("_static/")]


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with serving(site) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def visits(browser: Browser, address: str, pages: list[str]) -> list[Visit]:
    return [visit(browser, address, page) for page in pages]


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A fresh page for a test that touches things."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def visit(browser: Browser, address: str, name: str) -> Visit:
    """Open a page, let it settle, scroll to its end, and say what happened."""
    seen = Visit(name)
    context = browser.new_context(viewport={"width": SMALLEST, "height": 640})
    page = context.new_page()

    def gate(route: Route) -> None:
        url = route.request.url
        if url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            seen.outside.append(url)
            route.abort()

    context.route("**/*", gate)
    page.on("console", lambda m: seen.errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda fault: seen.errors.append(str(fault)))
    page.on(
        "response",
        lambda r: seen.missing.append(urlsplit(r.url).path) if r.status >= 400 else None,
    )
    page.goto(address + name, wait_until="load")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    seen.width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    return seen
