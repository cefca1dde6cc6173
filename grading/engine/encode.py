"""From a Python value to plain data: a tree that JSON can hold, and blobs for the large parts.

The tree: None, True, text, and ordinary numbers stand for themselves; everything else is a list
whose first item names its kind. `decode.py` is the way back, and trusts nothing that is made here.
"""

from __future__ import annotations

import datetime as dt
import decimal
import fractions
import math
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

DEEPEST = 60
MOST_NODES = 2_000_000
MOST_BYTES = 128 * 2**20
SAFE_INT = 2**53
MOST_DIGITS = 4_000

Node = Any
"""What JSON can hold."""


class NoPlainForm(Exception):
    """The value cannot be sent as a whole: too large or too deep."""


class Encoder:
    """Turns values into nodes; `blobs` and `functions` are what the nodes refer to by number."""

    def __init__(self, functions: list[Callable[..., Any]] | None = None) -> None:
        self.blobs: list[bytes] = []
        self.functions = functions
        self._nodes = 0
        self._bytes = 0

    def encode(self, value: Any, depth: int = 0) -> Node:  # noqa: ANN401 (any value at all)
        """The node of a value; what has no plain form becomes an `opaque` node.

        Raises NoPlainForm when the value is too large or too deep to send.
        """
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise NoPlainForm("It holds too many values.")
        if depth > DEEPEST:
            raise NoPlainForm("It is nested too deeply, perhaps within itself.")
        for kind in type(value).__mro__:
            if kind in ENCODERS:
                return ENCODERS[kind](self, value, depth)
        return self._other(value)

    def whole(self, value: Any) -> Node:  # noqa: ANN401 (any value at all)
        """Like `encode`, but a value that cannot be sent becomes an `opaque` node as a whole."""
        blobs = len(self.blobs)
        try:
            return self.encode(value)
        except NoPlainForm as reason:
            said = str(reason)
        except Exception as error:  # a value's own methods may do anything
            said = f"Reading it stopped with {type(error).__name__}."
        del self.blobs[blobs:]
        return ["opaque", type(value).__name__[:80], said]

    def blob(self, data: bytes) -> int:
        """The number under which the bytes travel."""
        self._bytes += len(data)
        if self._bytes > MOST_BYTES:
            raise NoPlainForm("It is too large.")
        self.blobs.append(data)
        return len(self.blobs) - 1

    def _other(self, value: Any) -> Node:  # noqa: ANN401 (any value at all)
        from grading.engine import figures

        drawn = figures.describe(value)
        if drawn is not None:
            return ["drawn", drawn[0], self.encode(drawn[1])]
        if callable(value) and not isinstance(value, type) and self.functions is not None:
            self.functions.append(value)
            name = str(getattr(value, "__name__", type(value).__name__))
            doc = getattr(value, "__doc__", None)
            about = [name[:100], doc[:2000] if isinstance(doc, str) else None]
            return ["function", len(self.functions) - 1, *about]
        return ["opaque", type(value).__name__[:80], ""]


def _int(_: Encoder, value: int, __: int) -> Node:
    number = int(value)
    if -SAFE_INT < number < SAFE_INT:
        return number
    if number.bit_length() > 3.3 * MOST_DIGITS:
        raise NoPlainForm("It is too large a number.")
    return ["int", str(number)]


def _float(_: Encoder, value: float, __: int) -> Node:
    number = float(value)
    return number if math.isfinite(number) else ["float", repr(number)]


def _items(encoder: Encoder, values: Any, depth: int) -> list[Node]:  # noqa: ANN401 (iterable)
    return [encoder.encode(value, depth + 1) for value in values]


def _tuple(encoder: Encoder, value: tuple[Any, ...], depth: int) -> Node:
    fields = getattr(type(value), "_fields", None)
    if isinstance(fields, tuple) and len(fields) == len(value):
        named = [str(field) for field in fields]
        return ["named", type(value).__name__, named, _items(encoder, value, depth)]
    return ["tuple", _items(encoder, value, depth)]


