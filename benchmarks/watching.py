"""Running a command and watching what it and its children take: time, memory, bytes."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

EVERY = 0.05
"""Seconds between two looks at the memory."""

ALL = "all together"


class Failed(Exception):
    """A measured program that ended badly; its text says how."""


@dataclass(frozen=True)
class Run:
    """What a command took, and what it printed."""

    seconds: float
    peak_mb: float
    """The most memory that the command and its children held together, shared pages shared out."""
    out: str
    peaks: Mapping[str, float] = field(default_factory=dict)
    """The same for each program among them by its name, such as `java`: its own most, in MB."""

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
    peaks: dict[str, float] = {}
    watcher = threading.Thread(target=_watch, args=(process, peaks), daemon=True)
    watcher.start()
    out, errors = process.communicate()
    seconds = time.perf_counter() - began
    watcher.join()
    if process.returncode:
        raise Failed(f"{' '.join(words)}\n{errors.strip()[-2000:]}")
    return Run(seconds, peaks.pop(ALL, 0.0), out, peaks)


def _watch(process: subprocess.Popen[str], peaks: dict[str, float]) -> None:
    """Keeps in `peaks` the most memory seen in the process with all its children, and by name."""
    while process.poll() is None:
        held = defaultdict[str, float](float)
        for pid in _family(process.pid):
            memory = _memory(pid)
            held[ALL] += memory
            held[_name(pid)] += memory
        for name, memory in held.items():
            peaks[name] = max(peaks.get(name, 0.0), memory)
        time.sleep(EVERY)


def _family(pid: int) -> list[int]:
    """A process and all that come from it; any of them may end while it is looked at."""
    found = [pid]
    for one in found:
        tasks: list[Path] = []
        with suppress(OSError):
            tasks += Path(f"/proc/{one}/task").iterdir()
        for task in tasks:
            with suppress(OSError):
                found += [int(child) for child in (task / "children").read_text().split()]
    return found


def _name(pid: int) -> str:
    """The name of a process's program."""
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def _memory(pid: int) -> float:
    """Megabytes that a process holds: its own pages, and its part of those it shares."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    held = next((line for line in lines if line.startswith("Pss:")), "Pss: 0 kB")
    return int(held.split()[1]) / 1024
