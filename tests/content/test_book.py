"""The book's sources and the small programs that make its pages."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from eyda import site, site_run
from eyda.site_places import Places
from eyda.site_serve import serving
from grading.course_files import read_course
from grading.faults import Faulty
from synthetic_data.faults import Unusable

ROOT = Path(__file__).parents[2]
BOOK = ROOT / "book"
sys.path.insert(0, str(BOOK / "_ext"))

import alt_text  # noqa: E402
import data_tables  # noqa: E402
import plain_chrome  # noqa: E402
import quiz  # noqa: E402

LESSONS = sorted(BOOK.glob("units/*/lesson-*.md"))
PUBLIC = {
    "IPython",
    "matplotlib",
    "myst_nb",
    "numpy",
    "pandas",
    "pandera",
    "rapidfuzz",
    "splink",
    "synthetic_data",
}


def test_the_contents_list_every_unit_of_the_course_and_every_page_of_a_unit() -> None:
    contents = yaml.safe_load((BOOK / "_toc.yml").read_text())
    listed = set(re.findall(r"'file': '(units/[^']+)'", str(contents)))
    written = {
        path.relative_to(BOOK).with_suffix("").as_posix() for path in BOOK.glob("units/*/*.md")
    }
    assert listed == written
    slugs = {unit.slug for unit in read_course(ROOT / "assignments" / "course.toml").units}
    assert {page.split("/")[1] for page in listed} == slugs


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_lesson_imports_what_an_apprentice_has(lesson: Path) -> None:
    cells = re.findall(r"```\{code-cell\}[^\n]*\n(.*?)```", lesson.read_text(), re.DOTALL)
    assert cells, "a lesson without a cell"
    for cell in cells:
        code = "\n".join(line for line in cell.splitlines() if not line.startswith(("%", ":")))
        code = re.sub(r"\A\s*---\n.*?\n---\n", "", code, flags=re.DOTALL)
        for node in ast.walk(ast.parse(code)):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                top = name.split(".")[0]
                assert top in PUBLIC or top in sys.stdlib_module_names, f"{lesson}: {name}"


def test_a_quiz_is_read_with_its_reasons() -> None:
    asked = quiz.parse(
        ["question: Which one", "  is it?", "- [ ] A :: No: a.", "- [x] B :: Yes,", "  b."]
    )
    assert asked.text == "Which one is it?"
    assert [(o.text, o.right, o.why) for o in asked.options] == [
        ("A", False, "No: a."),
        ("B", True, "Yes, b."),
    ]


def test_an_answer_that_begins_with_a_quotation_mark_opens_it() -> None:
    assert quiz.opened('"Fine", she said') == '“Fine", she said'
    assert quiz.opened('Say "fine"') == 'Say "fine"'


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["- [x] A :: yes", "- [ ] B :: no"], "starts with its question"),
        (["question: Q?", "- [ ] A :: no", "- [ ] B :: no"], "exactly one"),
        (["question: Q?", "- [x] A :: yes", "- [x] B :: yes"], "exactly one"),
        (["question: Q?", "- [x] A :: yes", "- [ ] B"], "'B' does not say why"),
    ],
)
def test_a_quiz_that_cannot_teach_is_refused(lines: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        quiz.parse(lines)


@pytest.mark.parametrize(
    ("alt", "said"),
    [
        ("", "no alternative text"),
        ("_images/0f3a9c77de.png", "file name"),
        ("A bar chart", "11 characters"),
        ("x" * 251, "251 characters"),
        ("Bar chart: nine in ten births have a number.", None),
    ],
)
def test_alternative_text_is_judged(alt: str, said: str | None) -> None:
    wrong = alt_text.fault(alt)
    assert wrong is None if said is None else said in str(wrong)


PANDAS = (
    '<style scoped>.dataframe tbody tr th {vertical-align: top;}</style><table border="1" '
    'class="dataframe"><thead><tr><th></th><th>sex</th></tr></thead>'
    "<tbody><tr><th>0</th><td>1</td></tr></tbody></table>"
)


def test_a_table_from_pandas_gets_a_caption_and_scopes() -> None:
    made = data_tables.tidy(PANDAS)
    assert '<caption class="sr-only">Table of 1 row: sex</caption>' in made
    assert '<th scope="col">sex</th>' in made
    assert '<th scope="row">0</th>' in made
    assert "<th></th>" not in made
    assert "border=" not in made
    assert "<style" not in made
    assert "<caption>Births</caption>" in data_tables.tidy(PANDAS, "Births")


def test_the_themes_markup_is_corrected() -> None:
    page = plain_chrome.correct(
        '<div id="jb-print-docs-body"><h1>Twice</h1></div>'
        '<summary aria-label="Toggle">Open</summary>'
        '<i class="fa-solid fa-sun" title="Light"></i>'
        '<article><table><caption><span class="caption-number">Table 9 </span>Codes</caption>'
        '<tr><td><code><span class="pre">a_long_name</span></code></td></tr></table></article>'
    )
    assert "<caption>Codes</caption>" in page
    assert "a_<wbr/>long_<wbr/>name" in page
    assert "Twice" not in page
    assert "<summary>Open</summary>" in page
    assert '<i aria-hidden="true" class="fa-solid fa-sun"></i>' in page


def test_outside_the_project_the_command_says_where_to_go(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="project's folder"):
        site.build(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_cells_run_again_when_data_reader_or_libraries_change(tmp_path: Path) -> None:
    """MyST-NB itself looks at the text of cells only."""
    places = Places(tmp_path)
    inputs = [
        places.pack / "manifest.json",
        tmp_path / "synthetic_data" / "load.py",
        tmp_path / "requirements.txt",
        places.book / "_static" / "course.mplstyle",
    ]
    for path in inputs:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one")
    keys = {site.execution_key(places)}
    for path in inputs:
        path.write_text("two")
        keys.add(site.execution_key(places))
    assert len(keys) == 1 + len(inputs)


def test_a_book_that_cannot_take_its_place_leaves_the_old_one(tmp_path: Path) -> None:
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("old")
    with pytest.raises(OSError, match="no-such-folder"):
        site.replace(old, tmp_path / "no-such-folder")
    assert (old / "index.html").read_text() == "old"
    new = tmp_path / "new"
    new.mkdir()
    (new / "index.html").write_text("new")
    site.replace(old, new)
    assert (old / "index.html").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_serving_says_what_to_do_when_it_cannot(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="eyda book build"), serving(tmp_path):
        pass
    (tmp_path / "index.html").write_text("here")
    with serving(tmp_path) as address:
        taken = int(address.rstrip("/").rsplit(":", 1)[1])
        with pytest.raises(Unusable, match="--port"), serving(tmp_path, port=taken):
            pass


BAD_PAGE = """\
---
file_format: mystnb
kernelspec: {name: python3}
---
# A page with faults

