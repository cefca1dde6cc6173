"""The engine's handle on the two warm processes: start them, have children, end children."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from grading.sandbox.limits import Limits
from grading.sandbox.view import View

WARM_SECONDS = 60.0
ORDER_SECONDS = 120.0
FIRST_UID = 2_000_000_000
"""Far above any account, so that no file on the machine belongs to a submission's user."""

PASSED_ON = ("PATH", "LANG", "LC_ALL", "HOME", "LD_LIBRARY_PATH", "TZ")
SETTINGS = {
    "MPLBACKEND": "Agg",
    "NBGRADER_EXECUTION": "autograde",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
}


class NurseryDown(Exception):
    """A warm process has gone or refuses: our fault, never a submission's."""


@dataclass(frozen=True)
class Ended:
    """What one child used; memory in megabytes."""

    cpu: float
    memory_mb: float


class Nursery:
    """One warm process and the children it has forked."""

    def __init__(self, role: str, *, isolated: bool) -> None:
        self.role = role
        self.isolated = isolated
        self.lock = threading.Lock()
        self.warm_modules: set[str] = set()
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        mode = "isolated" if isolated else "unsafe"
        environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        start = "import sys; sys.path.insert(0, sys.argv.pop(1)); import runpy; "
        start += "runpy.run_module('grading.engine.zygote', run_name='__main__', alter_sys=True)"
        package = str(Path(__file__).resolve().parents[2])
        self.process = subprocess.Popen(
            [sys.executable, "-c", start, package, role, str(theirs.fileno()), mode],
            pass_fds=[theirs.fileno()],
            env=environment | SETTINGS,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd="/",
        )
        theirs.close()

    def wait_until_warm(self) -> None:
        """The process is ready to have children; NurseryDown with its reason when it is not."""
        try:
            self.control.settimeout(WARM_SECONDS)
            reply = self.control.recv(1024)
        except OSError:
            reply = b""
        if not reply:
            self.process.kill()
            said = self.process.communicate()[1].decode(errors="replace").strip()
            raise NurseryDown(f"the {self.role}'s warm process did not start: {said[-800:]}")

    def warm(self, modules: frozenset[str]) -> None:
        """These modules are in memory for the children to come."""
        new = modules - self.warm_modules
        if new:
            self._order({"do": "warm", "modules": sorted(new)}, ())
            self.warm_modules |= new

    def prepare(self, key: str, cells: Sequence[tuple[str, str]], pack: Path) -> bool:
        """Whether children can start after these locked cells, run once on this pack for all."""
        order = {"do": "prepare", "key": key, "cells": cells, "pack": str(pack)}
        return bool(self._order(order, ())["prepared"])

    def spawn(
        self,
        slot: int,
        view: View,
        limits: Limits,
        ends: Sequence[socket.socket],
        *,
        folder: str = "",
        prepared: str = "",
    ) -> int:
        """A child of this slot has these sockets; its pid as the warm process knows it."""
        uid = FIRST_UID + 2 * slot + (self.role == "judge")
        order = {
            "do": "spawn",
            "slot": slot,
            "shown": view.shown,
            "texts": view.texts,
            "limits": asdict(limits),
            "uid": uid,
            "folder": folder,
            "prepared": prepared,
        }
        return int(self._order(order, [end.fileno() for end in ends])["pid"])

    def end(self, slot: int) -> Ended:
        """Nothing that ran in this slot is left."""
        reply = self._order({"do": "end", "slot": slot}, ())
        return Ended(reply.get("cpu", 0.0), reply.get("memory_kb", 0) / 1024)

    def close(self) -> None:
        """The process and all its children are gone."""
        with suppress(OSError):
            self.control.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stderr:
            self.process.stderr.close()

    def _order(self, order: dict[str, Any], descriptors: Sequence[int]) -> dict[str, Any]:
        with self.lock:
            try:
                self.control.settimeout(ORDER_SECONDS)
                socket.send_fds(self.control, [json.dumps(order).encode()], list(descriptors))
                text = self.control.recv(65_536)
            except OSError as gone:
                raise NurseryDown(f"the {self.role}'s warm process is gone: {gone}") from gone
        if not text:
            raise NurseryDown(f"the {self.role}'s warm process is gone")
        reply: dict[str, Any] = json.loads(text)
        if "failed" in reply:
            raise NurseryDown(f"the {self.role}'s warm process refused: {reply['failed']}")
        return reply
