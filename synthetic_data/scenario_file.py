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
from synthetic_data.scenario_check import faults, together

HERE = Path(__file__).parent / "scenarios"
SECTION = re.compile(r"^\s*\[([^\[\]]+)\]")
SETTING = re.compile(r"""^\s*("?[\w.-]+"?)\s*=""")
WHERE = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")
HINT = "text stands in quotes, numbers and dates such as 2026-03-31 do not"
Path_ = tuple[str, ...]


def names() -> list[str]:
    """The scenarios that come with the project."""
    return sorted(path.stem for path in HERE.glob("*.toml"))


def load_scenario(
    which: str | Path,
    *,
    seed: int | None = None,
    authorities: int | None = None,
    catalogue: Catalogue | None = None,
) -> Scenario:
    """The scenario of this name, or in this TOML file, with a seed and a number of your choice.

    Raises Unusable with every fault of the file, each with its line.
    """
    path = _path(which)
    chosen = {"seed": seed, "authorities": authorities}
    over = {key: value for key, value in chosen.items() if value is not None}
    settings = _settings(path, catalogue or everything(), over, ())
    settings.setdefault("name", path.stem)
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


def _settings(
    path: Path, catalogue: Catalogue, over: Mapping[str, Any], seen: tuple[Path, ...]
) -> dict[str, Any]:
    """The checked settings of a file, over those of the scenario that it is based on.

    `over` are settings from elsewhere, such as the command line, that win over all files.
    """
    text = _text(path)
    found, unread = _parsed(text)
    lines = line_numbers(text)
    wrong = [*faults(found, catalogue)]
    base_name = found.pop("based_on", None)
    known = base_name is None or (base_name in names() and path.resolve() not in seen)
    if not known and isinstance(base_name, str):
        wrong.append((("based_on",), f"based_on must name one of: {', '.join(names())}"))
    base: dict[str, Any] = {}
    if known and base_name is not None:
        base = _settings(HERE / f"{base_name}.toml", catalogue, {}, (*seen, path.resolve()))
    whole = {**_defaults(), **merged(merged(base, found), over)}
    if known:
        bad = {key[0] for key, _ in wrong if key}
        for settings, message in together(whole, bad):
            here = [(name,) for name in settings if (name,) in lines]
            wrong.append((here[0] if here else (), message))
    _told(path, [*unread, *((_line(lines, key), message) for key, message in wrong)])
    return merged(merged(base, found), over)


def _text(path: Path) -> str:
    """What stands in the file."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Unusable(
            "This scenario is not text in UTF-8.",
            where=path,
            why=str(fault),
            todo="save it as UTF-8 in your editor",
        ) from None


def _parsed(text: str) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    """The settings in a text, unchecked, and each line that is not TOML with what is wrong there.

    A setting that cannot be read is left out and told, so that the others are still checked.
    """
    lines, wrong = text.splitlines(), list[tuple[int, str]]()
    while True:
        try:
            return tomllib.loads("\n".join(lines) + "\n"), wrong
        except tomllib.TOMLDecodeError as fault:
            place = WHERE.search(str(fault))
            number = int(place[1]) if place and place[1] else len(lines)
            line = lines[number - 1] if number <= len(lines) else ""
            wrong.append((number, _unread(line, WHERE.sub("", str(fault)).strip())))
            if not SETTING.match(line):
                return {}, wrong  # what is left out could be the beginning of something longer
            lines[number - 1] = ""


def _unread(line: str, fault: str) -> str:
    """What is wrong with a line that TOML cannot read, for people who do not know TOML."""
    setting = SETTING.match(line)
    if setting and "overwrite" in fault.lower():
        return f"{setting[1]} stands here for the second time"
    return f"`{line.strip()}` cannot be read ({fault}): {HINT}"


def _defaults() -> dict[str, Any]:
    """What a scenario has where its file says nothing."""
    return dict(vars(Scenario("defaults")))


def _told(path: Path, wrong: list[tuple[int, str]]) -> None:
    """Raises Unusable with all faults in order of line, when there is one."""
    if not wrong:
        return
    told = sorted(set(wrong))
    count = "one fault" if len(told) == 1 else f"{len(told)} faults"
    listed = "\n".join(f"{path}:{line}: {message}" for line, message in told)
    raise Unusable(
        f"This scenario has {count}:\n{listed}",
        where=path,
        todo="mend these lines; `eyda data describe --settings` lists what may be set",
    )


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
