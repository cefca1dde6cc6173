"""A filter of system calls: those that a marked notebook never needs are refused.

The namespaces are the wall; this removes most of the kernel's surface behind it. Refused calls give
EPERM, and `clone3` gives ENOSYS so that the C library falls back to `clone`, whose flags can be
read. Written as a plain BPF program, so that no further library is needed.
"""

from __future__ import annotations

import errno
import os
import struct

from grading.sandbox import kernel

ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000, 0x80000000
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
CALL, ARCH, FIRST_ARGUMENT = 0, 4, 16
NAMESPACES = 0x7E020080
"""Every CLONE_NEW... flag, time and cgroup namespaces included."""

# name: (number on x86_64, number on aarch64); None where the call does not exist.
REFUSED: dict[str, tuple[int | None, int | None]] = {
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "move_mount": (429, 429),
    "open_tree": (428, 428),
    "fsopen": (430, 430),
    "fsmount": (432, 432),
    "mount_setattr": (442, 442),
    "unshare": (272, 97),
    "setns": (308, 268),
    "socket": (41, 198),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "sethostname": (170, 161),
    "syslog": (103, 116),
    "personality": (135, 92),
    "vhangup": (153, 58),
    "ioperm": (173, None),
    "iopl": (172, None),
    "modify_ldt": (154, None),
    "fanotify_init": (300, 262),
    "lookup_dcookie": (212, 18),
    "memfd_secret": (447, 447),
}
CLONE, CLONE3 = (56, 220), (435, 435)
HIGHEST_X32 = 0x40000000


def available() -> bool:
    """Whether this machine's kind of processor is one that the filter is written for."""
    return os.uname().machine in ARCHITECTURE


def apply() -> None:
    """The filter stands for this process and its children. Needs `no_new_privs` to be set."""
    program = _program(os.uname().machine)
    kernel.seccomp(b"".join(program), len(program))


def _program(machine: str) -> list[bytes]:
    column = 0 if machine == "x86_64" else 1
    steps = [
        _step(LOAD, ARCH),
        _step(EQUAL, ARCHITECTURE[machine], 1, 0),
        _step(RETURN, KILL),
        _step(LOAD, CALL),
        _step(AT_LEAST, HIGHEST_X32, 0, 1),
        _step(RETURN, KILL),
    ]
    for numbers in REFUSED.values():
        if numbers[column] is not None:
            steps += [_step(EQUAL, numbers[column] or 0, 0, 1), _refuse(errno.EPERM)]
    steps += [_step(EQUAL, CLONE3[column], 0, 1), _refuse(errno.ENOSYS)]
    steps += [
        _step(EQUAL, CLONE[column], 0, 3),
        _step(LOAD, FIRST_ARGUMENT),
        _step(ANY_BIT, NAMESPACES, 0, 1),
        _refuse(errno.EPERM),
        _step(RETURN, ALLOW),
    ]
    return steps


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("HBBI", code, yes, no, value)


def _refuse(number: int) -> bytes:
    return _step(RETURN, REFUSE | number)
