"""Answers to different tasks share a submission, and each is still known by its file."""

from __future__ import annotations

from pathlib import Path

from grading.lots import lots, touched
from grading.variants import Expectation, Variant


def variant(name: str, *tasks: str, also_costs: str = "") -> Variant:
    expects = {task: Expectation(0, 1, 1) for task in (*tasks, also_costs) if task}
    path = Path("wrong_answers") / f"{name}.py"
    return Variant(path, name, dict.fromkeys(tasks, name), expects, {})


FILES = (
    variant("a", "one"),
    variant("b", "two"),
    variant("c", "one", also_costs="two"),
    variant("d", "three"),
    variant("e", "one", "three"),
)


def test_every_file_is_in_one_lot() -> None:
    placed = [one.note for lot in lots(FILES) for one in lot.variants]
    assert sorted(placed) == ["a", "b", "c", "d", "e"]


def test_no_two_files_of_a_lot_touch_the_same_task() -> None:
    for lot in lots(FILES):
        tasks = [task for one in lot.variants for task in touched(one)]
        assert len(tasks) == len(set(tasks))


def test_files_that_do_not_meet_share_a_lot() -> None:
    assert len(lots(FILES)) == 3
    assert len(lots((FILES[0], FILES[1], FILES[3]))) == 1


def test_a_task_is_owned_by_the_file_that_says_something_about_it() -> None:
    (lot,) = lots((FILES[2], FILES[3]))
    assert dict(lot.answers) == {"one": "c", "three": "d"}
    owners = {task: lot.owner(task) for task in ("one", "two", "three", "four")}
    assert [one.note if one else None for one in owners.values()] == ["c", "c", "d", None]
