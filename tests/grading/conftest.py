"""A tiny unit and a hand-made data pack for it, so that tests of the marking need no generator."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grading.course import Assignment
from grading.source import read_assignment

COURSE = Path(__file__).parent / "fixtures" / "course"
TEAMS = {1: "aabab", 2: "bbcab", 3: "ccacb", "proof": "cbcac"}


@pytest.fixture(scope="session")
def assignment() -> Assignment:
    return read_assignment(COURSE / "u99-tiny")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the tiny course that a test may spoil."""
    return Path(shutil.copytree(COURSE, tmp_path / "assignments"))


@pytest.fixture
def unit(course: Path) -> Path:
    return course / "u99-tiny"


def make_pack(pack: Path, seed: int, learner: str | None = None) -> Path:
    teams = TEAMS.get(learner or seed, "abcab")
    rows = [f"B{place},Team {team}" for place, team in enumerate(teams)]
    table = "\n".join(["birth_id,hv_team", *rows]) + "\n"
    (pack / "tables").mkdir(parents=True, exist_ok=True)
    (pack / "truth").mkdir(exist_ok=True)
    (pack / "tables" / "births.csv").write_text(table)
    (pack / "truth" / "people.csv").write_text("person_id\nP1\n")
    digest = hashlib.sha256(table.encode()).hexdigest()
    manifest = {
        "scenario": {"name": "tiny"},
        "seed": seed,
        "learner": learner,
        "tables": {"births": {"rows": len(rows), "files": {"csv": "tables/births.csv"}}},
        "files": {"tables/births.csv": digest, "truth/people.csv": "0"},
    }
    (pack / "manifest.json").write_text(json.dumps(manifest))
    return pack


@pytest.fixture(scope="session")
def pack_at() -> Callable[[Path, int], Path]:
    """Makes the pack of a seed at a path."""
    return make_pack


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A maker of packs with the shape of the generator's."""
    root = tmp_path_factory.mktemp("packs")
    return lambda scenario, seed, learner=None: make_pack(
        root / f"{scenario}-{learner or seed}", seed, learner
    )
