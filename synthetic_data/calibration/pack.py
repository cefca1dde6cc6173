"""A data pack as the measures read it: a table or a part of the truth at a time, each read once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from synthetic_data.check import read_manifest
from synthetic_data.files import AUTHORITY
from synthetic_data.load import typed_columns

if TYPE_CHECKING:
    from synthetic_data.world import World

NOWHERE = Path()
"""Stands for a file that is never read."""


@dataclass
class Pack:
    """One authority's tables and truth. Links are joined on, as `person_id`, where asked for."""

    tables: dict[str, Path]
    truths: dict[str, Path]
    columns: dict[str, list[dict[str, Any]]]
    today: dt.date
    _read: dict[str, pd.DataFrame] = field(default_factory=dict)

    def has(self, *names: str) -> bool:
        """Whether these tables, or parts of the truth written as `truth/people`, are here."""
        return all(
            (name.removeprefix("truth/") in self.truths)
            if name.startswith("truth/")
            else name in self.tables
            for name in names
        )

    def table(self, name: str) -> pd.DataFrame:
        """A table, typed as a lesson loads it."""
        if name not in self._read:
            self._read[name] = typed_columns(pd.read_parquet(self.tables[name]), self.columns[name])
        return self._read[name]

    def truth(self, name: str) -> pd.DataFrame:
        """A part of the truth."""
        key = f"truth/{name}"
        if key not in self._read:
            self._read[key] = pd.read_parquet(self.truths[name])
        return self._read[key]

    def linked(self, name: str) -> pd.DataFrame:
        """A table with the true person of each record, as `person_id`."""
        key = f"linked/{name}"
        if key not in self._read:
            links = self.truth("links")
            links = links.loc[links["table"] == name, ["record_id", "person_id"]]
            frame = self.table(name)
            joined = frame.merge(links, left_on=frame.columns[0], right_on="record_id", how="left")
            self._read[key] = joined.drop(columns="record_id")
        return self._read[key]

    @property
    def day(self) -> pd.Timestamp:
        """The reference date."""
        return pd.Timestamp(self.today)

    @property
    def year_end(self) -> pd.Timestamp:
        """The last of December before the latest January count: ages of the entitlements."""
        return pd.Timestamp(self.today.year - 1, 12, 31)

    @property
    def census_day(self) -> pd.Timestamp:
        """Mid-January, when schools and settings count their children."""
        return pd.Timestamp(self.today.year, 1, 15)


def of_world(world: World) -> Pack:
    """A world that was just made, as the pack that it would be on disk; nothing is written."""
    truth = {f"truth/{name}": frame for name, frame in world.truth.items()}
    return Pack(
        tables=dict.fromkeys(world.tables, NOWHERE),
        truths=dict.fromkeys(world.truth, NOWHERE),
        columns={table.name: [{"name": name} for name in table.names] for table in world.schema},
        today=world.scenario.reference_date,
        _read={**world.tables, **truth},
    )


def authorities(folder: Path) -> Iterator[Pack]:
    """The pack in a folder, an authority at a time, so that a large one need not fit in memory."""
    manifest = read_manifest(folder)
    for name in manifest.get("authorities", []):
        yield _one(folder / AUTHORITY.format(name))
    if not manifest.get("authorities"):
        yield _one(folder)


def _one(folder: Path) -> Pack:
    """The pack of one authority."""
    manifest = read_manifest(folder)
    truths = sorted((folder / "truth").glob("*.parquet"))
    return Pack(
        tables={
            name: folder / entry["files"]["parquet"] for name, entry in manifest["tables"].items()
        },
        truths={path.stem: path for path in truths},
        columns={name: entry["columns"] for name, entry in manifest["tables"].items()},
        today=dt.date.fromisoformat(manifest["reference_date"]),
    )
