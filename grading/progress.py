"""Progress of long work on stderr: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

Item = TypeVar("Item")
SECONDS_BETWEEN_LINES = 10.0


def note(text: str) -> None:
    """The line stands on stderr, for work that takes a while and has no steps to count."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 (progress)


def track(items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
    """The same items; each is counted on stderr once the caller is done with it."""
    if not total:
        yield from items
        return
    shown = _bar if sys.stderr.isatty() else _lines
    yield from shown(items, label, total)


def _bar(items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=total)
        for item in items:
            yield item
            progress.advance(task)


class _Rate(ProgressColumn):
    """How many are done in a second."""

    def render(self, task: Task) -> Text:
        """`2.3 a second`; nothing before the first."""
        return Text(f"{task.speed:.1f} a second" if task.speed else "")


def _lines(items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
    started = last = time.monotonic()
    done = 0
    for done, item in enumerate(items, start=1):
        yield item
        if time.monotonic() - last > SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            left = (last - started) / done * (total - done)
            said = f"{label}: {done} of {total}, about {left:.0f} s left"
            print(said, file=sys.stderr)  # noqa: T201 (progress)
    took = time.monotonic() - started
    print(f"{label}: {done} of {total} in {took:.1f} s", file=sys.stderr)  # noqa: T201 (progress)
