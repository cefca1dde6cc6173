"""The learner's pack: tables and manifest in a ZIP that is the same, byte for byte, every time."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from synthetic_data.check import read_manifest
from synthetic_data.faults import Unusable
from synthetic_data.files import AUTHORITY, MANIFEST, files_below

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can hold: no clock, so the same bytes."""


def learners_pack(folder: Path, out: Path, tables: Sequence[str] = ()) -> int:
    """A ZIP at `out` with the tables (all, or those named) and a manifest; gives its size."""
    manifest = learners_manifest(read_manifest(folder), folder, tables)
    out = out.absolute()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}-", delete=False) as file:
        partial = Path(file.name)
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
            _add(archive, MANIFEST, text.encode())
            for path in manifest["files"]:
                _add(archive, path, (folder / path).read_bytes())
        partial.chmod(0o644)
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)
    return out.stat().st_size


def learners_manifest(
    manifest: dict[str, Any], folder: Path, tables: Sequence[str]
) -> dict[str, Any]:
    """The manifest without the truth, the seed and the rates, for the tables wanted."""
    if manifest.get("authorities"):
        raise Unusable(
            "This pack holds many authorities, which is too much for a learner.",
            where=folder,
            todo=f"pack one of them, such as {folder / AUTHORITY.format('001')}",
        )
    unknown = sorted(set(tables) - set(manifest["tables"]))
    if unknown:
        raise Unusable(
            f"There is no table called '{unknown[0]}' in this pack.",
            where=folder,
            why=f"its tables are: {', '.join(manifest['tables'])}",
            todo="check the spelling",
        )
    kept = {n: entry for n, entry in manifest["tables"].items() if not tables or n in tables}
    monthly = {
        month: {n: path for n, path in files.items() if n in kept}
        for month, files in manifest.get("monthly", {}).items()
    }
    paths = {path for entry in kept.values() for path in entry["files"].values()}
    paths |= {path for files in monthly.values() for path in files.values()}
    # Seed and rates would let anybody make the truth again.
    gone = sorted(paths - set(files_below(folder)))
    if gone:
        raise Unusable(
            "A file of this pack is missing.", where=folder / gone[0], todo="make the pack again"
        )
    return manifest | {
        "scenario": {"name": manifest["scenario"]["name"]},
        "seed": None,
        "tables": kept,
        "monthly": {month: files for month, files in monthly.items() if files},
        "files": {path: sum_ for path, sum_ in manifest["files"].items() if path in paths},
    }


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """One file with a fixed time and fixed rights."""
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)
