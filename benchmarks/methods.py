"""The linkage that unit 8 teaches, run from the lesson's own cells, beside weights set by hand."""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.contract import BUILD, ROOT, Benchmark, Table
from benchmarks.environments import Missing, python_of
from benchmarks.taught import LESSON, pipeline
from benchmarks.watching import Run, watched
from grading.cohorts import CLASS_SEED
from grading.worlds import world

HERE = Path(__file__).parent
REPEATS = 3
WANTED = {"precision": 0.995, "recall": 0.95}
"""What the lesson's links reach, after one-to-one."""


def environment() -> dict[str, str]:
    """Where measured programs find this project and the class pack, which is made when missing."""
    pack = world("class", CLASS_SEED, ROOT / "build" / "data")
    return {**os.environ, "PYTHONPATH": str(ROOT), "EYDA_DATA": str(pack), "MPLBACKEND": "Agg"}


def written(code: str, name: str) -> Path:
    """The code as a file that a program can be given."""
    BUILD.mkdir(parents=True, exist_ok=True)
    path = BUILD / f"{name}.py"
    path.write_text(code, encoding="utf-8")
    return path


def _middle(command: Sequence[str | Path]) -> Run:
    """The run of middle length of several, each alone."""
    runs = [watched(command, environment()) for _ in range(REPEATS)]
    middle = statistics.median_low(run.result["seconds"] for run in runs)
    return next(run for run in runs if run.result["seconds"] == middle)


def row(what: str, run: Run) -> tuple[str, ...]:
    """A line of the table."""
    found = run.result
    shares = (f"{found[name]:.4f}" for name in WANTED)
    return (what, f"{found['links']:,}", *shares, f"{found['seconds']:.1f}", f"{run.peak_mb:,.0f}")


def verdict(found: dict[str, Any]) -> str:
    """Whether the lesson's links are as good as they should be."""
    held = found["one_to_one"] and all(found[name] >= least for name, least in WANTED.items())
    wanted = " and ".join(f"{name} {least:g}" for name, least in WANTED.items())
    return f"Unit 8 should reach {wanted}, one to one: {'holds' if held else 'does not hold'}."


def run() -> Table:
    """All methods in turn on the class pack, on the two tables that the lesson links."""
    code = written(pipeline(), "taught")
    taught = _middle([sys.executable, HERE / "ours/run_pipeline.py", code])
    tables = taught.result["tables"]
    rows = [row("unit 8, the lesson's own cells", taught)]
    by_hand = _middle([sys.executable, HERE / "ours/hand_weights.py", *tables])
    rows.append(row("weights by hand (pandas, rapidfuzz)", by_hand))
    notes = [
        verdict(taught.result),
        f"{tables[0]} to {tables[1]} of the class pack. Seconds are from an empty Python to the "
        f"links, libraries loaded; the middle of {REPEATS} runs. MB is the most held at once.",
        "The weights are ordinary ones that nobody tuned; every method keeps one link a record.",
    ]
    try:
        rows += _of_recordlinkage(tables)
    except Missing as fault:
        notes.append(str(fault))
    return Table(
        f"Linkage as taught ({LESSON.parent.name}/{LESSON.stem}) beside others",
        ("method", "links", "precision", "recall", "seconds", "MB"),
        rows,
        notes,
    )


def _of_recordlinkage(tables: Sequence[str]) -> list[tuple[str, ...]]:
    """The library's two lines: with our weights, and with those that it learns by itself."""
    script = [python_of("recordlinkage"), HERE / "peers/recordlinkage_links.py"]
    return [
        row(f"recordlinkage 0.16, {what}", _middle([*script, method, *tables]))
        for what, method in (("the same weights", "weights"), ("its own ECM", "ecm"))
    ]


BENCHMARK = Benchmark("taught-linkage", "the linkage of unit 8 beside weights set by hand", run)
