"""A marked cohort of the tiny unit, and a real Jupyter server with nbgrader's formgrader on it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from grading import backends, handing_out
from grading.cohorts import Cohort, new_cohort
from grading.collect import collect
from grading.compose import compose
from grading.course import Assignment
from grading.marking import Marked, mark_unit
from grading.nbgrader_settings import config_text
from grading.source import read_assignment
from grading.trial import model_answers

UNIT = Path(__file__).parents[1] / "grading" / "fixtures" / "course" / "u99-tiny"
SLUG = UNIT.name
SCRIPT = "<script>window.owned = 1; document.title = 'owned'</script>"
IMAGE = "<img src=x onerror='window.owned = 2'>"
LINK = "[click](javascript:window.owned=3) <a href='javascript:window.owned=4'>here</a>"
HOSTILE = f"{SCRIPT} {IMAGE} {LINK}"
ROSTER = f"""learner_id,first_name,last_name
a01,Amara,Fenwether
a02,Ben,"{SCRIPT.replace('"', "'")}"
a03,Cole,Marsh
"""


@dataclass(frozen=True)
class Class:
    """A cohort with what it has been marked on."""

    cohort: Cohort
    assignment: Assignment
    unseen: Path

    def mark(self, force: bool = False) -> Marked:
        """The class marked by our own backend, in isolation."""
        backend = backends.load("warm_fork", jobs=2)
        return mark_unit(self.cohort, self.assignment, backend, unseen=self.unseen, force=force)

    def nbgrader(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One of nbgrader's own commands, run as a tutor would, in the cohort's folder."""
        return subprocess.run(
            [sys.executable, "-m", "nbgrader", *words],
            cwd=self.cohort.root,
            env=quiet_jupyter(self.cohort.root.parent / "home"),
            capture_output=True,
            text=True,
            check=False,
        )


def marked_class(folder: Path) -> Class:
    """Three submissions handed out, taken in and marked; a02's is as hostile as text can be."""
    assignment = read_assignment(UNIT)
    own, unseen = (make_pack(folder / name, teams) for name, teams in WORLDS.items())
    (folder / "roster.csv").write_text(ROSTER)
    cohort = new_cohort(folder / "autumn", folder / "roster.csv", config_text("autumn"))
    handing_out.release_unit(cohort, assignment, own)
    for learner, notebook in handed_in(cohort, assignment).items():
        path = folder / "in" / learner / f"{SLUG}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook)
    collect(cohort, assignment, [folder / "in"])
    made = Class(cohort, assignment, unseen)
    made.mark()
    return made


WORLDS = {"own": "aabab", "unseen": "ccacb"}


def make_pack(pack: Path, teams: str) -> Path:
    """A data pack by hand, so that no generator is needed."""
    (pack / "tables").mkdir(parents=True)
    rows = [f"B{at},Team {team}" for at, team in enumerate(teams)]
    (pack / "tables" / "births.csv").write_text("\n".join(["birth_id,hv_team", *rows]) + "\n")
    about = {
        "scenario": {"name": "tiny"},
        "seed": 1,
        "tables": {"births": {"rows": len(rows), "files": {"csv": "tables/births.csv"}}},
        "files": {"tables/births.csv": teams},
    }
    (pack / "manifest.json").write_text(json.dumps(about))
    return pack


def handed_in(cohort: Cohort, assignment: Assignment) -> Mapping[str, bytes]:
    blank, good = cohort.released(SLUG).read_bytes(), model_answers(assignment)
    shows = f"class Shown:\n    def _repr_html_(self):\n        return {HOSTILE!r}\n"
    shows += f"    def __repr__(self):\n        return {HOSTILE!r}\n"
    raises = f"def count_babies(table):\n    raise ValueError({HOSTILE!r})\n"
    prints = f"{shows}print({HOSTILE!r})\nShown()"
    hostile = compose(
        blank,
        {"u99-count": raises, "u99-busiest": f"busiest = {HOSTILE!r}\n{prints}"},
        {"u99-tell": f"Five babies, and 1 < 2.\n\n{HOSTILE}"},
    )
    notebook = json.loads(hostile)
    notebook["cells"].append({"cell_type": "markdown", "metadata": {}, "source": [HOSTILE]})
    return {
        "a01": compose(blank, good, {"u99-tell": "Five babies. Rows without an id are left out."}),
        "a02": json.dumps(notebook).encode(),
        "a03": blank,
    }


def quiet_jupyter(home: Path) -> dict[str, str]:
    """An environment in which Jupyter reads and writes no settings of this machine's user."""
    home.mkdir(exist_ok=True)
    places = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
    return {
        **os.environ,
        "HOME": str(home),
        **{f"JUPYTER_{place}": str(home / place) for place in places},
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
    }


@contextmanager
def formgrader(cohort: Cohort) -> Iterator[str]:
    """The address of a formgrader that is up, started as a tutor would in the cohort's folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyter_server", "--allow-root", "--no-browser"]
    command += [f"--port={port}", "--ip=127.0.0.1", "--IdentityProvider.token="]
    log = cohort.root.parent / "server.log"
    with log.open("w") as said:
        running = subprocess.Popen(
            command,
            cwd=cohort.root,
            env=quiet_jupyter(cohort.root.parent / "home"),
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}/formgrader"
        _wait_for(address, running, log)
        yield address
    finally:
        running.terminate()
        running.wait(20)


def _wait_for(address: str, running: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and running.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"the formgrader did not start:\n{log.read_text()[-3000:]}")
