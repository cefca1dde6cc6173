"""A simulated task's front matter reaches its page and the overview; a fault in it is a warning."""

from __future__ import annotations

import io
import re
import shutil
import sys
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from grading.course_files import read_course, read_standard

ROOT = Path(__file__).parents[2]
EXTENSIONS = ROOT / "book" / "_ext"
ASSIGNMENTS = ROOT / "assignments"
UNIT = read_course(ASSIGNMENTS / "course.toml").units[0]
KNOWN = read_standard(ASSIGNMENTS / "ksbs.toml").statements
sys.path.insert(0, str(EXTENSIONS))

import simulated_task  # noqa: E402

GOOD = {"minutes": 90, "marks": 10, "ksb": ["B5", "K8"]}


def test_front_matter_is_what_stands_between_the_lines_at_the_beginning() -> None:
    assert simulated_task.front_matter("---\nminutes: 90\n---\n# A\n\n---\n") == {"minutes": 90}
    assert simulated_task.front_matter("# A\n\n---\nminutes: 90\n---\n") == {}
    assert simulated_task.front_matter("---\n: [\n---\n# A\n") == {}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("minutes", None, "'minutes' in the front matter is missing: write `minutes: N`"),
        ("minutes", 45, "is 45: write `minutes: N` with a whole number from 60 to 120"),
        ("minutes", "90", "'minutes' in the front matter is '90'"),
        ("marks", 13, "is 13: write `marks: N` with a whole number from 8 to 12"),
        ("marks", True, "'marks' in the front matter is True"),
        ("ksb", None, "'ksb' in the front matter is missing: write `ksb: [K8, S6]`"),
        ("ksb", [], "'ksb' in the front matter is []"),
        ("ksb", "K8", "'ksb' in the front matter is 'K8'"),
        ("ksb", ["K8", "K99", "Z"], "'ksb' in the front matter has K99, Z: write"),
        ("ksb", ["K8", "K8"], "'ksb' in the front matter has K8: write"),
    ],
)
def test_a_missing_or_wrong_value_is_told_with_what_to_write(
    field: str, value: object, said: str
) -> None:
    fields = {name: one for name, one in {**GOOD, field: value}.items() if one is not None}
    (fault,) = simulated_task.faults(fields, KNOWN)
    assert said in fault


def test_a_sound_page_has_no_fault() -> None:
    assert simulated_task.faults(GOOD, KNOWN) == []


def built(folder: Path, front_matter: str) -> tuple[dict[str, str], str]:
    """The two pages of a small book in HTML, and its warnings."""
    pages = folder / "book" / "units" / UNIT.slug
    pages.mkdir(parents=True)
    shutil.copytree(ASSIGNMENTS, folder / "assignments")
    links = f"units/{UNIT.slug}/index\nunits/{UNIT.slug}/simulated-task"
    (folder / "book" / "index.md").write_text(f"# Book\n\n```{{toctree}}\n{links}\n```\n")
    (pages / "index.md").write_text("---\nquestion: Why?\n---\n# Overview of it\n")
    (pages / "simulated-task.md").write_text(f"---\n{front_matter}---\n# On the desk\n")
    told, out = io.StringIO(), folder / "out"
    settings = {"extensions": ["myst_parser", "unit_header"]}
    book = str(folder / "book")
    with patch_docutils(), docutils_namespace():
        app = Sphinx(book, None, out, folder / "trees", "html", settings, None, told)
        app.build()
    made = {
        page: (out / "units" / UNIT.slug / f"{page}.html")
        for page in ("index", simulated_task.PAGE)
    }
    return {page: path.read_text() for page, path in made.items()}, told.getvalue()


def codes(page: str) -> list[str]:
    return re.findall(r'<span class="ksb">(\w+)</span>', page)


def test_the_page_and_the_overview_show_it(tmp_path: Path) -> None:
    pages, warnings = built(tmp_path, "minutes: 90\nmarks: 10\nksb: [B5, K8]\n")
    page = pages[simulated_task.PAGE]
    assert warnings == ""
    assert f"Unit {int(UNIT.id[1:])}: {UNIT.title} · Simulated task" in page
    assert "<dt>Time</dt><dd>about 1½ hours</dd>" in page
    assert "<dt>Marks</dt><dd>10</dd>" in page
    assert codes(page) == ["K8", "B5"]
    assert KNOWN["B5"] in page
    assert "a simulated task, 10 marks" in pages["index"]
    assert "B5" in codes(pages["index"])


def test_a_page_that_does_not_say_is_a_warning_that_names_it(tmp_path: Path) -> None:
    pages, warnings = built(tmp_path, "minutes: 30\nksb: [B5, K8]\n")
    assert len(warnings.strip().splitlines()) == 2
    for line in warnings.strip().splitlines():
        assert f"units/{UNIT.slug}/simulated-task.md: WARNING: " in line
    assert "'minutes' in the front matter is 30: write" in warnings
    assert "'marks' in the front matter is missing: write" in warnings
    assert "a simulated task" not in pages["index"]
    assert codes(pages[simulated_task.PAGE]) == []
