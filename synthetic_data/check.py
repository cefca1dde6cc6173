"""A pack held against its manifest and its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synthetic_data import identifiers
from synthetic_data.apart import shared
from synthetic_data.catalogue import everything
from synthetic_data.faults import Unusable
from synthetic_data.files import AUTHORITY, MANIFEST, files_below, sha256
from synthetic_data.schema import Table, typed
from synthetic_data.version import PACK_FORMAT


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a pack; Unusable where there is none that we can read."""
    path = folder / MANIFEST
    if not path.is_file():
        raise Unusable(
            "This folder is not a data pack.",
            where=folder,
            why=f"there is no {MANIFEST} in it",
            todo="make one with `eyda data make`",
        )
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        version, _, _ = found["format"], found["tables"], found["files"]
    except (ValueError, KeyError, TypeError) as fault:
        raise Unusable(
            "This manifest cannot be read.", where=path, why=str(fault), todo="make the pack again"
        ) from None
    if version != PACK_FORMAT:
        raise Unusable(
            f"This pack has format {version}, and this program reads format {PACK_FORMAT}.",
            where=path,
            todo="make the pack again",
        )
    return dict(found)


def faults(folder: Path) -> list[str]:
    """Everything about a pack that is not as its manifest and its schema say, a line each."""
    manifest = read_manifest(folder)
    if many := manifest.get("authorities"):
        parts = [folder / AUTHORITY.format(one) for one in many]
        beside = [*_files(folder, manifest, "*/manifest.json")]
        within = [fault for part in parts if (part / MANIFEST).is_file() for fault in faults(part)]
        # Files that are not as they were written may hold anything, so they are told alone.
        return beside + within or list(shared(folder, many))
    return [*_files(folder, manifest), *_tables(folder, manifest)]


def _files(folder: Path, manifest: dict[str, Any], which: str = "**/*") -> Iterator[str]:
    """Files that are missing, changed or strange."""
    listed, there = manifest["files"], set(files_below(folder, which))
    for path, expected in listed.items():
        if path not in there:
            yield f"{folder / path}: the file is missing"
        elif sha256(folder / path) != expected:
            yield f"{folder / path}: the file has changed since the pack was made"
    for path in sorted(there - set(listed)):
        yield f"{folder / path}: the manifest does not know this file"


def _as_made(table: Table, entry: dict[str, Any]) -> Table:
    """The declaration of a table, with the single identifier where the pack has it."""
    single = any(column["name"] == identifiers.SINGLE.name for column in entry["columns"])
    return identifiers.with_column(table) if single else table


def _tables(folder: Path, manifest: dict[str, Any]) -> Iterator[str]:
    """Tables that do not fit their schema, or of which there is none."""
    import pandas as pd
    import pandera.errors

    for name, entry in manifest["tables"].items():
        path = folder / "tables" / f"{name}.parquet"
        system = everything().system(name)
        if system is None:
            yield f"{path}: no table of this name is known to this version"
            continue
        if not path.is_file():
            continue
        try:
            table = _as_made(system.table, entry)
            frame = typed(pd.read_parquet(path), table)
            table.pandera().validate(frame, lazy=True)
        except pandera.errors.SchemaErrors as found:
            cases = found.failure_cases
            yield from (
                f"{path}: {column}: {rule} ({count} cells)"
                for (column, rule), count in cases.groupby(["column", "check"]).size().items()
            )
        except KeyError as fault:
            yield f"{path}: there is no column {fault}"
        except (OSError, TypeError, ValueError) as fault:
            yield f"{path}: cannot be read as this table ({str(fault).splitlines()[0]})"
        else:
            if len(frame) != entry["rows"]:
                yield f"{path}: {len(frame)} rows where the manifest says {entry['rows']}"