[nowhere](no-such-page.md)

```{code-cell} python3
import matplotlib.pyplot as plt
plt.plot([1, 2]);
```

```{code-cell} python3
answer = 42
answer["nhs_number"]
```
"""


@pytest.mark.slow
def test_a_book_with_faults_is_not_built_and_every_fault_is_named(tmp_path: Path) -> None:
    book = tmp_path / "book"
    shutil.copytree(BOOK / "_ext", book / "_ext", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(BOOK / "_static", book / "_static")
    shutil.copytree(BOOK / "_templates", book / "_templates")
    shutil.copytree(BOOK / "reference", book / "reference")
    shutil.copy(ROOT / "_config.yml", tmp_path)
    shutil.copytree(ROOT / "assignments", tmp_path / "assignments")
    (book / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nchapters:\n- file: reference/licence\n"
    )
    (book / "index.md").write_text(BAD_PAGE)
    with pytest.raises(Faulty) as stopped:
        site_run.run(Places(tmp_path), "test")
    said = str(stopped.value)
    assert (
        "book/index.md:15: this cell failed: TypeError: 'int' object is not subscriptable" in said
    )
    assert 'answer["nhs_number"]' in said
    assert "no-such-page.md" in said
    assert "book/index.md" in said
    assert "has no alternative text" in said
    assert str(tmp_path) not in said
