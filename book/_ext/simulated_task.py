"""What the page of a simulated task says of it in front matter: `minutes`, `marks`, `ksb`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

PAGE = "simulated-task"
MINUTES, MARKS = range(60, 121), range(8, 13)


@dataclass(frozen=True)
class SimulatedTask:
    """How long a simulated task takes, what it is worth, and what it is evidence for."""

    minutes: int
    marks: int
    codes: tuple[str, ...]


def front_matter(text: str) -> Mapping[str, object]:
    """The fields between the `---` lines at the beginning of a page, or none."""
    head, found, rest = text.partition("---\n")
    if head.strip() or not found:
        return {}
    try:
        fields = yaml.safe_load(rest.partition("\n---")[0])
    except yaml.YAMLError:
        return {}
    return fields if isinstance(fields, dict) else {}


def read(path: Path, known: Collection[str]) -> SimulatedTask | None:
    """The task whose page is at `path`; None when there is no page, or faults() of it."""
    if not path.is_file():
        return None
    fields = front_matter(path.read_text(encoding="utf-8"))
    if faults(fields, known):
        return None
    codes = tuple(str(code) for code in fields["ksb"])
    return SimulatedTask(int(fields["minutes"]), int(fields["marks"]), codes)


def faults(fields: Mapping[str, object], known: Collection[str]) -> list[str]:
    """What is missing or wrong, each with what to write instead."""
    found = [
        f"{name!r} in the front matter is {_said(fields.get(name))}: "
        f"write `{name}: N` with a whole number from {allowed[0]} to {allowed[-1]}"
        for name, allowed in {"minutes": MINUTES, "marks": MARKS}.items()
        if type(fields.get(name)) is not int or fields[name] not in allowed
    ]
    said = fields.get("ksb")
    codes = [str(code) for code in said] if isinstance(said, list) else []
    wrong = sorted({code for code in codes if code not in known or codes.count(code) > 1})
    if not codes or wrong:
        said = f"has {', '.join(wrong)}" if wrong else f"is {_said(said)}"
        found.append(
            f"'ksb' in the front matter {said}: "
            "write `ksb: [K8, S6]` with codes from assignments/ksbs.toml, each once"
        )
    return found


def _said(value: object) -> str:
    return "missing" if value is None else repr(value)
