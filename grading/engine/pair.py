"""The warm processes together, started when first needed and again when one has died."""

from __future__ import annotations

import ast
import hashlib
import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from grading.course import Assignment, Role
from grading.engine.nursery import Nursery, NurseryDown
from grading.engine.watch import MemoryWatch
from grading.sandbox.limits import Limits


class WarmPair:
    """A judge's nursery and two for learners, each of these with a watch on its children.

    Learners' code runs on the unseen world in children of `elsewhere`, which may hold that world's
    tables ready; a child of `learners`, on the learner's own data, can find no trace of them.
    """

    def __init__(self, limits: Limits, *, isolated: bool) -> None:
        self.learners = Nursery("learner", isolated=isolated)
        self.elsewhere = Nursery("learner", isolated=isolated)
        self.judges = Nursery("judge", isolated=isolated)
        self.nurseries = (self.learners, self.elsewhere, self.judges)
        for nursery in self.nurseries:
            nursery.wait_until_warm()
        self.watches = {
            nursery: MemoryWatch(nursery.process.pid, limits.all_memory_mb, isolated=isolated)
            for nursery in (self.learners, self.elsewhere)
        }
        for watch in self.watches.values():
            watch.start()
        self._asked: dict[tuple[Nursery, str], set[str]] = {}
        self._ready: dict[tuple[Nursery, str], bool] = {}
        self._lock = threading.Lock()

    def prepared(
        self, nursery: Nursery, cells: Sequence[tuple[str, str]], pack: Path, learner: str
    ) -> str:
        """A key under which these cells have run on the pack already, or nothing.

        Only a pack that two learners share is prepared: a learner's own is nobody else's business.
        """
        key = hashlib.sha256(json.dumps([cells, str(pack)]).encode()).hexdigest()
        with self._lock:
            asked = self._asked.setdefault((nursery, key), set())
            asked.add(learner)
            if len(asked) < 2 or not cells:
                return ""
            if (nursery, key) not in self._ready:
                self._ready[nursery, key] = nursery.prepare(key, cells, pack)
            return key if self._ready[nursery, key] else ""

    def close(self) -> None:
        """Nothing of them is left."""
        for watch in self.watches.values():
            watch.stop.set()
        for nursery in self.nurseries:
            nursery.close()
        for watch in self.watches.values():
            watch.join()


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
