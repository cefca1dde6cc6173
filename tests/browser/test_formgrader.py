"""What `eyda mark` leaves behind is nbgrader's own: its formgrader, feedback and export work on it.

A tutor opens the formgrader in a real browser, marks a written answer by hand and comments on it.
Hostile text in a submission is shown there, and does nothing.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from formgrader import HOSTILE, SCRIPT, SLUG, Class, formgrader, marked_class
from playwright.sync_api import Browser, BrowserContext, Page, Route

from grading import nbgrader_bridge, regions
from grading.feedback import write_feedback
from grading.marking import read_marks
from grading.nbgrader_bridge import Score

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("formgrader")]
TELL = "u99-tell"
COMMENT = "Say what one unit is, <b>please</b>."


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Class:
    return marked_class(tmp_path_factory.mktemp("formgrader"))


@pytest.fixture(scope="module")
def address(taught: Class) -> Iterator[str]:
    with formgrader(taught.cohort) as at:
        yield at


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that reaches this machine and no other."""
    context = browser.new_context()

    def gate(route: Route) -> None:
        if route.request.url.startswith(("http://127.0.0.1", "data:", "file:")):
            route.continue_()
        else:
            route.abort()

    context.route("**/*", gate)
    yield context
    context.close()


def score(taught: Class, learner: str, check: str = TELL) -> Score:
    with nbgrader_bridge.gradebook(taught.cohort.root) as book:
        return book.scores(SLUG)[learner][check]


def open_submission(page: Page, address: str, number: int) -> None:
    """From the formgrader's list of assignments to one submission, by clicking through."""
    page.goto(f"{address}/gradebook")
    page.get_by_role("link", name=SLUG).click()
    page.get_by_role("link", name=SLUG).last.click()
    rows = page.locator("tbody tr")
    rows.nth(2).wait_for()
    assert rows.count() == 3
    rows.filter(has_text=f"Submission #{number}").get_by_role("link").first.click()
    page.wait_for_url("**/formgrader/submissions/*/**")
    page.wait_for_function("window.formgrader?.grades?.loaded && formgrader.comments?.loaded")


def is_hostile(page: Page) -> bool:
    return "Five babies, and 1 < 2." in page.inner_text("body")


def numbers(page: Page, address: str) -> dict[bool, int]:
    """Which of the submissions is the hostile one; the formgrader lists them without names."""
    found = {}
    for number in (1, 2, 3):
        open_submission(page, address, number)
        found[is_hostile(page)] = number
    return found


def test_the_formgrader_lists_the_submissions(window: BrowserContext, address: str) -> None:
    page = window.new_page()
    page.goto(f"{address}/manage_assignments")
    row = page.locator("tbody tr").filter(has_text=SLUG)
    row.wait_for()
    row.locator("td.num-submissions a").click()
    listed = page.locator("tbody tr")
    listed.nth(2).wait_for()
    text = page.inner_text("tbody")
    assert [name for name in ("a01", "a02", "a03") if name in text] == ["a01", "a02", "a03"]
    assert SCRIPT in text or "owned" in text
    assert page.evaluate("window.owned") is None


def test_a_manual_mark_and_a_comment_are_saved_and_outlive_marking_again(
    window: BrowserContext, address: str, taught: Class
) -> None:
    page = window.new_page()
    at = mark_by_hand(page, address)
    learner = next(n for n in ("a01", "a02", "a03") if score(taught, n).manual == 1.5)
    assert learner == "a01"
    assert score(taught, learner).comment == COMMENT
    before = score(taught, learner)
    assert not before.needs_marking
    assert taught.mark(force=True).run == 3
    assert score(taught, learner) == before
    total = {one.learner: one.total for one in read_marks(taught.cohort, taught.assignment)}
    assert total == {"a01": 5 + 1.5, "a02": 0, "a03": 0}
    open_submission(page, address, at)
    assert page.input_value(f"#{TELL}") == "1.5"
    assert page.input_value(f"#{TELL}-comment") == COMMENT
    pages = {path.parent.name: path for path in write_feedback(taught.cohort, taught.assignment)}
    page.goto(pages["a01"].as_uri())
    assert f"Your tutor writes: {COMMENT}" in page.inner_text("main")
    assert "6.5 of 7 marks" in page.inner_text("main")


