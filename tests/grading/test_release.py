"""What goes out to learners: the same bytes each time, marks computed, and nothing secret."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat

from grading import prose, regions, release
from grading.authoring import shown
from grading.compose import compose
from grading.course import Assignment, Role
from grading.source import read_assignment


def released(assignment: Assignment) -> bytes:
    """What a release must be, made here without nbgrader (a slow test holds nbgrader's to it)."""
    notebook = json.loads(release.instructor_notebook(assignment))
    by_id = {cell.id: cell for cell in assignment.cells if cell.id}
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name:
            cell["source"] = [shown(by_id[name])]
    return json.dumps(notebook).encode()


def sources(notebook: bytes) -> dict[str, str]:
    cells: list[dict[str, Any]] = json.loads(notebook)["cells"]
    return {
        cell["metadata"].get("nbgrader", {}).get("grade_id", cell["id"]): "".join(cell["source"])
        for cell in cells
    }


def test_the_same_bytes_in_another_process_and_with_another_hash_seed(
    assignment: Assignment,
) -> None:
    code = (
        "import sys, pathlib; from grading.source import read_assignment;"
        "from grading.release import instructor_notebook;"
        f"a = read_assignment(pathlib.Path({str(assignment.path)!r}));"
        "sys.stdout.buffer.write(instructor_notebook(a))"
    )
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": "7"}
    )
    assert made.stdout == release.instructor_notebook(assignment)


def test_the_notebook_is_valid_and_every_id_is_its_own(assignment: Assignment) -> None:
    notebook = nbformat.reads(release.instructor_notebook(assignment).decode(), as_version=4)
    nbformat.validate(notebook)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    about = notebook.metadata.eyda
    assert (about.unit, about.slug, len(about.fingerprint)) == ("u99", "u99-tiny", 16)


def test_headings_carry_number_and_computed_marks(assignment: Assignment) -> None:
    text = "\n".join(prose.rendered(assignment))
    assert "### Task 1. Count the babies (3 marks)" in text
    assert "### Task 3. Tell the manager (2 marks)" in text


def test_hints_fold_and_are_counted_afresh_for_each_task(assignment: Assignment) -> None:
    texts = list(prose.rendered(assignment))
    assert not any("{hint}" in text for text in texts)
    for text in texts[1:3]:
        assert text.count("<details>") == text.count("</details>") == 2
        assert "<summary>Hint 1: Where to look</summary>" in text
        assert "<summary>Hint 2: Which tool</summary>" in text


def test_the_fingerprint_follows_what_is_marked_and_not_the_text(unit: Path) -> None:
    before = release.fingerprint(read_assignment(unit))
    path = unit / "exercise.md"
    path.write_text(path.read_text().replace("# Tiny\n\n", "# Tiny\n\n\n\n"))
    assert release.fingerprint(read_assignment(unit)) == before
    path.write_text(path.read_text().replace("return 0.", "give 0."))
    assert release.fingerprint(read_assignment(unit)) != before


def test_a_sound_release_leaks_nothing(assignment: Assignment) -> None:
    assert release.leaks(assignment, released(assignment)) == ()


def test_secrets_of_every_kind_are_found_in_a_release(assignment: Assignment) -> None:
    """The instructor's notebook, were it handed out, shows each of them."""
    told = "\n".join(release.leaks(assignment, release.instructor_notebook(assignment)))
    assert "BEGIN SOLUTION" in told
    assert "BEGIN HIDDEN TESTS" in told
    assert "A row without an id was counted" in told
    assert "Rows without an id are left out" in told
    assert "one reason why it may be wrong" in told


def test_a_solution_pasted_into_the_text_is_a_leak(assignment: Assignment) -> None:
    first = next(cell for cell in assignment.cells if cell.role is Role.PROSE)
    pasted = replace(first, source=f'{first.source}\n\n    return int(table["birth_id"].count())')
    cells = tuple(pasted if cell is first else cell for cell in assignment.cells)
    spoilt = replace(assignment, cells=cells)
    assert any("u99-count" in leak for leak in release.leaks(spoilt, released(spoilt)))


def test_a_mark_scheme_goes_inside_the_solution_where_nbgrader_clears_it(
    assignment: Assignment,
) -> None:
    written = sources(release.instructor_notebook(assignment))["u99-tell"]
    assert "one reason why it may be wrong" in regions.inside(written, regions.SOLUTION)
    assert regions.SCHEME not in written


def test_a_blank_composition_is_the_release(assignment: Assignment) -> None:
    notebook = released(assignment)
    assert sources(compose(notebook, {})) == sources(notebook)


def test_composition_puts_answers_into_answer_cells_only(assignment: Assignment) -> None:
    notebook = released(assignment)
    code = "### BEGIN SOLUTION\nbusiest = 'x'\n### END SOLUTION"
    made = sources(compose(notebook, {"u99-busiest": code}, {"u99-tell": "Two sentences."}))
    changed = {name for name, text in sources(notebook).items() if made[name] != text}
    assert changed == {"u99-busiest", "u99-tell"}
    assert made["u99-busiest"] == "busiest = 'x'"
