"""What a pooled run measured, kept in a small file, so that nobody needs to make the worlds again.

`eyda data calibrate --write` makes the file; the book's page on calibration is made from it.
"""

from __future__ import annotations

import hashlib
import json
import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from synthetic_data.calibration.compare import Tallies
from synthetic_data.calibration.tally import Tally
from synthetic_data.calibration.targets import targets
from synthetic_data.reference import HERE

PLACE = HERE / "calibration_run.toml"
HEAD = """\
# What many worlds measured together, for each target of calibration.toml.
# Made by `eyda data calibrate --write`; edits here are lost.
# top and bottom make the figure; squares give its error by chance, where it is no ratio of counts;
# lowest and highest are the extremes among single packs.
"""


@dataclass(frozen=True)
class Run:
    """Many worlds, what they measured together, and how far single ones lie apart."""

    generator_version: str
    scenario: str
    seeds: tuple[int, ...]
    packs: int
    """How many worlds of each seed, each another learner's."""
    targets: str
    """A digest of the targets that were measured; see `digest`."""
    tallies: Tallies
    extremes: Mapping[str, tuple[float, float]]
    """The lowest and the highest figure of a single pack, as a share or a mean."""

    @property
    def worlds(self) -> int:
        """How many worlds were made."""
        return len(self.seeds) * self.packs


def digest() -> str:
    """Changes with every target that is added, dropped, or measured or judged in another way."""
    said = [
        [one.id, one.where, one.value, one.unit, one.tolerance, one.confidence, one.fit]
        for one in targets()
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def write(run: Run, path: Path | None = None) -> None:
    """The run as a file, a line a target, the same bytes for the same run."""
    (path or PLACE).write_text(HEAD + "\n".join(_lines(run)) + "\n", encoding="utf-8")


def read(path: Path | None = None) -> Run:
    """The run that is kept."""
    kept = tomllib.loads((path or PLACE).read_text(encoding="utf-8"))
    figures = kept["figure"]
    return Run(
        generator_version=kept["generator_version"],
        scenario=kept["scenario"],
        seeds=tuple(kept["seeds"]),
        packs=kept["packs"],
        targets=kept["targets"],
        tallies={
            name: Tally(one["top"], one["bottom"], one.get("squares"))
            for name, one in figures.items()
        },
        extremes={name: (one["lowest"], one["highest"]) for name, one in figures.items()},
    )


def _lines(run: Run) -> Iterator[str]:
    yield f"generator_version = {json.dumps(run.generator_version)}"
    yield f"scenario = {json.dumps(run.scenario)}"
    yield f"seeds = {list(run.seeds)}"
    yield f"packs = {run.packs}"
    yield f"targets = {json.dumps(run.targets)}\n\n[figure]"
    for name, tally in run.tallies.items():
        squares = "" if tally.squares is None else f", squares = {_digits(tally.squares)}"
        lowest, highest = (_digits(value) for value in run.extremes[name])
        yield (
            f"{name} = {{ top = {_digits(tally.top)}, bottom = {_digits(tally.bottom)}{squares}, "
            f"lowest = {lowest}, highest = {highest} }}"
        )


def _digits(value: float) -> str:
    """Ten digits: the last ones of a long sum differ between processors."""
    if math.isnan(value):
        return "nan"
    text = f"{value:.10g}"
    return text if set(text) & set(".e") else f"{text}.0"
