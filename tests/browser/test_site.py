"""The built site, read as files: whole, honest about marks, and giving nothing away."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from conftest import ROOT

from eyda import site as book
from grading import regions, release
from grading.course import Assignment, Role
from grading.course_files import read_course
from grading.source import read_assignment

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("book")]
WORDS = 2500
EXERCISES = [
    read_assignment(ROOT / "assignments" / unit.slug)
    for unit in read_course(ROOT / "assignments" / "course.toml").units
]


@pytest.fixture(scope="session")
def soups(site: Path, pages: list[str]) -> dict[str, BeautifulSoup]:
    return {name: BeautifulSoup((site / name).read_text(), "html.parser") for name in pages}


def article(soup: BeautifulSoup) -> Tag:
    found = soup.find("article")
    assert isinstance(found, Tag)
    return found


def squeezed(text: str) -> str:
    """The text with one kind of space and straight quotation marks."""
    return re.sub(r"\s+", " ", text).translate(str.maketrans("’‘“”", "''\"\""))


def test_every_link_and_file_of_the_book_is_there(
    site: Path, soups: dict[str, BeautifulSoup]
) -> None:
    broken = []
    for name, soup in soups.items():
        for tag in soup.find_all(href=True) + soup.find_all(src=True):
            link = urlsplit(tag.get("href") or tag["src"])
            if link.scheme or link.netloc:
                continue
            target = (site / name).parent / unquote(link.path) if link.path else site / name
            other = target.resolve().relative_to(site.resolve()).as_posix()
            if not target.is_file():
                broken.append(f"{name}: {link.path} is not there")
            elif link.fragment and other in soups and not soups[other].find(id=link.fragment):
                broken.append(f"{name}: {other} has no #{link.fragment}")
    assert broken == []


def test_a_second_build_changes_nothing(site: Path) -> None:
    made = (site / "index.html").stat().st_mtime_ns
    with contextlib.chdir(ROOT):
        assert book.build(ROOT) == site
    assert (site / "index.html").stat().st_mtime_ns == made


def test_every_picture_says_what_it_shows(soups: dict[str, BeautifulSoup]) -> None:
    pictures = [(name, img) for name, soup in soups.items() for img in article_images(soup)]
    assert pictures, "the book has no figure at all"
    for name, img in pictures:
        alt = str(img.get("alt", ""))
        assert 20 <= len(alt) <= 250, f"{name}: {alt!r}"
        assert not re.search(r"\.(png|svg|jpe?g)\b", alt), f"{name}: {alt!r} is a file name"


def article_images(soup: BeautifulSoup) -> list[Tag]:
    found = soup.find("article")
    return list(found.find_all("img")) if isinstance(found, Tag) else []


def test_tables_have_captions_or_scopes_and_no_empty_header(
    soups: dict[str, BeautifulSoup],
) -> None:
    for name, soup in soups.items():
        for table in soup.select("article table"):
            for header in table.find_all("th"):
                assert header.get_text(strip=True), f"{name}: an empty header"
                assert header.get("scope") in ("col", "row"), f"{name}: {header}"
        for table in soup.select(".cell_output table"):
            assert table.caption, f"{name}: a table from a cell without a caption"


def test_each_page_has_one_main_heading_a_language_and_unique_ids(
    soups: dict[str, BeautifulSoup],
) -> None:
    for name, soup in soups.items():
        assert len(soup.find_all("h1")) == 1, name
        assert soup.html is not None
        assert soup.html.get("lang") == "en-GB", name
        ids = [tag["id"] for tag in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), f"{name}: {sorted({i for i in ids if ids.count(i) > 1})}"


def test_no_page_of_the_course_takes_more_than_one_sitting(
    soups: dict[str, BeautifulSoup],
) -> None:
    for name, soup in soups.items():
        if name.startswith("units/") or name in ("index.html", "how-to-use.html"):
            text = BeautifulSoup(str(article(soup)), "html.parser")
            for listing in text.select("pre, table"):
                listing.decompose()
            words = len(text.get_text(" ").split())
            assert words < WORDS, f"{name}: {words} words"


def test_no_text_for_tutors_is_in_the_site(site: Path, soups: dict[str, BeautifulSoup]) -> None:
    assert not (site / "tutors").exists()
    text = {name: squeezed(soup.get_text(" ")) for name, soup in soups.items()}
    for exercise in EXERCISES:
        notes = ROOT / "book" / "tutors" / f"{exercise.slug}.md"
        lines = list(tell_tale(notes.read_text()))
        assert len(lines) > 20, "too little was found to look for"
        for line in lines:
            assert [name for name, page in text.items() if line in page] == [], line


def tell_tale(source: str) -> Iterator[str]:
    """Sentences too long to stand in two places by chance, as a page would show them."""
    for part in re.split(r"[|\n]|(?<=[.?!])\s", source):
        plain = squeezed(re.sub(r"[*`#>]|^\s*(-|\d+\.)\s", "", part)).strip(" \"'")
        if len(plain) > 60 and not set("[]{}<>") & set(plain):
            yield plain


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.unit)
def test_no_hidden_test_mark_scheme_or_model_answer_is_in_the_site(
    exercise: Assignment, soups: dict[str, BeautifulSoup]
) -> None:
    text = {name: soup.get_text() for name, soup in soups.items()}
    secrets = list(hidden_lines(exercise))
    assert secrets, "no secret was found to look for"
    for line in secrets:
        assert [name for name, page in text.items() if line in page] == [], line


def hidden_lines(exercise: Assignment) -> Iterator[str]:
    for cell in exercise.cells:
        names = [regions.HIDDEN, regions.SCHEME]
        names += [regions.SOLUTION] * (cell.role is Role.WRITTEN)
        for name in names:
            lines = (line.strip() for line in regions.inside(cell.source, name).splitlines())
            yield from (line for line in lines if len(line) > 40)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.unit)
def test_the_exercise_page_states_the_marks_that_are_given(
    exercise: Assignment, soups: dict[str, BeautifulSoup]
) -> None:
    page = article(soups[f"units/{exercise.slug}/exercise.html"])
    stated = [int(row.find_all("td")[1].get_text()) for row in page.select(".task-table tbody tr")]
    assert stated == [task.marks for task in exercise.tasks]
    headings = [squeezed(h.get_text()) for h in page.find_all("h2")]
    for task in exercise.tasks:
        wanted = f"Task {task.number}. {task.title} ({task.marks} mark"
        assert any(h.startswith(wanted.replace("`", "")) for h in headings), wanted
    code = {squeezed(pre.get_text()) for pre in page.find_all("pre")}
    for cell in exercise.cells:
        answer = squeezed(regions.inside(cell.source, regions.SOLUTION)).strip()
        assert not [text for text in code if answer and answer in text], f"{cell.id} is given away"


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.unit)
def test_the_download_holds_a_clean_notebook_and_no_truth(site: Path, exercise: Assignment) -> None:
    top = exercise.slug
    with zipfile.ZipFile(site / "downloads" / f"{top}.zip") as archive:
        names = archive.namelist()
        notebook = archive.read(f"{top}/{top}.ipynb")
        manifest = json.loads(archive.read(f"{top}/data/manifest.json"))
    assert release.leaks(exercise, notebook) == ()
    assert manifest["seed"] is None
    assert not [name for name in names if "truth" in name]
    assert sorted(manifest["tables"]) == sorted(exercise.data.tables)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.unit)
def test_the_download_works_with_pandas_alone(
    site: Path, exercise: Assignment, tmp_path: Path
) -> None:
    with zipfile.ZipFile(site / "downloads" / f"{exercise.slug}.zip") as archive:
        archive.extractall(tmp_path)
    table = exercise.data.tables[0]
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import synthetic_data\n"
        f"print(synthetic_data.__file__, len(synthetic_data.load('{table}')))"
    )
    folder = tmp_path / exercise.slug
    said = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={"PATH": "", "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert Path(said[0]).is_relative_to(folder)
    assert int(said[1]) > 0
