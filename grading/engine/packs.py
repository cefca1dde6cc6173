"""A data pack as each side may see it."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from grading.faults import Unusable
from grading.sandbox.view import View

SECRET = ("seed", "learner", "scenario", "files", "generator_version")
"""What a manifest says that could tell a learner's code how to make the same world again."""


def for_judge(pack: Path) -> View:
    """The whole pack, truth included."""
    return View(tuple((str(path), path.name) for path in sorted(pack.resolve().iterdir())))


def for_learner(pack: Path) -> View:
    """The tables, and a manifest that does not say how they were made; never the truth."""
    return View(((str(pack.resolve() / "tables"), "tables"),), _manifest(pack.resolve()))


def fingerprint(pack: Path | None) -> str:
    """What tells one pack from another: a hash of its manifest, which holds its files' hashes."""
    if pack is None:
        return ""
    return hashlib.sha256((pack / "manifest.json").read_bytes()).hexdigest()


def check(pack: Path) -> None:
    """Raises Unusable when there is no data pack here."""
    if not (pack / "tables").is_dir() or not (pack / "manifest.json").is_file():
        raise Unusable(
            "this is not a data pack",
            where=pack,
            why="it has no manifest.json beside a folder of tables",
            todo="make one with: eyda data make",
        )


@lru_cache(maxsize=64)
def _manifest(pack: Path) -> tuple[tuple[str, str], ...]:
    manifest = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
    told = {name: None if name in SECRET else value for name, value in manifest.items()}
    for table in (told.get("tables") or {}).values():
        for column in table.get("columns", ()):
            column.pop("help", None)
    return (("manifest.json", json.dumps(told, separators=(",", ":"))),)
