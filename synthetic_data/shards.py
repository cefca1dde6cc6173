"""Worlds of any size: an authority at a time, each written before the next, several side by side.

Every authority has its own random streams and its own part of the national numbers, so that its
bytes depend on the scenario, the seed and its number alone: not on how many are made at once, nor
on how many there are.
"""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synthetic_data import files
from synthetic_data.files import AUTHORITY, MANIFEST, Step
from synthetic_data.pipeline import generate
from synthetic_data.scenario import Scenario


@dataclass(frozen=True)
class Shard:
    """One authority's pack: its name, such as 001, and its manifest."""

    name: str
    manifest: dict[str, Any]


def make(
    scenario: Scenario, out: Path, *, jobs: int = 1, step: Step = lambda _: None
) -> dict[str, Any]:
    """The scenario's world as a pack at `out`; gives back its manifest.

    One authority gives a plain pack. Many give a folder with a pack for each of them.
    """
    if scenario.authorities == 1:
        step("the population and what services record")
        return files.write(generate(scenario), out, step=step)
    with files.building_of(out) as building:
        made = []
        for shard in _made(scenario, building, jobs):
            made.append(shard)
            step(f"{len(made)} of {scenario.authorities} authorities")
        manifest = _manifest(scenario, building, sorted(made, key=lambda shard: shard.name))
        files.write_manifest(manifest, building)
    return manifest


def make_one(scenario: Scenario, folder: Path) -> Shard:
    """The pack of one authority (`scenario.authority`) in a folder of packs."""
    name = f"{scenario.authority:03d}"
    manifest = files.write(generate(scenario), folder / AUTHORITY.format(name))
    return Shard(name, manifest)


def _made(scenario: Scenario, folder: Path, jobs: int) -> Iterator[Shard]:
    """Every authority's pack as it is finished, in any order."""
    each = [scenario.but(authority=number + 1) for number in range(scenario.authorities)]
    if jobs == 1:
        yield from (make_one(one, folder) for one in each)
        return
    # New processes rather than forks: the same on every platform, and no thread is copied.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(each)), mp_context=context) as pool:
        waiting = [pool.submit(make_one, one, folder) for one in each]
        try:
            yield from (future.result() for future in as_completed(waiting))
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _manifest(scenario: Scenario, folder: Path, made: list[Shard]) -> dict[str, Any]:
    """The manifest of all: rows added up, and the checksum of each authority's manifest."""
    rows: Counter[str] = Counter()
    for shard in made:
        rows.update({name: entry["rows"] for name, entry in shard.manifest["tables"].items()})
    tables = {
        name: entry
        | {
            "rows": rows[name],
            "files": {"parquet": f"{AUTHORITY.format('*')}/tables/{name}.parquet"},
        }
        for name, entry in made[0].manifest["tables"].items()
    }
    manifests = [f"{AUTHORITY.format(shard.name)}/{MANIFEST}" for shard in made]
    return {
        **files.origin(scenario),
        "tables": tables,
        "files": {path: files.sha256(folder / path) for path in manifests},
        "authorities": [shard.name for shard in made],
    }