def _pairs(kind: str) -> Callable[[Encoder, dict[Any, Any], int], Node]:
    def encode(encoder: Encoder, value: dict[Any, Any], depth: int) -> Node:
        pairs = list(dict.items(value))
        keys = _items(encoder, (key for key, _ in pairs), depth)
        return [kind, keys, _items(encoder, (value for _, value in pairs), depth)]

    return encode


def _tagged(kind: str) -> Callable[[Encoder, Any, int], Node]:
    return lambda encoder, value, depth: [kind, _items(encoder, value, depth)]


def _text(kind: str, said: Callable[[Any], str]) -> Callable[[Encoder, Any, int], Node]:
    return lambda _, value, __: [kind, said(value)]


def _stamp(_: Encoder, value: pd.Timestamp, __: int) -> Node:
    zone = None if value.tz is None else str(value.tz)
    return ["stamp", int(value.asm8.view("i8")), value.unit, zone]


def _span(_: Encoder, value: pd.Timedelta, __: int) -> Node:
    return ["span", int(value.asm8.view("i8")), value.unit]


def _delta(_: Encoder, value: dt.timedelta, __: int) -> Node:
    return ["delta", value.days, value.seconds, value.microseconds]


def _scalar(encoder: Encoder, value: np.generic, depth: int) -> Node:
    if value.dtype.kind not in "biufcmMUS":
        return ["opaque", type(value).__name__[:80], ""]
    return ["scalar", value.dtype.str, value.tobytes().hex()]


def _frame(encoder: Encoder, value: Any, depth: int) -> Node:  # noqa: ANN401 (pandas, numpy)
    from grading.engine import frames

    return frames.encode(encoder, value, depth)


ENCODERS: dict[Any, Callable[[Encoder, Any, int], Node]] = {
    type(None): lambda _, value, __: value,
    type(pd.NA): lambda _, __, ___: ["na"],
    type(pd.NaT): lambda _, __, ___: ["nat"],
    type(Ellipsis): lambda _, __, ___: ["dots"],
    bool: lambda _, value, __: value,
    np.str_: _scalar,
    np.bytes_: _scalar,
    np.generic: _scalar,
    str: lambda _, value, __: str.__str__(value),
    int: _int,
    float: _float,
    complex: lambda _, value, __: ["complex", repr(value.real), repr(value.imag)],
    bytes: lambda encoder, value, _: ["bytes", encoder.blob(bytes(value))],
    bytearray: lambda encoder, value, _: ["bytearray", encoder.blob(bytes(value))],
    pd.Timestamp: _stamp,
    pd.Timedelta: _span,
    pd.Period: lambda _, value, __: ["period", value.ordinal, value.freqstr],
    pd.Interval: lambda encoder, value, depth: [
        "interval",
        *_items(encoder, (value.left, value.right), depth),
        value.closed,
    ],
    dt.datetime: _text("datetime", dt.datetime.isoformat),
    dt.date: _text("date", dt.date.isoformat),
    dt.time: _text("time", dt.time.isoformat),
    dt.timedelta: _delta,
    decimal.Decimal: _text("decimal", str),
    fractions.Fraction: _text("fraction", str),
    list: _tagged("list"),
    tuple: _tuple,
    set: _tagged("set"),
    frozenset: _tagged("frozenset"),
    Counter: _pairs("counter"),
    OrderedDict: _pairs("ordered"),
    defaultdict: _pairs("dict"),
    dict: _pairs("dict"),
    type({}.keys()): _tagged("keys"),
    type({}.values()): _tagged("values"),
    type({}.items()): _tagged("items"),
    range: lambda encoder, value, depth: [
        "range",
        *_items(encoder, (value.start, value.stop, value.step), depth),
    ],
    slice: lambda encoder, value, depth: [
        "slice",
        *_items(encoder, (value.start, value.stop, value.step), depth),
    ],
    np.ndarray: _frame,
    pd.Index: _frame,
    pd.Series: _frame,
    pd.DataFrame: _frame,
    pd.api.extensions.ExtensionArray: _frame,
}
"""How each kind is sent; the first of a value's types, in method resolution order, decides."""
