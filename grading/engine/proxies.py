"""The learner's process as the judge sees it: cells to run, names to ask for, functions to call."""

from __future__ import annotations

import builtins
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from grading.engine.decode import Decoder
from grading.engine.encode import Encoder
from grading.engine.wire import Closed, Malformed, Message, TooLate, Wire

GRACE = 2.0
"""Seconds that a learner's process may take to notice that its time is up."""

READY_SECONDS = 20.0


class Gone(BaseException):
    """The learner's process answers no more; `why` is timed_out, exited or tampered."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class CallTooLong(BaseException):
    """A call of a learner's function was stopped because it took too long."""

    def __init__(self, function: str) -> None:
        super().__init__(function)
        self.function = function


class FromLearner:
    """Marks an error as raised by a learner's function, of type `kind` there."""

    def __init__(self, function: str, kind: str, message: str) -> None:
        self.function, self.kind, self.message = function, kind, message


@dataclass(frozen=True)
class Stopped:
    """A learner's cell raised an error."""

    kind: str
    message: str
    line: int


class LearnerSide:
    """Asks one learner's process. Any method may raise Gone; none trusts what comes back."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.check_ends = 0.0
        self.last: Any = None

    def wait_until_ready(self) -> None:
        """The process is confined and about to run the first cell."""
        self._receive(READY_SECONDS)

    def start(self, source: str, name: str, *, show: bool) -> None:
        """The cell is being run."""
        self._send({"do": "run", "source": source, "id": name, "show": show})

    def finish(self, seconds: float) -> tuple[Stopped | None, Any]:
        """How the cell that was started ended, and its outputs, unchecked."""
        answer, _ = self._receive(seconds)
        error = answer.get("error")
        if error is None:
            return None, answer.get("outputs")
        if not isinstance(error, dict):
            raise Gone("tampered")
        line = error.get("line")
        stopped = Stopped(
            _text(error, "type", 100),
            _text(error, "message", 2000),
            line if type(line) is int else 0,
        )
        return stopped, answer.get("outputs")

    def give(self, names: tuple[str, ...], seconds: float) -> dict[str, Any]:
        """The values of those names that the learner's process has."""
        self._send({"do": "give", "names": list(names)})
        answer, blobs = self._receive(seconds)
        given = answer.get("given")
        if not isinstance(given, dict) or set(given) - set(names):
            raise Gone("tampered")
        try:
            decoder = Decoder(blobs, self._proxy)
            return {name: decoder.decode(node) for name, node in given.items()}
        except Malformed:
            raise Gone("tampered") from None

    def _proxy(self, number: int, name: str, doc: str | None) -> Any:  # noqa: ANN401 (a function)
        def call(*args: Any, **named: Any) -> Any:  # noqa: ANN401 (as the learner's function)
            return self._call(number, name, args, named)

        call.__name__ = call.__qualname__ = name if name.isidentifier() else "function"
        call.__doc__ = doc
        return call

    def _call(self, number: int, name: str, args: tuple[Any, ...], named: Mapping[str, Any]) -> Any:  # noqa: ANN401 (what the learner's function returns)
        encoder = Encoder()
        seconds = max(0.05, self.check_ends - time.monotonic())
        request = {
            "do": "call",
            "function": number,
            "args": encoder.encode(tuple(args)),
            "named": encoder.encode(dict(named)),
            "seconds": seconds,
        }
        self._send(request, encoder.blobs)
        answer, blobs = self._receive(seconds)
        try:
            decoder = Decoder(blobs, self._proxy)
            _reflect(answer.get("changed"), [*args, *named.values()], decoder)
            if "error" in answer:
                raise _raised(answer["error"], name)
            self.last = decoder.decode(answer.get("value"))
            return self.last
        except Malformed:
            raise Gone("tampered") from None

    def _send(self, message: Message, blobs: list[bytes] | None = None) -> None:
        try:
            self.wire.send(message, blobs or [])
        except Closed:
            raise Gone("exited") from None

    def _receive(self, seconds: float) -> tuple[Message, list[bytes]]:
        try:
            return self.wire.receive(time.monotonic() + max(0.0, seconds) + GRACE)
        except Closed:
            raise Gone("exited") from None
        except TooLate:
            raise Gone("timed_out") from None
        except Malformed:
            raise Gone("tampered") from None


def _text(holder: Mapping[str, Any], name: str, longest: int) -> str:
    value = holder.get(name)
    if not isinstance(value, str):
        raise Gone("tampered")
    return value[:longest]


def _raised(error: Any, function: str) -> BaseException:  # noqa: ANN401 (unchecked)
    """The error to raise in the judge: of the nearest built-in type, with the text only."""
    if not isinstance(error, dict) or not isinstance(error.get("types"), list):
        return Gone("tampered")
    kind, message = _text(error, "type", 100), _text(error, "message", 2000)
    if kind == "TimeUp":
        return CallTooLong(function)
    made: BaseException = RuntimeError(message)
    for name in error["types"][:20]:
        builtin = getattr(builtins, name, None) if isinstance(name, str) else None
        if isinstance(builtin, type) and issubclass(builtin, Exception):
            try:
                made = builtin(message)
                break
            except TypeError:  # a few need more than a text
                continue
    made.from_learner = FromLearner(function, kind, message)  # type: ignore[attr-defined]
    return made


def _reflect(changed: Any, values: list[Any], decoder: Decoder) -> None:  # noqa: ANN401 (unchecked)
    """What the function did to its arguments is done to ours."""
    if changed is None:
        return
    if not isinstance(changed, dict):
        raise Malformed("changes were promised")
    for at, node in changed.items():
        if not at.isascii() or not at.isdigit() or int(at) >= len(values):
            raise Malformed("a change of no argument")
        _become(values[int(at)], decoder.decode(node))


def _become(old: Any, new: Any) -> None:  # noqa: ANN401 (any two values)
    """The old object holds what the new one holds, when its type allows that."""
    if type(old) is not type(new):
        return
    if isinstance(old, list | bytearray):
        old[:] = new
    elif isinstance(old, dict | set):
        old.clear()
        old.update(new)
    elif isinstance(old, np.ndarray):
        if old.shape == new.shape and old.flags.writeable:
            old[...] = new
    elif isinstance(old, pd.DataFrame | pd.Series):
        renew: Any = type(old).__init__  # the public way to give a frame new contents in place
        renew(old, new)
    elif isinstance(old, tuple):
        for was, now in zip(old, new, strict=False):
            _become(was, now)
