"""The one module that imports nbgrader: release, stock autograding and the gradebook.

nbgrader is set from outside, by the few settings below; everything else stays as it comes, so that
a tutor can go on with plain nbgrader in the same folder.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.api import Comment, Grade, Gradebook, MissingEntry
from nbgrader.apps.api import NbGraderAPI
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

from grading.faults import Unusable
from grading.nbgrader_settings import SETTINGS

NO_RESPONSE = "No response."  # in nbgrader's own words
ERROR = re.compile(r"[\w.]*(Error|Exception)\b")

QUIET: tuple[tuple[str, str, object, str], ...] = (
    ("NbGraderAPI", "log_level", "WARN", "What it logs comes back to us as text."),
    (
        "Execute",
        "extra_arguments",
        ["--HistoryManager.hist_file=:memory:", "--log-level=ERROR"],
        "Each kernel would warn that it listens on this machine's own network address.",
    ),
)
"""What we set besides when we call nbgrader ourselves."""


@dataclass(frozen=True)
class Score:
    """One check of one submission in the gradebook."""

    auto: float | None
    manual: float | None
    out_of: float
    needs_marking: bool
    comment: str = ""


def generate(root: Path, slug: str) -> None:
    """`release/<slug>` is made by nbgrader from `source/<slug>`, and the gradebook knows it."""
    with _quietly():
        done = _api(root).generate_assignment(slug)
    if not done["success"]:
        raise Unusable(
            f"nbgrader could not make the release of {slug}", where=root, why=_reason(done)
        )


def autograde(root: Path, slug: str, learner: str) -> str:
    """Stock autograding of one submission; the reason when nbgrader gave up, else nothing."""
    with _quietly():
        done = _api(root).autograde(slug, learner)
    return "" if done["success"] else _reason(done)


def _api(root: Path) -> NbGraderAPI:
    settings = Config()
    settings.CourseDirectory.root = str(root.resolve())
    settings.CourseDirectory.course_id = root.name
    for section, name, value, _ in (*SETTINGS, *QUIET):
        settings[section][name] = value
    _find_alembic()
    logging.getLogger("traitlets").propagate = False
    return NbGraderAPI(config=settings)


def _find_alembic() -> None:
    """Nbgrader starts `alembic` by its bare name, which lies beside this Python."""
    beside = str(Path(sys.executable).parent)
    if beside not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([beside, os.environ.get("PATH", "")])


@contextmanager
def _quietly() -> Iterator[None]:
    """Nbgrader adds to its gradebook in an order that SQLAlchemy 2 remarks on; nothing is lost."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)
        yield


def _reason(done: Mapping[str, Any]) -> str:
    """The error that nbgrader names last, behind the general one that it ends with."""
    text = f"{done.get('log', '')}\n{done.get('error', '')}".strip()
    named = [line.strip() for line in text.splitlines() if ERROR.match(line.strip())]
    told = [line for line in named if "NbGraderException" not in line]
    return (told or named or text.splitlines() or ["no reason given"])[-1]


