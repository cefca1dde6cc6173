"""From plain data back to a value of an exact built-in type, whoever sent it.

Nothing is evaluated or unpickled. Whatever is not as `encode.py` would have written it raises
Malformed. The result holds no object that the sender could have shaped: only built-in, numpy and
pandas types, our own proxies, opaque stand-ins and descriptions of figures.
"""

from __future__ import annotations

import datetime as dt
import decimal
import fractions
import keyword
from collections import Counter, OrderedDict, namedtuple
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from grading.engine.encode import DEEPEST, MOST_NODES, Node
from grading.engine.opaque import Opaque
from grading.engine.wire import Malformed

Proxy = Callable[[int, str, str | None], Any]
MOST_FIELDS = 200


class Decoder:
    """Turns nodes into values; `proxy` makes the stand-in for a function of the other side."""

    def __init__(self, blobs: Sequence[bytes], proxy: Proxy | None = None) -> None:
        self.blobs = blobs
        self.proxy = proxy
        self._nodes = 0

    def decode(self, node: Node, depth: int = 0) -> Any:  # noqa: ANN401 (any value at all)
        """The value of a node; Malformed when no encoder would have written it."""
        self._nodes += 1
        if depth > DEEPEST + 2 or self._nodes > MOST_NODES:
            raise Malformed("a value is larger than agreed")
        if node is None or isinstance(node, bool | int | float | str):
            return node
        if not isinstance(node, list) or not node or not isinstance(node[0], str):
            raise Malformed("a value has no kind")
        try:
            return DECODERS[node[0]](self, node[1:], depth)
        except Malformed:
            raise
        except RecursionError:
            raise Malformed("a value is nested too deeply") from None
        except Exception as fault:  # pandas and numpy refuse bad input in many ways
            raise Malformed(f"a {node[0]} that cannot be: {type(fault).__name__}") from None

    def blob(self, number: Node) -> bytes:
        """The bytes that travel under this number."""
        if type(number) is not int or not 0 <= number < len(self.blobs):
            raise Malformed("a blob that is not there")
        return self.blobs[number]

    def items(self, nodes: Node, depth: int) -> list[Any]:
        """The values of a list of nodes."""
        return [self.decode(node, depth + 1) for node in of_type(nodes, list)]


def of_type(value: Any, kind: type) -> Any:  # noqa: ANN401 (checked here)
    """The value, when it is exactly of this type; Malformed otherwise."""
    if type(value) is not kind:
        raise Malformed(f"a {kind.__name__} was promised")
    return value


def _keyed(decoder: Decoder, args: list[Node], depth: int) -> dict[Any, Any]:
    keys, values = args
    return dict(zip(decoder.items(keys, depth), decoder.items(values, depth), strict=True))


def _named(decoder: Decoder, args: list[Node], depth: int) -> Any:  # noqa: ANN401 (a tuple)
    name, fields, nodes = args
    for word in (name, *of_type(fields, list)):
        if not of_type(word, str).isidentifier() or keyword.iskeyword(word) or len(word) > 100:
            raise Malformed("a name that cannot be")
    if len(fields) > MOST_FIELDS:
        raise Malformed("too many fields")
    return namedtuple(name, fields, rename=True)(*decoder.items(nodes, depth))


def _stamp(_: Decoder, args: list[Node], __: int) -> pd.Timestamp:
    number, unit, zone = args
    moment = pd.Timestamp(np.datetime64(of_type(number, int), _unit(unit)))
    return moment if zone is None else moment.tz_localize("UTC").tz_convert(of_type(zone, str))


def _unit(unit: Node) -> Any:  # noqa: ANN401 (numpy wants a literal)
    if unit not in ("s", "ms", "us", "ns"):
        raise Malformed("a unit of time that is not known")
    return unit


def _scalar(_: Decoder, args: list[Node], __: int) -> Any:  # noqa: ANN401 (a numpy scalar)
    from grading.engine.frames_back import checked_dtype

    dtype = checked_dtype(args[0])
    data = bytes.fromhex(of_type(args[1], str))
    if len(data) != dtype.itemsize:
        raise Malformed("a number of the wrong size")
    return np.frombuffer(data, dtype)[0] if data else dtype.type()


def _interval(decoder: Decoder, args: list[Node], depth: int) -> Any:  # noqa: ANN401 (an interval)
    left, right = decoder.items(args[:2], depth)
    closed: Any = args[2]
    return pd.Interval(left, right, closed=closed)


