"""Packs on disk: Parquet and CSV, with a manifest that holds the checksum of every file.

A pack is written beside its place and then takes it (`building`), so that there is the old one or
the new one and never half of either.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from synthetic_data import formats
from synthetic_data.building import building_of
from synthetic_data.csv_text import write_csv
from synthetic_data.faults import Unusable
from synthetic_data.scenario import Scenario
from synthetic_data.schema import DATES, NUMBERS, Table
from synthetic_data.version import GENERATOR_VERSION, PACK_FORMAT
from synthetic_data.world import World

MANIFEST = "manifest.json"
AUTHORITY = "authority={}"
"""The folder of one authority in a pack of many: itself a pack, in Parquet only."""
Step = Callable[[str], None]


def write(world: World, out: Path, *, step: Step = lambda _: None) -> dict[str, Any]:
    """The world as a pack at `out`; gives back its manifest. `step` hears of each file begun.

    An earlier pack at `out` is replaced; anything else that stands there is left alone (Unusable).
    """
    refuse_what_is_no_pack(out)
    with building_of(out) as building:
        return write_in(world, building, step=step)


def write_in(world: World, folder: Path, *, step: Step = lambda _: None) -> dict[str, Any]:
    """The world as a pack in this empty folder, the manifest last; gives back the manifest."""
    _write_tables(world, folder, step)
    _write_truth(world, folder, step)
    manifest = manifest_of(world, folder)
    write_manifest(manifest, folder)
    return manifest


def write_manifest(manifest: dict[str, Any], folder: Path) -> None:
    """The manifest as its file."""
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def refuse_what_is_no_pack(out: Path) -> None:
    """Raises Unusable when `out` holds something that is not a pack of ours."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    if not out.is_dir() or not (out / MANIFEST).is_file():
        raise Unusable(
            "This is not a data pack, so it is left as it is.",
            where=out,
            why=f"it holds no {MANIFEST}, and only a pack may be replaced",
            todo="choose another --out, or move what is there",
        )


def _write_tables(world: World, folder: Path, step: Step) -> None:
    """Each table as Parquet; as CSV and in its own shape too, unless it is one of many."""
    (folder / "tables").mkdir()
    for table in world.schema:
        step(f"tables/{table.name}")
        arrow = as_arrow_table(world.observed[table.name], table)
        write_parquet(arrow, folder / "tables" / f"{table.name}.parquet")
        if not world.scenario.authority:
            write_csv(arrow, folder / "tables" / f"{table.name}.csv")
    if not world.scenario.authority:
        formats.write_all(world.schema, world.observed, world.scenario, folder, step)


def _write_truth(world: World, folder: Path, step: Step) -> None:
    """The truth, as Parquet only."""
    (folder / "truth").mkdir()
    for name, frame in world.truth.items():
        step(f"truth/{name}")
        arrow = pa.Table.from_pandas(frame, preserve_index=False)
        write_parquet(arrow, folder / "truth" / f"{name}.parquet")


def as_arrow_table(frame: pd.DataFrame, table: Table) -> pa.Table:
    """The table in Arrow: repeated text stays a dictionary, dates are timestamps."""
    columns = {}
    for column in table.columns:
        values = frame[column.name]
        array = _dictionary(values) if values.dtype == "category" else pa.array(values)
        if isinstance(array, pa.ChunkedArray):
            array = array.combine_chunks()
        if column.kind in DATES:
            array = array.cast(pa.timestamp("us"))
        elif column.kind in NUMBERS:
            array = array.cast(pa.float64() if column.dtype == "float64" else pa.int64())
        elif not isinstance(array.type, pa.DictionaryType):
            array = array.cast(pa.string())
        columns[column.name] = array
    return pa.table(columns)


def _dictionary(values: pd.Series) -> pa.DictionaryArray:
    """A column of repeated text with the texts that occur in it, in their old order."""
    codes, texts = values.cat.codes.to_numpy(), pa.array(values.cat.categories)
    used = np.zeros(len(texts) + 1, dtype=np.bool_)  # the last is for missing, whose code is -1
    used[codes] = True
    used = used[:-1]
    place = np.append(np.cumsum(used) - 1, 0).astype(np.int32)
    indices = pa.array(place[codes], mask=codes < 0 if codes.min(initial=0) < 0 else None)
    return pa.DictionaryArray.from_arrays(indices, texts.filter(pa.array(used)), safe=False)


def write_parquet(table: pa.Table, path: Path) -> None:
    """Parquet whose text columns are plain text to every reader.

    Without pandas' and Arrow's own notes in the file, a dictionary column is read as text.
    """
    bare = table.replace_schema_metadata(None)
    # Text that hardly repeats gains nothing from a dictionary; nobody needs statistics of blocks.
    whole = [field.name for field in bare.schema if pa.types.is_integer(field.type)]
    text = [field.name for field in bare.schema if pa.types.is_string(field.type)]
    repeats = [name for name in bare.schema.names if name not in {*whole, *text}]
    pq.write_table(
        bare,
        path,
        compression="zstd",
        store_schema=False,
        version="2.6",
        use_dictionary=repeats,
        column_encoding=dict.fromkeys(whole, "DELTA_BINARY_PACKED"),
        write_statistics=False,
    )


def manifest_of(world: World, folder: Path) -> dict[str, Any]:
    """What is in the pack and how it was made: no clock, no machine, so same seed, same bytes."""
    sums = {path: sha256(folder / path) for path in files_below(folder)}
    return {
        **origin(world.scenario),
        "tables": {
            table.name: {
                "title": table.title,
                "help": table.help,
                "rows": len(world.observed[table.name]),
                "key": table.key,
                "columns": [
                    {"name": c.name, "kind": c.kind.value, "dtype": c.dtype, "help": c.help}
                    for c in table.columns
                ],
                "files": _files_of(table, world),
            }
            for table in world.schema
        },
        "monthly": formats.monthly_files(world.scenario, set(world.observed)),
        "files": sums,
    }


def origin(scenario: Scenario) -> dict[str, Any]:
    """The part of a manifest that says how the pack was made."""
    return {
        "format": PACK_FORMAT,
        "generator_version": GENERATOR_VERSION,
        "scenario": scenario.settings(),
        "seed": scenario.seed,
        "learner": scenario.learner,
        "reference_date": scenario.reference_date.isoformat(),
    }


def _files_of(table: Table, world: World) -> dict[str, str]:
    """The files of a table by form."""
    if world.scenario.authority:
        return {"parquet": f"tables/{table.name}.parquet"}
    both = {form: f"tables/{table.name}.{form}" for form in ("parquet", "csv")}
    return both | formats.files_of(table.name, set(world.observed))


def files_below(folder: Path, which: str = "**/*") -> list[str]:
    """Every file (or those of a pattern) but the manifest, with forward slashes, in order."""
    found = [path.relative_to(folder).as_posix() for path in folder.glob(which) if path.is_file()]
    return sorted(path for path in found if path != MANIFEST)


def sha256(path: Path) -> str:
    """The checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