class Book:
    """An open gradebook of one cohort."""

    def __init__(self, gradebook: Gradebook) -> None:
        self._gradebook = gradebook

    def enrol(self, learners: Iterable[Mapping[str, str]]) -> None:
        """Every learner of the roster stands in the gradebook, with the name given there."""
        for learner in learners:
            known = {key: learner.get(key) or None for key in ("first_name", "last_name", "email")}
            self._gradebook.update_or_create_student(learner["learner_id"], **known)

    def fit(self, slug: str, cells: Mapping[str, str]) -> None:
        """The exercise has these graded cells, marks of those that stay are kept.

        `cells` holds `tests`, `solution` or `written` by id. nbgrader itself refuses an exercise
        whose cells have changed once something has been handed in. Raises Unusable, and changes
        nothing, when a cell that a tutor has marked is no longer there.
        """
        try:
            notebook = self._gradebook.find_notebook(slug, slug)
        except MissingEntry:
            return
        if not notebook.submissions:
            return
        gone = [cell for cell in notebook._base_cells if cell.name not in cells]
        self._refuse_to_lose_marks(gone)
        for cell in gone:
            for one in (*cell.grades, *(cell.comments or ()), cell):
                self._gradebook.db.delete(one)
        for cell in notebook.source_cells:
            if cell.name not in cells:
                self._gradebook.db.delete(cell)
        self._gradebook.db.commit()
        for name in sorted(set(cells) - {cell.name for cell in notebook.source_cells}):
            self._add_cell(slug, name, cells[name], notebook.submissions)

    def _refuse_to_lose_marks(self, gone: Iterable[Any]) -> None:
        marked = {cell.name for cell in gone for one in cell.grades if one.manual_score is not None}
        if marked:
            raise Unusable(
                f"these cells of the exercise are gone: {', '.join(sorted(marked))}",
                why="a tutor has marked them by hand, and those marks would be lost",
                todo="put them back, or clear those marks in nbgrader's formgrader first",
            )

    def _add_cell(self, slug: str, name: str, kind: str, submitted: Iterable[Any]) -> None:
        """A cell that nbgrader will fill in from the notebook, with a place for each submission."""
        book, where = self._gradebook, (name, slug, slug)
        text = "markdown" if kind == "written" else "code"
        book.update_or_create_source_cell(*where, cell_type=text)
        if kind in ("tests", "written"):
            cell = book.update_or_create_grade_cell(*where, max_score=0, cell_type=text)
            book.db.add_all(Grade(cell_id=cell.id, notebook=one) for one in submitted)
        if kind in ("solution", "written"):
            cell = book.update_or_create_solution_cell(*where)
            book.db.add_all(Comment(cell_id=cell.id, notebook=one) for one in submitted)
        book.db.commit()

    def save(
        self,
        slug: str,
        learner: str,
        scores: Mapping[str, float | None],
        unanswered: Collection[str] = (),
        handed_in: datetime | None = None,
    ) -> None:
        """Machine-given scores by check stand in the gradebook; a tutor's own are kept.

        A score of None waits for a tutor. So does a check with a tutor's score whose machine-given
        score has changed.
        """
        self._gradebook.update_or_create_student(learner)
        about = {"timestamp": handed_in} if handed_in else {}
        self._gradebook.update_or_create_submission(slug, learner, **about)
        notebook = self._gradebook.find_submission_notebook(slug, slug, learner)
        for grade in notebook.grades:
            new = scores.get(grade.name)
            changed = new != grade.auto_score
            grade.needs_manual_grade = new is None if grade.manual_score is None else changed
            grade.auto_score = new
        for comment in notebook.comments:
            comment.auto_comment = NO_RESPONSE if comment.name in unanswered else None
        self._gradebook.db.commit()

    def save_manual(self, slug: str, learner: str, scores: Mapping[str, float]) -> None:
        """A tutor's scores by check stand in the gradebook, above the machine's."""
        notebook = self._gradebook.find_submission_notebook(slug, slug, learner)
        for grade in notebook.grades:
            if grade.name in scores:
                grade.manual_score = scores[grade.name]
                grade.needs_manual_grade = False
        self._gradebook.db.commit()

    def scores(self, slug: str) -> dict[str, dict[str, Score]]:
        """Every learner's scores by check; learners who handed in nothing are not in it."""
        found = {}
        for submission in self._gradebook.assignment_submissions(slug):
            for notebook in submission.notebooks:
                comments = {one.name: one.comment or "" for one in notebook.comments}
                found[submission.student_id] = {
                    grade.name: Score(
                        grade.auto_score,
                        grade.manual_score,
                        grade.max_score,
                        bool(grade.needs_manual_grade),
                        comments.get(grade.name, ""),
                    )
                    for grade in notebook.grades
                }
        return found

    def knows(self, slug: str) -> bool:
        """Whether this assignment has been released to the cohort."""
        try:
            self._gradebook.find_assignment(slug)
        except MissingEntry:
            return False
        return True


@contextmanager
def gradebook(root: Path) -> Iterator[Book]:
    """The cohort's gradebook, open until the block ends; it is made when there is none."""
    _find_alembic()
    where = f"sqlite:///{root.resolve() / 'gradebook.db'}"
    with _quietly(), Gradebook(where, root.name) as opened:
        yield Book(opened)
