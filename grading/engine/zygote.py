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
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

from grading.sandbox import confine, kernel
from grading.sandbox.identity import many_users, own_world
from grading.sandbox.limits import Limits
from grading.sandbox.view import WORK, View

ORDER_BYTES = 200_000
REHEARSAL = (
    """
import io
import re
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
%matplotlib inline
frame = pd.DataFrame({"a": ["x", None, "x"], "b": [1, 2, 3], "c": pd.to_datetime(["2020"] * 3)})
""",
    """
file = io.BytesIO()
frame.to_parquet(file)
file.seek(0)
pd.read_parquet(file)
pd.read_csv(io.StringIO(frame.to_csv(index=False)), dtype={"a": "str"})
frame.merge(frame, on="a").drop_duplicates().sort_values("a").groupby("a")["b_x"].sum()
frame["a"].str.replace(r"\\D", "", regex=True).str.zfill(3).value_counts().reset_index()
frame.pivot_table(index="a", values="b")
frame.duplicated("a"), frame["a"].isin(["x"]), frame["a"].map({"x": "y"}), frame.describe()
""",
    """
figure, axes = plt.subplots()
frame.plot.bar(x="a", y="b", ax=axes, title="Warm")
axes
""",
    "1 / 0",
)
"""Cells that do once what most notebooks do, so that no child has to do it for the first time."""
Order = dict[str, Any]


def main(role: str, descriptor: int, *, isolated: bool) -> None:
    """Orders are obeyed until the engine closes its end; then every child is gone as well."""
    kernel.prctl(kernel.DEATH_SIGNAL, signal.SIGKILL)
    if isolated:
        own_world()
    control = socket.socket(fileno=descriptor)
    _warm_up()
    zygote = Zygote(control, role, isolated=isolated)
    control.send(b'{"ready": true}')
    zygote.serve()


def _warm_up() -> None:
    """What every child would do first is done once: imports, tables, a chart, an error."""
    warnings.simplefilter("ignore")
    import matplotlib.pyplot as plt

    from grading.engine import cells, figures, frames, judge, learner  # noqa: F401 (for children)
    from grading.engine.decode import Decoder
    from grading.engine.encode import Encoder

    with suppress(ImportError):
        importlib.import_module("synthetic_data.load")
    notebook = cells.Notebook(20.0)
    for source in REHEARSAL:
        notebook.run(source, "rehearsal", figures=True)
    encoder = Encoder()
    nodes = [encoder.encode(notebook.scope[name]) for name in ("frame", "axes")]
    assert all(Decoder(encoder.blobs).decode(node) is not None for node in nodes)
    plt.close("all")


class Zygote:
    """Obeys orders and knows its children by slot."""

    def __init__(self, control: socket.socket, role: str, *, isolated: bool) -> None:
        self.control = control
        self.role = role
        self.isolated = isolated
        self.as_root = os.geteuid() == 0 and many_users()
        self.home = os.open("/proc/self/ns/pid", os.O_RDONLY) if isolated else -1
        self.children: dict[int, int] = {}
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
            try:
                reply = {"warm": self._warm, "spawn": self._spawn, "end": self._end}[order["do"]](
                    order, descriptors
                )
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
            if self.isolated:
                given = confine.Confinement(_view(order), limits, order["uid"], self.as_root)
                confine.enter(given, set(descriptors))
            else:
                os.setpgid(0, 0)
                confine.close_all_but(set(descriptors))
                _plain_folder(order["folder"], _view(order))
            sys.stdin = io.StringIO()
            _work(self.role, descriptors, limits)
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


def _work(role: str, descriptors: list[int], limits: Limits) -> None:
    from grading.engine import judge, learner
    from grading.engine.wire import Wire

    ends = [Wire(socket.socket(fileno=descriptor)) for descriptor in descriptors]
    if role == "learner":
        learner.run(ends[0], limits.cell_seconds)
    else:
        order, _ = ends[0].receive()
        judge.run(ends[0], ends[1], order)


def _last_words(role: str, descriptors: list[int], error: BaseException) -> None:
    """A judge that could not work says why; a learner's process has nothing to say here."""
    if role == "judge":
        from grading.engine.wire import Wire

        text = "".join(traceback.format_exception(error))[-2000:]
        with suppress(Exception):
            Wire(socket.socket(fileno=os.dup(descriptors[0]))).send({"fault": text})


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), isolated=sys.argv[3] == "isolated")
