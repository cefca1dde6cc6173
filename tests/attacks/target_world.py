"""Data for the target of the attacks, and a way to tell that a tutor's files have not changed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

HERE = Path(__file__).parent
OWN, UNSEEN = "aabaabc", "ccabcbccbc"


def make_pack(pack: Path, seed: int, teams: str) -> Path:
    """A data pack by hand: births with a team each, and a truth that no learner may see."""
    rows = [f"B{at:04},Team {team}" for at, team in enumerate(teams)]
    (pack / "tables").mkdir(parents=True)
    (pack / "truth").mkdir()
    (pack / "tables" / "births.csv").write_text("\n".join(["birth_id,hv_team", *rows]) + "\n")
    (pack / "truth" / "people.csv").write_text("person_id\nP1\n")
    columns = [{"name": name, "kind": "text", "dtype": "str"} for name in ("birth_id", "hv_team")]
    table = {"rows": len(rows), "key": "birth_id", "columns": columns}
    table["files"] = {"csv": "tables/births.csv"}
    manifest = {"seed": seed, "learner": None, "tables": {"births": table}, "files": {}}
    (pack / "manifest.json").write_text(json.dumps(manifest))
    return pack


def tree(*roots: Path) -> dict[str, str]:
    """Every file below the roots with a hash of what it holds and who may do what with it."""
    found = {}
    for root in roots:
        for path in sorted(root.rglob("*")):
            if "__pycache__" in path.parts:
                continue
            held = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
            mode = path.lstat().st_mode
            found[str(path)] = f"{mode:o} {hashlib.sha256(held).hexdigest()}"
    return found
