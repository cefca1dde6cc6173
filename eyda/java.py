"""Which Java this machine has: only linkage on Spark needs one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

OLDEST = 17
"""The first version that Spark 4 runs on."""
FIX = "install a Java runtime, version 17 or 21 (Debian: apt-get install default-jre-headless)"


@dataclass(frozen=True)
class Java:
    """A Java: where it is, and its version, or None where it does not say."""

    path: str
    version: int | None

    @property
    def fine(self) -> bool:
        """Spark runs on it."""
        return self.version is not None and self.version >= OLDEST

    @property
    def says(self) -> str:
        """Version and place, in a few words."""
        return f"{'unknown version' if self.version is None else self.version}, {self.path}"


def find_java() -> Java | None:
    """The Java that Spark would start: that of JAVA_HOME, or else the one on the path."""
    home = os.environ.get("JAVA_HOME")
    path = shutil.which("java", path=str(Path(home) / "bin") if home else None)
    return Java(path, _version(path)) if path else None


def _version(path: str) -> int | None:
    """The number that `java -version` prints; the old "1.8" is 8."""
    try:
        said = subprocess.run(
            [path, "-version"], capture_output=True, text=True, check=False, timeout=30
        ).stderr
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(found[1]) if found else None
