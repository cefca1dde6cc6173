"""Environments of our own and of others: each peer has one, so that no two disturb each other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.contract import ROOT

HERE = ROOT / "build" / "bench-envs"
PEERS = {
    "faker": ["faker==40.54.0"],
    "pseudopeople": ["pseudopeople==1.3.1"],
    "gecko": ["gecko-syndata==0.6.4"],
    "recordlinkage": ["recordlinkage==0.16", "pyarrow==26.0.1"],
}
"""What is installed for each peer; a change here makes its environment again."""
LOCKED = {"spark": ROOT / "requirements-spark.txt"}
"""Peers whose every package is pinned by hash in a file; a change of the file does the same."""


class Missing(Exception):
    """A peer that cannot be had here; its text says why and what to do."""


def python_of(peer: str) -> Path:
    """The Python of a peer's environment, which is made when it is not there or is out of date."""
    locked = LOCKED.get(peer)
    packages = ["--require-hashes", "-r", locked] if locked else PEERS[peer]
    wanted = locked.read_text(encoding="utf-8") if locked else "\n".join(PEERS[peer])
    folder = HERE / peer
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = folder / "installed.txt"
    if done.is_file() and done.read_text(encoding="utf-8") == wanted and python.exists():
        return python
    shutil.rmtree(folder, ignore_errors=True)
    _uv(peer, "venv", "--quiet", "--python", f"{sys.version_info[0]}.{sys.version_info[1]}", folder)
    _uv(peer, "pip", "install", "--quiet", "--python", python, *packages)
    done.write_text(wanted, encoding="utf-8")
    return python


def _uv(peer: str, *words: str | Path) -> None:
    """Runs uv with these words; Missing when it fails, as it does without the internet."""
    uv = Path(sys.executable).with_name("uv.exe" if os.name == "nt" else "uv")
    done = subprocess.run([str(uv), *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(
            f"The environment for {peer} could not be made.\n  why:  {done.stderr.strip()[-600:]}\n"
            f"  next: check the connection to the package index, then run this again"
        )
