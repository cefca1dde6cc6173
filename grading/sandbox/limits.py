"""How much one submission may use."""

from __future__ import annotations

import resource
import signal
from dataclasses import dataclass

MEGABYTE = 2**20


@dataclass(frozen=True)
class Limits:
    """Limits of one run of one submission on one world; times in seconds, sizes in megabytes."""

    cell_seconds: float = 20.0
    check_seconds: float = 20.0
    total_seconds: float = 90.0
    cpu_seconds: int = 100
    memory_mb: int = 1_500
    all_memory_mb: int = 2_500
    processes: int = 64
    disk_mb: int = 64
    disk_files: int = 2_000
    file_mb: int = 48
    open_files: int = 256

    def apply(self, held: int) -> None:
        """The limits stand for this process and its children, and cannot be raised again.

        `held` is the address space that the warm process has already; `memory_mb` comes on top.
        Reaching the file size gives an error and not a signal.
        """
        memory = held + self.memory_mb * MEGABYTE
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        for what, value in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CPU, self.cpu_seconds),
            (resource.RLIMIT_NPROC, self.processes),
            (resource.RLIMIT_FSIZE, self.file_mb * MEGABYTE),
            (resource.RLIMIT_NOFILE, self.open_files),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_MEMLOCK, 0),
            (resource.RLIMIT_MSGQUEUE, 0),
        ):
            resource.setrlimit(what, (value, value))


def address_space() -> int:
    """The bytes of address space that this process holds. Needs `/proc`."""
    with open("/proc/self/statm") as sizes:  # noqa: PTH123 (read often)
        return int(sizes.read().split()[0]) * resource.getpagesize()
