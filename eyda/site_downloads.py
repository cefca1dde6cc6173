"""What an apprentice downloads for an exercise: the notebook, its data and their reader, zipped.

The folder in the ZIP is complete: JupyterLab and pandas are all it needs. The same inputs give the
same bytes, so that a host can see from the checksum what has changed.
"""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import synthetic_data
from grading import release
from grading.course import Assignment
from grading.course_files import read_course
from grading.faults import Unusable
from grading.source import read_assignment
from synthetic_data.check import read_manifest
from synthetic_data.packing import learners_manifest

READER = ("__init__.py", "faults.py", "load.py")
EPOCH = (1980, 1, 1, 0, 0, 0)


def write(assignments: Path, pack: Path, out: Path) -> None:
    """A ZIP in `out` for each unit of the course and nothing else; touched only when changed."""
    out.mkdir(parents=True, exist_ok=True)
    units = read_course(assignments / "course.toml").units
    exercises = [read_assignment(assignments / unit.slug) for unit in units]
    for old in out.glob("*.zip"):
        if old.stem not in {exercise.slug for exercise in exercises}:
            old.unlink()
    for exercise in exercises:
        path = out / f"{exercise.slug}.zip"
        notebook = _kept(exercise, path) or released(exercise)
        _zip(path, dict(_members(exercise, notebook, pack)))


def _kept(exercise: Assignment, path: Path) -> bytes | None:
    """The notebook in the ZIP of before, when it is still that of this exercise."""
    try:
        with zipfile.ZipFile(path) as archive:
            notebook = archive.read(f"{exercise.slug}/{exercise.slug}.ipynb")
        about = json.loads(notebook)["metadata"]["eyda"]
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return None
    return notebook if about["fingerprint"] == release.fingerprint(exercise) else None


def released(exercise: Assignment) -> bytes:
    """The exercise as nbgrader releases it: no solution, no hidden test, no mark scheme."""
    from grading import nbgrader_bridge  # slow to import, and only needed after an edit

    with tempfile.TemporaryDirectory() as course:
        source = Path(course) / "source" / exercise.slug / f"{exercise.slug}.ipynb"
        source.parent.mkdir(parents=True)
        source.write_bytes(release.instructor_notebook(exercise))
        nbgrader_bridge.generate(Path(course), exercise.slug)
        notebook = Path(course, "release", exercise.slug, source.name).read_bytes()
    secrets = release.leaks(exercise, notebook)
    if secrets:
        raise Unusable("the notebook would give answers away", where=exercise.path, why=secrets[0])
    return notebook


def _members(exercise: Assignment, notebook: bytes, pack: Path) -> Iterator[tuple[str, bytes]]:
    top = exercise.slug
    yield f"{top}/{top}.ipynb", notebook
    reader = Path(synthetic_data.__file__).parent
    for name in READER:
        yield f"{top}/synthetic_data/{name}", (reader / name).read_bytes()
    manifest = _readable(learners_manifest(read_manifest(pack), pack, exercise.data.tables))
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    yield f"{top}/data/manifest.json", text.encode()
    for path in manifest["files"]:
        yield f"{top}/data/{path}", (pack / path).read_bytes()


def _readable(manifest: dict[str, Any]) -> dict[str, Any]:
    """The manifest without the Parquet files, which not every pandas can read."""
    tables = {
        name: entry | {"files": {f: path for f, path in entry["files"].items() if f != "parquet"}}
        for name, entry in manifest["tables"].items()
    }
    files = {p: sum_ for p, sum_ in manifest["files"].items() if not p.endswith(".parquet")}
    return manifest | {"tables": tables, "files": files}


def _zip(path: Path, members: Mapping[str, bytes]) -> None:
    part = path.with_suffix(".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, members[name], zipfile.ZIP_DEFLATED)
    if path.is_file() and path.read_bytes() == part.read_bytes():
        part.unlink()
    else:
        part.replace(path)
