"""Running a command and watching what it and its children take: time, memory, bytes."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

EVERY = 0.05
"""Seconds between two looks at the memory."""


class Failed(Exception):
    """A measured program that ended badly; its text says how."""


@dataclass(frozen=True)
class Run:
    """What a command took, and what it printed."""

    seconds: float
    peak_mb: float
    """The most memory that the command and its children held together, shared pages shared out."""
    out: str

    @property
    def result(self) -> dict[str, Any]:
        """The last line that it printed, as JSON."""
        found: dict[str, Any] = json.loads(self.out.strip().splitlines()[-1])
        return found


def watched(command: Sequence[str | Path], environment: dict[str, str] | None = None) -> Run:
    """The command, run to its end. Raises Failed with its last words when it goes wrong."""
    began = time.perf_counter()
    words = [str(word) for word in command]
    process = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peak), daemon=True)
    watcher.start()
    out, errors = process.communicate()
    seconds = time.perf_counter() - began
    watcher.join()
    if process.returncode:
        raise Failed(f"{' '.join(words)}\n{errors.strip()[-2000:]}")
    return Run(seconds, peak[0], out)


def _watch(process: subprocess.Popen[str], peak: list[float]) -> None:
    """Keeps in `peak` the most memory seen in the process and all its children, in MB."""
    while process.poll() is None:
        peak[0] = max(peak[0], sum(_memory(pid) for pid in _family(process.pid)))
        time.sleep(EVERY)


def _family(pid: int) -> list[int]:
    """A process and all that come from it."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:  # it has just ended
                continue
    return found


def _memory(pid: int) -> float:
    """Megabytes that a process holds: its own pages, and its part of those it shares."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    held = next((line for line in lines if line.startswith("Pss:")), "Pss: 0 kB")
    return int(held.split()[1]) / 1024
