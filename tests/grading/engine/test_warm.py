"""Locked cells run once for all only where what they leave can be handed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from grading.engine.pair import WarmPair, modules
from grading.engine.warm import MOST_PREPARED, Prepared
from grading.source import read_assignment

UNIT = Path(__file__).parents[1] / "fixtures" / "course" / "u99-tiny"


def test_what_cells_leave_is_kept(tmp_path: Path) -> None:
    prepared = Prepared()
    cells = [("a", "import os\nn = 1"), ("b", "m = n + 1; here = os.environ['EYDA_DATA'] != ''")]
    assert prepared.prepare("key", cells, str(tmp_path))
    assert (prepared.scopes["key"]["m"], prepared.scopes["key"]["here"]) == (2, True)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize(
    "source",
    [
        "import os\nraw = os.environ['EYDA_DATA'] + '/tables/births.csv'",
        "import os\nraw = [os.environ['EYDA_DATA']]",
        "import os\nfrom pathlib import Path\nraw = Path(os.environ['EYDA_DATA'])",
        "raw = open('/dev/null')",
        "import threading, time\nthreading.Thread(target=time.sleep, args=(1,)).start()",
        "1 / 0",
    ],
    ids=["path in text", "path in a list", "path", "open file", "thread", "error"],
)
def test_what_a_fork_or_a_sandbox_would_break_is_not(source: str, tmp_path: Path) -> None:
    prepared = Prepared()
    assert not prepared.prepare("key", [("a", source)], str(tmp_path))
    assert not prepared.scopes


def test_few_worlds_are_held_at_once(tmp_path: Path) -> None:
    prepared = Prepared()
    for number in range(2 * MOST_PREPARED):
        assert prepared.prepare(str(number), [("a", "x = 1")], str(tmp_path))
    assert len(prepared.scopes) == MOST_PREPARED


def test_a_pack_of_one_learner_is_never_prepared(pair: WarmPair, tmp_path: Path) -> None:
    cells = [("a", "x = 1")]
    assert pair.prepared(pair.learners, cells, tmp_path, "amara") == ""
    assert pair.prepared(pair.learners, cells, tmp_path, "amara") == ""
    assert pair.prepared(pair.learners, cells, tmp_path, "ben") != ""


def test_modules_of_locked_cells_are_known() -> None:
    assert {"os", "pandas", "pathlib", "warnings"} <= modules(read_assignment(UNIT))
