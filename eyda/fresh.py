"""Is a derived file still true to what it was made from?

A step is repeated only when the bytes of its inputs, or its outputs' presence, have changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

STAMPS = Path("build/.stamps")


def fingerprint(paths: Iterable[Path], *words: str) -> str:
    """A digest of the files' names and bytes, folders walked in sorted order, and of `words`."""
    digest = hashlib.sha256("\0".join(words).encode())
    for path in _files(paths):
        digest.update(str(path).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in sorted(paths):
        if path.is_dir():
            yield from (file for file in sorted(path.rglob("*")) if _is_source(file))
        elif path.is_file():
            yield path


def _is_source(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"


def is_fresh(step: str, key: str, outputs: Iterable[Path]) -> bool:
    """True when this step last ended with this key and all its outputs are still there."""
    stamp = STAMPS / step
    return (
        stamp.is_file() and stamp.read_text() == key and all(output.exists() for output in outputs)
    )


def mark_done(step: str, key: str) -> None:
    """From now on the step counts as done for this key."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / step).write_text(key)
