"""A learner's page: theirs alone, self-contained, and without a line of any test."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from grading import regions
from grading.course import Assignment, Role
from grading.feedback import WITHOUT_ISOLATION, Page, render
from grading.marks import mark
from grading.outcomes import CheckResult, Outcome, Verdict

HOSTILE = "<script>alert(1)</script> <img src=https://example.org/x>"


@pytest.fixture
def page(assignment: Assignment) -> Page:
    outcome = Outcome(
        "a01",
        "u99",
        (
            CheckResult("u99-count--empty", Verdict.PASSED),
            CheckResult("u99-count--missing", Verdict.FAILED, "A row without an id was counted."),
            CheckResult("u99-busiest--commonest", Verdict.CRASHED, HOSTILE),
            CheckResult("u99-tell", Verdict.NEEDS_MARKING),
        ),
        repairs=("The cell u99-busiest was there twice; one of them was used.",),
    )
    return Page(assignment, mark(assignment, outcome), "Amara Fenwether", "autumn", {}, True)


def soup(page: Page) -> BeautifulSoup:
    return BeautifulSoup(render(page), "html.parser")


def test_marks_by_task_what_waits_and_what_teaches(page: Page) -> None:
    rows = [
        [cell.get_text(strip=True) for cell in row.find_all(["th", "td"])]
        for row in soup(page).select("tbody tr")
    ]
    assert rows == [
        ["1. Count the babies", "Partly there", "1 of 3"],
        ["2. Name the busiest team", "Your code stopped", "0 of 2"],
        ["3. Tell the manager", "Waits for your tutor", "– of 2"],
    ]
    text = soup(page).get_text()
    assert "1 of 7 marks so far" in text
    assert "2 marks still wait for your tutor" in text
    assert "A row without an id was counted." in text
    assert "was there twice" in text


def test_nothing_a_submission_says_becomes_markup_or_a_request(page: Page) -> None:
    found = soup(page)
    assert not found.find_all(["script", "img", "link", "iframe"])
    assert HOSTILE in found.get_text()
    assert "http" not in str(found.style)


def test_no_test_and_no_solution_stands_in_the_page(page: Page) -> None:
    shown = render(page)
    for cell in page.assignment.cells:
        if cell.role in (Role.TESTS, Role.SOLUTION, Role.WRITTEN):
            secret = regions.inside(cell.source, regions.HIDDEN)
            secret += regions.inside(cell.source, regions.SOLUTION)
            for line in filter(None, map(str.strip, secret.splitlines())):
                assert line not in shown


def test_structure_that_a_screen_reader_needs(page: Page) -> None:
    found = soup(page)
    assert found.html is not None
    assert found.html["lang"] == "en-GB"
    assert len(found.find_all("h1")) == 1
    assert [tag.name for tag in found.find_all(["h1", "h2", "h3"])] == (
        ["h1", "h2", "h2", "h2", "h3", "h3"]
    )
    assert found.table is not None
    assert found.table.caption is not None
    assert all(cell.get("scope") for cell in found.table.find_all("th"))
    ids = [tag["id"] for tag in found.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_a_tutors_comment_is_shown_with_the_task(page: Page) -> None:
    commented = replace(page, comments={"u99-tell": "Say what one unit is."})
    assert "Your tutor writes: Say what one unit is." in soup(commented).get_text()


def test_marking_without_isolation_and_faults_of_ours_are_said_plainly(page: Page) -> None:
    assert WITHOUT_ISOLATION not in render(page)
    assert WITHOUT_ISOLATION in render(replace(page, isolated=False))
    faulty = replace(page, marks=replace(page.marks, tasks=(), engine_fault="disk full"))
    text = soup(faulty).get_text()
    assert "Not marked yet" in text
    assert "disk full" not in text
