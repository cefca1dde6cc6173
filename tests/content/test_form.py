"""Every unit has the same form: its pages, their lengths, its evidence, its notes for tutors."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml
from unit_pages import ASSIGNMENTS, BOOK, UNITS, Pages, body, minutes, prose, rubrics, sections

from grading.course_files import read_standard
from grading.variants import read_variants

sys.path.insert(0, str(BOOK / "_ext"))

import quiz
import simulated_task

LONGEST_PAGE = 2_500
TITLES = {
    "exercise": "Exercise",
    "simulated-task": "Simulated task",
    "worksheet": "Worksheet",
    "key-points": None,
}
NOTES = (
    "In one minute",
    "Timings",
    "Discussion questions",
    "Common stumbles",
    "How the tests are built",
    "Moderation",
    "Sources",
)
every_unit = pytest.mark.parametrize("pages", [pytest.param(Pages(u), id=u.id) for u in UNITS])
every_lesson = pytest.mark.parametrize(
    "lesson",
    [pytest.param(path, id=f"{u.id}/{path.stem}") for u in UNITS for path in Pages(u).lessons],
)


@every_unit
def test_the_pages_are_there_in_their_order(pages: Pages) -> None:
    assert 2 <= len(pages.lessons) <= 4
    lessons = [f"lesson-{place}" for place in range(1, len(pages.lessons) + 1)]
    written = {path.stem for path in pages.folder.glob("*.md")}
    assert written == {"index", *lessons, *TITLES}
    assert pages.notes.is_file(), f"write {pages.notes.relative_to(BOOK)}"
    slug = pages.unit.slug
    contents = yaml.safe_load((BOOK / "_toc.yml").read_text(encoding="utf-8"))
    chapters = [chapter for part in contents["parts"] for chapter in part["chapters"]]
    (here,) = (one for one in chapters if one["file"] == f"units/{slug}/index")
    listed = [(one["file"], one.get("title")) for one in here["sections"]]
    titles = dict.fromkeys(lessons) | TITLES
    assert listed == [(f"units/{slug}/{page}", title) for page, title in titles.items()]


@every_unit
def test_the_overview_has_a_title_and_asks_the_question(pages: Pages) -> None:
    text = pages.page("index")
    question = simulated_task.front_matter(text).get("question")
    assert str(question or "").strip().endswith("?"), "write `question:` in the front matter"
    assert re.match(r"\s*# \S", body(text))


@every_unit
def test_the_overview_says_where_the_time_goes(pages: Pages) -> None:
    assert 360 <= pages.unit.minutes <= 600
    rows = re.findall(
        r"^\| *([^|]+?) *\| *([^|]*\b(?:minutes|hours?)) *\|$",
        sections(pages.page("index"))["How the time goes"],
        re.MULTILINE,
    )
    taken = {part: minutes(said) for part, said in rows}
    assert sum(taken.values()) == pages.unit.minutes, f"course.toml and the table differ: {taken}"
    for part, wanted in {
        "Exercise": pages.assignment.minutes,
        "Simulated task": task_of(pages).minutes,
    }.items():
        assert [taken[row] for row in taken if row.startswith(part)] == [wanted], part


@every_unit
def test_no_page_is_too_long(pages: Pages) -> None:
    for path in pages.folder.glob("*.md"):
        count = len(body(path.read_text(encoding="utf-8")).split())
        assert count <= LONGEST_PAGE, f"{path.relative_to(BOOK)} has {count} words"


@every_lesson
def test_a_lesson_asks_three_to_five_questions(lesson: Path) -> None:
    text = lesson.read_text(encoding="utf-8")
    asked = re.findall(r"```\{quiz\}\n(.*?)```", text, re.DOTALL)
    assert 3 <= len(asked) <= 5
    for question in asked:
        quiz.parse(question.splitlines())


@every_unit
def test_the_simulated_task_says_its_terms_and_its_rubric_adds_up(pages: Pages) -> None:
    task = task_of(pages)
    criteria = rubrics(pages.page(simulated_task.PAGE))
    assert len(criteria) > 1
    assert sum(criteria) == task.marks


def task_of(pages: Pages) -> simulated_task.SimulatedTask:
    known = read_standard(ASSIGNMENTS / "ksbs.toml").statements
    fields = simulated_task.front_matter(pages.page(simulated_task.PAGE))
    assert simulated_task.faults(fields, known) == []
    task = simulated_task.read(pages.folder / f"{simulated_task.PAGE}.md", known)
    assert task is not None
    return task


@every_unit
def test_nothing_is_exclaimed(pages: Pages) -> None:
    exercise = ASSIGNMENTS / pages.unit.slug / "exercise.md"
    for path in (*pages.folder.glob("*.md"), pages.notes, exercise):
        loud = [
            line for line in prose(path.read_text(encoding="utf-8")).splitlines() if "!" in line
        ]
        assert loud == [], path.name


@every_unit
def test_terms_are_in_the_glossary_and_enough_of_them_are_used(pages: Pages) -> None:
    glossary = (BOOK / "reference" / "glossary.md").read_text(encoding="utf-8")
    known = {line.casefold() for line in glossary.splitlines() if re.match(r"\w", line)}
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages.folder.glob("*.md"))
    used = re.findall(r"\{term\}`(?:[^`<]*<)?([^`<>]+)>?`", text)
    terms = {" ".join(term.split()).casefold() for term in used}
    assert terms <= known, f"not in the glossary: {sorted(terms - known)}"
    assert len(terms) >= 8


@every_unit
def test_tutors_are_told_what_they_need(pages: Pages) -> None:
    told = sections(pages.notes.read_text(encoding="utf-8"))
    missing = [name for name in NOTES if not any(heading.startswith(name) for heading in told)]
    assert missing == []


@every_unit
def test_tutors_have_three_samples_of_each_answer_that_they_mark(pages: Pages) -> None:
    told = sections(pages.notes.read_text(encoding="utf-8"))
    marks = {
        f"Written task {task.number}": task.marks for task in pages.assignment.tasks if task.written
    }
    for name, out_of in {**marks, "Simulated task": task_of(pages).marks}.items():
        (text,) = (text for heading, text in told.items() if re.match(rf"{name}\b", heading))
        samples = re.findall(r"^\*\*(Full|Middling|Poor) \((\d+) of (\d+)\)", text, re.MULTILINE)
        assert [kind for kind, _, _ in samples] == ["Full", "Middling", "Poor"], name
        given = [int(got) for _, got, _ in samples]
        assert given[0] == out_of > given[1] > given[2], name
        assert {int(total) for _, _, total in samples} == {out_of}, name


@every_unit
def test_each_wrong_answer_says_what_was_misunderstood(pages: Pages) -> None:
    wrong = [one for one in read_variants(ASSIGNMENTS / pages.unit.slug) if one.wrong]
    assert wrong
    for one in wrong:
        assert len(one.note.split()) >= 2, f"{one.path.name}: write `# misconception: ...`"


def test_prose_is_told_from_code() -> None:
    text = "---\na: b!\n---\n# T\n\n```python\nx != 1\n```\nSay `!` ![alt](x.svg) loud\n"
    text += "```{quiz}\nquestion: Why!\n```\n<!-- no! -->\n"
    assert [line for line in prose(text).splitlines() if "!" in line] == ["question: Why!"]
    assert "loud" in prose(text)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("75 minutes", 75),
        ("4 hours", 240),
        ("1½ hours", 90),
        ("½ hour", 30),
        ("about 2 hours", 120),
    ],
)
def test_a_time_is_read(said: str, expected: int) -> None:
    assert minutes(said) == expected


def test_a_rubric_is_read_from_its_own_table_only() -> None:
    table = "| Marks | You can see in the answer |\n|---|---|\n| 2 | a |\n| 3 | b |\n"
    assert rubrics(f"| Part | Time |\n|---|---|\n| 9 | c |\n\n{table}\n| 7 | d |\n") == [2, 3]
