"""Marking again runs only what hangs on something that changed, and keeps a tutor's own marks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tutors_desk import SLUG, Desk

from grading import nbgrader_bridge, records
from grading.compose import compose
from grading.course import Assignment
from grading.faults import Unusable
from grading.marking import read_marks
from grading.outcomes import NOT_ISOLATED, CheckResult
from grading.records import read_record
from grading.source import read_assignment
from grading.trial import model_answers

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("engine")]
LEARNERS = ("a01", "a02", "a03")
EMPTY, MISSING, TEAM, TELL = (
    "u99-count--empty",
    "u99-count--missing",
    "u99-busiest--commonest",
    "u99-tell",
)


@pytest.fixture(scope="module")
def first(
    tmp_path_factory: pytest.TempPathFactory,
    assignment: Assignment,
    pack_at: Callable[[Path, int], Path],
) -> Desk:
    """Three submissions marked in isolation; the tutor has given a01 two marks by hand."""
    desk = Desk(tmp_path_factory.mktemp("first"), pack_at)
    desk.does("cohort", "new", "autumn", "--roster", str(desk.root / "roster.csv"), "--seed", "1")
    desk.make_world(desk.cohort.unseen_seed)
    desk.does("release", "u99")
    blank, good = desk.cohort.released(SLUG).read_bytes(), model_answers(assignment)
    desk.hand_in("a01", compose(blank, good, {"u99-tell": "Five babies."}))
    desk.hand_in("a02", blank)
    desk.hand_in("a03", compose(blank, {**good, "u99-busiest": "busiest = 'Team z'"}))
    desk.does("collect", "u99", str(desk.root / "inbox"))
    assert "3 marked now" in desk.does("mark", "u99")
    with nbgrader_bridge.gradebook(desk.cohort.root) as book:
        book.save_manual(SLUG, "a01", {TELL: 1.5, TEAM: 0.5})
    return desk


@pytest.fixture
def desk(first: Desk, tmp_path: Path) -> Iterator[Desk]:
    """A copy of that desk, to be spoiled; whatever is done there, the tutor's marks are kept."""
    desk = first.copied(tmp_path / "desk")
    yield desk
    assert manual(desk) == {TELL: 1.5, TEAM: 0.5}


def manual(desk: Desk) -> dict[str, float]:
    with nbgrader_bridge.gradebook(desk.cohort.root) as book:
        scores = book.scores(SLUG)["a01"]
    return {name: score.manual for name, score in scores.items() if score.manual is not None}


def results(desk: Desk) -> dict[tuple[str, str], CheckResult]:
    """What each check of each learner showed, with the time that it took then."""
    found = {name: read_record(desk.cohort.outcome(SLUG, name)) for name in LEARNERS}
    return {
        (name, check.check): check
        for name, record in found.items()
        if record
        for check in record.outcome.checks
    }


def changed(before: dict[tuple[str, str], CheckResult], desk: Desk) -> set[tuple[str, str]]:
    """The results that are not the very same: those of checks that ran again."""
    after = results(desk)
    assert {name for name, _ in after} == set(LEARNERS)
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def totals(desk: Desk) -> dict[str, float]:
    now = read_assignment(desk.root / "assignments" / SLUG)
    return {one.learner: one.total for one in read_marks(desk.cohort, now)}


def of_all(*checks: str) -> set[tuple[str, str]]:
    return {(name, check) for name in LEARNERS for check in checks}


def test_nothing_is_run_when_nothing_has_changed(desk: Desk) -> None:
    before = results(desk)
    files = {path: path.stat().st_mtime_ns for path in desk.cohort.root.rglob("*.json")}
    assert desk.does("mark", "u99", "--dry-run").count("nothing has changed") == 3
    assert "0 marked now, 3 unchanged" in desk.does("mark", "u99")
    assert changed(before, desk) == set()
    assert files == {path: path.stat().st_mtime_ns for path in files}


def test_a_changed_check_runs_alone(desk: Desk) -> None:
    before = results(desk)
    desk.change("count_babies(gaps) == 2", "count_babies(gaps) == 3")
    desk.does("release", "u99")
    said = desk.does("mark", "u99", "--dry-run")
    assert said.count("run 1 check ") == 3
    assert said.count("task 1: the check missing has changed") == 3
    assert changed(before, desk) == set()
    assert "3 marked now" in desk.does("mark", "u99")
    ran = changed(before, desk)
    assert ("a01", MISSING) in ran
    assert ran <= of_all(MISSING)
    assert totals(desk) == {"a01": 1 + 1.5 + 0.5, "a02": 0, "a03": 1}


def test_a_changed_message_is_told_at_once(desk: Desk) -> None:
    desk.change("Another team has more births.", "Look at the whole table.")
    desk.does("release", "u99")
    desk.does("mark", "u99")
    assert results(desk)["a03", TEAM].message.startswith("Look at the whole table.")


def test_a_changed_answer_runs_that_submission_only(desk: Desk, assignment: Assignment) -> None:
    before = results(desk)
    blank = desk.cohort.released(SLUG).read_bytes()
    desk.cohort.submitted(SLUG, "a02").write_bytes(compose(blank, model_answers(assignment)))
    assert "run 3 checks (all)" in desk.does("mark", "u99", "--dry-run")
    assert "1 marked now" in desk.does("mark", "u99")
    assert {name for name, _ in changed(before, desk)} == {"a02"}
    assert totals(desk)["a02"] == 5


