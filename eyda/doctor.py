"""What this machine can and cannot do, with the fix for each gap."""

from __future__ import annotations

import importlib.metadata
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

FREE_BYTES = 3 * 1024**3


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `fix` says what to do when it is not fine."""

    what: str
    fine: bool
    says: str
    fix: str = ""
    needed: bool = True


def python_version() -> Iterator[Finding]:
    """Python is 3.11 or newer."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    fix = "install Python 3.11, 3.12 or 3.13, then: make course PYTHON=python3.12"
    yield Finding("Python", sys.version_info >= (3, 11), version, fix)


def packages() -> Iterator[Finding]:
    """The pinned packages that every step leans on are installed."""
    for name in ("pandas", "nbgrader", "jupyter-book", "splink", "jupyterlab"):
        try:
            yield Finding(name, True, importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            yield Finding(name, False, "not installed", "pip install -r requirements.txt")


def disk() -> Iterator[Finding]:
    """There is room for the environment, the data and the book."""
    free = shutil.disk_usage(Path.cwd()).free
    says = f"{free / 1024**3:.0f} GB free here"
    yield Finding("Disk", free > FREE_BYTES, says, "free at least 3 GB")


def sandbox() -> Iterator[Finding]:
    """Each part of the isolation in which submissions run."""
    from grading.sandbox.doctor import available

    for part in available():
        yield Finding(f"Sandbox: {part.name}", part.works, part.said, part.fix, part.needed)


def browser() -> Iterator[Finding]:
    """A browser for screenshots, PDF files and the browser tests."""
    from eyda.browser import find_browser

    found = find_browser()
    fix = "install Chromium, Chrome or Edge (Debian: apt-get install chromium)"
    yield Finding("Browser", found is not None, str(found or "none found"), fix, needed=False)


def java() -> Iterator[Finding]:
    """Java, for those who want to link on Spark; the course itself needs none."""
    from eyda.java import FIX, find_java

    found = find_java()
    says = found.says if found else "none found"
    fix = f"{FIX}, only if you want to link on Spark"
    yield Finding("Java", found is not None and found.fine, says, fix, needed=False)


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    python_version,
    packages,
    disk,
    sandbox,
    browser,
    java,
)


@click.command()
def doctor() -> None:
    """Say what this machine can and cannot do, with the fix for each gap.

    Exit code 1 when something that marking or the course needs is missing.
    """
    findings = [finding for check in CHECKS for finding in check()]
    for finding in findings:
        sign = "ok  " if finding.fine else ("MISS" if finding.needed else "none")
        click.echo(f"{sign}  {finding.what:<36} {finding.says}")
        if not finding.fine:
            click.echo(f"      {'fix' if finding.needed else 'optional'}: {finding.fix}")
    if any(finding.needed and not finding.fine for finding in findings):
        raise SystemExit(1)
