"""Runs the pages' cells side by side, so that the build of the book finds their outputs ready.

Jupyter Book itself runs one page after the other. It looks each page up in a cache first, and that
cache is filled here. A page whose cells fail is not kept: the build then meets it, runs it again
and says what is wrong with it, as it would have without this.
"""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any

import nbformat
import yaml
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, JupyterCacheAbstract
from jupyter_cache.executors.utils import single_nb_execution
from myst_nb.core.read import is_myst_markdown_notebook, read_myst_markdown_notebook
from myst_parser.config.main import MdParserConfig

from eyda.site_places import Places
from grading.progress import track

Ran = tuple[str, float] | None
"""A notebook with its outputs, as JSON, and the seconds that it took; None where a cell failed."""


def run(
    places: Places, cache_folder: Path, environment: Mapping[str, str], jobs: int | None = None
) -> int:
    """How many pages have been run now; of them, those without a fault are in the cache."""
    settings = yaml.safe_load(places.config.read_text(encoding="utf-8"))
    cache = get_cache(str(cache_folder))
    new = [path for path in _pages(places) if not _is_known(cache, _notebook(path, settings))]
    if not new:
        return 0
    workers = min(jobs or os.cpu_count() or 1, len(new))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _enter, (dict(environment),)) as pool:
        page_of = {pool.submit(execute, path, settings): path for path in new}
        done = track(as_completed(page_of), "book: running the lessons", len(new))
        for future in done:
            ran = future.result()
            if ran is not None:
                _keep(cache, page_of[future], *ran)
    return len(new)


def _enter(environment: Mapping[str, str]) -> None:
    """The worker, and the kernels that it starts, see the environment of the build."""
    os.environ.update(environment)


def _pages(places: Places) -> Iterator[Path]:
    """The pages of the book that have cells to run, those that take longest (the longest) first."""
    contents = yaml.safe_load((places.book / "_toc.yml").read_text(encoding="utf-8"))
    named = (places.book / f"{name}.md" for name in _files(contents))
    found = [path for path in named if path.is_file() and _has_cells(path)]
    yield from sorted(found, key=lambda path: -path.stat().st_size)


def _files(part: object) -> Iterator[str]:
    """Every page named in a list of contents, however deep."""
    if isinstance(part, Mapping):
        yield from (str(part[key]) for key in ("root", "file") if key in part)
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from _files(inner)


def _has_cells(path: Path) -> bool:
    return bool(is_myst_markdown_notebook(path.read_text(encoding="utf-8")))


def _notebook(path: Path, settings: Mapping[str, Any]) -> nbformat.NotebookNode:
    """The page as the build reads it: what the cache knows it by."""
    extensions = settings["parse"]["myst_enable_extensions"]
    config = MdParserConfig(enable_extensions=set(extensions))
    text = path.read_text(encoding="utf-8")
    read: nbformat.NotebookNode = read_myst_markdown_notebook(
        text, config=config, add_source_map=True, path=path
    )
    return read


def _is_known(cache: JupyterCacheAbstract, notebook: nbformat.NotebookNode) -> bool:
    try:
        cache.match_cache_notebook(notebook)
    except KeyError:
        return False
    return True


def execute(path: Path, settings: Mapping[str, Any]) -> Ran:
    """The page with its outputs and its seconds, unless a cell fails or takes too long."""
    notebook = _notebook(path, settings)
    limit = settings["execute"]["timeout"]
    ran = single_nb_execution(notebook, str(path.parent), limit, allow_errors=False)
    return None if ran.err else (json.dumps(ran.nb), ran.time)


def _keep(cache: JupyterCacheAbstract, path: Path, notebook: str, seconds: float) -> None:
    made = nbformat.from_dict(json.loads(notebook))  # type: ignore[no-untyped-call]
    bundle = CacheBundleIn(made, str(path), data={"execution_seconds": seconds})
    cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
