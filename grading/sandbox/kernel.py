"""The few Linux system calls that Python does not offer, with errors as OSError."""

from __future__ import annotations

import ctypes
import os
from functools import cache

NEW_MOUNTS, NEW_UTS, NEW_IPC = 0x00020000, 0x04000000, 0x08000000
NEW_USERS, NEW_PIDS, NEW_NET = 0x10000000, 0x20000000, 0x40000000

READ_ONLY, NO_SUID, NO_DEV, NO_EXEC, REMOUNT = 1, 2, 4, 8, 32
BIND, RECURSIVE, PRIVATE, NO_ATIME = 4096, 16384, 1 << 18, 1024
DETACH = 2
RESTRICTIONS = READ_ONLY | NO_SUID | NO_DEV | NO_EXEC

DEATH_SIGNAL, DUMPABLE, NO_NEW_PRIVS, SECCOMP, DROP_BOUND = 1, 4, 38, 22, 24
CAPABILITIES_VERSION = 0x20080522


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int, doing: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{doing}: {os.strerror(number)}")
    return result


def unshare(flags: int) -> None:
    """The process has left the named namespaces for new ones."""
    _checked(_libc().unshare(flags), "unshare")


def setns(descriptor: int, kind: int) -> None:
    """The process (for NEW_PIDS: its coming children) is in the namespace of the descriptor."""
    _checked(_libc().setns(descriptor, kind), "setns")


def mount(source: str, target: str, kind: str = "", flags: int = 0, options: str = "") -> None:
    """The mount is there."""
    given = [text.encode() if text else None for text in (source, target, kind)]
    result = _libc().mount(*given, ctypes.c_ulong(flags), options.encode() or None)
    _checked(result, f"mount {source} on {target}")


def bind(source: str, target: str, flags: int = READ_ONLY | NO_SUID | NO_DEV) -> None:
    """The folder or file `source` can be seen at `target`, with these restrictions."""
    mount(source, target, flags=BIND)
    mount("", target, flags=BIND | REMOUNT | flags)


def unmount(target: str) -> None:
    """The mount is out of sight, and gone when nothing uses it."""
    _checked(_libc().umount2(target.encode(), DETACH), f"unmount {target}")


def pivot_root(new: str, old: str) -> None:
    """`new` is the root of this mount namespace; what was the root hangs at `old`."""
    number = {"x86_64": 155, "aarch64": 41}[os.uname().machine]
    _checked(_libc().syscall(number, new.encode(), old.encode()), "pivot_root")


def prctl(option: int, value: int = 0, third: int = 0) -> None:
    """The process setting is made."""
    longs = (ctypes.c_ulong(value), ctypes.c_ulong(third), ctypes.c_ulong(0), ctypes.c_ulong(0))
    _checked(_libc().prctl(option, *longs), f"prctl {option}")


def seccomp(program: bytes, length: int) -> None:
    """The filter judges every later system call of this process and its children."""

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))

    holder = Program(length, program)
    result = _libc().prctl(SECCOMP, 2, ctypes.byref(holder), 0, 0)
    _checked(result, "seccomp")


def drop_capabilities() -> None:
    """The process has no capability and cannot gain one."""
    for number in range(64):
        try:
            prctl(DROP_BOUND, number)
        except OSError:  # past the last one this kernel knows
            break
    header = (ctypes.c_uint32 * 2)(CAPABILITIES_VERSION, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _checked(_libc().capset(header, nothing), "capset")
