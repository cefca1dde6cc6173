"""What this machine can do to isolate a submission, found by doing it; a fix for each lack."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SECONDS = 20.0
USERS = (
    "allow user namespaces (sysctl kernel.unprivileged_userns_clone=1, and on Ubuntu"
    " kernel.apparmor_restrict_unprivileged_userns=0), or mark as root"
)
CONTAINER = "in a container, start it with --security-opt seccomp=unconfined --cap-add SYS_ADMIN"
READABLE = "keep the Python environment where every user may read it (chmod -R a+rX)"
CHECKS = {
    "linux": ("Linux with namespaces", True, "mark on Linux (on Windows: inside WSL 2)"),
    "processes": ("processes apart", True, f"{USERS}; {CONTAINER}"),
    "disk": ("only its own files in sight", True, CONTAINER),
    "network": ("no network", True, CONTAINER),
    "user": ("a user of its own", False, "mark as root, which gives each submission its own user"),
    "python": ("Python can be read inside", True, READABLE),
    "calls": ("system calls filtered", False, "use a processor of type x86_64 or aarch64"),
}


@dataclass(frozen=True)
class Finding:
    """One part of the isolation. Without a `needed` one, marking refuses to start."""

    name: str
    works: bool
    needed: bool
    said: str
    fix: str


@cache
def available() -> tuple[Finding, ...]:
    """One finding for each part of the isolation, tried just now in a process of its own."""
    said = _probe() if sys.platform.startswith("linux") else {"linux": "this is not Linux"}
    return tuple(
        Finding(name, said.get(key) == "ok", needed, said.get(key, "could not be tried"), fix)
        for key, (name, needed, fix) in CHECKS.items()
    )


def _probe() -> dict[str, str]:
    start = "import sys; sys.path.insert(0, sys.argv[1]); from grading.sandbox import probe; "
    try:
        done = subprocess.run(
            [
                sys.executable,
                "-c",
                f"{start}probe.main()",
                str(Path(__file__).resolve().parents[2]),
            ],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"processes": "took too long"}
    found: dict[str, str] = {"linux": "ok"}
    for line in done.stdout.splitlines():
        found |= json.loads(line)
    return found
