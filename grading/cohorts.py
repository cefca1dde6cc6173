"""A cohort's folder: an nbgrader course folder with a roster and a `cohort.toml`."""

from __future__ import annotations

import csv
import io
import re
import secrets
import shutil
import tempfile
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from grading.faults import Unusable

COLUMNS = ("learner_id", "first_name", "last_name", "email", "authority")
LEARNER_ID = re.compile(r"[^\W_][\w.@-]*")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
CLASS_SEED = 2026

TOML = """\
# One cohort. Keep this file: marks already given depend on the two seeds.
name = "{name}"
# The data that everyone works on.
seed = {seed}
# The data that answers are tried on and nobody has seen. Do not tell it to learners.
unseen_seed = {unseen}
"""


@dataclass(frozen=True)
class Cohort:
    """An existing cohort and its places."""

    root: Path
    seed: int
    unseen_seed: int
    roster: tuple[Mapping[str, str], ...]

    @property
    def name(self) -> str:
        """The cohort's name, which is its folder's."""
        return self.root.name

    @property
    def learners(self) -> tuple[str, ...]:
        """The ids of all learners, in roster order."""
        return tuple(row["learner_id"] for row in self.roster)

    def source(self, slug: str) -> Path:
        """Where the instructor's notebook and its data lie."""
        return self.root / "source" / slug

    def released(self, slug: str) -> Path:
        """The notebook that learners are given."""
        return self.root / "release" / slug / f"{slug}.ipynb"

    def submitted(self, slug: str, learner: str) -> Path:
        """The notebook that counts as handed in."""
        return self.root / "submitted" / learner / slug / f"{slug}.ipynb"

    def handed_in(self, slug: str, learner: str) -> Path:
        """Every version that a learner has handed in."""
        return self.root / "handed_in" / learner / slug

    def autograded(self, slug: str, learner: str) -> Path:
        """The marked notebook, which nbgrader's formgrader shows."""
        return self.root / "autograded" / learner / slug / f"{slug}.ipynb"

    def outcome(self, slug: str, learner: str) -> Path:
        """What the last run of a submission showed."""
        return self.root / "outcomes" / slug / f"{learner}.json"

    def feedback(self, slug: str, learner: str) -> Path:
        """A learner's page."""
        return self.root / "feedback" / learner / f"{slug}.html"

    def data(self, slug: str) -> Path:
        """The data pack that the learners of this cohort work on."""
        return self.source(slug) / "data"

    def marking_data(self, slug: str) -> Path:
        """The same pack with its truth, which hidden tests may read and learners never see.

        A unit that was released before packs with truth were kept has the learners' pack only.
        """
        whole = self.root / "truth" / slug
        return whole if whole.is_dir() else self.data(slug)

    def unseen(self, slug: str) -> Path:
        """The data pack that answers are tried on and no learner is given."""
        return self.root / "unseen" / slug


def new_cohort(root: Path, roster: Path, config: str, seed: int = CLASS_SEED) -> Cohort:
    """A new cohort folder at `root`, whole or not at all; `config` is its nbgrader_config.py.

    Raises Unusable when the name or the roster cannot be used, or the cohort is there already.
    """
    if not NAME.fullmatch(root.name):
        raise Unusable(
            f"{root.name!r} cannot be a cohort's name", todo="use letters, digits, - and _"
        )
    if root.exists():
        raise Unusable(
            "this cohort is there already",
            where=root,
            why="a cohort holds marks, so it is never overwritten",
            todo="choose another name",
        )
    rows = read_roster(roster)
    root.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(dir=root.parent, prefix=f".{root.name}."))
    try:
        _fill(making, root.name, rows, config, seed)
        making.chmod(0o755)
        making.rename(root)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    return open_cohort(root)


