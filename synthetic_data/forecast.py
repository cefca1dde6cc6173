"""What a world would be, from one or two small ones of the same settings made in memory."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from synthetic_data import files
from synthetic_data.pipeline import generate
from synthetic_data.scenario import Scenario

SMALL = 200
"""Births a year up to which a world is quickly made whole, and so its forecast is exact."""
PARTS = (0.05, 0.2)
"""The share of the births in the two samples of a larger world; straight lines go on from there."""
MOST = 800


@dataclass(frozen=True)
class Sample:
    """What one authority took: rows of each table, bytes, and seconds of one core."""

    births: int
    rows: Mapping[str, int]
    size: int
    seconds: float


@dataclass(frozen=True)
class Forecast:
    """What the whole world would take."""

    rows: Mapping[str, int]
    size: int
    seconds: float


def in_words(seconds: float) -> str:
    """A time as people say it, such as `4 minutes`."""
    return f"{seconds:.0f} seconds" if seconds < 100 else f"{seconds / 60:.0f} minutes"


def forecast(scenario: Scenario, jobs: int = 1) -> Forecast:
    """Rows, bytes and seconds of the whole world; nothing is left on the disk."""
    one = scenario.but(authority=1) if scenario.authorities > 1 else scenario
    births = scenario.births_per_year
    sizes = [births]
    if births > SMALL:
        sizes = [max(SMALL // 2, min(MOST, round(births * part))) for part in PARTS]
    _sample(one.but(births_per_year=20))  # what a first world reads stays in memory for the others
    samples = [_sample(one.but(births_per_year=size)) for size in sizes]
    at, many = [sample.births for sample in samples], scenario.authorities
    rows = {
        name: many * round(_line(at, [sample.rows[name] for sample in samples], births))
        for name in samples[0].rows
    }
    size = many * round(_line(at, [sample.size for sample in samples], births))
    each = _line(at, [sample.seconds for sample in samples], births)
    turns = -(-many // min(jobs, many))
    return Forecast(rows, size, each * turns)


def _sample(scenario: Scenario) -> Sample:
    """One authority, made and written to a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        manifest = files.write_in(generate(scenario), Path(folder))
        seconds = time.perf_counter() - began
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    rows = {name: entry["rows"] for name, entry in manifest["tables"].items()}
    return Sample(scenario.births_per_year, rows, size, seconds)


def _line(at: list[int], found: list[int] | list[float], wanted: int) -> float:
    """The straight line through one point or two, where it is wanted; never under nought."""
    if len(set(at)) == 1:
        return float(found[-1])
    slope, base = np.polyfit(at, found, 1)
    return max(0.0, float(base + slope * wanted))
