"""A tutor's folder with the tiny course in it, and the commands run there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from eyda.cli import cli
from grading import worlds
from grading.cohorts import Cohort, open_cohort

SLUG = "u99-tiny"
COURSE = Path(__file__).parent / "fixtures" / "course"
ROSTER = "".join(f"a0{n},Amara,Fen{n}\n" for n in range(1, 8))


class Desk:
    """A tutor's folder, and the commands run in it."""

    def __init__(self, root: Path, pack_at: Callable[[Path, int], Path]) -> None:
        self.root = root
        shutil.copytree(COURSE, root / "assignments", dirs_exist_ok=True)
        (root / "roster.csv").write_text(f"learner_id,first_name,last_name\n{ROSTER}")
        self.pack_at = pack_at
        self.make_world(1)

    def copied(self, root: Path) -> Desk:
        """The same desk in another folder."""
        shutil.copytree(self.root, root)
        return Desk(root, self.pack_at)

    def make_world(self, seed: int) -> None:
        """The pack of this seed is there, made by hand."""
        pack = self.pack_at(self.root / "build" / "data" / f"tiny-{seed}", seed)
        pack.with_name(f"{pack.name}.generator").touch()

    def change(self, old: str, new: str) -> None:
        """The exercise has `new` where it had `old`."""
        path = self.root / "assignments" / SLUG / "exercise.md"
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def run(self, *words: str) -> Result:
        place = {"EYDA_ASSIGNMENTS": str(self.root / "assignments")}
        place["EYDA_COHORTS"] = str(self.root / "cohorts")
        for stamp in (self.root / "build" / "data").glob("*.generator"):
            stamp.write_text(worlds.generator_fingerprint())  # as if the generator had made it now
        return CliRunner().invoke(cli, words, env=place)

    def does(self, *words: str) -> str:
        result = self.run(*words)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == 0, result.output
        return result.output

    @property
    def cohort(self) -> Cohort:
        return open_cohort(self.root / "cohorts" / "autumn")

    def hand_in(self, learner: str, notebook: bytes, name: str = f"{SLUG}.ipynb") -> None:
        (self.root / "inbox" / learner).mkdir(parents=True, exist_ok=True)
        (self.root / "inbox" / learner / name).write_bytes(notebook)
