"""The learner's process: runs cells in order, hands over names, answers calls of its functions.

Nothing here is trusted by anyone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from grading.engine import changes
from grading.engine.capture import Captured
from grading.engine.cells import Notebook, TimeUp, alarm, described
from grading.engine.decode import Decoder
from grading.engine.encode import Encoder
from grading.engine.wire import Closed, Message, Wire


class Learner:
    """One submission on one world."""

    def __init__(self, wire: Wire, seconds: float, scope: dict[str, Any]) -> None:
        self.wire = wire
        self.notebook = Notebook(seconds, scope)
        self.functions: list[Callable[..., Any]] = []
        self.silence = Captured()
        self.process = os.getpid()

    def serve(self) -> None:
        """Every request has been answered, until there is nobody left to ask."""
        self.wire.send({"ready": True})
        while True:
            request, blobs = self.wire.receive()
            while _reap():
                pass
            if request["do"] == "run":
                done = self.notebook.run(request["source"], request["id"], figures=request["show"])
                self._tell(done if request["show"] else {"error": done["error"]})
            elif request["do"] == "give":
                self._give(request["names"])
            elif request["do"] == "call":
                self._answer(request, blobs)

    def _give(self, names: list[str]) -> None:
        self.functions = []
        encoder = Encoder(self.functions)
        scope = self.notebook.scope
        with Captured():
            try:
                with alarm(self.notebook.seconds):
                    given = {name: encoder.whole(scope[name]) for name in names if name in scope}
            except TimeUp:
                given = {}
        self._tell({"given": given}, encoder.blobs)

    def _answer(self, request: Message, blobs: list[bytes]) -> None:
        decoder = Decoder(blobs)
        args, named = decoder.decode(request["args"]), decoder.decode(request["named"])
        values = [*args, *named.values()]
        before = [changes.snapshot(value) for value in values]
        encoder = Encoder(self.functions)
        with self.silence:
            try:
                with alarm(request["seconds"]):
                    value = self.functions[request["function"]](*args, **named)
                    answer: Message = {"value": encoder.whole(value)}
            except TimeUp:
                answer = {"error": {"type": "TimeUp", "types": [], "message": ""}}
            except BaseException as error:  # whatever a learner's function raises is its answer
                answer = {"error": described(error)}
            changed = {
                str(at): encoder.whole(value)
                for at, (value, was) in enumerate(zip(values, before, strict=True))
                if changes.changed(value, was)
            }
        if changed:
            answer["changed"] = changed
        self._tell(answer, encoder.blobs)

    def _tell(self, message: Message, blobs: Sequence[bytes] = ()) -> None:
        """The judge has the message, unless this is a fork that a learner's cell left behind."""
        if os.getpid() != self.process:
            os._exit(1)
        self.wire.send(message, blobs)


def _reap() -> bool:
    """Whether a stray child of the learner's code was buried."""
    try:
        return os.waitpid(-1, os.WNOHANG)[0] > 0
    except ChildProcessError:
        return False


def run(wire: Wire, seconds: float, scope: dict[str, Any]) -> None:
    """The learner's process, from the first request until the judge hangs up.

    `scope` holds what the first locked cells left, where they have run already.
    """
    with suppress(Closed):
        Learner(wire, seconds, scope).serve()
