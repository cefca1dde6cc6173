"""A tutor's round from roster to export, with real nbgrader and the commands themselves."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tutors_desk import COURSE, SLUG, Desk

from grading import nbgrader_bridge, release
from grading.cohorts import Cohort, open_cohort
from grading.compose import compose
from grading.course import Assignment
from grading.faults import Unusable
from grading.marking import mark_unit, read_marks
from grading.outcomes import Job, Outcome, Verdict
from grading.records import read_record
from grading.trial import model_answers
from grading.variants import read_variant

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory,
    assignment: Assignment,
    pack_at: Callable[[Path, int], Path],
) -> Desk:
    """A cohort whose submissions have been taken in and marked once."""
    desk = Desk(tmp_path_factory.mktemp("desk"), pack_at)
    desk.does("cohort", "new", "autumn", "--roster", str(desk.root / "roster.csv"), "--seed", "1")
    desk.does("release", "u99")
    blank, good = desk.cohort.released(SLUG).read_bytes(), model_answers(assignment)
    wrong = read_variant(COURSE / SLUG / "wrong_answers" / "counts_rows.py").answers
    noisy = good["u99-count"].replace("return", "import warnings; warnings.warn('old'); return")
    desk.hand_in("a01", compose(blank, good, {"u99-tell": "Five babies."}))
    desk.hand_in("a02", blank)
    desk.hand_in("a03", compose(blank, {**good, **wrong}), "my homework.ipynb")
    desk.hand_in("a04", compose(blank, good)[:700])
    desk.hand_in("a05", compose(blank, {**good, "u99-busiest": "import os; os._exit(0)"}))
    desk.hand_in("a06", compose(blank, {**good, "u99-count": noisy}))
    desk.does("collect", "u99", str(desk.root / "inbox"))
    desk.does("mark", "u99", "--backend", "stock", "--unsafe", "--jobs", "1")
    return desk


def totals(desk: Desk, assignment: Assignment) -> dict[str, float]:
    return {one.learner: one.total for one in read_marks(desk.cohort, assignment)}


def test_each_submission_gets_the_marks_that_it_was_composed_for(
    desk: Desk, assignment: Assignment
) -> None:
    """Stock nbgrader loses all marks of a notebook whose process ends (a05): documented there."""
    expected = {"a01": 5, "a02": 0, "a03": 3, "a04": 0, "a05": 0, "a06": 5}
    assert totals(desk, assignment) == expected
    by_learner = {one.learner: one for one in read_marks(desk.cohort, assignment)}
    assert by_learner["a01"].waiting == 2
    assert by_learner["a02"].waiting == 0
    assert {task.outcome for task in by_learner["a04"].tasks} == {Verdict.CRASHED}
    assert "damaged" in by_learner["a04"].repairs[0]
    assert {t.outcome for t in by_learner["a05"].tasks[:2]} == {Verdict.CRASHED}
    assert not any(one.engine_fault for one in by_learner.values())


def test_nbgraders_release_is_what_it_must_be_and_the_same_each_time(
    desk: Desk, assignment: Assignment, tmp_path: Path
) -> None:
    released = desk.cohort.released(SLUG)
    assert release.leaks(assignment, released.read_bytes()) == ()
    about = json.loads(released.read_bytes())["metadata"]["eyda"]
    assert about["fingerprint"] == release.fingerprint(assignment)
    assert not list(released.parent.rglob("truth"))
    source = tmp_path / "spring" / "source" / SLUG
    source.mkdir(parents=True)
    (source / f"{SLUG}.ipynb").write_bytes(release.instructor_notebook(assignment))
    nbgrader_bridge.generate(tmp_path / "spring", SLUG)
    again = tmp_path / "spring" / "release" / SLUG / f"{SLUG}.ipynb"
    assert again.read_bytes() == released.read_bytes()
    assert "nothing has changed" in desk.does("release", "u99")


def test_plain_nbgrader_gives_the_same_marks_in_the_same_folder(
    desk: Desk, assignment: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path(shutil.copytree(desk.cohort.root, tmp_path / "autumn"))
    monkeypatch.delenv("EYDA_DATA", raising=False)
    shutil.rmtree(root / "autograded")
    with nbgrader_bridge.gradebook(root) as book:
        ours = book.scores(SLUG)
    for learner in ("a02", "a03"):
        assert nbgrader_bridge.autograde(root, SLUG, learner) == ""
        assert (root / "autograded" / learner / SLUG / f"{SLUG}.ipynb").is_file()
    with nbgrader_bridge.gradebook(root) as book:
        theirs = book.scores(SLUG)
    for learner in ("a02", "a03"):
        assert theirs[learner] == ours[learner]


def test_marking_again_runs_nothing_when_nothing_has_changed(desk: Desk) -> None:
    assert "0 marked now, 6 unchanged" in desk.does("mark", "u99", "--backend", "stock", "--unsafe")


class Replay:
    """Gives again what the last run showed, with one check turned to failed."""

    name = "stock"

    def __init__(self, cohort: Cohort, spoil: str = "") -> None:
        self.cohort, self.spoil = cohort, spoil

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        for job in jobs:
            record = read_record(self.cohort.outcome(SLUG, job.learner))
            assert record
            checks = tuple(
                replace(check, verdict=Verdict.FAILED) if check.check == self.spoil else check
                for check in record.outcome.checks
            )
            yield replace(record.outcome, checks=checks)


def test_a_tutors_marks_outlive_marking_again(
    desk: Desk, assignment: Assignment, tmp_path: Path
) -> None:
    cohort = open_cohort(Path(shutil.copytree(desk.cohort.root, tmp_path / "autumn")))
    with nbgrader_bridge.gradebook(cohort.root) as book:
        book.save_manual(SLUG, "a01", {"u99-tell": 1.5, "u99-count--empty": 0.5})
    changed = Replay(cohort, spoil="u99-count--empty")
    found = {one.learner: one for one in mark_unit(cohort, assignment, changed, force=True).marks}
    assert (found["a01"].total, found["a01"].waiting) == (6, 0)
    with nbgrader_bridge.gradebook(cohort.root) as book:
        scores = book.scores(SLUG)["a01"]
    assert (scores["u99-tell"].manual, scores["u99-tell"].needs_marking) == (1.5, False)
    both = scores["u99-count--empty"]
    assert (both.auto, both.manual, both.needs_marking) == (0, 0.5, True)


def test_pages_report_and_export_agree_and_tell_that_nothing_was_isolated(
    desk: Desk, assignment: Assignment
) -> None:
    assert "6 pages" in desk.does("feedback", "u99")
    for learner in ("a01", "a04"):
        page = desk.cohort.feedback(SLUG, learner).read_text()
        assert "Marked without isolation" in page
        others = {f"Fen{n}" for n in range(1, 8)} - {f"Fen{learner[-1]}"}
        assert not any(name in page for name in others)
    report = desk.does("report")
    assert "Marked without isolation" in report
    assert "nothing handed in" in report
    rows = list(csv.DictReader(io.StringIO(desk.does("export", "u99", "--to", "csv"))))
    by_csv = {row["learner_id"]: float(row["marks"]) for row in rows if row["task"] == "total"}
    assert by_csv == totals(desk, assignment)


def test_json_lines_hold_one_object_a_task(desk: Desk) -> None:
    file = desk.root / "marks.jsonl"
    desk.does("mark", "u99", "--backend", "stock", "--unsafe", "--json", str(file))
    lines: list[dict[str, Any]] = [json.loads(line) for line in file.read_text().splitlines()]
    assert len(lines) == 6 * 3
    wrong = next(line for line in lines if (line["learner"], line["task"]) == ("a03", "u99-count"))
    assert (wrong["marks"], wrong["out_of"], wrong["outcome"]) == (1.0, 3, "partly")
    assert wrong["message"] == "A row without an id was counted as a baby."


def test_without_isolation_nothing_is_marked_unless_the_tutor_says_so(desk: Desk) -> None:
    refused = desk.run("mark", "u99", "--backend", "stock")
    assert isinstance(refused.exception, Unusable)
    assert "--unsafe" in str(refused.exception)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("release", "u77"), "no unit called 'u77'"),
        (("mark", "u99", "--cohort", "winter", "--unsafe"), "no cohort called 'winter'"),
        (("collect", "u99", "/nowhere/at/all"), "this is not there"),
    ],
)
def test_unusable_input_is_one_clear_message(desk: Desk, words: tuple[str, ...], said: str) -> None:
    refused = desk.run(*words)
    assert isinstance(refused.exception, Unusable)
    assert said in str(refused.exception)


def test_a_fault_of_ours_gives_no_marks_stops_nothing_and_is_tried_again(
    desk: Desk, assignment: Assignment, tmp_path: Path
) -> None:
    class Faulty:
        name = "stock"

        def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
            for job in jobs:
                yield Outcome(job.learner, "u99", (), engine_fault="disk full")

    cohort = open_cohort(Path(shutil.copytree(desk.cohort.root, tmp_path / "autumn")))
    before = {one.learner: one.total for one in read_marks(cohort, assignment)}
    marked = mark_unit(cohort, assignment, Faulty(), force=True)
    assert [one.learner for one in marked.marks if one.engine_fault] == [
        "a01",
        "a02",
        "a03",
        "a05",
        "a06",
    ]
    with nbgrader_bridge.gradebook(cohort.root) as book:
        kept = sum(score.auto or 0 for score in book.scores(SLUG)["a03"].values())
    assert kept == before["a03"]
    assert mark_unit(cohort, assignment, Faulty()).run == 5


def test_an_exercise_that_has_changed_must_be_released_again_before_marking(desk: Desk) -> None:
    path = desk.root / "assignments" / SLUG / "exercise.md"
    before = path.read_text()
    try:
        path.write_text(before.replace("count_babies(gaps) == 2", "count_babies(gaps) in (2, 3)"))
        refused = desk.run("mark", "u99", "--backend", "stock", "--unsafe")
        assert "has changed since it was released" in str(refused.exception)
    finally:
        path.write_text(before)


def test_no_secret_of_the_cohort_is_in_what_learners_are_given(desk: Desk) -> None:
    given = [path for path in (desk.cohort.root / "release").rglob("*") if path.is_file()]
    assert given
    for path in given:
        assert str(desk.cohort.unseen_seed) not in path.read_text(errors="ignore")
