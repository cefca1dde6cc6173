"""What an earlier run has finished of a world of many authorities, so that the next goes on there.

Authorities are kept only when the earlier run had the same plan (scenario, seed, learner and every
byte of this program) and the files of the authority are whole. So a world that was made in two
goes has the bytes of one that was made in one.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from synthetic_data import files
from synthetic_data.files import AUTHORITY, MANIFEST
from synthetic_data.scenario import Scenario

PROGRAM = Path(__file__).parent
WHAT_DECIDES = ("*.py", "*.toml", "*.csv")


def plan(scenario: Scenario) -> str:
    """A text that is the same for two runs if and only if they would write the same bytes."""
    return json.dumps({**files.origin(scenario), "program": _program()}, sort_keys=True)


def _program() -> str:
    """The checksum of the generator's own files: a version number does not know of an edit."""
    found = sorted(path for kind in WHAT_DECIDES for path in PROGRAM.rglob(kind))
    sums = [f"{path.relative_to(PROGRAM).as_posix()} {files.sha256(path)}" for path in found]
    return hashlib.sha256("\n".join(sums).encode()).hexdigest()


def kept(folder: Path, each: Sequence[Scenario]) -> dict[int, dict[str, Any]]:
    """The manifests of the authorities that are there and whole, by number; all else is removed."""
    found = {}
    for one in each:
        place = folder / AUTHORITY.format(f"{one.authority:03d}")
        manifest = _whole(place, one) if place.is_dir() else None
        if manifest is not None:
            found[one.authority] = manifest
    keep = {AUTHORITY.format(f"{number:03d}") for number in found}
    for path in folder.iterdir():
        if path.name not in keep:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return found


def _whole(place: Path, scenario: Scenario) -> dict[str, Any] | None:
    """The manifest of an authority whose every file is as that says; else None."""
    try:
        manifest: dict[str, Any] = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
        same = json.loads(json.dumps(files.origin(scenario))).items() <= manifest.items()
        sums = manifest["files"].items()
        whole = same and all(files.sha256(place / path) == wanted for path, wanted in sums)
    except (OSError, ValueError, KeyError):
        return None
    return manifest if whole else None
