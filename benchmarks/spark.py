"""One linkage model on two engines: DuckDB and Spark, on the same records, one line apart."""

from __future__ import annotations

from pathlib import Path

from benchmarks.contract import Benchmark, Table
from benchmarks.environments import python_of
from benchmarks.methods import environment, written
from benchmarks.taught import ON_DUCKDB, ON_SPARK, on_spark, pipeline
from benchmarks.watching import Run, watched
from eyda.java import FIX, find_java

RUN = Path(__file__).parent / "ours" / "run_pipeline.py"
TITLE = "One Splink model (unit 8) on the class pack, in one environment, on two engines"
HEADINGS = ("engine", "links", "precision", "recall", "seconds", "of it starting", "MB", "Java's")


def row(engine: str, run: Run) -> tuple[str, ...]:
    """A line of the table."""
    found, java = run.result, run.peaks.get("java")
    return (
        engine,
        f"{found['links']:,}",
        f"{found['precision']:.4f}",
        f"{found['recall']:.4f}",
        f"{found['seconds']:.1f}",
        f"{found['starting']:.1f}",
        f"{run.peak_mb:,.0f}",
        f"{java:,.0f}" if java else "",
    )


def missing_java() -> str | None:
    """What to install before Spark can run here; None when all is there."""
    java = find_java()
    if java is not None and java.fine:
        return None
    found = f"this machine has {java.says}" if java else "this machine has none"
    return f"Spark was not measured: it needs Java, and {found}. Next: {FIX}."


def compared(duckdb: Run, spark: Run) -> str:
    """How many times the time and the memory of DuckDB Spark took."""
    times = spark.result["seconds"] / duckdb.result["seconds"]
    memory = spark.peak_mb / duckdb.peak_mb
    return f"Spark took {times:.1f} times as long as DuckDB, and {memory:.1f} times the memory."


def run() -> Table:
    """The lesson's pipeline in Spark's own environment, on either engine."""
    code = pipeline()
    python, around = python_of("spark"), environment()
    duckdb = watched([python, RUN, written(code, "on_duckdb")], around)
    rows, notes = [row("DuckDB", duckdb)], [f"The line that differs: {ON_DUCKDB} or {ON_SPARK}."]
    if fault := missing_java():
        return Table(TITLE, HEADINGS, rows, [*notes, fault])
    spark = watched([python, RUN, written(on_spark(code), "on_spark"), "--spark"], around)
    rows.append(row("Spark, on this machine alone", spark))
    notes.append(compared(duckdb, spark))
    notes.append("One run each, from an empty Python to the links; MB is the most held at once.")
    return Table(TITLE, HEADINGS, rows, notes)


BENCHMARK = Benchmark(
    "spark", "one linkage model on DuckDB and on Spark; needs Java", run, slow=True
)
