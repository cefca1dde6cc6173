"""Where the commands find the course, its data and a tutor's cohorts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grading.course import Assignment, Course, Unit
from grading.course_files import find_unit, read_course
from grading.faults import Unusable
from grading.source import read_assignment


@dataclass(frozen=True)
class Desk:
    """The course, opened where its assignments lie."""

    folder: Path
    course: Course

    @property
    def packs(self) -> Path:
        """Where data packs are made and kept: `build/data` beside the assignments."""
        return self.folder.resolve().parent / "build" / "data"

    def unit(self, name: str) -> Unit:
        """The unit of this id or slug."""
        return find_unit(self.course, name, self.folder / "course.toml")

    def assignment(self, name: str) -> Assignment:
        """The exercise of the unit of this id or slug."""
        return read_assignment(self.folder / self.unit(name).slug)


def open_course(given: Path | None) -> Desk:
    """The course in the folder given, or in `assignments` here or in a parent folder."""
    here = Path.cwd()
    near = [Path("assignments"), *(place / "assignments" for place in here.parents)]
    candidates = [given] if given else near
    for folder in candidates:
        if (folder / "course.toml").is_file():
            return Desk(folder, read_course(folder / "course.toml"))
    raise Unusable(
        "there is no course.toml",
        where=given or here / "assignments",
        todo="work in the course's folder, or name its assignments with --assignments DIR",
    )
