"""The two warm processes together, started when first needed and again when one has died."""

from __future__ import annotations

import ast
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from grading.course import Assignment, Role
from grading.engine.nursery import Nursery, NurseryDown
from grading.engine.watch import MemoryWatch
from grading.sandbox.limits import Limits


class WarmPair:
    """A learner's nursery and a judge's, with a watch on the first."""

    def __init__(self, limits: Limits, *, isolated: bool) -> None:
        self.learners = Nursery("learner", isolated=isolated)
        self.judges = Nursery("judge", isolated=isolated)
        for nursery in (self.learners, self.judges):
            nursery.wait_until_warm()
        pid = self.learners.process.pid
        self.watch = MemoryWatch(pid, limits.all_memory_mb, isolated=isolated)
        self.watch.start()

    def close(self) -> None:
        """Nothing of either is left."""
        self.watch.stop.set()
        for nursery in (self.learners, self.judges):
            nursery.close()
        self.watch.join()


class Hatchery:
    """Hands out the current pair; a pair that was reported broken is replaced for everyone."""

    def __init__(self, limits: Limits, *, isolated: bool) -> None:
        self.limits = limits
        self.isolated = isolated
        self._lock = threading.Lock()
        self._pair: WarmPair | None = None

    def pair(self) -> WarmPair:
        """A warm pair."""
        with self._lock:
            if self._pair is None:
                self._pair = WarmPair(self.limits, isolated=self.isolated)
            return self._pair

    def broken(self, pair: WarmPair) -> None:
        """The pair is used no more."""
        with self._lock:
            if self._pair is pair:
                self._pair = None
        pair.close()

    @contextmanager
    def open(self) -> Iterator[Hatchery]:
        """Whatever was started is gone at the end."""
        try:
            yield self
        finally:
            if self._pair:
                self._pair.close()


def modules(assignment: Assignment) -> frozenset[str]:
    """The modules that the locked cells import, so that they can be imported once for all."""
    found = set()
    for cell in assignment.cells:
        if cell.role is Role.LOCKED:
            for node in ast.walk(ast.parse(cell.source)):
                if isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found.add(node.module)
    return frozenset(found)


__all__ = ["Hatchery", "NurseryDown", "WarmPair", "modules"]
