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
OURS = ("grading", "eyda", "synthetic_data")
LINKS = ("/lib", "/lib64", "/lib32")
WORK = "/marking"
"""The working folder inside the sandbox; the data are in `data/` within it."""
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

    Must run in a fresh mount namespace with the right to mount. The working folder, `/work`, is in
    memory, limited in size and number of files, and the only place where anything can be written.
    """
    kernel.mount("none", "/", flags=kernel.RECURSIVE | kernel.PRIVATE)
    root = "/proc"  # only a place to mount on: always there, and nothing below it is ever shown
    kernel.mount("tmpfs", root, "tmpfs", kernel.NO_SUID | kernel.NO_DEV, "mode=755,size=1m")
    for folder in _visible():
        _show(folder, f"{root}{folder}")
    for link in LINKS:
        if os.path.islink(link):  # noqa: PTH114
            os.symlink(os.readlink(link), f"{root}{link}")  # noqa: PTH115
    for device in DEVICES:
        _show(device, f"{root}{device}", kernel.NO_SUID | kernel.READ_ONLY)
    _cover_ours(root)
    _working_folder(root, limits, uid)
    _data(root, view)
    _become_root(root)


def _working_folder(root: str, limits: Limits, uid: int) -> None:
    work = f"{root}{WORK}"
    options = f"mode=700,uid={uid},gid={uid},size={limits.disk_mb}m,nr_inodes={limits.disk_files}"
    os.mkdir(work)  # noqa: PTH102 (many calls a second: plain text paths)
    kernel.mount("tmpfs", work, "tmpfs", kernel.NO_SUID | kernel.NO_DEV, options)
    os.mkdir(f"{work}/tmp", 0o700)  # noqa: PTH102
    os.chown(f"{work}/tmp", uid, uid)
    os.symlink(f"{WORK}/tmp", f"{root}/tmp")
    if not os.path.lexists(f"{root}/dev/shm"):
        os.symlink(f"{WORK}/tmp", f"{root}/dev/shm")


def _data(root: str, view: View) -> None:
    data = f"{root}{WORK}/data"
    os.mkdir(data, 0o755)  # noqa: PTH102
    for source, name in view.shown:
        _show(source, f"{data}/{name}")
    for name, text in view.texts:
        Path(data, name).write_text(text, encoding="utf-8")
    os.mkdir(f"{root}/old")  # noqa: PTH102


def _become_root(root: str) -> None:
    os.chdir(root)
    kernel.pivot_root(".", "old")
    os.chdir("/")
    kernel.unmount("/old")
    os.rmdir("/old")  # noqa: PTH106
    kernel.mount("", "/", flags=kernel.REMOUNT | kernel.BIND | kernel.READ_ONLY | kernel.NO_SUID)
    os.chdir(WORK)


def _show(source: str, target: str, flags: int = READ_ONLY) -> None:
    if os.path.isdir(source):  # noqa: PTH112
        os.makedirs(target, exist_ok=True)  # noqa: PTH103
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o644))
    # Restrictions that the place has already may not be lifted inside a user namespace.
    kernel.bind(source, target, flags | (os.statvfs(source).f_flag & kernel.RESTRICTIONS))


def _cover_ours(root: str) -> None:
    """Our own packages are out of sight where they are installed inside the environment."""
    for folder in _ours():
        kernel.mount("tmpfs", f"{root}{folder}", "tmpfs", kernel.READ_ONLY, "size=4k,mode=000")


@cache
def _visible() -> tuple[str, ...]:
    """Folders and files to show: the system's libraries and the Python environment."""
    python = (sys.prefix, sys.base_prefix, *_packages())
    wanted = [os.path.realpath(path) for path in (*SYSTEM, *python, *FEW_FILES)]
    there = [path for path in dict.fromkeys(wanted) if os.path.exists(path)]
    there = [path for path in there if path not in ("/", "/usr", "/usr/local")]
    inside = {path for path in there for other in there if path.startswith(f"{other}/")}
    return tuple(path for path in there if path not in inside)


def _packages() -> tuple[str, ...]:
    paths = sysconfig.get_paths()
    return (paths["stdlib"], paths["platstdlib"], paths["purelib"], paths["platlib"])


@cache
def _ours() -> tuple[str, ...]:
    here = [os.path.join(folder, name) for folder in _packages() for name in OURS]  # noqa: PTH118
    return tuple(dict.fromkeys(path for path in here if os.path.isdir(path)))  # noqa: PTH112
