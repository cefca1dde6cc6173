"""Ends a learner's process whose whole family takes more memory than it may."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PAUSE = 0.2
KILOBYTES = 1024


class MemoryWatch(threading.Thread):
    """Looks at every child of one warm process several times a second.

    `ended` holds the pids, as the warm process knows them, of those that were ended.
    """

    def __init__(self, warm_pid: int, limit_mb: int, *, isolated: bool) -> None:
        super().__init__(daemon=True)
        self.warm_pid = warm_pid
        self.limit_kb = limit_mb * KILOBYTES
        self.isolated = isolated
        self.ended: set[int] = set()
        self.stop = threading.Event()

    def run(self) -> None:
        """Looks until it is stopped."""
        while not self.stop.wait(PAUSE):
            with suppress(OSError):
                self.look()

    def look(self) -> None:
        """Every child that takes too much at this moment is ended."""
        parents = children(self.warm_pid) if self.isolated else [self.warm_pid]
        for parent in parents:
            for child in children(parent):
                family = [child, *descendants(child)]
                if sum(map(resident_kb, family)) > self.limit_kb:
                    self._weigh(child, family)

    def _weigh(self, child: int, family: list[int]) -> None:
        """Shared pages count once for each process at first; now they are divided."""
        if sum(map(proportional_kb, family)) > self.limit_kb:
            self.ended.add(inner_pid(child))
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)


def children(pid: int) -> list[int]:
    """The processes that this one started or took over, as the whole machine numbers them."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:  # it ended meanwhile
        return []


def descendants(pid: int) -> Iterator[int]:
    """Children, their children, and so on."""
    for child in children(pid):
        yield child
        yield from descendants(child)


def resident_kb(pid: int) -> int:
    """Memory held, shared pages included; 0 when the process has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // KILOBYTES


def proportional_kb(pid: int) -> int:
    """Memory held, with each shared page divided by the number of its holders."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def inner_pid(pid: int) -> int:
    """The number under which the warm process knows its child."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return pid
    numbers = next((line.split()[1:] for line in lines if line.startswith("NSpid:")), [str(pid)])
    return int(numbers[-2] if len(numbers) > 1 else numbers[0])
