"""The linkage that the last lesson of unit 8 teaches is as good as the course says it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.methods import WANTED
from benchmarks.ours.run_pipeline import links_of, report
from benchmarks.taught import BEFORE, ON_SPARK, on_spark, pipeline
from grading.cohorts import CLASS_SEED
from grading.worlds import world

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_cells_of_the_lesson_reach_both_bars_on_the_class_pack(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pack = world("class", CLASS_SEED, ROOT / "build" / "data")
    monkeypatch.setenv("EYDA_DATA", str(pack))
    found = report(links_of(pipeline()))
    assert found["tables"] == ["births", "reception"]
    assert found["one_to_one"]
    assert found["precision"] >= WANTED["precision"]
    assert found["recall"] >= WANTED["recall"]


def test_the_cells_of_the_lesson_move_to_spark_with_one_line() -> None:
    before = pipeline().splitlines()
    after = on_spark(pipeline()).removeprefix(BEFORE).splitlines()
    changed = [new.strip() for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [f"database = {ON_SPARK}"]
