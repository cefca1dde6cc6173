"""Synthetic worlds as data packs on disk, made by the `eyda data make` command when needed.

Marking never imports the generator. A pack is made again when the generator's own files have
changed since.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grading.cohorts import CLASS_SEED
from grading.faults import Unusable
from grading.progress import note

GENERATOR = "synthetic_data"


def world(scenario: str, seed: int, root: Path, learner: str | None = None) -> Path:
    """The pack of this scenario and seed under `root`, made now unless it is there and current.

    With `learner`, it is the pack of that one learner: other children by the same rules. With the
    course's own seed and no learner, its folder is named for the scenario alone:
    `build/data/class` is what lessons read.
    """
    name = _name(scenario, seed, learner)
    pack, stamp = root / name, root / f"{name}.generator"
    current = generator_fingerprint()
    if _matches(pack, seed, learner) and stamp.is_file() and stamp.read_text() == current:
        return pack
    root.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    note(f"Making the data {name!r}, which happens once ...")
    command = [sys.executable, "-m", "eyda", "data", "make"]
    options = ["--scenario", scenario, "--seed", str(seed), "--out", str(pack)]
    options += ["--learner", learner] if learner else []
    made = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    if made.returncode or not _matches(pack, seed, learner):
        raise Unusable(
            f"the data {name!r} (scenario {scenario!r}, seed {seed}) could not be made",
            where=pack,
            why=(made.stderr.strip().splitlines() or ["no reason given"])[-1],
            todo=f"try: eyda data make {' '.join(options)}",
        )
    stamp.write_text(current)
    return pack


def _name(scenario: str, seed: int, learner: str | None) -> str:
    """The folder's name: seeds are numbers, so no learner's can be taken for a seed's."""
    name = scenario if seed == CLASS_SEED else f"{scenario}-{seed}"
    return f"{name}-learner-{learner}" if learner else name


def without_truth(pack: Path, out: Path, tables: tuple[str, ...]) -> None:
    """A learner's copy of a pack: the named tables and a manifest of them, and no truth.

    The copy appears at `out` whole or not at all. Raises Unusable when the pack lacks a table.
    """
    with _taking_place(out) as making:
        _copy_tables(pack, making, tables)


def with_truth(pack: Path, out: Path, tables: tuple[str, ...]) -> None:
    """The same copy with the truth beside it, for the judge of hidden tests; never for learners."""
    with _taking_place(out) as making:
        _copy_tables(pack, making, tables)
        if (pack / "truth").is_dir():  # a pack that a tutor was given may hold none
            shutil.copytree(pack / "truth", making / "truth")


@contextmanager
def _taking_place(out: Path) -> Iterator[Path]:
    """A folder to fill, which stands at `out` when it is done, and nowhere when it fails."""
    making = out.with_name(out.name + ".making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    try:
        yield making
        shutil.rmtree(out, ignore_errors=True)
        making.rename(out)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _copy_tables(pack: Path, making: Path, tables: tuple[str, ...]) -> None:
    manifest = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
    missing = sorted(set(tables) - set(manifest["tables"]))
    if missing:
        known = ", ".join(sorted(manifest["tables"]))
        raise Unusable(
            f"the data have no table {', '.join(missing)}", where=pack, why=f"there are: {known}"
        )
    # A file that holds several tables, such as a message in XML, comes with any of them.
    kept = sorted({path for name in tables for path in manifest["tables"][name]["files"].values()})
    for name in kept:
        (making / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(pack / name, making / name)
    manifest["tables"] = {name: manifest["tables"][name] for name in sorted(tables)}
    manifest["files"] = {name: manifest["files"][name] for name in kept}
    # Seed and rates would let anybody make the same world again, truth included.
    manifest["seed"], manifest["scenario"] = None, {"name": manifest["scenario"]["name"]}
    text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
    (making / "manifest.json").write_text(text + "\n", encoding="utf-8")


def generator_fingerprint() -> str:
    """A hash of every file that the generator is made of."""
    found = importlib.util.find_spec(GENERATOR)
    if found is None or found.origin is None:
        return "none"
    folder = Path(found.origin).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _matches(pack: Path, seed: int, learner: str | None) -> bool:
    try:
        manifest = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
        return bool(manifest["seed"] == seed and manifest["learner"] == learner)
    except (OSError, ValueError, KeyError):
        return False