def test_outputs_and_spaces_in_the_file_change_nothing(desk: Desk) -> None:
    path = desk.cohort.submitted(SLUG, "a03")
    notebook = json.loads(path.read_bytes())
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["run\n"]}]
    path.write_text(json.dumps(notebook))
    assert "0 marked now, 3 unchanged" in desk.does("mark", "u99")


def test_a_changed_given_cell_runs_everything(desk: Desk) -> None:
    before = results(desk)
    desk.change("import pandas as pd\n", "import pandas as pd\n\nSPARE = 1\n")
    desk.does("release", "u99")
    assert "the given cells have changed" in desk.does("mark", "u99", "--dry-run")
    desk.does("mark", "u99")
    assert changed(before, desk) >= {(name, EMPTY) for name in LEARNERS}


@pytest.mark.parametrize("which", ["own", "unseen"])
def test_changed_data_run_everything(desk: Desk, which: str) -> None:
    pack = desk.cohort.marking_data(SLUG)
    if which == "unseen":
        pack = desk.root / "build" / "data" / f"tiny-{desk.cohort.unseen_seed}"
    manifest = json.loads((pack / "manifest.json").read_text())
    table = (pack / "tables" / "births.csv").read_text() + "B9,Team c\n"
    (pack / "tables" / "births.csv").write_text(table)
    (pack / "manifest.json").write_text(json.dumps({**manifest, "files": {"births": "new"}}))
    before = results(desk)
    assert desk.does("mark", "u99", "--dry-run").count("the data have changed") == 3
    assert "3 marked now" in desk.does("mark", "u99")
    assert changed(before, desk) >= {(name, EMPTY) for name in LEARNERS}


def test_a_new_engine_runs_everything(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "VERSION", -1)
    assert desk.does("mark", "u99", "--dry-run").count("the marking itself has changed") == 3
    assert "3 marked now" in desk.does("mark", "u99")


def test_changed_points_change_marks_without_a_run(desk: Desk) -> None:
    before = results(desk)
    desk.change("check: empty, marks: 1", "check: empty, marks: 4")
    desk.does("release", "u99")
    assert desk.does("mark", "u99", "--dry-run").count("save again") == 3
    assert "0 marked now, 3 saved again without a run" in desk.does("mark", "u99")
    assert changed(before, desk) == set()
    assert totals(desk) == {"a01": 4 + 2 + 0.5 + 1.5, "a02": 0, "a03": 4 + 2}
    with nbgrader_bridge.gradebook(desk.cohort.root) as book:
        score = book.scores(SLUG)["a03"][EMPTY]
    assert (score.auto, score.out_of) == (4, 4)


NEW_CHECK = """```{code-cell} python3
:task: {id: u99-count, role: tests, check: whole, marks: 3, ksb: [K8]}
assert count_babies(births) == births["birth_id"].notna().sum(), "Count the whole table."
```

### Name the busiest team
"""


def test_a_check_may_be_added_after_work_has_been_handed_in(desk: Desk) -> None:
    """nbgrader alone refuses that: "Cannot add or remove cells ..."."""
    before = results(desk)
    desk.change("### Name the busiest team\n", NEW_CHECK)
    desk.does("release", "u99")
    desk.does("mark", "u99")
    assert changed(before, desk) == of_all("u99-count--whole")
    assert totals(desk) == {"a01": 1 + 2 + 3 + 0.5 + 1.5, "a02": 0, "a03": 6}
    with nbgrader_bridge.gradebook(desk.cohort.root) as book:
        assert book.scores(SLUG)["a01"]["u99-count--whole"].auto == 3


def test_a_check_may_be_taken_out_unless_a_tutor_has_marked_it(desk: Desk) -> None:
    before = results(desk)
    text = (desk.root / "assignments" / SLUG / "exercise.md").read_text()
    cells = text.split("```{code-cell} python3\n")
    empty = next(cell for cell in cells if "check: empty" in cell)
    desk.change("```{code-cell} python3\n" + empty, "")
    desk.does("release", "u99")
    desk.does("mark", "u99")
    assert changed(before, desk) == of_all(EMPTY)
    assert totals(desk) == {"a01": 2 + 0.5 + 1.5, "a02": 0, "a03": 2}
    commonest = next(cell for cell in cells if "check: commonest" in cell)
    renamed = commonest.replace("check: commonest", "check: most-births")
    desk.change(commonest, renamed)
    refused = desk.run("release", "u99")
    assert isinstance(refused.exception, Unusable)
    assert TEAM in str(refused.exception)


def test_marking_without_isolation_is_another_marking_and_is_said_everywhere(desk: Desk) -> None:
    said = desk.does("mark", "u99", "--unsafe", "--json", str(desk.root / "marks.jsonl"))
    assert "3 marked now" in said
    assert "Marked without isolation" in said
    lines = [json.loads(line) for line in (desk.root / "marks.jsonl").read_text().splitlines()]
    assert all(NOT_ISOLATED in line["flags"] for line in lines)
    desk.does("feedback", "u99")
    for learner in LEARNERS:
        assert "Marked without isolation" in desk.cohort.feedback(SLUG, learner).read_text()
    assert "Marked without isolation" in desk.does("report")
    rows = desk.does("export", "u99", "--to", "csv").splitlines()[1:]
    assert all(NOT_ISOLATED in row for row in rows)
    said = desk.does("mark", "u99")
    assert "3 marked now" in said
    assert "without isolation" not in said + desk.does("report")
