"""How fast five person fields are made: ours with errors, log and Parquet; others with less."""

from __future__ import annotations

import csv
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.contract import ROOT, Benchmark, Table
from benchmarks.environments import python_of
from benchmarks.watching import watched

HERE = Path(__file__).parent
REPEATS = 3
ROWS = {"ours": 4_000_000, "faker": 20_000, "gecko": 1_000_000}
WANTED = {"faker": 100.0, "pseudopeople": 30.0}
"""The ratios that this project promises."""


def rows_a_second(command: Sequence[str | Path]) -> float:
    """The middle of several runs of a program that prints its rows and seconds."""
    results = [watched(command, _quiet()).result for _ in range(REPEATS)]
    return float(statistics.median(found["rows"] / found["seconds"] for found in results))


def _quiet() -> dict[str, str]:
    """One thread for every library, so that one core is one core."""
    import os

    one = dict.fromkeys(("OMP_NUM_THREADS", "ARROW_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    return {**os.environ, **one, "PYTHONPATH": str(ROOT)}


def run() -> Table:
    """All of them in turn, each alone on one core."""
    import sys

    found = {
        "ours": rows_a_second([sys.executable, HERE / "ours/person_fields.py", str(ROWS["ours"])])
    }
    peers = HERE / "peers"
    found["faker"] = rows_a_second(
        [python_of("faker"), peers / "faker_rows.py", str(ROWS["faker"])]
    )
    found["pseudopeople"] = rows_a_second(
        [python_of("pseudopeople"), peers / "pseudopeople_noise.py"]
    )
    with tempfile.TemporaryDirectory() as folder:
        write_pools(Path(folder))
        found["gecko"] = rows_a_second(
            [python_of("gecko"), peers / "gecko_rows.py", str(ROWS["gecko"]), folder]
        )
    what = {
        "ours": "drawn, errors, log of errors, Parquet written",
        "faker": "Faker 40.54, en_GB: drawn, a call a cell",
        "pseudopeople": "pseudopeople 1.3.1: errors alone, on the population it ships with",
        "gecko": "gecko-syndata 0.6.4: drawn from our own pools",
    }
    rows = [
        (what[name], f"{rate:,.0f}", f"{found['ours'] / rate:,.1f}", _promise(name, found))
        for name, rate in found.items()
    ]
    return Table(
        "Five person fields (two names, date of birth, postcode, sex) on one core",
        ("what is done", "rows a second", "ours is so many times as fast", "promised"),
        rows,
        [f"Processor time of one core; the middle of {REPEATS} runs each, in turn, start-up not."],
    )


def _promise(name: str, found: dict[str, float]) -> str:
    """The ratio promised, and whether it holds here."""
    if name not in WANTED:
        return ""
    held = found["ours"] / found[name] >= WANTED[name]
    return f"{WANTED[name]:g}: {'holds' if held else 'does not hold'}"


def write_pools(folder: Path) -> None:
    """Our pools as frequency tables in CSV."""
    from synthetic_data.population import areas
    from synthetic_data.reference import rows
    from synthetic_data.scenario_file import load_scenario

    names = [
        (row["part"], row["name"], max(1, round(float(row["weight"])))) for row in rows("names")
    ]
    postcodes = list(areas.build(load_scenario("class")).postcodes)
    tables = {
        "forenames": [(name, weight) for part, name, weight in names if part in ("girl", "boy")],
        "surnames": [(name, weight) for part, name, weight in names if part == "surname"],
        "postcodes": [(postcode, 1) for postcode in postcodes],
        "sexes": [("F", 487), ("M", 513)],
    }
    for name, values in tables.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(("value", "count"))
            writer.writerows(values)


BENCHMARK = Benchmark(
    "person-fields", "rows a second of five person fields, beside Faker, pseudopeople, gecko", run
)
