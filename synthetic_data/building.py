"""A folder built beside its place, so that the old one stands there whole, or the new one.

Whatever is unfinished lies in one hidden folder beside the place, `.NAME.making`, which is locked
while it is in use. The new folder changes places with the old one in a single step where the system
can do that (Linux); elsewhere in two, and the next run puts right what a kill between them left.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from synthetic_data.faults import Interrupted, Unusable
from synthetic_data.locking import held

NEW, OLD, PLAN = "pack", "old", "plan"
FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""What a system says when there is no room: none on the disk, in a file, in a quota."""
NUMBER = re.compile(r"\[errno (\d+)\]", re.IGNORECASE)


def workshop_of(out: Path) -> Path:
    """The hidden folder beside `out` in which it is made."""
    return out.with_name(f".{out.name}.making")


@contextmanager
def building_of(out: Path, plan: str | None = None, *, going_on: bool = False) -> Iterator[Path]:
    """A folder to write in, which takes the place of `out` once it is whole.

    What a dead run left behind is cleared away; `going_on`, it is given again where that run had
    the same `plan`. A run with a plan that is stopped leaves what it has; a fault clears it.
    """
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    workshop = workshop_of(out)
    with _told_when_full(out), held(workshop):
        stopped = False
        try:
            yield _prepared(workshop, out, plan, going_on)
            (workshop / PLAN).unlink(missing_ok=True)  # from here on nothing is to be gone on with
            swap_in(workshop / NEW, out, workshop / OLD)
        except (KeyboardInterrupt, Interrupted):
            stopped = plan is not None
            raise
        finally:
            if not stopped:
                _cleared(workshop)


def _prepared(workshop: Path, out: Path, plan: str | None, going_on: bool) -> Path:
    """The folder to write in: empty, or as a run of the same plan left it."""
    building, old, noted = workshop / NEW, workshop / OLD, workshop / PLAN
    if old.exists() and not out.exists():  # killed between two renames
        old.rename(out)
    same = noted.is_file() and noted.read_text(encoding="utf-8") == plan
    if not (going_on and same):
        _cleared(workshop)
    building.mkdir(exist_ok=True)
    if plan is not None:
        noted.write_text(plan, encoding="utf-8")
    return building


def _cleared(workshop: Path) -> None:
    """Nothing is left of earlier work; the plan goes first, since what it promises goes too."""
    with suppress(OSError):
        (workshop / PLAN).unlink(missing_ok=True)
    for name in (NEW, OLD):
        shutil.rmtree(workshop / name, ignore_errors=True)


def swap_in(new: Path, out: Path, aside: Path) -> None:
    """The new folder stands at `out`; an old one is no longer there."""
    if not out.exists():
        new.rename(out)
    elif not exchanged(new, out):
        out.rename(aside)
        try:
            new.rename(out)
        except OSError:
            aside.rename(out)
            raise


def exchanged(one: Path, other: Path) -> bool:
    """True when the two have changed places in one step; false, and no change, where none can."""
    if sys.platform != "linux":
        return False
    import ctypes

    here, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of <fcntl.h> and <linux/fs.h>
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


@contextmanager
def _told_when_full(out: Path) -> Iterator[None]:
    """A disk without room is one clear message, once everything is tidied up."""
    try:
        yield
    except OSError as fault:
        if _number(fault) not in FULL:
            raise
        raise Unusable(
            "There is no room to write this data pack.",
            where=out,
            why=os.strerror(_number(fault) or errno.ENOSPC).lower()
            + "; nothing was left behind, and a pack that stood there is as it was",
            todo="free some space, or choose an --out on another disk; "
            "`eyda data make --dry-run` says how much a pack takes",
        ) from None


def _number(fault: OSError) -> int | None:
    """The system's number of a fault, which Arrow gives in its text only."""
    if fault.errno is not None:
        return fault.errno
    found = NUMBER.search(str(fault))
    return int(found[1]) if found else None
