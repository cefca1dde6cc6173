"""The whole way into the sandbox, in the one order that works."""

from __future__ import annotations

import os
import signal
import socket
from dataclasses import dataclass

from grading.sandbox import kernel, seccomp
from grading.sandbox.limits import Limits, address_space
from grading.sandbox.view import View
from grading.sandbox.view import enter as enter_view

LAST_DESCRIPTOR = 65_536


@dataclass(frozen=True)
class Confinement:
    """What one process is given. `uid` is its alone; it is taken only `as_root`."""

    view: View
    limits: Limits
    uid: int
    as_root: bool


def enter(confinement: Confinement, keep: set[int]) -> None:
    """The process, just forked as the first of a new pid namespace, is confined for good.

    It sees only its view of the disk, has no network, no other process, no capability, no inherited
    descriptor but those in `keep`, and its limits stand. Raises OSError when a step fails; the
    caller must then end the process.
    """
    uid, limits = confinement.uid if confinement.as_root else os.getuid(), confinement.limits
    close_all_but(keep)
    held = address_space()
    kernel.unshare(kernel.NEW_MOUNTS | kernel.NEW_NET | kernel.NEW_IPC | kernel.NEW_UTS)
    socket.sethostname("eyda")
    enter_view(confinement.view, limits, uid)
    if confinement.as_root:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    limits.apply(held)
    kernel.prctl(kernel.NO_NEW_PRIVS, 1)
    kernel.drop_capabilities()
    kernel.prctl(kernel.DUMPABLE, 0)
    kernel.prctl(kernel.DEATH_SIGNAL, signal.SIGKILL)
    if seccomp.available():
        seccomp.apply()


def close_all_but(keep: set[int]) -> None:
    """No descriptor is open but those in `keep`, and 0, 1, 2, which lead nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    low = 3
    for number in sorted(keep):
        os.closerange(low, number)
        low = number + 1
    os.closerange(low, LAST_DESCRIPTOR)
