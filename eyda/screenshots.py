"""`python -m eyda.screenshots`: the README's pictures, from the real book and real feedback."""

from __future__ import annotations

import io
from pathlib import Path

from bs4 import BeautifulSoup
from PIL import Image
from playwright.sync_api import Browser

from eyda.browser import open_browser
from eyda.site_places import Places
from eyda.site_serve import serving
from synthetic_data.faults import Unusable

OUT = Path("docs/images")
BOOK_PAGE = "units/u03-identifiers/lesson-2.html"
SIZE = (1280, 900)
LIMIT = 300_000  # bytes: a picture is fetched with the repository, for ever


def main() -> None:
    """`docs/images/book.png` and `feedback.png` are made again, each under 300 KB."""
    root = Path.cwd()
    feedback = feedback_page(root / "cohorts" / "demo" / "feedback")
    OUT.mkdir(parents=True, exist_ok=True)
    with open_browser() as browser:
        with serving(Places(root).site) as address:
            save(OUT / "book.png", picture(browser, address + BOOK_PAGE, show="article img"))
        with serving(feedback.parent, index=feedback.name) as address:
            save(OUT / "feedback.png", picture(browser, address + feedback.name))


def feedback_page(folder: Path) -> Path:
    """The feedback that shows most: tasks of the demo class that went in different ways."""
    pages = sorted(folder.rglob("*.html"))
    if not pages:
        raise Unusable("there is no feedback to picture yet", where=folder, todo="eyda course")
    return max(pages, key=_variety)


def _variety(page: Path) -> int:
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    return len({cell.get_text(strip=True) for cell in soup.select("tbody td")})


def picture(browser: Browser, url: str, show: str = "") -> bytes:
    """What a reader with a desktop screen sees in light colours, `show` (CSS) in the middle."""
    width, height = SIZE
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="light", locale="en-GB"
    )
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    if show:
        page.locator(show).first.evaluate("one => one.scrollIntoView({block: 'center'})")
    shot = page.screenshot()
    context.close()
    return shot


def save(path: Path, shot: bytes) -> None:
    """The picture as it is, or in 256 colours when that is what keeps it small."""
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    for attempt in (image, image.quantize(256, dither=Image.Dither.NONE)):
        small = io.BytesIO()
        attempt.save(small, "PNG", optimize=True)
        if small.tell() <= LIMIT:
            path.write_bytes(small.getvalue())
            return
    raise Unusable(f"the picture has {small.tell():,} bytes, over {LIMIT:,}", where=path)


if __name__ == "__main__":
    main()
