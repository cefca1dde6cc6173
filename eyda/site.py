"""The book: from its sources to a static site in `build/site`, or all that is wrong with it.

What a reader sees is replaced in one step, by a book without a single warning, or not at all.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from eyda import fresh, site_downloads, site_pages, site_run
from eyda.site_places import Places
from grading.cohorts import CLASS_SEED
from grading.worlds import world
from synthetic_data.faults import Unusable

STEP = "book"


def build(root: Path | None = None, *, again: bool = False) -> Path:
    """The folder of the finished book, up to date with its sources.

    Nothing is done when nothing has changed, unless `again`. Raises Faulty with every fault of the
    pages, and Unusable outside the project's folder; the site of before is then left as it was.
    """
    places = Places((root or Path.cwd()).resolve())
    if not places.config.is_file() or not places.book.is_dir():
        raise Unusable(
            "the book's sources are not here",
            where=places.root,
            todo="run this in the project's folder, which holds _config.yml and book/",
        )
    world("class", CLASS_SEED, places.pack.parent)
    site_pages.write(places.book / "reference", places.pack)
    site_downloads.write(places.root / "assignments", places.pack, places.downloads)
    key = _key(places)
    index = places.site / "index.html"
    if not again and fresh.is_fresh(STEP, key, [index]):
        return places.site
    html = site_run.run(places, execution_key(places))
    shutil.copytree(places.downloads, html / "downloads", dirs_exist_ok=True)
    replace(places.site, html)
    fresh.mark_done(STEP, key)
    return places.site


def _key(places: Places) -> str:
    """Changes with anything that the site is made from."""
    exercises = places.root / "assignments"
    sources = [
        places.config,
        places.downloads,
        *(path for path in places.book.iterdir() if path.name != "tutors"),
        *exercises.glob("*.toml"),
        *exercises.glob("*/exercise.md"),
        *Path(__file__).parent.glob("site*.py"),
        Path(__file__).parent / "reference",
        *(places.root / "grading").glob("*.py"),  # it reads the exercises for the pages
    ]
    return fresh.fingerprint(sources, execution_key(places))


def execution_key(places: Places) -> str:
    """Changes with what executed cells can read beside their own text: data, reader, libraries."""
    style = places.book / "_static" / "course.mplstyle"
    inputs = [places.pack / "manifest.json", style, places.root / "requirements.txt"]
    return fresh.fingerprint([*inputs, places.root / "synthetic_data"])[:16]


def replace(site: Path, html: Path) -> None:
    """The new site stands where the old one stood; the old one comes back if that fails."""
    old = site.with_name(f".{site.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists():
        os.replace(site, old)  # noqa: PTH105 (a folder onto a name: the rename is the point)
    try:
        os.replace(html, site)  # noqa: PTH105
    except OSError:
        if old.exists():
            os.replace(old, site)  # noqa: PTH105
        raise
    shutil.rmtree(old, ignore_errors=True)