def _function(decoder: Decoder, args: list[Node], _: int) -> Any:  # noqa: ANN401 (a proxy)
    number, name, doc = args
    if decoder.proxy is None or (doc is not None and type(doc) is not str):
        raise Malformed("a function where none can be")
    return decoder.proxy(of_type(number, int), of_type(name, str)[:100], doc)


def _range(decoder: Decoder, args: list[Node], depth: int) -> range:
    start, stop, step = (of_type(value, int) for value in decoder.items(args, depth))
    return range(start, stop, step)


def _drawn(decoder: Decoder, args: list[Node], depth: int) -> Any:  # noqa: ANN401 (a figure)
    from grading.engine import figures

    return figures.drawn(of_type(args[0], str), of_type(decoder.decode(args[1], depth + 1), dict))


def _frame(kind: str) -> Callable[[Decoder, list[Node], int], Any]:
    def decode(decoder: Decoder, args: list[Node], depth: int) -> Any:  # noqa: ANN401 (pandas)
        from grading.engine import frames_back

        return frames_back.DECODERS[kind](decoder, args, depth)

    return decode


DECODERS: dict[str, Callable[[Decoder, list[Node], int], Any]] = {
    "na": lambda _, __, ___: pd.NA,
    "nat": lambda _, __, ___: pd.NaT,
    "dots": lambda _, __, ___: ...,
    "int": lambda _, args, __: int(of_type(args[0], str)),
    "float": lambda _, args, __: float(of_type(args[0], str)),
    "complex": lambda _, args, __: complex(
        float(of_type(args[0], str)), float(of_type(args[1], str))
    ),
    "bytes": lambda decoder, args, _: decoder.blob(args[0]),
    "bytearray": lambda decoder, args, _: bytearray(decoder.blob(args[0])),
    "stamp": _stamp,
    "span": lambda _, args, __: pd.Timedelta(np.timedelta64(of_type(args[0], int), _unit(args[1]))),
    "interval": _interval,
    "period": lambda _, args, __: pd.Period(
        ordinal=of_type(args[0], int), freq=of_type(args[1], str)[:20]
    ),
    "datetime": lambda _, args, __: dt.datetime.fromisoformat(of_type(args[0], str)),
    "date": lambda _, args, __: dt.date.fromisoformat(of_type(args[0], str)),
    "time": lambda _, args, __: dt.time.fromisoformat(of_type(args[0], str)),
    "delta": lambda _, args, __: dt.timedelta(*(of_type(part, int) for part in args)),
    "decimal": lambda _, args, __: decimal.Decimal(of_type(args[0], str)[:5000]),
    "fraction": lambda _, args, __: fractions.Fraction(of_type(args[0], str)[:5000]),
    "list": lambda decoder, args, depth: decoder.items(args[0], depth),
    "tuple": lambda decoder, args, depth: tuple(decoder.items(args[0], depth)),
    "named": _named,
    "set": lambda decoder, args, depth: set(decoder.items(args[0], depth)),
    "frozenset": lambda decoder, args, depth: frozenset(decoder.items(args[0], depth)),
    "dict": _keyed,
    "counter": lambda decoder, args, depth: Counter(_keyed(decoder, args, depth)),
    "ordered": lambda decoder, args, depth: OrderedDict(_keyed(decoder, args, depth)),
    "keys": lambda decoder, args, depth: dict.fromkeys(decoder.items(args[0], depth)).keys(),
    "values": lambda decoder, args, depth: dict(enumerate(decoder.items(args[0], depth))).values(),
    "items": lambda decoder, args, depth: dict(decoder.items(args[0], depth)).items(),
    "range": _range,
    "slice": lambda decoder, args, depth: slice(*decoder.items(args, depth)),
    "scalar": _scalar,
    "function": _function,
    "opaque": lambda _, args, __: Opaque(of_type(args[0], str)[:80], of_type(args[1], str)[:300]),
    "drawn": _drawn,
    **{
        kind: _frame(kind)
        for kind in (
            "array",
            "objects",
            "texts",
            "masked",
            "zoned",
            "category",
            "periods",
            "intervals",
            "arrow",
            "steps",
            "index",
            "levels",
            "series",
            "frame",
        )
    },
}
"""How each kind is read back."""
