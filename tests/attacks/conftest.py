"""The target of the attacks: an exercise, two worlds, and a tutor's folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from target_world import HERE, OWN, UNSEEN, make_pack

from grading.course import Assignment
from grading.source import read_assignment


@pytest.fixture(scope="session")
def target() -> Assignment:
    return read_assignment(HERE / "course" / "u98-target")


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tutor's folder: data, a gradebook, other submissions, and a tutor's private file."""
    place = tmp_path_factory.mktemp("tutor")
    make_pack(place / "data" / "own", 11, OWN)
    make_pack(place / "data" / "unseen", 12, UNSEEN)
    for learner in ("amara", "ben"):
        folder = place / "cohorts" / "autumn" / "submitted" / learner / "u98-target"
        folder.mkdir(parents=True)
        (folder / "u98-target.ipynb").write_text('{"cells": []}')
    (place / "cohorts" / "autumn" / "gradebook.db").write_bytes(b"SQLite format 3\0")
    (place / "private.txt").write_text("the tutor's own")
    return place


@pytest.fixture(scope="session")
def own(place: Path) -> Path:
    return place / "data" / "own"


@pytest.fixture(scope="session")
def unseen(place: Path) -> Path:
    return place / "data" / "unseen"
