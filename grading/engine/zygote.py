"""A warm Python process that forks one confined child for each submission.

There are two: the learner's never holds tests, answers, gradebook or anyone's data; the judge's
never runs a learner's code. Each is started afresh (not forked from the engine), makes itself the
first process of a pid namespace, imports what notebooks use, and then obeys orders on one socket:
`warm`, `spawn` and `end`.
"""

from __future__ import annotations

import gc
import importlib
import io
import json
import os
import signal
import socket
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

from grading.engine.warm import Prepared, warm_up
from grading.sandbox import confine, kernel
from grading.sandbox.identity import many_users, own_world
from grading.sandbox.limits import Limits
from grading.sandbox.view import WORK, View

ORDER_BYTES = 200_000
Order = dict[str, Any]


def main(role: str, descriptor: int, *, isolated: bool) -> None:
    """Orders are obeyed until the engine closes its end; then every child is gone as well."""
    kernel.prctl(kernel.DEATH_SIGNAL, signal.SIGKILL)
    if isolated:
        own_world()
    control = socket.socket(fileno=descriptor)
    warm_up()
    zygote = Zygote(control, role, isolated=isolated)
    control.send(b'{"ready": true}')
    zygote.serve()


class Zygote:
    """Obeys orders and knows its children by slot."""

    def __init__(self, control: socket.socket, role: str, *, isolated: bool) -> None:
        self.control = control
        self.role = role
        self.isolated = isolated
        self.as_root = os.geteuid() == 0 and many_users()
        self.home = os.open("/proc/self/ns/pid", os.O_RDONLY) if isolated else -1
        self.children: dict[int, int] = {}
        self.prepared = Prepared()
        os.environ |= {"PATH": "/usr/bin:/bin", "HOME": WORK, "USER": "learner"}
        if isolated:
            os.environ |= {"EYDA_DATA": f"{WORK}/data", "TMPDIR": f"{WORK}/tmp"}  # noqa: S108 (inside the sandbox)

    def serve(self) -> None:
        """Orders are obeyed until there is nobody to give them."""
        gc.collect()
        gc.freeze()
        while True:
            text, descriptors, *_ = socket.recv_fds(self.control, ORDER_BYTES, 4)
            if not text:
                os._exit(0)
            order = json.loads(text)
            does = {
                "warm": self._warm,
                "prepare": self._prepare,
                "spawn": self._spawn,
                "end": self._end,
            }
            try:
                reply = does[order["do"]](order, descriptors)
            except Exception as error:
                reply = {"failed": "".join(traceback.format_exception_only(error)).strip()}
            for descriptor in descriptors:
                os.close(descriptor)
            self.control.send(json.dumps(reply).encode())

    def _warm(self, order: Order, _: list[int]) -> Order:
        """More modules are in memory for the children to come; those that are not there are not."""
        for name in order["modules"]:
            with suppress(ImportError):
                importlib.import_module(name)
        gc.collect()
        gc.freeze()
        return {"ok": True}

    def _prepare(self, order: Order, _: list[int]) -> Order:
        """The first locked cells have run here, if what they leave can be handed on."""
        cells = [(name, source) for name, source in order["cells"]]
        return {"prepared": self.prepared.prepare(order["key"], cells, order["pack"])}

    def _spawn(self, order: Order, descriptors: list[int]) -> Order:
        if self.isolated:
            kernel.unshare(kernel.NEW_PIDS)
        child = os.fork()
        if not child:
            self._be_a_child(order, descriptors)
        if self.isolated:
            kernel.setns(self.home, kernel.NEW_PIDS)
        self.children[order["slot"]] = child
        return {"pid": child}

    def _end(self, order: Order, _: list[int]) -> Order:
        """The child and everything it started are gone."""
        child = self.children.pop(order["slot"], None)
        if child is None:
            return {"status": None}
        with suppress(ProcessLookupError):
            (os.kill if self.isolated else os.killpg)(child, signal.SIGKILL)
        status, used = os.wait4(child, 0)[1:]
        cpu = used.ru_utime + used.ru_stime
        return {"status": status, "cpu": round(cpu, 4), "memory_kb": used.ru_maxrss}

    def _be_a_child(self, order: Order, descriptors: list[int]) -> None:
        """Never returns."""
        try:
            limits = Limits(**order["limits"])
            # A signal to "my own group" goes through walls between process numbers: without a
            # group of its own, a submission of the tutor's user could end the engine with it.
            os.setsid()
            if self.isolated:
                given = confine.Confinement(_view(order), limits, order["uid"], self.as_root)
                confine.enter(given, set(descriptors))
            else:
                confine.close_all_but(set(descriptors))
                _plain_folder(order["folder"], _view(order))
            sys.stdin = io.StringIO()
            _work(self.role, descriptors, limits, self.prepared.scopes.get(order["prepared"], {}))
            os._exit(0)
        except BaseException as error:
            _last_words(self.role, descriptors, error)
        finally:
            os._exit(70)


def _view(order: Order) -> View:
    shown, texts = (tuple((a, b) for a, b in order[name]) for name in ("shown", "texts"))
    return View(shown, texts)


def _plain_folder(folder: str, view: View) -> None:
    """Without a sandbox: a folder with links to the data, and no protection at all."""
    data = Path(folder, "data")
    data.mkdir(parents=True)
    for source, name in view.shown:
        (data / name).symlink_to(source)
    for name, text in view.texts:
        (data / name).write_text(text, encoding="utf-8")
    os.chdir(folder)
    os.environ["EYDA_DATA"] = str(data)


def _work(role: str, descriptors: list[int], limits: Limits, scope: dict[str, Any]) -> None:
    from grading.engine import judge, learner
    from grading.engine.wire import Wire

    ends = [Wire(socket.socket(fileno=descriptor)) for descriptor in descriptors]
    if role == "learner":
        learner.run(ends[0], limits.cell_seconds, scope)
    else:
        order, _ = ends[0].receive()
        judge.run(ends[0], ends[1], order, scope)


def _last_words(role: str, descriptors: list[int], error: BaseException) -> None:
    """A judge that could not work says why; a learner's process has nothing to say here."""
    if role == "judge":
        from grading.engine.wire import Wire

        text = "".join(traceback.format_exception(error))[-2000:]
        with suppress(Exception):
            Wire(socket.socket(fileno=os.dup(descriptors[0]))).send({"fault": text})


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), isolated=sys.argv[3] == "isolated")
