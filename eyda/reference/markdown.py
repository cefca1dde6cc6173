"""Pieces of MyST Markdown that the generated pages are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

HEAD = "<!-- Made by `eyda book build`. Edits here are lost: change what it is made from. -->\n\n"


def put(path: Path, text: str) -> None:
    """The page holds this text; it is touched only when the text has changed."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def page(parts: Iterable[str]) -> str:
    """A page of these blocks, with the note that it is generated."""
    return HEAD + "\n\n".join(part.strip("\n") for part in parts) + "\n"


def table(
    caption: str, header: Sequence[str], rows: Iterable[Sequence[str]], look: str = "pairs"
) -> str:
    """A table with a caption; its cells are Markdown. `look` is a class of the style sheet."""
    lines = [f"| {' | '.join(cells)} |" for cells in (header, *_escaped(rows))]
    rule = "|" + "---|" * len(header)
    start = f":::{{table}} {caption}\n:class: reference-{look}\n"
    return "\n".join([start, lines[0], rule, *lines[1:], ":::"])


def dropdown(title: str, *blocks: str) -> str:
    """Blocks that a reader opens when wanted; they are printed open."""
    return "\n\n".join([f"::::{{dropdown}} {title}", *blocks, "::::"])


def escaped(text: str) -> str:
    """The text as it may stand in a cell of a Markdown table."""
    return text.replace("|", r"\|")


def code(value: str) -> str:
    """A value as it stands in a file, in typewriter letters."""
    return f"`{value}`" if value.strip() and "`" not in value else f"`` {value} ``"


def label(table_name: str) -> str:
    """The name under which any page can link to the section of a table."""
    return f"{table_name.replace('_', '-')}-table"


def link(table_name: str) -> str:
    """A link to the section of a table in the data dictionary."""
    return f"[{code(table_name)}](#{label(table_name)})"


def long_date(iso: str) -> str:
    """`2026-03-31` as `31 March 2026`."""
    day = date.fromisoformat(iso[:10])
    return f"{day.day} {day:%B %Y}"


def sentence(text: str) -> str:
    """The text with a capital at its start and a full stop at its end."""
    return text[:1].upper() + text[1:].rstrip(".") + "."


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def _escaped(rows: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    return ([escaped(cell) for cell in row] for row in rows)
