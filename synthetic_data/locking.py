"""A folder that one run at a time has; the lock goes with the process that holds it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from synthetic_data.faults import Unusable

LOCK = "lock"
BUSY = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The folder, made when it is not there, for this run alone; removed afterwards when empty.

    The system lets the lock go when the process ends, however it ends, so a folder that is not
    locked belongs to nobody who is alive. Raises Unusable while another run has it.
    """
    file = _taken(folder)
    try:
        yield
    finally:
        _let_go(file, folder)


def _taken(folder: Path) -> BinaryIO:
    """The open lock file of the folder, locked."""
    while True:
        folder.mkdir(exist_ok=True)
        try:
            file = (folder / LOCK).open("ab")
        except FileNotFoundError:  # the run that had it has just removed the folder
            continue
        if not _locked(file):
            file.close()
            raise Unusable(
                "Another run is making this at the moment.",
                where=folder,
                why="a process that is alive has locked this folder",
                todo="wait until it has ended, or choose another --out",
            )
        if _still_there(file, folder / LOCK):
            return file
        file.close()


def _still_there(file: BinaryIO, path: Path) -> bool:
    """Whether the file that we locked is the one that others will find."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _locked(file: BinaryIO) -> bool:
    """Whether the file is now ours; false while a living process has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        # Some network disks know no locks: there, two runs at a time are the user's to avoid.
        return fault.errno not in BUSY
    return True


def _let_go(file: BinaryIO, folder: Path) -> None:
    """The lock is open to others; the folder is gone when nothing is left in it."""
    left = {path.name for path in folder.iterdir()} - {LOCK}
    if sys.platform == "win32":  # an open file cannot be removed there
        file.close()
    if not left:
        with suppress(OSError):
            (folder / LOCK).unlink()
            folder.rmdir()
    file.close()
