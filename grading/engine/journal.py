"""Outcomes on disk as they come, so that a batch that was cut short goes on where it stopped."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from grading.engine import packs
from grading.outcomes import CheckResult, Job, Outcome, Verdict

VERSION = 1
"""Raised when a change of the engine could change an outcome."""


class Journal:
    """A file of JSON lines, one outcome each, written by one process and safe after every line."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.known = _read(path) if path.exists() else {}
        self._file = path.open("ab")
        if path.stat().st_size and not path.read_bytes().endswith(b"\n"):
            self._write(b"\n")  # a line was cut short: it stays, and is not read

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, key: str, outcome: Outcome) -> None:
        """The outcome is on the disk, not only on its way there."""
        self._write(json.dumps({"key": key, "outcome": outcome.as_json()}).encode() + b"\n")

    def _write(self, line: bytes) -> None:
        self._file.write(line)
        self._file.flush()
        os.fsync(self._file.fileno())


def key(job: Job) -> str:
    """The same for the same cells, tests and data; different as soon as one of them changes."""
    parts: list[Any] = [VERSION, job.learner, job.assignment.unit]
    parts += [[cell.role, cell.id, cell.source] for cell in job.submission.cells]
    parts += [[cell.id, cell.source, list(cell.gives)] for cell in job.assignment.cells if cell.id]
    parts += [packs.fingerprint(job.data), packs.fingerprint(job.unseen)]
    parts += [list(job.submission.flags), list(job.submission.repairs)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def outcome_from(plain: Mapping[str, Any]) -> Outcome:
    """The outcome that `Outcome.as_json` wrote; KeyError, TypeError or ValueError if it is none."""
    checks = tuple(
        CheckResult(**{**check, "verdict": Verdict(check["verdict"])}) for check in plain["checks"]
    )
    told = {**plain, "checks": checks}
    return Outcome(**{**told, "flags": tuple(plain["flags"]), "repairs": tuple(plain["repairs"])})


def _read(path: Path) -> dict[str, Outcome]:
    found = {}
    for line in path.read_bytes().splitlines():
        try:
            entry = json.loads(line)
            found[entry["key"]] = outcome_from(entry["outcome"])
        except (ValueError, KeyError, TypeError):  # a line that was cut short by a kill
            continue
    return found
