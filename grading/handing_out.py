"""Releasing a unit to a cohort: source with its data, nbgrader's release, and a last look at it."""

from __future__ import annotations

from pathlib import Path

from grading import release, worlds
from grading.cohorts import Cohort
from grading.course import Assignment, Role
from grading.faults import Unusable
from grading.files import write_whole
from grading.notebooks import without_markup


def release_unit(cohort: Cohort, assignment: Assignment, pack: Path) -> Path:
    """The unit's notebook and data stand in the cohort's release folder; the path of the notebook.

    The data are the tables that the unit names, without the truth; a copy with it stays with the
    tutor, for hidden tests. Raises Unusable when the release would show anything that learners must
    not see; then nothing is left in the release folder.
    """
    from grading import nbgrader_bridge  # here, because nbgrader takes seconds to load

    slug = assignment.slug
    worlds.without_truth(pack, cohort.data(slug), assignment.data.tables)
    worlds.with_truth(pack, cohort.root / "truth" / slug, assignment.data.tables)
    write_whole(cohort.source(slug) / f"{slug}.ipynb", release.instructor_notebook(assignment))
    with nbgrader_bridge.gradebook(cohort.root) as book:
        book.enrol({key: without_markup(row[key]) for key in row} for row in cohort.roster)
        book.fit(slug, {c.id: c.role.value for c in assignment.cells if c.role is not Role.PROSE})
    nbgrader_bridge.generate(cohort.root, slug)
    released = cohort.released(slug)
    shown = release.leaks(assignment, released.read_bytes())
    if shown:
        released.unlink()
        raise Unusable(
            "this release would give answers away, so it was not made",
            where=assignment.path,
            why="; ".join(shown),
            todo="take them out of the text that learners see",
        )
    return released


def is_current(cohort: Cohort, assignment: Assignment) -> bool:
    """Whether the cohort's source is what the exercise makes now, and has been released."""
    slug = assignment.slug
    source = cohort.source(slug) / f"{slug}.ipynb"
    return (
        cohort.released(slug).is_file()
        and source.is_file()
        and source.read_bytes() == release.instructor_notebook(assignment)
    )
