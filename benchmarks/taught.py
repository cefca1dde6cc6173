"""The linkage that the book teaches, taken from the lesson's own cells, so that both are one."""

from __future__ import annotations

from pathlib import Path

from benchmarks.contract import ROOT
from benchmarks.environments import Missing

LESSON = ROOT / "book" / "units" / "u08-linking" / "lesson-4.md"
TAG = "pipeline"
"""The tag of the cells that, run in their order, leave the table `links`."""
ON_DUCKDB = "DuckDBAPI()"
ON_SPARK = "SparkAPI(spark_session=spark)"
BEFORE = (
    "from splink.backends.spark import SparkAPI\n"
    "from benchmarks.spark_session import spark_session\n"
    "spark = spark_session()\n"
)
"""What stands above the code on Spark: the import, and the session, which a cluster gives you."""


def pipeline(lesson: Path = LESSON) -> str:
    """The code of the lesson's tagged cells. Raises Missing when there is no such cell."""
    import jupytext

    if not lesson.is_file():
        raise Missing(f"There is no lesson {_short(lesson)}, so what it teaches cannot be run.")
    notebook = jupytext.reads(lesson.read_text(encoding="utf-8"), fmt="md:myst")
    cells = [
        cell["source"]
        for cell in notebook["cells"]
        if cell["cell_type"] == "code" and TAG in cell["metadata"].get("tags", [])
    ]
    if not cells:
        raise Missing(
            f"No code cell of {_short(lesson)} has the tag '{TAG}'.\n"
            f"  next: write `:tags: [{TAG}]` on the cells that make the table `links`"
        )
    return "\n\n".join(cells) + "\n"


def on_spark(code: str) -> str:
    """The same code with one line changed: Spark's engine in place of DuckDB's.

    Raises Missing unless exactly one line names DuckDB's engine.
    """
    lines = [line for line in code.splitlines() if ON_DUCKDB in line]
    if len(lines) != 1:
        raise Missing(
            f"The lesson's pipeline cannot be moved to Spark: `{ON_DUCKDB}` stands in "
            f"{len(lines)} of its lines, and it should be one."
        )
    return BEFORE + code.replace(ON_DUCKDB, ON_SPARK)


def _short(lesson: Path) -> str:
    """The lesson's path as a reader of the project knows it."""
    return lesson.relative_to(ROOT).as_posix() if lesson.is_relative_to(ROOT) else lesson.name
