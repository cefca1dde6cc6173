"""An exercise file cut into the blocks that its author wrote, each with its line numbers.

The block structure is what MyST-NB and jupytext see, because it is read with the parser that both
of them use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin


class Kind(StrEnum):
    """What an author can write."""

    TEXT = "text"
    CODE = "code-cell"
    WRITTEN = "written"


@dataclass(frozen=True)
class Block:
    """One stretch of text, one code cell or one written answer.

    `line` is where the block starts and `body_line` where its body does, both counted from 1.
    `options` are the `:name: value` lines of a directive.
    """

    kind: Kind
    body: str
    line: int
    body_line: int
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """Something that cannot be read, and the line where it stands."""

    line: int
    what: str


@dataclass(frozen=True)
class Hint:
    """One hint: its title, its text and the lines it takes up, counted from 1, end excluded."""

    title: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Heading:
    """One heading of the third level, which names a task."""

    title: str
    line: int


@dataclass(frozen=True)
class Document:
    """A whole exercise file."""

    front: dict[str, Any]
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


DIRECTIVE = re.compile(r"^\{(?P<name>[\w-]+)\}\s*(?P<argument>.*)$")
CELLS = {Kind.CODE.value, Kind.WRITTEN.value}
KNOWN = CELLS | {"hint", "note", "tip", "important", "warning", "admonition"}


def parse(text: str) -> Document:
    """The document's front matter and blocks; what cannot be read is a problem, never an error."""
    lines = text.splitlines()
    tokens = [token for token in _parser().parse(text) if token.level == 0 and token.map]
    front, problems = _front_matter(tokens)
    blocks: list[Block] = []
    start = tokens[0].map[1] if tokens and tokens[0].type == "front_matter" and tokens[0].map else 0
    for token in tokens:
        name = _directive(token)[0]
        if name and name not in KNOWN:
            problems.append(Problem(_line(token), f"unknown block {{{name}}}"))
        if name in CELLS or token.type == "myst_block_break":
            blocks += _text(lines, start, _line(token) - 1)
            start = token.map[1] if token.map else start
        if name in CELLS:
            block, wrong = _cell(token, Kind(name))
            blocks.append(block)
            problems += wrong
    blocks += _text(lines, start, len(lines))
    return Document(front, tuple(blocks), tuple(problems))


def hints(text: str) -> tuple[Hint, ...]:
    """The hints in a stretch of text, in order."""
    found = []
    for token in _parser().parse(text):
        name, argument = _directive(token)
        if name == "hint" and token.map:
            found.append(Hint(argument, token.content.strip(), token.map[0] + 1, token.map[1] + 1))
    return tuple(found)


def headings(text: str) -> tuple[Heading, ...]:
    """The third-level headings in a stretch of text, in order."""
    tokens = _parser().parse(text)
    return tuple(
        Heading(tokens[place + 1].content.strip(), _line(token))
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h3"
    )


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    return parser.use(front_matter_plugin).use(myst_block_plugin).disable("inline", True)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _directive(token: Token) -> tuple[str, str]:
    found = DIRECTIVE.match(token.info.strip()) if token.type == "fence" else None
    return (found["name"], found["argument"].strip()) if found else ("", "")


def _front_matter(tokens: list[Token]) -> tuple[dict[str, Any], list[Problem]]:
    if not tokens or tokens[0].type != "front_matter":
        return {}, [Problem(1, "the file must start with front matter: title, unit, minutes")]
    return _mapping(tokens[0].content, 1)


def _text(lines: list[str], start: int, end: int) -> list[Block]:
    """The lines from `start` to `end` (from 0, end excluded) as one text block, or none."""
    while start < end and not lines[start].strip():
        start += 1
    body = "\n".join(lines[start:end]).rstrip()
    return [Block(Kind.TEXT, body, start + 1, start + 1)] if body else []


def _cell(token: Token, kind: Kind) -> tuple[Block, list[Problem]]:
    body = token.content.splitlines()
    line = _line(token)
    count = next((n for n, text in enumerate(body) if not text.startswith(":")), len(body))
    options, problems = _mapping("\n".join(text[1:] for text in body[:count]), line + 1)
    if count < len(body) and count and not body[count].strip():
        count += 1
    source = "\n".join(body[count:]).rstrip()
    return Block(kind, source, line, line + 1 + count, options), problems


def _mapping(text: str, line: int) -> tuple[dict[str, Any], list[Problem]]:
    try:
        value = yaml.safe_load(text) or {}
    except yaml.YAMLError as fault:
        reason = getattr(fault, "problem", None) or str(fault)
        return {}, [Problem(line, f"cannot be read: {reason}")]
    if not isinstance(value, dict):
        return {}, [Problem(line, "cannot be read: write `name: value`")]
    return {str(key): entry for key, entry in value.items()}, []
