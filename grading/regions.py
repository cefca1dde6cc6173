"""The stretches of a cell that only authors and markers see, between BEGIN and END lines.

nbgrader's rule, kept to exactly: a line that holds `BEGIN NAME` starts a region, the next line that
holds `END NAME` ends it, and both lines belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SOLUTION = "SOLUTION"
HIDDEN = "HIDDEN TESTS"
SCHEME = "MARK SCHEME"
CODE_STUB = "# YOUR CODE HERE\nraise NotImplementedError()"
TEXT_STUB = "YOUR ANSWER HERE"


def inside(source: str, name: str) -> str:
    """The lines within the regions of this name, markers left out."""
    return "\n".join(line for line, state in _states(source, name) if state == "in")


def without(source: str, name: str) -> str:
    """The source with the regions of this name taken out."""
    return "\n".join(line for line, state in _states(source, name) if state == "out")


def replaced(source: str, name: str, stub: str) -> str:
    """The source with a stub, indented as the region was, in place of each region."""
    lines: list[str] = []
    for line, state in _states(source, name):
        if state == "out":
            lines.append(line)
        elif state == "begin":
            indent = re.match(r"\s*", line)
            lines += [(indent[0] if indent else "") + text for text in stub.split("\n")]
    return "\n".join(lines)


def unmarked(source: str, name: str) -> str:
    """The source with the marker lines of this name taken out and what they hold kept."""
    return "\n".join(line for line, state in _states(source, name) if state in ("in", "out"))


def fault(source: str, name: str) -> tuple[int, str] | None:
    """The first marker that has no partner: its line within the source, and what is wrong."""
    opened = 0
    for number, line in enumerate(source.split("\n"), start=1):
        if f"BEGIN {name}" in line:
            if opened:
                return number, f"BEGIN {name} inside another one"
            opened = number
        elif f"END {name}" in line:
            if not opened:
                return number, f"END {name} without its BEGIN"
            opened = 0
    return (opened, f"BEGIN {name} has no END {name}") if opened else None


def _states(source: str, name: str) -> Iterator[tuple[str, str]]:
    within = False
    for line in source.split("\n"):
        if f"BEGIN {name}" in line:
            within = True
            yield line, "begin"
        elif f"END {name}" in line:
            within = False
            yield line, "end"
        else:
            yield line, "in" if within else "out"
