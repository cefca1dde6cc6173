"""Two thousand notebooks damaged at random: each is read and made whole, or refused with a reason.

A sample goes through the whole round, from collecting to feedback. `python -m benchmarks damaged`
marks all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from benchmarks.damage import damaged, many
from grading import backends, submissions
from grading.cohorts import new_cohort
from grading.collect import collect
from grading.compose import compose
from grading.course import Assignment
from grading.feedback import write_feedback
from grading.handing_out import release_unit
from grading.marking import mark_unit
from grading.nbgrader_settings import config_text
from grading.notebooks import as_notebook
from grading.outcomes import Submission
from grading.trial import model_answers, solved

COUNT, SAMPLE = 2000, 60


@pytest.fixture(scope="module")
def whole(assignment: Assignment) -> bytes:
    answered = Submission(solved(assignment, model_answers(assignment)))
    return as_notebook(assignment, answered)


def read(notebook: bytes, assignment: Assignment) -> Submission | str:
    """The submission, or the reason why there is none."""
    try:
        return submissions.read(notebook, assignment)
    except submissions.Unreadable as reason:
        return str(reason)


def test_every_damaged_notebook_is_made_whole_or_refused_in_plain_words(
    assignment: Assignment, whole: bytes
) -> None:
    due = [cell.id for cell in assignment.cells if cell.id]
    found: Counter[str] = Counter()
    for seed, (name, notebook) in enumerate(many(whole, COUNT)):
        submission = read(notebook, assignment)
        if isinstance(submission, str):
            assert submission.startswith("The file is"), name
            assert len(submissions.unreadable(name, assignment, submission).checks) == 4
            found["refused"] += 1
            continue
        assert [cell.id for cell in submission.cells if cell.id] == due, name
        assert all(line.isprintable() for line in submission.repairs), name
        made = as_notebook(assignment, submission)
        if not seed % 10:  # nbformat takes its time
            nbformat.validate(nbformat.reads(made.decode(), as_version=4))
        again = submissions.read(made, assignment)
        assert [cell for cell in again.cells if cell.id] == [c for c in submission.cells if c.id]
        found["repaired" if submission.repairs else "as it was"] += 1
    assert found.total() == COUNT
    assert min(found["refused"], found["repaired"], found["as it was"]) > COUNT // 20, found


def test_damage_is_the_same_each_time(whole: bytes) -> None:
    assert [damaged(whole, seed) for seed in range(50)] == [data for _, data in many(whole, 50)]
    assert len({damaged(whole, seed) for seed in range(50)}) > 40


@pytest.mark.slow
@pytest.mark.xdist_group("engine")
def test_a_class_of_damaged_notebooks_goes_through_the_whole_round(
    assignment: Assignment, world: Callable[[str, int], Path], tmp_path: Path
) -> None:
    names = [f"d{seed:04}" for seed in range(SAMPLE)]
    (tmp_path / "roster.csv").write_text("\n".join(["learner_id", *names]) + "\n")
    cohort = new_cohort(tmp_path / "autumn", tmp_path / "roster.csv", config_text("autumn"))
    release_unit(cohort, assignment, world("tiny", 1))
    blank = cohort.released(assignment.slug).read_bytes()
    good = compose(blank, model_answers(assignment), {"u99-tell": "Five babies."})
    for name, notebook in many(good, SAMPLE):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "u99-tiny.ipynb").write_bytes(notebook)
    placed = collect(cohort, assignment, [tmp_path / "in"])
    assert {one.status for one in placed} == {"new"}, [p for p in placed if p.status != "new"]
    backend = backends.load("warm_fork", jobs=2)
    marked = mark_unit(cohort, assignment, backend, unseen=world("tiny", 3))
    assert [one.learner for one in marked.marks] == names
    assert not [one for one in marked.marks if one.engine_fault]
    assert all(len(one.tasks) == 3 for one in marked.marks)
    assert len({one.total for one in marked.marks}) > 2
    assert max(one.total for one in marked.marks) == 5
    assert len(write_feedback(cohort, assignment)) == SAMPLE
