"""The book as a reader meets it, in a real browser with every other host blocked."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SMALLEST, Visit, visit
from playwright.sync_api import Browser, Page, expect

from eyda.site_serve import serving

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("book")]
LESSON = "units/u03-identifiers/lesson-1.html"


def test_no_page_asks_anything_of_another_host(visits: list[Visit]) -> None:
    assert {seen.page: seen.outside for seen in visits if seen.outside} == {}


def test_a_page_that_did_would_be_caught(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<script src='https://cdn.example/x.js'></script><img src='//tracker.example/i.gif'>"
    )
    with serving(tmp_path) as address:
        outside = visit(browser, address, "index.html").outside
    assert sorted(outside) == ["http://tracker.example/i.gif", "https://cdn.example/x.js"]


def test_no_page_has_a_script_error_or_a_file_that_is_not_there(visits: list[Visit]) -> None:
    assert {s.page: s.errors + s.missing for s in visits if s.errors or s.missing} == {}


def test_no_page_scrolls_sideways_on_the_smallest_screen(visits: list[Visit]) -> None:
    assert {seen.page: seen.width for seen in visits if seen.width > SMALLEST} == {}


def test_a_quiz_is_answered_by_keyboard_and_says_why(tab: Page, address: str) -> None:
    tab.goto(address + LESSON)
    quiz = tab.locator(".quiz").first
    answers = quiz.locator(".quiz-answers li").evaluate_all("all => all.map(a => a.dataset.right)")
    status = quiz.get_by_role("status")
    button = quiz.get_by_role("button", name="Check my answer")

    button.focus()
    tab.keyboard.press("Enter")
    expect(status).to_have_text("Choose an answer first.")

    for verdict, words in (("no", "Not this one"), ("yes", "Correct")):
        quiz.get_by_role("radio").nth(answers.index(verdict)).focus()
        tab.keyboard.press("Space")
        button.focus()
        tab.keyboard.press("Enter")
        expect(status).to_contain_text(words)
        assert len(status.inner_text()) > len(words) + 10, "the reason is missing"


def test_a_quiz_hides_its_answers_until_asked_and_shows_them_without_a_script(
    browser: Browser, tab: Page, address: str
) -> None:
    tab.goto(address + LESSON)
    expect(tab.locator(".quiz-answers").first).to_be_hidden()

    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(address + LESSON)
    expect(page.locator(".quiz button").first).to_be_hidden()
    page.locator(".quiz-answers summary").first.click()
    expect(page.locator(".quiz-answers li[data-right=yes]").first).to_be_visible()
    plain.close()


def test_what_is_folded_away_is_printed(tab: Page, address: str) -> None:
    tab.goto(address + "units/u03-identifiers/exercise.html")
    folded = tab.locator("details.evidence")
    assert folded.get_attribute("open") is None
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.get_attribute("open") is not None
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.get_attribute("open") is None


def test_mathematics_is_loaded_only_where_there_is_some(site: Path, pages: list[str]) -> None:
    for name in pages:
        html = (site / name).read_text()
        assert ("mathjax/tex-mml-chtml.js" in html) == ('class="math' in html), name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_table_can_be_read_against_its_background(
    browser: Browser, address: str, scheme: str
) -> None:
    """A theme once painted tables of one kind white in the dark, with white letters."""
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for name in (LESSON, "units/u03-identifiers/exercise.html", "reference/data-dictionary.html"):
        page.goto(address + name)
        worst = page.evaluate(CONTRASTS)
        assert worst, f"{name} has no table: choose another page"
        assert min(worst) >= 4.5, f"{name} in {scheme}: {min(worst):.2f} to 1"
    context.close()


CONTRASTS = """() => {
  const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = node => {
    for (; node; node = node.parentElement) {
      const colour = rgb(getComputedStyle(node).backgroundColor);
      if (colour.length === 3 || colour[3] > 0.99) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll("article :is(td, th, caption)")].map(cell => {
    const letters = light(rgb(getComputedStyle(cell).color)), paper = light(behind(cell));
    return (Math.max(letters, paper) + 0.05) / (Math.min(letters, paper) + 0.05);
  });
}"""
