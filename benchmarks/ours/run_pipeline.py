"""A file of code that leaves a table `links`: run, timed, and held against the pack's truth.

It runs in whatever environment it is started with. `--spark` starts Spark first, and says how long
that took.
"""

from __future__ import annotations

import json
import logging
import sys
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def links_of(code: str) -> pd.DataFrame:
    """The table `links` that this code leaves."""
    logging.getLogger("splink").setLevel(logging.ERROR)  # its advice on each step is for people
    scope: dict[str, Any] = {"__name__": "__main__"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(code, "pipeline", "exec"), scope)
    links: pd.DataFrame | None = scope.get("links")
    if links is None:
        raise SystemExit("the pipeline leaves no table `links`")
    return links


def report(links: pd.DataFrame, **seconds: float) -> dict[str, Any]:
    """The verdict on these links and the seconds they took, as plain values."""
    from benchmarks.judge import judged
    from synthetic_data import truth

    verdict = judged(links, truth("links"))
    return {
        "tables": [verdict.left, verdict.right],
        "links": verdict.links,
        "precision": verdict.precision,
        "recall": verdict.recall,
        "one_to_one": verdict.one_to_one,
        **seconds,
    }


def main(code: Path, spark: bool) -> dict[str, Any]:
    """Runs the file; seconds of starting Spark, and of all from an empty Python to the links."""
    began = time.perf_counter()
    if spark:
        from benchmarks.spark_session import spark_session

        spark_session()
    started = time.perf_counter()
    links = links_of(code.read_text(encoding="utf-8"))
    done = time.perf_counter()
    return report(links, starting=started - began, seconds=done - began)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), "--spark" in sys.argv)))
