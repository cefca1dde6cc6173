"""One page a learner: marks by task, what went wrong, and what still waits for the tutor.

A page holds one learner's marks and messages and nothing of anyone else's; no test is printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from grading import nbgrader_bridge
from grading.cohorts import Cohort
from grading.course import Assignment
from grading.faults import Unusable
from grading.files import write_whole
from grading.marks import Marks, TaskMarks, mark
from grading.outcomes import Verdict
from grading.records import Record, read_record

WITHOUT_ISOLATION = (
    "Marked without isolation: the submissions could read and change this machine while they ran."
)

TEMPLATES = Path(__file__).parent / "templates"

WORDS = {
    Verdict.PASSED: "Full marks",
    Verdict.PARTLY: "Partly there",
    Verdict.FAILED: "Not there yet",
    Verdict.CRASHED: "Your code stopped",
    Verdict.TIMED_OUT: "Took too long",
    Verdict.TAMPERED: "Your tutor will talk with you",
    Verdict.NEEDS_MARKING: "Waits for your tutor",
}
"""What a learner reads for each outcome: never a verdict on the person."""


@dataclass(frozen=True)
class Page:
    """All that a page shows."""

    assignment: Assignment
    marks: Marks
    name: str
    cohort: str
    comments: Mapping[str, str]
    isolated: bool


def write_feedback(cohort: Cohort, assignment: Assignment) -> tuple[Path, ...]:
    """A page for each learner who has been marked; the paths of the pages.

    Raises Unusable when nobody has been marked.
    """
    slug = assignment.slug
    records = {name: read_record(cohort.outcome(slug, name)) for name in cohort.learners}
    marked = {name: record for name, record in records.items() if record}
    if not marked:
        raise Unusable(
            "nobody has been marked for this unit yet",
            where=cohort.root,
            todo=f"eyda mark {assignment.unit} --cohort {cohort.name}",
        )
    with nbgrader_bridge.gradebook(cohort.root) as book:
        scores = book.scores(slug)
    people = {row["learner_id"]: row for row in cohort.roster}
    written = []
    for name, record in marked.items():
        page = _page(cohort, assignment, record, people[name], scores.get(name, {}))
        written.append(cohort.feedback(slug, name))
        write_whole(written[-1], render(page))
    return tuple(written)


def _page(
    cohort: Cohort,
    assignment: Assignment,
    record: Record,
    person: Mapping[str, str],
    scores: Mapping[str, nbgrader_bridge.Score],
) -> Page:
    by_hand = {name: score.manual for name, score in scores.items() if score.manual is not None}
    name = f"{person['first_name']} {person['last_name']}".strip() or person["learner_id"]
    comments = {check: score.comment for check, score in scores.items() if score.comment}
    found = mark(assignment, record.outcome, by_hand)
    return Page(assignment, found, name, cohort.name, comments, record.isolated)


def render(page: Page) -> str:
    """The page as one self-contained HTML document."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = number
    shown = environment.get_template("feedback.html").render(
        page=page,
        marks=page.marks,
        assignment=page.assignment,
        words=WORDS,
        advice=advice,
        to_do=to_do(page),
        not_isolated=WITHOUT_ISOLATION,
        style=(TEMPLATES / "feedback.css").read_text(encoding="utf-8"),
    )
    return shown.rstrip() + "\n"


def to_do(page: Page) -> tuple[TaskMarks, ...]:
    """The tasks that a learner can do something about now."""
    return tuple(
        task
        for task in page.marks.tasks
        if task.outcome is not Verdict.PASSED and (not task.waiting or advice(task, page.comments))
    )


def number(value: float) -> str:
    """`3.0` as `3`, `2.5` as `2.5`."""
    return f"{value:g}"


def advice(task: TaskMarks, comments: Mapping[str, str]) -> tuple[str, ...]:
    """What a learner can do about a task: messages of its checks, and the tutor's comment."""
    said = list(task.messages) or _unmet(task)
    comment = comments.get(task.task.id, "")
    if comment and comment != nbgrader_bridge.NO_RESPONSE:
        said.append(f"Your tutor writes: {comment}")
    return tuple(said)


def _unmet(task: TaskMarks) -> list[str]:
    """The ideas of the checks that did not pass, for a task whose checks said nothing."""
    lost = [one for one in task.checks if one.marks is not None and one.marks < one.out_of]
    ideas = [one.check.replace("-", " ") for one in lost if one.check]
    return [f"Look again at: {', '.join(ideas)}."] if ideas else []
