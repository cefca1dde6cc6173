"""The course's own files: `course.toml`, `ksbs.toml`, and where each unit's exercise lies."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grading.course import Course, Unit
from grading.faults import Unusable


@dataclass(frozen=True)
class Standard:
    """An apprenticeship standard: its statements by code, and what may be claimed about them."""

    code: str
    title: str
    level: int
    version: str
    caveat: str
    statements: Mapping[str, str]


def read_course(path: Path) -> Course:
    """The course that `course.toml` describes, units in teaching order."""
    found = read_toml(path)
    try:
        units = tuple(
            Unit(str(row["id"]), str(row["slug"]), str(row["title"]), int(row["minutes"]))
            for row in found["units"]
        )
        return Course(str(found["title"]), float(found["pass_mark"]), units)
    except KeyError as missing:
        raise Unusable(f"{missing} is not there", where=path, todo="add it") from None


def read_standard(path: Path) -> Standard:
    """The standard that `ksbs.toml` holds."""
    found = read_toml(path)
    try:
        head = found["standard"]
        statements = {str(code): str(text) for code, text in found["statements"].items()}
        return Standard(
            str(head["code"]),
            str(head["title"]),
            int(head["level"]),
            str(head["version"]),
            str(head["caveat"]),
            statements,
        )
    except KeyError as missing:
        raise Unusable(f"{missing} is not there", where=path, todo="add it") from None


def find_unit(course: Course, name: str, where: Path) -> Unit:
    """The unit called `name`, by its id (`u03`) or slug (`u03-identifiers`)."""
    for unit in course.units:
        if name in (unit.id, unit.slug):
            return unit
    known = ", ".join(f"{unit.id} ({unit.title})" for unit in course.units)
    raise Unusable(f"there is no unit called {name!r}", where=where, todo=f"name one of: {known}")


def read_toml(path: Path) -> dict[str, Any]:
    """What a TOML file holds; Unusable when it is missing or cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Unusable("this file is not there", where=path) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise Unusable("this file cannot be read as TOML", where=path, why=str(fault)) from None
