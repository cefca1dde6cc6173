"""The pages of the course's units as authors wrote them, for the tests of their form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from grading.course import Assignment, Unit
from grading.course_files import read_course
from grading.source import read_assignment

ROOT = Path(__file__).parents[2]
BOOK, ASSIGNMENTS = ROOT / "book", ROOT / "assignments"
UNITS = read_course(ASSIGNMENTS / "course.toml").units

FENCE = re.compile(r"^(?P<marks>`{3,}|~{3,})(?P<what>.*)$")
READ = {"{quiz}", "{written}", "{hint}", "{glossary}", "{figure}", "{note}", "{tip}", "{warning}"}
"""Fences that hold prose; what stands in any other is code."""


@dataclass(frozen=True)
class Pages:
    """One unit's own pages, its exercise and its notes for tutors."""

    unit: Unit

    @property
    def folder(self) -> Path:
        """Where its pages are."""
        return BOOK / "units" / self.unit.slug

    @property
    def assignment(self) -> Assignment:
        """Its exercise."""
        return read_assignment(ASSIGNMENTS / self.unit.slug)

    @property
    def lessons(self) -> list[Path]:
        """Its lessons, in order."""
        return sorted(self.folder.glob("lesson-*.md"))

    @property
    def notes(self) -> Path:
        """What tutors are told."""
        return BOOK / "tutors" / f"{self.unit.slug}.md"

    def page(self, name: str) -> str:
        """The text of one page."""
        return (self.folder / f"{name}.md").read_text(encoding="utf-8")


def body(text: str) -> str:
    """A page without its front matter."""
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)


def prose(text: str, *, code_in_a_line: bool = False) -> str:
    """A page without front matter, blocks of code, pictures, comments and mostly code in a line."""
    kept: list[str] = []
    closing, dropping = "", False
    for line in body(text).splitlines():
        fence = FENCE.match(line.strip())
        if closing and line.strip() == closing:
            closing, dropping = "", False
        elif fence and not closing:
            closing = fence["marks"]
            dropping = fence["what"].split(" ")[0] not in READ
        elif not dropping and not line.startswith((":task:", ":class:", ":tags:")):
            kept.append(line)
    text = re.sub(r"<!--.*?-->", "", "\n".join(kept), flags=re.DOTALL)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    return text if code_in_a_line else re.sub(r"`[^`\n]*`", "", text)


def sections(text: str) -> dict[str, str]:
    """What stands under each heading of the second level, by the heading."""
    parts = re.split(r"(?m)^## +(.+)$", text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rubrics(text: str) -> list[int]:
    """The marks of each criterion in the page's rubric."""
    found, inside = [], False
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if cells == ["Marks", "You can see in the answer"]:
            inside = True
        elif not line.startswith("|"):
            inside = False
        elif inside and cells[0].isdigit():
            found.append(int(cells[0]))
    return found


def minutes(said: str) -> int:
    """`75 minutes`, `1½ hours` or `4 h` in minutes."""
    number, half, what = re.fullmatch(r"(?:about )?(\d*)(½?) *(min|h)\w*", said).groups()
    count = int(number or 0) + (0.5 if half else 0)
    return round(count * (60 if what == "h" else 1))
