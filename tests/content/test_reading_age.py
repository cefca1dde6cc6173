"""No lesson is harder to read than English at school grade 9 (age 14 to 15).

The measure is the Flesch-Kincaid grade level,

    0.39 * words / sentences + 11.8 * syllables / words - 15.59,

from J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of new readability
formulas for Navy enlisted personnel", Research Branch Report 8-75, 1975. It looks at sentences and
words only: a page that passes can still be muddled. Syllables are counted by rule, as programs do;
headings, tables and code are left out, and a piece of code in a sentence counts as one short word.
The lessons of unit 3 come out between 3 and 5.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from unit_pages import UNITS, Pages, prose

HARDEST = 9.0
SAID = [
    (re.compile(r"\{(?:term|doc|ref)\}`([^`<]*?)\s*(?:<[^>]*>)?`", re.DOTALL), r"\1"),
    (re.compile(r"(?:\{[\w:-]+\})?`[^`]*`"), "code"),
    (re.compile(r"\[\^\w+\]:?"), ""),
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"^question: ", re.MULTILINE), ""),
    (re.compile(r"^- \[[ x]\] (.*?) :: ", re.MULTILINE), r"\n\1.\n\n"),
]
SILENT = re.compile(r"(?<=[^aeiouytd])ed$|(?<=[^aeiouycgszx])es$|(?<=[^l])e$|(?<=[aeiouy]l)e$")
SPLIT = r"i[ao](?!u)|ier$|ism$"  # two syllables where the vowels, or the letters, look like one
SKIPPED = ("#", "|", ":", "```", "{")


def paragraphs(page: str) -> list[str]:
    """The page as plain text: each paragraph, item and answer by itself."""
    text = prose(page, code_in_a_line=True)
    for pattern, instead in SAID:
        text = pattern.sub(instead, text)
    lines = ("" if line.startswith(SKIPPED) else line for line in text.splitlines())
    text = re.sub(r"^(?:> ?|- |\d+\. )", "\n", "\n".join(lines), flags=re.MULTILINE)
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def syllables(word: str) -> int:
    """How many syllables an English word has, by rule."""
    word = SILENT.sub("", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)) + len(re.findall(SPLIT, word)))


def grade(page: str) -> float:
    """The Flesch-Kincaid grade of a page."""
    parts = paragraphs(page)
    sentences = sum(len(re.findall(r"[.?!](?=[\"')*]*(?:\s|$))", part)) or 1 for part in parts)
    words = re.findall(r"[A-Za-z][A-Za-z'’]*", " ".join(parts))
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59


@pytest.mark.parametrize(
    "lesson",
    [pytest.param(path, id=f"{u.id}/{path.stem}") for u in UNITS for path in Pages(u).lessons],
)
def test_a_lesson_can_be_read_by_many(lesson: Path) -> None:
    found = grade(lesson.read_text(encoding="utf-8"))
    assert found <= HARDEST, f"grade {found:.1f}: shorten sentences, and choose shorter words"


@pytest.mark.parametrize(
    ("word", "count"),
    [("number", 2), ("identifier", 5), ("table", 2), ("worked", 1), ("needed", 2), ("spaces", 2),
     ("types", 1), ("rule", 1), ("people", 2), ("missing", 2), ("variable", 4), ("the", 1)],
)  # fmt: skip
def test_syllables_are_counted(word: str, count: int) -> None:
    assert syllables(word) == count


def test_long_words_in_long_sentences_are_harder() -> None:
    easy = "The cat sat on the mat. It was warm. The dog ran off.\n"
    hard = (
        "Notwithstanding considerable organisational heterogeneity, multidisciplinary partnerships "
        "continuously necessitate comprehensive administrative interoperability.\n"
    )
    assert grade(easy) < 2 < 20 < grade(hard)
    assert grade(f"{easy}\n```python\n{hard}```\n\n| {hard.strip()} |\n") == grade(easy)