def _fill(
    folder: Path, name: str, rows: tuple[Mapping[str, str], ...], config: str, seed: int
) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    unseen = 1_000_000 + secrets.randbelow(1_000_000_000)
    (folder / "roster.csv").write_text(text.getvalue(), encoding="utf-8")
    (folder / "cohort.toml").write_text(
        TOML.format(name=name, seed=seed, unseen=unseen), encoding="utf-8"
    )
    (folder / "nbgrader_config.py").write_text(config, encoding="utf-8")
    for place in ("source", "release", "submitted", "autograded", "feedback"):
        (folder / place).mkdir()


def open_cohort(root: Path) -> Cohort:
    """The cohort in this folder; Unusable when there is none."""
    if not (root / "cohort.toml").is_file():
        raise Unusable(
            "there is no cohort here",
            where=root,
            todo=f"make one: eyda cohort new {root.name} --roster roster.csv",
        )
    try:
        about = tomllib.loads((root / "cohort.toml").read_text(encoding="utf-8"))
        seeds = int(about["seed"]), int(about["unseen_seed"])
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as fault:
        raise Unusable(
            "this file cannot be used",
            where=root / "cohort.toml",
            why=str(fault),
            todo="it needs `seed` and `unseen_seed`, both whole numbers",
        ) from None
    return Cohort(root, *seeds, read_roster(root / "roster.csv"))


def find_cohort(folder: Path, name: str | None) -> Cohort:
    """The cohort of this name in `folder`; without a name, the only one there is."""
    known = sorted(path.parent.name for path in folder.glob("*/cohort.toml"))
    if name is None and len(known) == 1:
        name = known[0]
    if name is None:
        raise Unusable(
            "say which cohort" if known else "there is no cohort yet",
            where=folder,
            why=f"there are: {', '.join(known)}" if known else None,
            todo=f"add --cohort {known[0]}"
            if known
            else "eyda cohort new NAME --roster roster.csv",
        )
    if known and name not in known:
        raise Unusable(
            f"there is no cohort called {name!r}",
            where=folder,
            todo=f"name one of {', '.join(known)}",
        )
    return open_cohort(folder / name)


def read_roster(path: Path) -> tuple[Mapping[str, str], ...]:
    """The rows of a roster, each with all five columns; every fault of the file in one error."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            columns = [name.strip() for name in reader.fieldnames or []]
            reader.fieldnames = columns
            rows = [
                {key: (row.get(key) or "").strip() for key in COLUMNS}
                for row in reader
                if any((value or "").strip() for value in row.values() if isinstance(value, str))
            ]
    except FileNotFoundError:
        raise Unusable("there is no roster here", where=path, todo="name a CSV file") from None
    except (UnicodeDecodeError, csv.Error, IsADirectoryError) as fault:
        raise Unusable(
            "this roster cannot be read",
            where=path,
            why=str(fault),
            todo="save it as CSV, in UTF-8",
        ) from None
    if "learner_id" not in columns:
        raise Unusable(
            "the roster has no column learner_id",
            where=path,
            why=f"its columns are: {', '.join(columns) or 'none'}",
            todo="name the column that holds each learner's id learner_id",
        )
    if not rows:
        raise Unusable("the roster names no learner", where=path, todo="add a line a learner")
    _refuse_bad_ids([row["learner_id"] for row in rows], path)
    return tuple(rows)


def _refuse_bad_ids(ids: list[str], path: Path) -> None:
    twice = sorted(name for name, n in Counter(i.casefold() for i in ids).items() if n > 1)
    if twice:
        raise Unusable(
            f"these learner ids stand in the roster more than once: {', '.join(twice)}",
            where=path,
            why="capital letters do not tell two ids apart",
            todo="give each learner an id of their own",
        )
    bad = sorted({name for name in ids if not LEARNER_ID.fullmatch(name)})
    if bad:
        raise Unusable(
            f"these cannot be learner ids: {', '.join(map(repr, bad))}",
            where=path,
            why="an id names a folder",
            todo="use letters, digits and . @ - _, starting with a letter or digit",
        )
