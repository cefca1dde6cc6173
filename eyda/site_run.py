"""Jupyter Book, run with warnings as errors; what it complains of, in plain words.

Each build starts from nothing but the outputs of cells already executed with the same data and
code, so that no page can be stale and no warning can be forgotten.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import yaml
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from eyda import site_cells
from eyda.site_places import Places
from grading.faults import Fault, Faulty

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
STEP = re.compile(r"^(reading sources|writing output)\.\.\. \[\s*(\d+)%\]\s+(\S+)")
WARNING = re.compile(r"^(?:(?P<where>.*?):)?\s*(?:WARNING|ERROR|CRITICAL): (?P<what>.*)$")
PLACE = re.compile(r"^(?P<path>.*?)(?::(?P<line>\d+))?$")
CELL = re.compile(r"following cell:\n-+\n(?P<code>.*?)\n-+\n", re.DOTALL)
SOURCE_OF_NOTEBOOK = "mystnb.exec"


def run(places: Places, execution_key: str) -> Path:
    """The folder of the built pages; raises Faulty with every fault of every page."""
    cache = places.work / f"executed-{execution_key}"
    output = places.work / "_build"
    shutil.rmtree(output, ignore_errors=True)
    cache.mkdir(parents=True, exist_ok=True)
    config = _settled(places, cache)
    environment = _environment(places)
    site_cells.run(places, cache, environment)
    log = places.work / "log.txt"
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(
            _command(places, config),
            cwd=places.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            encoding="utf-8",
        ) as process,
    ):
        assert process.stdout is not None
        said = _follow(process.stdout)
    failed = process.returncode
    _forget_other(places.work, cache)
    if failed:
        told = ANSI.sub("", log.read_text(encoding="utf-8"))
        raise Faulty(tuple(_faults(told, places, output / "html" / "reports", said)))
    return output / "html"


def _command(places: Places, config: Path) -> list[str]:
    # Sphinx can do pages side by side; the command of Jupyter Book has no option for it.
    book = (
        "import functools, os, jupyter_book.sphinx as book\n"
        "book.build_sphinx = functools.partial(book.build_sphinx, jobs=os.cpu_count())\n"
        "from jupyter_book.cli.main import main; main()"
    )
    options = ["--config", str(config), "--path-output", str(places.work)]
    strict = ["--warningiserror", "--nitpick", "--keep-going"]
    return [sys.executable, "-c", book, "build", str(places.book), *options, *strict]


def _environment(places: Places) -> dict[str, str]:
    own = {
        "EYDA_DATA": str(places.pack),
        "EYDA_DOWNLOADS": str(places.downloads),
        "IPYTHONDIR": str(places.work / "ipython"),  # a reader's own start-up files change nothing
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "PYTHONIOENCODING": "utf-8",
        "NO_COLOR": "1",
    }
    return {**os.environ, **own}


def _settled(places: Places, cache: Path) -> Path:
    """A copy of the settings with this run's cache, the version and absolute paths filled in."""
    settings = yaml.safe_load(places.config.read_text(encoding="utf-8"))
    settings["execute"]["cache"] = str(cache)
    extensions = settings["sphinx"]["local_extensions"]
    for name, folder in extensions.items():
        extensions[name] = str(places.root / folder)
    settings["sphinx"]["config"]["version"] = importlib.metadata.version("eyda")
    config = places.work / "_config.yml"
    config.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return config


def _forget_other(work: Path, cache: Path) -> None:
    for old in work.glob("executed-*"):
        if old != cache:
            shutil.rmtree(old, ignore_errors=True)


def _follow(lines: IO[str]) -> list[str]:
    """Show progress until the run ends; gives the last lines that were said."""
    said: list[str] = []
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("book: starting", total=200)
        for line in (ANSI.sub("", raw) for raw in lines):
            said = [*said[-20:], line.rstrip()]
            step = STEP.match(line)
            if step:
                reading = step[1] == "reading sources"
                words = f"book: {'reading and running' if reading else 'writing'} {step[3]}"
                bar.update(task, completed=int(step[2]) + 100 * (not reading), description=words)
                if not console.is_terminal and reading:
                    console.print(words, highlight=False)
    return said


def _faults(told: str, places: Places, reports: Path, said: list[str]) -> Iterator[Fault]:
    """Every fault in what was said on stderr; failed cells first, from their own reports."""
    yield from _failed_cells(reports, places)
    found = list(_warnings(told.splitlines(), places.root))
    yield from found
    if not found and not reports.is_dir():
        last = "\n  ".join([*told.splitlines()[-12:], *said[-3:]])
        yield Fault(places.config, 1, f"Jupyter Book stopped without naming a page:\n  {last}")


def _warnings(lines: Iterable[str], root: Path) -> Iterator[Fault]:
    for line in lines:
        found = WARNING.match(line)
        if not found or SOURCE_OF_NOTEBOOK in found["what"]:
            continue
        place = PLACE.match((found["where"] or "").rstrip(":"))
        assert place is not None
        path = Path(place["path"] or "book")
        if path.is_relative_to(root):
            path = path.relative_to(root)
        yield Fault(path, int(place["line"] or 1), found["what"])


def _failed_cells(reports: Path, places: Places) -> Iterator[Fault]:
    for report in sorted(reports.rglob("*.err.log")):
        name = report.relative_to(reports).as_posix().removesuffix(".err.log")
        page = places.book / f"{name}.md"
        traceback = ANSI.sub("", report.read_text(encoding="utf-8"))
        yield failed_cell(page, page.relative_to(places.root), traceback)


def failed_cell(page: Path, shown_as: Path, traceback: str) -> Fault:
    """The fault that a cell's traceback tells of: the page, the cell's line, its code, why."""
    code = CELL.search(traceback)
    lines = [line for line in (code["code"] if code else "").splitlines() if line.strip()]
    reason = next((line for line in reversed(traceback.splitlines()) if line.strip()), "no reason")
    text = page.read_text(encoding="utf-8").splitlines()
    start = next((n for n, line in enumerate(text, 1) if lines and line == lines[0]), 1)
    shown = "\n    ".join(lines[:6]) + ("\n    ..." if len(lines) > 6 else "")
    return Fault(shown_as, start, f"this cell failed: {reason.strip()}\n    {shown}")
