"""An exercise is read whole, or all that is wrong with it is said, with its lines."""

from __future__ import annotations

from pathlib import Path

import jupytext
import pytest

from grading.course import Assignment, Role
from grading.faults import Faulty, Unusable
from grading.source import read_assignment


def faults_after(unit: Path, *edits: tuple[str, str]) -> list[str]:
    """The faults of the tiny exercise once each old text has become the new one."""
    path = unit / "exercise.md"
    text = path.read_text()
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text)
    with pytest.raises(Faulty) as found:
        read_assignment(unit)
    return [f"{fault.path.name}:{fault.line}: {fault.what}" for fault in found.value.faults]


def test_tasks_are_numbered_in_order_and_marks_are_sums(assignment: Assignment) -> None:
    tasks = [(t.number, t.id, t.title, t.marks, t.written) for t in assignment.tasks]
    assert tasks == [
        (1, "u99-count", "Count the babies", 3, False),
        (2, "u99-busiest", "Name the busiest team", 2, False),
        (3, "u99-tell", "Tell the manager", 2, True),
    ]
    assert assignment.marks == 7
    assert assignment.tasks[0].ksb == ("K8", "S6")
    assert assignment.tasks[0].gives == ("count_babies",)
    assert [line.marks for line in assignment.tasks[2].checks[0].rubric] == [1, 1]


def test_every_cell_knows_the_line_on_which_its_author_began_it(assignment: Assignment) -> None:
    lines = assignment.path.read_text().splitlines()
    for cell in assignment.cells[1:]:
        if cell.role is Role.PROSE:
            assert lines[cell.line - 1] == cell.source.splitlines()[0]
        else:
            assert lines[cell.line - 1].startswith("```{")


def test_jupytext_reads_the_same_code_cells(assignment: Assignment) -> None:
    """An author may open the exercise as a notebook in JupyterLab."""
    notebook = jupytext.reads(assignment.path.read_text(), fmt="md:myst")
    theirs = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    code = (Role.LOCKED, Role.SOLUTION, Role.TESTS)
    assert theirs == [cell.source for cell in assignment.cells[1:] if cell.role in code]


COUNT = "{id: u99-count, role: solution, gives: [count_babies]}"
EMPTY = "{id: u99-count, role: tests, check: empty, marks: 1, ksb: [K8]}"

SPOILT = {
    "unknown role": ((EMPTY, EMPTY.replace("role: tests", "role: test")), 38, "role 'test'"),
    "no id": ((COUNT, COUNT.replace("id: u99-count, ", "")), 30, "`id` is missing"),
    "no marks": ((EMPTY, EMPTY.replace("marks: 1, ", "")), 38, "`marks` is missing"),
    "marks in words": ((EMPTY, EMPTY.replace("marks: 1", "marks: one")), 38, "a whole number"),
    "no ksb": ((EMPTY, EMPTY.replace(", ksb: [K8]", "")), 38, "`ksb` is missing"),
    "unknown ksb": ((EMPTY, EMPTY.replace("K8", "K99")), 38, "'K99' is not in ksbs.toml"),
    "unknown field": (
        (EMPTY, EMPTY.replace("marks: 1", "marks: 1, points: 1")),
        38,
        "no field `points`",
    ),
    "no check": ((EMPTY, EMPTY.replace("check: empty, ", "")), 38, "needs `check`"),
    "same check twice": (("check: missing", "check: empty"), 43, "used twice"),
    "another unit's id": (("{id: u99-tell", "{id: u98-tell"), 83, "must be u99-"),
    "task reads no YAML": ((COUNT, "{id: ["), 31, "cannot be read"),
    "rubric too small": (("| 1 | one reason", "| 2 | one reason"), 83, "adds up to 3"),
    "no solution markers": (
        ("    ### BEGIN SOLUTION\n    return", "    return"),
        34,
        "END SOLUTION without its BEGIN",
    ),
    "hidden tests not closed": (
        ("### END HIDDEN TESTS\n```\n\n### Name", "```\n\n### Name"),
        46,
        "BEGIN HIDDEN TESTS has no END",
    ),
    "gives what is not there": (("gives: [busiest]", "gives: [busy]"), 63, "'busy'"),
    "tests use a stranger": (("counts.max()", "most"), 75, "the tests use 'most'"),
    "tests use another task's name": (
        ("assert isinstance(busiest, str)", "assert count_babies(births) and busiest"),
        72,
        "the tests use 'count_babies'",
    ),
    "a value at the end": (
        ('assert counts.get(busiest, 0) == counts.max(), "Another team has more births."', "1.0"),
        75,
        "must end in an assert",
    ),
    "no Python": (("int(table", "int((table"), 34, "not plain Python"),
    "one hint": (("```{hint} Which tool\nTry", "```{note} Which tool\nTry"), 63, "has 1 hint and"),
    "no heading": (("### Name the busiest team", "Name the busiest team"), 63, "no `### Title`"),
    "same title": (("### Tell the manager", "### Count the babies"), 83, "two tasks are called"),
    "unknown block": (("```{hint} Where to look\nA", "```{hnit} Where\nA"), 23, "{hnit}"),
    "no minutes": (("minutes: 10\n", ""), 1, "`minutes` is missing"),
    "a locked cell is no Python": (("import pandas as pd", "%matplotlib inline"), 14, "not plain"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_fault_is_told_with_its_line(unit: Path, name: str) -> None:
    edit, line, words = SPOILT[name]
    told = faults_after(unit, edit)
    assert any(f"exercise.md:{line}: " in fault and words in fault for fault in told), told


def test_all_faults_are_told_at_once_in_the_order_of_their_lines(unit: Path) -> None:
    (unit / "data.toml").write_text('scenario = "tiny"\ntables = []\nsuds = 1\n')
    told = faults_after(unit, ("ksb: [S10]", "ksb: [S99]"), ("gives: [busiest]", "gives: [busy]"))
    assert [fault.split(":")[0] for fault in told].count("data.toml") == 3
    lines = [int(fault.split(":")[1]) for fault in told if fault.startswith("exercise.md")]
    assert lines == sorted(lines)
    assert {63, 70} <= set(lines)


def test_tests_before_the_solution_are_refused(unit: Path) -> None:
    text = (unit / "exercise.md").read_text()
    start, middle = (
        text.index("```{code-cell} python3\n:task: " + COUNT),
        text.index("```{code-cell} python3\n:task: " + EMPTY),
    )
    end = text.index("```{code-cell} python3\n:task: {id: u99-count, role: tests, check: missing")
    swapped = text[:start] + text[middle:end] + text[start:middle] + text[end:]
    (unit / "exercise.md").write_text(swapped)
    with pytest.raises(Faulty, match="the tests stand before the solution"):
        read_assignment(unit)


def test_a_last_call_of_a_pandas_assertion_is_no_value(unit: Path) -> None:
    path = unit / "exercise.md"
    last = 'assert counts.get(busiest, 0) == counts.max(), "Another team has more births."'
    path.write_text(
        path.read_text().replace(last, "pd.testing.assert_series_equal(counts, counts)")
    )
    assert read_assignment(unit).marks == 7


def test_a_folder_without_an_exercise_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="there is no exercise here"):
        read_assignment(tmp_path)
