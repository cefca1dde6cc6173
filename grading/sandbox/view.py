"""What a sandboxed process can see of the disk: an allow list, so that new secrets stay hidden."""

from __future__ import annotations

import os
import sys
import sysconfig
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grading.sandbox import kernel
from grading.sandbox.limits import Limits

SYSTEM = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo", "/usr/share/fonts")
FEW_FILES = ("/etc/ld.so.cache", "/etc/localtime", "/etc/fonts")
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom")
LINKS = ("/lib", "/lib64", "/lib32")
OURS = ("grading", "eyda", "synthetic_data")
SHARED = ("tmp", "dev/shm")
WORK = "/marking"
"""The working folder inside the sandbox; the data are in `data/` within it."""
ROOT = Path("/proc")
"""Only a place to mount on: it is always there, and nothing below it is ever shown."""
READ_ONLY = kernel.READ_ONLY | kernel.NO_SUID | kernel.NO_DEV


@dataclass(frozen=True)
class View:
    """The data that a process may read, as (real path, name within `data/`) pairs.

    `texts` are (name within `data/`, contents) pairs of small files that exist only there.
    """

    shown: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...] = ()


def enter(view: View, limits: Limits, uid: int) -> None:
    """The process sees only the Python environment, its data, and an empty working folder.

    Must run in a fresh mount namespace with the right to mount. The working folder is in memory,
    limited in size and number of files, and the only place where anything can be written.
    """
    kernel.mount("none", "/", flags=kernel.RECURSIVE | kernel.PRIVATE)
    kernel.mount("tmpfs", str(ROOT), "tmpfs", kernel.NO_SUID | kernel.NO_DEV, "mode=755,size=1m")
    for path in _visible():
        _show(path, _inside(path))
    for link in map(Path, LINKS):
        if link.is_symlink():
            _inside(link).symlink_to(link.readlink())
    for device in map(Path, DEVICES):
        _show(device, _inside(device), kernel.READ_ONLY | kernel.NO_SUID)
    for folder in _ours():  # where our own packages are installed inside the environment
        kernel.mount("tmpfs", str(_inside(folder)), "tmpfs", kernel.READ_ONLY, "size=4k,mode=000")
    _working_folder(limits, uid)
    _data(view)
    _become_root()


def _inside(path: Path) -> Path:
    """Where a path of the machine stands while the new root is being built."""
    return ROOT / path.relative_to("/")


def _working_folder(limits: Limits, uid: int) -> None:
    work = _inside(Path(WORK))
    work.mkdir()
    options = f"mode=700,uid={uid},gid={uid},size={limits.disk_mb}m,nr_inodes={limits.disk_files}"
    kernel.mount("tmpfs", str(work), "tmpfs", kernel.NO_SUID | kernel.NO_DEV, options)
    shared = work / "tmp"
    shared.mkdir(0o700)
    os.chown(shared, uid, uid)
    for name in (name for name in SHARED if not (ROOT / name).exists()):
        (ROOT / name).symlink_to(f"{WORK}/tmp")  # noqa: S108 (inside the sandbox)


def _data(view: View) -> None:
    data = _inside(Path(WORK)) / "data"
    data.mkdir(0o755)
    for source, name in view.shown:
        _show(Path(source), data / name)
    for name, text in view.texts:
        (data / name).write_text(text, encoding="utf-8")


def _become_root() -> None:
    (ROOT / "old").mkdir()
    os.chdir(ROOT)
    kernel.pivot_root(".", "old")
    os.chdir("/")
    kernel.unmount("/old")
    Path("/old").rmdir()
    kernel.mount("", "/", flags=kernel.REMOUNT | kernel.BIND | kernel.READ_ONLY | kernel.NO_SUID)
    os.chdir(WORK)


def _show(source: Path, target: Path, flags: int = READ_ONLY) -> None:
    if source.is_dir():
        target.mkdir(parents=True, exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()
    # Restrictions that the place has already may not be lifted inside a user namespace.
    already = os.statvfs(source).f_flag & kernel.RESTRICTIONS
    kernel.bind(str(source), str(target), flags | already)


@cache
def _visible() -> tuple[Path, ...]:
    """Folders and files to show: the system's libraries and the Python environment."""
    wanted = (*map(Path, SYSTEM), Path(sys.prefix), Path(sys.base_prefix), *_packages())
    there = dict.fromkeys(path.resolve() for path in (*wanted, *map(Path, FEW_FILES)))
    found = [path for path in there if path.exists() and str(path) not in ("/", "/usr")]
    return tuple(path for path in found if not set(path.parents) & set(found))


def _packages() -> tuple[Path, ...]:
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    installed = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    return tuple(map(Path, (*(sysconfig.get_path(name) for name in names), *installed)))


@cache
def _ours() -> tuple[Path, ...]:
    here = (folder / name for folder in _packages() for name in OURS)
    return tuple(dict.fromkeys(path.resolve() for path in here if path.is_dir()))
