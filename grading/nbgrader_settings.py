"""What we set in nbgrader, from outside: a few settings, each with its reason."""

from __future__ import annotations

from grading import regions

CELL_SECONDS = 60

SETTINGS: tuple[tuple[str, str, object, str], ...] = (
    ("ClearSolutions", "code_stub", {"python": regions.CODE_STUB}, "What stands for an answer."),
    ("ClearSolutions", "text_stub", regions.TEXT_STUB, "The same for a written answer."),
    ("OverwriteCells", "add_missing_cells", True, "A tests cell that was deleted is put back."),
    ("Execute", "timeout", CELL_SECONDS, "Seconds for one cell, then it is stopped."),
    (
        "Execute",
        "raise_on_iopub_timeout",
        False,
        "A cell whose output does not end costs that cell, not the whole submission.",
    ),
    (
        "HTMLExporter",
        "preprocessors",
        ["nbconvert.preprocessors.sanitize.SanitizeHTML"],
        "What a learner wrote cannot run as a script in the tutor's formgrader.",
    ),
    (
        "GenerateFeedback",
        "preprocessors",
        [
            "nbgrader.preprocessors.GetGrades",
            "nbgrader.preprocessors.ClearHiddenTests",
            "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
        ],
        "nbgrader's own feedback would show the hidden tests to learners.",
    ),
)
"""What we set in nbgrader, and why."""


def config_text(course_id: str) -> str:
    """An `nbgrader_config.py` with these settings, so that nbgrader's commands agree with us."""
    lines = [
        "# Written by `eyda cohort new`. nbgrader's own commands and the formgrader read it.",
        "c = get_config()  # noqa: F821 (nbgrader defines it)",
        f"c.CourseDirectory.course_id = {course_id!r}",
    ]
    for section, name, value, why in SETTINGS:
        lines += ["", f"# {why}", f"c.{section}.{name} = {value!r}"]
    return "\n".join(lines) + "\n"
