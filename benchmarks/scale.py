"""Worlds of every size: rows, seconds, memory, bytes, and how much of the time goes on writing."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from benchmarks.contract import BUILD, ROOT, Benchmark, Table
from benchmarks.watching import Failed, watched
from synthetic_data.apart import shared

HERE = Path(__file__).parent
LIMITS = {"class": (5, 4), "england": (360, 4)}
"""Promised: seconds and gigabytes at most."""


def measured(name: str) -> tuple[str, ...]:
    """One row: the scenario made by the command as a user runs it, start-up and all."""
    out, jobs = BUILD / name, os.cpu_count() or 1
    shutil.rmtree(out, ignore_errors=True)
    make = [sys.executable, "-m", "eyda", "data", "make", "--scenario", name]
    run = watched([*make, "--jobs", str(jobs), "--out", out])
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    rows = sum(entry["rows"] for entry in manifest["tables"].values())
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    _held_apart(out, manifest)
    shutil.rmtree(out)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    parts = watched([sys.executable, HERE / "ours/writing_share.py", name], environment).result
    share = parts["writing"] / (parts["making"] + parts["writing"])
    return (
        name,
        f"{len(manifest['tables'])}",
        f"{rows:,}",
        f"{run.seconds:.1f}",
        f"{rows / run.seconds:,.0f}",
        f"{run.peak_mb:,.0f}",
        f"{size / 1e6:,.1f}",
        f"{100 * share:.0f} %",
        _promise(name, run.seconds, run.peak_mb),
    )


def _held_apart(pack: Path, manifest: dict[str, Any]) -> None:
    """Raises Failed when two authorities of a pack have the same number of anybody or any place."""
    if told := list(shared(pack, manifest.get("authorities", []))):
        raise Failed("\n".join(told))


def _promise(name: str, seconds: float, megabytes: float) -> str:
    """What was promised for this scenario, and whether it holds here."""
    if name not in LIMITS:
        return ""
    most_seconds, most_gigabytes = LIMITS[name]
    held = seconds < most_seconds and megabytes < 1000 * most_gigabytes
    return f"{most_seconds} s, {most_gigabytes} GB: {'holds' if held else 'does not hold'}"


def table(*names: str) -> Table:
    """A row for each of these scenarios."""
    headings = ("scenario", "tables", "rows", "seconds", "rows a second", "peak MB", "MB on disk")
    return Table(
        f"Whole worlds, every table with truth, on {os.cpu_count()} cores",
        (*headings, "writing", "promised"),
        [measured(name) for name in names],
        [
            "Seconds are those of the whole command, start-up and all. tiny and class also write "
            "CSV and XML.",
            "Writing is its share of the time of one authority, in one process.",
            "No number of a child, mother, provider, school or place is in two authorities.",
        ],
    )


BENCHMARKS = (
    Benchmark("scale", "tiny, class and region", lambda: table("tiny", "class", "region")),
    Benchmark(
        "scale-england",
        "all scenarios up to three million under-fives; takes ten minutes, and a gigabyte of disk",
        lambda: table("tiny", "class", "region", "england"),
        slow=True,
    ),
)
