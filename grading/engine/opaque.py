"""What a check sees in place of a value that cannot leave the learner's process."""

from __future__ import annotations

from typing import Any, NoReturn

ADVICE = {
    "generator": "Give a list instead: list(...) around it makes one.",
    "map": "Give a list instead: list(...) around it makes one.",
    "filter": "Give a list instead: list(...) around it makes one.",
    "zip": "Give a list instead: list(...) around it makes one.",
    "DataFrameGroupBy": "Finish the grouping with a sum, count, size or other summary.",
    "SeriesGroupBy": "Finish the grouping with a sum, count, size or other summary.",
    "type": "Give the value or the function that the task asks for, not a class.",
    "module": "Give the value that the task asks for, not a module.",
}
GENERAL = "Give plain data: a number, text, a list, a dict, a Series or a DataFrame."


class OpaqueUsed(TypeError):
    """A check used a value that has no plain form; the text says what to give instead."""


class Opaque:
    """Stands for a value of type `kind`; any use of it raises OpaqueUsed."""

    def __init__(self, kind: str, why: str = "") -> None:
        self.__dict__["_said"] = f"It is a {kind}. {why or ADVICE.get(kind, GENERAL)}"
        self.__dict__["_kind"] = kind

    def __repr__(self) -> str:
        return f"<opaque: {self.__dict__['_kind']}>"

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):  # a probe by pandas or numpy, not a use by a check
            raise AttributeError(name)
        raise OpaqueUsed(self.__dict__["_said"])


def _refuse(self: Opaque, *_: Any, **__: Any) -> NoReturn:  # noqa: ANN401 (any use at all)
    raise OpaqueUsed(self.__dict__["_said"])


USES = (
    "call eq ne lt le gt ge hash len iter next getitem setitem delitem contains bool int float "
    "index add radd sub rsub mul rmul truediv rtruediv floordiv mod pow neg abs and or xor invert "
    "round enter exit await array setattr"
)
for _use in USES.split():
    setattr(Opaque, f"__{_use}__", _refuse)