def mark_by_hand(page: Page, address: str) -> int:
    """The one answered, honest submission gets 1.5 marks and a comment; its number in the list."""
    for number in (1, 2, 3):
        open_submission(page, address, number)
        if "Rows without an id are left out." not in page.inner_text("body"):
            continue
        type_in(page, TELL, "1.5", "/api/grade/")
        type_in(page, f"{TELL}-comment", COMMENT, "/api/comment/")
        return number
    raise AssertionError("no submission holds the honest answer")


def type_in(page: Page, field: str, text: str, saved_at: str) -> None:
    """The text is typed, the field left, and the formgrader has saved it."""
    with page.expect_response(lambda r: saved_at in r.url and r.request.method == "PUT") as saved:
        page.locator(f"#{field}").click()
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    assert saved.value.status == 200


def test_hostile_text_is_shown_in_the_formgrader_and_does_nothing(
    window: BrowserContext, address: str
) -> None:
    page = window.new_page()
    open_submission(page, address, numbers(page, address)[True])
    page.wait_for_load_state("networkidle")
    for link in page.locator("a", has_text="click").all():
        assert "javascript:" not in (link.get_attribute("href") or "")
    assert (
        page.locator("a[href^='javascript:window'], img[onerror], script:text('owned')").count()
        == 0
    )
    assert page.evaluate("window.owned") is None
    assert "owned" not in page.title()
    shown = page.inner_text("#notebook").replace("\N{ZERO WIDTH SPACE}", "")
    assert shown.count(SCRIPT) >= 3, "the written answer, the extra cell and what was printed"


def test_hostile_text_is_shown_in_our_feedback_and_does_nothing(
    window: BrowserContext, taught: Class
) -> None:
    pages = {path.parent.name: path for path in write_feedback(taught.cohort, taught.assignment)}
    page = window.new_page()
    page.goto(pages["a02"].as_uri())
    text = page.inner_text("body")
    assert f"Ben {SCRIPT}" in text
    assert HOSTILE in text, "the message of the learner's own error"
    assert page.evaluate("window.owned") is None
    assert page.locator("main script, main img, main a").count() == 0


def test_nbgraders_own_feedback_holds_no_hidden_test_and_no_script(
    window: BrowserContext, taught: Class
) -> None:
    done = taught.nbgrader("generate_feedback", SLUG, "--force")
    assert done.returncode == 0, done.stderr
    pages = sorted((taught.cohort.root / "feedback").glob(f"*/{SLUG}/{SLUG}.html"))
    assert [page.parts[-3] for page in pages] == ["a01", "a02", "a03"]
    hidden = [
        line.strip()
        for cell in taught.assignment.cells
        for line in regions.inside(cell.source, regions.HIDDEN).splitlines()
        if len(line.strip()) > 20
    ]
    assert hidden
    page = window.new_page()
    for path in pages:
        page.goto(path.as_uri())
        assert page.evaluate("window.owned") is None
        text = page.inner_text("body")
        assert "BEGIN HIDDEN" not in text
        assert not [line for line in hidden if line in text]


def test_nbgraders_own_export_has_our_marks(taught: Class, tmp_path: Path) -> None:
    done = taught.nbgrader("export", f"--to={tmp_path / 'grades.csv'}")
    assert done.returncode == 0, done.stderr
    with (tmp_path / "grades.csv").open(newline="") as file:
        theirs = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    ours = {one.learner: one.total for one in read_marks(taught.cohort, taught.assignment)}
    assert theirs == ours


def test_the_gradebook_is_sound(taught: Class) -> None:
    with sqlite3.connect(taught.cohort.root / "gradebook.db") as book:
        assert book.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert book.execute("pragma foreign_key_check").fetchall() == []
