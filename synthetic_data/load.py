"""Read tables of a data pack: all that a lesson needs, with pandas alone, in a browser too."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synthetic_data.faults import Unusable

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["csv_path", "file_path", "load", "truth"]

PLACES = ("data", "build/data/class")
"""Where a pack may lie, in this folder or any above it, when EYDA_DATA names none."""


def load(name: str) -> pd.DataFrame:
    """A table of the data pack, such as `load("births")`.

    Identifiers and codes are text, so leading zeros survive; dates are dates; a whole number that
    may be missing is Int64. The pack is the folder that the environment variable EYDA_DATA names;
    else `data/` here or in a folder above; else `build/data/class` in one of these.
    """
    pack = _pack()
    manifest = _manifest(pack)
    columns = _columns(pack, manifest, name)
    authorities = manifest.get("authorities", [])
    if authorities:
        return _of_many(pack, name, authorities, columns)
    parquet = pack / "tables" / f"{name}.parquet"
    if parquet.is_file():
        try:
            return typed_columns(_read_parquet(parquet), columns)
        except ImportError:  # no Arrow here, as in a browser: the CSV says the same
            pass
    return typed_columns(_read_csv(_existing_csv(pack, name), columns), columns)


def _of_many(
    pack: Path, name: str, authorities: list[str], columns: list[dict[str, Any]]
) -> pd.DataFrame:
    """The table of every authority, one after the other, with one more column, `authority`.

    Each authority counts its own records from one: only both together name a record.
    """
    import pandas as pd

    files = {one: pack / f"authority={one}" / "tables" / f"{name}.parquet" for one in authorities}
    parts = [
        typed_columns(_read_parquet(file), columns).assign(authority=one)
        for one, file in files.items()
    ]
    return pd.concat(parts, ignore_index=True)


def csv_path(name: str) -> Path:
    """The CSV file of a table, for lessons about raw files."""
    pack = _pack()
    _columns(pack, _manifest(pack), name)
    return _existing_csv(pack, name)


def file_path(name: str, kind: str) -> Path:
    """The file in which a table lies in another format, such as `file_path("cin_children", "xml")`.

    Several tables may lie in one file. The kinds of a table stand in the pack's manifest: parquet,
    csv, and for some xml or xlsx.
    """
    pack = _pack()
    manifest = _manifest(pack)
    _columns(pack, manifest, name)
    files = manifest["tables"][name]["files"]
    if kind not in files:
        raise Unusable(
            f"The table '{name}' is not kept as {kind} in this data pack.",
            where=pack,
            why=f"it is kept as: {', '.join(sorted(files))}",
            todo="ask for one of these",
        )
    return Path(pack / files[kind])


def truth(name: str) -> pd.DataFrame:
    """A table of what really is, such as `truth("mistakes")`, for whoever may see it.

    Lessons read that of the class pack, and hidden tests that of the world being marked. Learners'
    packs hold none.
    """
    pack = _pack()
    path = pack / "truth" / f"{name}.parquet"
    if path.is_file():
        return _read_parquet(path)
    known = sorted(file.stem for file in (pack / "truth").glob("*.parquet"))
    raise Unusable(
        f"The truth '{name}' is not in this data pack.",
        where=pack,
        why=f"there are: {', '.join(known)}" if known else "a learner's pack holds no truth",
        todo="check the spelling" if known else "work on the class pack, in build/data/class",
    )


def _pack() -> Path:
    """The pack to read from."""
    named = os.environ.get("EYDA_DATA")
    if named:
        if (Path(named) / "manifest.json").is_file():
            return Path(named)
        raise Unusable(
            "EYDA_DATA names a folder that is no data pack.",
            where=named,
            why="there is no manifest.json in it",
            todo="point EYDA_DATA at a pack, or unset it",
        )
    here = Path.cwd()
    for place in PLACES:
        for folder in (here, *here.parents):
            if (folder / place / "manifest.json").is_file():
                return folder / place
    raise Unusable(
        "There is no data pack here.",
        where=here,
        why="neither data/ nor build/data/class is in this folder or in one above it",
        todo="run `eyda data make --scenario class --out build/data/class`, or set EYDA_DATA",
    )


def _manifest(pack: Path) -> dict[str, Any]:
    """The manifest, as it stands."""
    try:
        return dict(json.loads((pack / "manifest.json").read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        raise _unreadable(pack) from None


def _unreadable(pack: Path) -> Unusable:
    return Unusable(
        "The manifest of this data pack cannot be read.",
        where=pack / "manifest.json",
        todo="make the pack again with `eyda data make`",
    )


def _columns(pack: Path, manifest: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """What the manifest says of a table's columns."""
    try:
        tables = manifest["tables"]
        known = {table: list(entry["columns"]) for table, entry in tables.items()}
    except (ValueError, KeyError, TypeError):
        raise _unreadable(pack) from None
    if name not in known:
        raise Unusable(
            f"There is no table called '{name}' in this data pack.",
            where=pack,
            why=f"the tables here are: {', '.join(sorted(known))}",
            todo="check the spelling",
        )
    return known[name]


def _existing_csv(pack: Path, name: str) -> Path:
    """The table's CSV file, which must be there."""
    path = pack / "tables" / f"{name}.csv"
    if not path.is_file():
        raise Unusable(
            f"The file of the table '{name}' is missing from this data pack.",
            where=path,
            todo="make or unpack the data again",
        )
    return path


def _read_parquet(path: Path) -> pd.DataFrame:
    import pandas as pd

    return pd.read_parquet(path)


def _read_csv(path: Path, columns: list[dict[str, Any]]) -> pd.DataFrame:
    """Every cell as text; only an empty one is missing, so that a code `NA` would survive."""
    import pandas as pd

    names = [column["name"] for column in columns]
    return pd.read_csv(
        path, dtype="str", usecols=names, keep_default_na=False, na_values=[""], encoding="utf-8"
    )


def typed_columns(frame: pd.DataFrame, columns: list[dict[str, Any]]) -> pd.DataFrame:
    """The columns in the manifest's order and types."""
    import pandas as pd

    ready = {}
    for column in columns:
        values, dtype = frame[column["name"]], column["dtype"]
        if values.dtype == dtype:  # as Parquet keeps it: nothing to do
            ready[column["name"]] = values
            continue
        if dtype.startswith("datetime64") and values.dtype.kind != "M":
            values = pd.to_datetime(values, format="%Y-%m-%d")
        elif dtype in ("Int64", "int64") and values.dtype.kind not in "iu":
            values = pd.to_numeric(values)
        ready[column["name"]] = values.astype(dtype)
    return pd.DataFrame(ready)
