"""Authors' own answers, run in plain processes: what each trial leaves behind is nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from grading.backends import plain_exec
from grading.course import Assignment
from grading.trial import Trial, model_answers, solved


@pytest.mark.slow
@pytest.mark.parametrize(
    "ending", ["", "import os; os._exit(3)", "open('left behind', 'w').write('x')"]
)
def test_no_folder_is_left_however_an_answer_ends(
    ending: str,
    assignment: Assignment,
    pack_at: Callable[[Path, int], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "folders").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "folders"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "folders"))
    answers = model_answers(assignment)
    first = next(iter(answers))
    cells = solved(assignment, answers | {first: f"{answers[first]}\n{ending}"})
    pack = pack_at(tmp_path / "pack", 1)
    trials = [Trial("solution", seed, pack, cells) for seed in range(3)]
    assert len(list(plain_exec.run(trials, 1))) == 3
    left = [path for path in (tmp_path / "folders").iterdir() if path.name.startswith("tmp")]
    assert left == []
