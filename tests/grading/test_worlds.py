"""What learners are handed of a world: its tables, and nothing that would give it away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grading.faults import Unusable
from grading.worlds import with_truth, without_truth, world

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pack() -> Path:
    return world("tiny", 7, ROOT / "build" / "data")


def test_a_learners_world_is_made_beside_the_class_and_kept_with_its_truth(pack: Path) -> None:
    root = ROOT / "build" / "data"
    own = world("tiny", 7, root, learner="proof")
    assert own == root / "tiny-7-learner-proof"
    manifest = json.loads((own / "manifest.json").read_text())
    assert (manifest["seed"], manifest["learner"]) == (7, "proof")
    assert (own / "truth" / "people.parquet").is_file()
    births = "tables/births.parquet"
    assert (own / births).read_bytes() != (pack / births).read_bytes()
    made = (own / "manifest.json").stat().st_mtime_ns
    assert world("tiny", 7, root, learner="proof") == own
    assert (own / "manifest.json").stat().st_mtime_ns == made


def test_a_learners_copy_holds_the_named_tables_and_no_truth(pack: Path, tmp_path: Path) -> None:
    without_truth(pack, tmp_path / "data", ("births",))
    names = {path.name for path in (tmp_path / "data").rglob("*") if path.is_file()}
    assert names == {"births.parquet", "births.csv", "manifest.json"}


def test_a_learners_copy_does_not_say_how_to_make_the_truth_again(
    pack: Path, tmp_path: Path
) -> None:
    without_truth(pack, tmp_path / "data", ("births",))
    manifest = json.loads((tmp_path / "data" / "manifest.json").read_text())
    assert manifest["seed"] is None
    assert manifest["scenario"] == {"name": "tiny"}


def test_the_tutors_copy_holds_the_same_tables_and_the_truth(pack: Path, tmp_path: Path) -> None:
    with_truth(pack, tmp_path / "marking", ("births",))
    without_truth(pack, tmp_path / "data", ("births",))
    theirs = {path.relative_to(tmp_path / "data") for path in (tmp_path / "data").rglob("*.*")}
    tutors = {
        path.relative_to(tmp_path / "marking") for path in (tmp_path / "marking").rglob("*.*")
    }
    assert theirs < tutors
    assert {path.parts[0] for path in tutors - theirs} == {"truth"}
    assert Path("truth/mistakes.parquet") in tutors


def test_a_table_that_is_not_there_is_named_and_nothing_is_left(pack: Path, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="no table dragons"):
        without_truth(pack, tmp_path / "data", ("births", "dragons"))
    assert not list(tmp_path.iterdir())
