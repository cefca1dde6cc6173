"""Files that may be submissions, found in folders and zip archives and read with no trust at all.

Nothing is ever unpacked: members of an archive are read in memory, under names that are only
looked at. A link is not followed and a device not opened, so that nothing but what was handed in
is taken in.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from grading.faults import Unusable
from grading.submissions import TOO_LARGE

MOST_MEMBERS = 20_000
MOST_UNPACKED = 4_000_000_000
MOST_SQUEEZED = 300
"""A notebook full of zeros packs about 1,000 to 1, an honest one about 10 to 1."""
SMALL = 1_000_000
NOTEBOOK, ARCHIVE = ".ipynb", ".zip"
LINK = "a symbolic link, which is never followed: hand in the file itself"
SPECIAL = "not an ordinary file, so it was not opened"
LARGE = f"larger than {TOO_LARGE // 1_000_000} MB: ask for it again with all outputs cleared"


TODO = "name a folder, a zip archive, or files that end in .ipynb"


@dataclass(frozen=True)
class Found:
    """One file: where it is, when it was changed, and its bytes or the reason why it is refused."""

    path: Path
    modified: float
    read: Callable[[], bytes] = bytes
    refused: str = ""


def files(paths: Iterable[Path]) -> list[Found]:
    """Every notebook under the paths, oldest first, and with a reason each that is refused.

    Raises Unusable when a path is not there, is no folder, notebook or archive, or is an archive
    that cannot be trusted. An archive that lies in a folder is refused alone.
    """
    given = list(paths)
    found = [one for path in given for one in _at(path)]
    if not found:
        raise Unusable(
            "there is no notebook (.ipynb) here", where=", ".join(map(str, given)), todo=TODO
        )
    return sorted(found, key=lambda one: (one.modified, one.path.as_posix()))


def _at(path: Path) -> Iterator[Found]:
    if path.is_dir():
        yield from _in_folder(path)
    elif not path.exists() and not path.is_symlink():
        raise Unusable("this is not there", where=path, todo=TODO)
    elif path.suffix.casefold() == ARCHIVE and path.is_file():
        yield from members(path)
    elif path.suffix.casefold() == NOTEBOOK:
        yield _file(path)
    else:
        raise Unusable("this is not a notebook", where=path, todo=TODO)


def _in_folder(top: Path) -> Iterator[Found]:
    for folder, below, names in os.walk(top):  # which follows no symbolic link
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in (name for name in below if (Path(folder) / name).is_symlink()):
            yield Found(Path(folder) / name, 0.0, refused=LINK)
        for name in sorted(names):
            path = Path(folder) / name
            if path.suffix.casefold() == NOTEBOOK:
                yield _file(path)
            elif path.suffix.casefold() == ARCHIVE and not path.is_symlink() and path.is_file():
                yield from _archive_in_folder(path)


def _archive_in_folder(path: Path) -> Iterator[Found]:
    try:
        yield from members(path)
    except Unusable as fault:
        why = f": {fault.why}" if fault.why else ""
        yield Found(path, path.stat().st_mtime, refused=f"{fault.what}{why}")


def _file(path: Path) -> Found:
    about = path.lstat()
    refused = ""
    if stat.S_ISLNK(about.st_mode):
        refused = LINK
    elif not stat.S_ISREG(about.st_mode):
        refused = SPECIAL
    elif about.st_size > TOO_LARGE:
        refused = LARGE
    return Found(path, about.st_mtime, lambda: _bytes(path), refused)


def _bytes(path: Path) -> bytes:
    """What an ordinary file holds; it may have been swapped for something else a moment ago."""
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
        flags |= getattr(os, name, 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        return file.read(TOO_LARGE + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""


# ---- archives ---------------------------------------------------------------------------------


def members(path: Path) -> Iterator[Found]:
    """The notebooks in a zip archive, each at `archive/name`.

    Raises Unusable before anything is read when the archive holds what no honest one does.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError) as fault:
        raise Unusable(
            "this is not a zip archive that can be read",
            where=path,
            why=str(fault),
            todo="download it again",
        ) from None
    _refuse_unsafe(path, entries)
    for entry in entries:
        name = PurePosixPath(entry.filename)
        if entry.is_dir() or any(part.startswith((".", "__MACOSX")) for part in name.parts):
            continue
        if name.suffix.casefold() == NOTEBOOK:
            yield _member(path, entry)
        elif name.suffix.casefold() == ARCHIVE:
            yield Found(path / name, _time(entry), refused="an archive within an archive")


def _member(path: Path, entry: zipfile.ZipInfo) -> Found:
    def read() -> bytes:
        with zipfile.ZipFile(path) as archive, archive.open(entry) as file:
            return file.read(TOO_LARGE + 1)

    refused = LARGE if entry.file_size > TOO_LARGE else ""
    return Found(path / entry.filename, _time(entry), read, refused)


def _time(entry: zipfile.ZipInfo) -> float:
    with suppress(ValueError):
        return datetime(*entry.date_time, tzinfo=UTC).timestamp()
    return 0.0


def _refuse_unsafe(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    why = next(filter(None, map(_unsafe, entries)), "") or _unsafe_together(entries)
    if why:
        raise Unusable(
            "this archive cannot be trusted, so nothing of it was taken in",
            where=path,
            why=why,
            todo="unpack it yourself in an empty folder, look at it, and name that folder",
        )


def _unsafe(entry: zipfile.ZipInfo) -> str:
    """Why this entry is one that no honest archive has, or nothing."""
    name = entry.orig_filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if not name or any(not c.isprintable() for c in name):
        return f"the name {name!r} holds characters that do not show"
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
        return f"{name!r} is an absolute name"
    if "\\" in name or ".." in PurePosixPath(name).parts:
        return f"{name!r} leads out of its own folder"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return f"{name!r} is a {'symbolic link' if kind == stat.S_IFLNK else 'device or the like'}"
    if entry.flag_bits & 1:
        return f"{name!r} is locked with a password"
    if entry.file_size > max(SMALL, MOST_SQUEEZED * entry.compress_size):
        times = entry.file_size / max(1, entry.compress_size)
        return f"{name!r} would unpack to {times:,.0f} times its size"
    return ""


def _unsafe_together(entries: list[zipfile.ZipInfo]) -> str:
    if len(entries) > MOST_MEMBERS:
        return f"it holds {len(entries):,} files, and {MOST_MEMBERS:,} are allowed"
    size = sum(entry.file_size for entry in entries)
    if size > MOST_UNPACKED:
        return f"it would unpack to {size / 1e9:,.0f} GB"
    seen: dict[str, str] = {}
    for entry in entries:
        name = entry.orig_filename
        other = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other is not name:
            return f"the names {other!r} and {name!r} are one name on many computers"
    return ""
