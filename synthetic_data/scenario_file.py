"""Scenario files: TOML in, a checked Scenario out, every fault of a bad file told at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from synthetic_data.catalogue import Catalogue, everything
from synthetic_data.faults import Unusable
from synthetic_data.scenario import Scenario
from synthetic_data.scenario_check import faults

HERE = Path(__file__).parent / "scenarios"
SECTION = re.compile(r"^\s*\[([^\[\]]+)\]")
SETTING = re.compile(r"""^\s*("?[\w.-]+"?)\s*=""")
Path_ = tuple[str, ...]


def names() -> list[str]:
    """The scenarios that come with the project."""
    return sorted(path.stem for path in HERE.glob("*.toml"))


def load_scenario(
    which: str | Path, *, seed: int | None = None, catalogue: Catalogue | None = None
) -> Scenario:
    """The scenario of this name, or in this TOML file, with a seed of your choice.

    Raises Unusable with every fault of the file, each with its line.
    """
    path = _path(which)
    catalogue = catalogue or everything()
    settings = _settings(path, catalogue, ())
    settings.setdefault("name", path.stem)
    if seed is not None:
        settings["seed"] = seed
    return Scenario(**settings)


def _path(which: str | Path) -> Path:
    """The file meant: one of ours by name, or a path that ends in .toml."""
    path = Path(which)
    if path.suffix == ".toml" and path.is_file():
        return path
    if str(which) in names():
        return HERE / f"{which}.toml"
    if path.suffix == ".toml":
        raise Unusable("There is no such scenario file.", where=path, todo="check the path")
    raise Unusable(
        f"There is no scenario called '{which}'.",
        why=f"the scenarios here are: {', '.join(names())}",
        todo="name one of these, or give the path of a .toml file",
    )


def _settings(path: Path, catalogue: Catalogue, seen: tuple[Path, ...]) -> dict[str, Any]:
    """The checked settings of a file, over those of the scenario that it is based on."""
    text = path.read_text(encoding="utf-8")
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise Unusable(
            "This scenario is not valid TOML.", where=path, why=str(fault), todo="mend that line"
        ) from None
    lines = line_numbers(text)
    told = [f"{path}:{_line(lines, key)}: {message}" for key, message in faults(found, catalogue)]
    base_name = found.pop("based_on", None)
    if base_name is not None and (path.resolve() in seen or base_name not in names()):
        told.append(
            f"{path}:{_line(lines, ('based_on',))}: based_on must name one of: {', '.join(names())}"
        )
    if told:
        count = "one fault" if len(told) == 1 else f"{len(told)} faults"
        raise Unusable(
            f"This scenario has {count}:\n" + "\n".join(told),
            where=path,
            todo="mend these lines; `eyda data describe --settings` lists what may be set",
        )
    if base_name is None:
        return found
    base = _settings(HERE / f"{base_name}.toml", catalogue, (*seen, path.resolve()))
    return merged(base, found)


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Settings over settings: sections are joined, single values replaced."""
    out = dict(base)
    for key, value in over.items():
        both = isinstance(value, Mapping) and isinstance(out.get(key), Mapping)
        out[key] = merged(out[key], value) if both else value
    return out


def line_numbers(text: str) -> dict[Path_, int]:
    """The line on which each section and each setting of a TOML text begins."""
    found: dict[Path_, int] = {}
    section: Path_ = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if head := SECTION.match(line):
            section = tuple(part.strip().strip('"') for part in head[1].split("."))
            for depth in range(1, len(section) + 1):
                found.setdefault(section[:depth], number)
        elif setting := SETTING.match(line):
            key = section + tuple(part.strip('"') for part in setting[1].split("."))
            for depth in range(len(section) + 1, len(key) + 1):
                found.setdefault(key[:depth], number)
    return found


def _line(lines: Mapping[Path_, int], key: Path_) -> int:
    """The line of a setting, or of the nearest thing around it that has one."""
    while key and key not in lines:
        key = key[:-1]
    return lines.get(key, 1)
