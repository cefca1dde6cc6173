"""Worlds of any size: an authority at a time, each written before the next, several side by side.

Every authority has its own random streams and its own part of the national numbers, so that its
bytes depend on the scenario, the seed and its number alone: not on how many are made at once, nor
on how many there are. A run that was killed or stopped goes on where it was: see `unfinished`.
"""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synthetic_data import files, unfinished
from synthetic_data.building import building_of
from synthetic_data.crew import as_finished
from synthetic_data.files import AUTHORITY, MANIFEST, Step
from synthetic_data.forecast import in_words
from synthetic_data.pipeline import generate
from synthetic_data.scenario import Scenario

KEYS = (
    "Each authority counts its own records from one, as its systems would: authority and record id "
    "together name a record. Every number of a person, a provider, a school or a place is in one "
    "authority only."
)


@dataclass(frozen=True)
class Shard:
    """One authority's pack: its name, such as 001, and its manifest."""

    name: str
    manifest: dict[str, Any]


def make(
    scenario: Scenario,
    out: Path,
    *,
    jobs: int = 1,
    resume: bool = True,
    step: Step = lambda _: None,
) -> dict[str, Any]:
    """The scenario's world as a pack at `out`; gives back its manifest.

    One authority gives a plain pack. Many give a folder with a pack for each of them; with `resume`
    those that an earlier run of the same plan finished are kept, and the bytes are the same.
    """
    files.refuse_what_is_no_pack(out)
    if scenario.authorities == 1:
        with building_of(out) as building:  # first, since a place may turn out to be unusable
            step("the population and what services record")
            return files.write_in(generate(scenario), building, step=step)
    with building_of(out, unfinished.plan(scenario), going_on=resume) as building:
        made = _all_made(scenario, building, jobs, step)
        manifest = _manifest(scenario, building, made)
        files.write_manifest(manifest, building)
    return manifest


def make_one(scenario: Scenario, folder: Path) -> Shard:
    """The pack of one authority (`scenario.authority`) in a folder of packs: there, and whole."""
    name = f"{scenario.authority:03d}"
    place = folder / AUTHORITY.format(name)
    part = place.with_name(f".{place.name}")
    for older in (part, place):
        shutil.rmtree(older, ignore_errors=True)
    part.mkdir(parents=True)
    manifest = files.write_in(generate(scenario), part)
    part.rename(place)
    return Shard(name, manifest)


def _all_made(scenario: Scenario, folder: Path, jobs: int, step: Step) -> list[Shard]:
    """Every authority's pack, in order of number; `step` hears of the pace."""
    each = [scenario.but(authority=number + 1) for number in range(scenario.authorities)]
    kept = unfinished.kept(folder, each)
    made = [Shard(f"{number:03d}", manifest) for number, manifest in kept.items()]
    left = [one for one in each if one.authority not in kept]
    if made:
        step(f"{len(made)} of {len(each)} authorities are there from an earlier run")
    began = time.monotonic()
    with closing(_made(left, folder, jobs)) as shards:
        for shard in shards:
            made.append(shard)
            step(_pace(len(made), len(each), len(made) - len(kept), time.monotonic() - began))
    return sorted(made, key=lambda shard: shard.name)


def _made(left: list[Scenario], folder: Path, jobs: int) -> Generator[Shard, None, None]:
    """The pack of each of these authorities as it is finished, in any order."""
    if jobs == 1 or len(left) < 2:
        yield from (make_one(one, folder) for one in left)
    else:
        yield from as_finished(make_one, [(one, folder) for one in left], jobs)


def _pace(there: int, wanted: int, now: int, seconds: float) -> str:
    """How far it is, how fast it goes and how long it may yet take."""
    each = seconds / now
    left = (wanted - there) * each
    return f"{there} of {wanted} authorities, {60 / each:.0f} a minute, about {in_words(left)} left"


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
        "keys": KEYS,
        "tables": tables,
        "files": {path: files.sha256(folder / path) for path in manifests},
        "authorities": [shard.name for shard in made],
    }
