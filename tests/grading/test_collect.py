"""Every file handed in is placed or accounted for, and no version is ever lost."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from grading.cohorts import Cohort, new_cohort
from grading.collect import Placed, collect
from grading.course import Assignment
from grading.faults import Unusable
from grading.release import instructor_notebook


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    roster = tmp_path / "roster.csv"
    roster.write_text("learner_id\na01\na02\na03\nj.smith\n")
    return new_cohort(tmp_path / "cohorts" / "autumn", roster, "")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def put(path: Path, data: bytes, age: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (1_750_000_000 - age, 1_750_000_000 - age))
    return path


def told(cohort: Cohort, assignment: Assignment, *paths: Path) -> dict[str, Placed]:
    return {one.file.name: one for one in collect(cohort, assignment, paths)}


def without_our_entry(assignment: Assignment) -> bytes:
    notebook = json.loads(instructor_notebook(assignment))
    del notebook["metadata"]["eyda"]
    return json.dumps(notebook).encode()


def test_a_learner_is_known_by_folder_or_file_name(
    cohort: Cohort, assignment: Assignment, inbox: Path
) -> None:
    data = instructor_notebook(assignment)
    put(inbox / "a01" / "anything.ipynb", data)
    put(inbox / "A02_final (2).ipynb", data)
    put(inbox / "Smith, Jo_j.smith_123" / "work.ipynb", data)
    found = told(cohort, assignment, inbox)
    placed = {name: (one.learner, one.status) for name, one in found.items()}
    assert placed == {
        "anything.ipynb": ("a01", "new"),
        "A02_final (2).ipynb": ("a02", "new"),
        "work.ipynb": ("j.smith", "new"),
    }
    assert cohort.submitted("u99-tiny", "a01").read_bytes() == data
    stamp = cohort.submitted("u99-tiny", "a01").parent / "timestamp.txt"
    assert stamp.read_text() == "2025-06-15 15:06:40 UTC\n"


def test_the_unit_is_known_by_what_is_in_the_notebook(
    cohort: Cohort, assignment: Assignment, inbox: Path
) -> None:
    put(inbox / "a01" / "homework.ipynb", without_our_entry(assignment))
    another = json.loads(instructor_notebook(assignment))
    another["metadata"]["eyda"]["slug"] = "u01-first-look"
    put(inbox / "a02" / "u99-tiny.ipynb", json.dumps(another).encode())
    put(inbox / "a03" / "shopping.ipynb", b'{"cells": []}')
    found = told(cohort, assignment, inbox)
    assert found["homework.ipynb"].how == "by folder; its cells are this unit's"
    assert found["u99-tiny.ipynb"].how == "it is u01-first-look"
    assert found["shopping.ipynb"].status == "not placed"
    assert not cohort.submitted("u99-tiny", "a02").exists()


def test_a_damaged_file_is_placed_only_when_its_name_tells_the_unit(
    cohort: Cohort, assignment: Assignment, inbox: Path
) -> None:
    put(inbox / "a01" / "u99-tiny.ipynb", b'{"cells": [')
    put(inbox / "a02" / "work.ipynb", b'{"cells": [')
    put(inbox / "a03" / "u990.ipynb", b'{"cells": [')
    found = told(cohort, assignment, inbox)
    statuses = {name: one.status for name, one in found.items()}
    assert statuses == {
        "u99-tiny.ipynb": "new",
        "work.ipynb": "not placed",
        "u990.ipynb": "not placed",
    }


def test_a_name_that_fits_two_learners_or_none_is_not_placed(
    cohort: Cohort, assignment: Assignment, inbox: Path
) -> None:
    data = instructor_notebook(assignment)
    put(inbox / "a01 and a02.ipynb", data)
    put(inbox / "ma01n.ipynb", data)
    found = told(cohort, assignment, inbox)
    assert "fits several learners: a01, a02" in found["a01 and a02.ipynb"].how
    assert found["ma01n.ipynb"].status == "not placed"


def test_every_version_is_kept_and_the_newest_counts(
    cohort: Cohort, assignment: Assignment, inbox: Path
) -> None:
    first, second = instructor_notebook(assignment), without_our_entry(assignment)
    put(inbox / "a01" / "late.ipynb", second, age=10)
    put(inbox / "a01" / "early.ipynb", first, age=1000)
    assert told(cohort, assignment, inbox)["late.ipynb"].status == "new version"
    assert cohort.submitted("u99-tiny", "a01").read_bytes() == second
    kept = sorted(cohort.handed_in("u99-tiny", "a01").glob("*.ipynb"))
    assert [path.read_bytes() for path in kept] == [first, second]


def test_an_earlier_version_handed_in_again_counts_again(
    cohort: Cohort, assignment: Assignment, inbox: Path
) -> None:
    first, second = instructor_notebook(assignment), without_our_entry(assignment)
    for age, data in ((1000, first), (500, second), (10, first)):
        put(inbox / "a01" / "work.ipynb", data, age)
        told(cohort, assignment, inbox)
    assert cohort.submitted("u99-tiny", "a01").read_bytes() == first
    assert len(list(cohort.handed_in("u99-tiny", "a01").glob("*.ipynb"))) == 2


def test_collecting_again_changes_nothing(
    cohort: Cohort, assignment: Assignment, inbox: Path
) -> None:
    put(inbox / "a01" / "work.ipynb", instructor_notebook(assignment))
    told(cohort, assignment, inbox)
    files = {path: path.stat().st_mtime_ns for path in cohort.root.rglob("*") if path.is_file()}
    assert told(cohort, assignment, inbox)["work.ipynb"].status == "already here"
    after = {path: path.stat().st_mtime_ns for path in cohort.root.rglob("*") if path.is_file()}
    assert files == after


def test_a_file_that_a_tutor_put_there_by_hand_is_kept_as_a_version(
    cohort: Cohort, assignment: Assignment, inbox: Path
) -> None:
    put(cohort.submitted("u99-tiny", "a01"), b"by hand")
    put(inbox / "a01" / "work.ipynb", instructor_notebook(assignment))
    told(cohort, assignment, inbox)
    kept = [path.read_bytes() for path in cohort.handed_in("u99-tiny", "a01").glob("*.ipynb")]
    assert b"by hand" in kept


def test_symbolic_links_are_named_and_hidden_folders_left_alone(
    cohort: Cohort, assignment: Assignment, inbox: Path, tmp_path: Path
) -> None:
    outside = put(tmp_path / "outside" / "a02.ipynb", instructor_notebook(assignment))
    (inbox / "a02.ipynb").symlink_to(outside)
    put(inbox / "a01" / ".ipynb_checkpoints" / "w.ipynb", instructor_notebook(assignment))
    put(inbox / "a01" / "work.ipynb", instructor_notebook(assignment))
    found = told(cohort, assignment, inbox)
    assert {name: one.status for name, one in found.items()} == {
        "work.ipynb": "new",
        "a02.ipynb": "not placed",
    }
    assert "symbolic link" in found["a02.ipynb"].how
    assert not cohort.submitted("u99-tiny", "a02").exists()


@pytest.mark.parametrize("name", ["nowhere", "notes.txt", "empty"])
def test_a_path_that_holds_no_notebook_is_a_clear_error(
    cohort: Cohort, assignment: Assignment, inbox: Path, name: str
) -> None:
    (inbox / "notes.txt").write_text("x")
    (inbox / "empty").mkdir()
    with pytest.raises(Unusable, match=r"not there|not a notebook|no notebook"):
        collect(cohort, assignment, [inbox / name])
