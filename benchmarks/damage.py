"""Notebooks damaged at random, as editors, uploads, mail and people damage them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

Cells = list[Any]
ODD: tuple[Any, ...] = (None, 3, -0.5, True, [], {}, "x", [None], ["a", 1], {"nbgrader": 1})


def damaged(notebook: bytes, seed: int) -> bytes:
    """The notebook after one to six acts of damage; the same seed, the same damage.

    One in five is damaged as a file (cut short, bytes changed, another encoding), the others in
    what they hold: cells, their sources and their metadata.
    """
    rng = random.Random(seed)
    if not rng.randrange(5):
        return _spoilt_file(notebook, rng)
    whole = json.loads(notebook)
    for _ in range(rng.randint(1, 6)):
        with suppress(AttributeError, TypeError, KeyError, IndexError, ValueError):
            rng.choice(ACTS)(whole, rng)  # an act may meet what an earlier one has left
    return json.dumps(whole).encode("utf-8", "surrogatepass")


def many(notebook: bytes, count: int) -> Iterator[tuple[str, bytes]]:
    """So many damaged copies, each under a learner's name."""
    return ((f"d{seed:04}", damaged(notebook, seed)) for seed in range(count))


def _spoilt_file(notebook: bytes, rng: random.Random) -> bytes:
    data = bytearray(notebook)
    kind = rng.randrange(6)
    if kind == 0:
        return bytes(data[: rng.randrange(len(data))])
    if kind == 1:
        for _ in range(rng.randint(1, 40)):
            data[rng.randrange(len(data))] = rng.randrange(256)
    elif kind == 2:
        return bytes(data).decode().encode("utf-16")
    elif kind == 3:
        start = rng.randrange(len(data))
        del data[start : start + rng.randint(1, 300)]
    elif kind == 4:
        return b"<<<<<<< HEAD\n" + bytes(data) + b"=======\n" + bytes(data) + b">>>>>>> theirs\n"
    else:
        data *= 2
    return bytes(data)


def _cells(notebook: dict[str, Any]) -> Cells:
    return notebook["cells"]  # type: ignore[no-any-return]


def _lose_a_cell(notebook: dict[str, Any], rng: random.Random) -> None:
    _cells(notebook).pop(rng.randrange(len(_cells(notebook))))


def _strange_cell(notebook: dict[str, Any], rng: random.Random) -> None:
    _cells(notebook).insert(rng.randrange(len(_cells(notebook)) + 1), rng.choice(ODD))


def _double_a_cell(notebook: dict[str, Any], rng: random.Random) -> None:
    cells = _cells(notebook)
    cells.insert(rng.randrange(len(cells)), json.loads(json.dumps(rng.choice(cells))))


def _another_order(notebook: dict[str, Any], rng: random.Random) -> None:
    rng.shuffle(_cells(notebook))


def _strange_source(notebook: dict[str, Any], rng: random.Random) -> None:
    rng.choice(_cells(notebook))["source"] = rng.choice(ODD)


def _cut_source(notebook: dict[str, Any], rng: random.Random) -> None:
    cell = rng.choice(_cells(notebook))
    text = "".join(cell["source"])
    cell["source"] = text[: rng.randrange(len(text))]


def _strange_letters(notebook: dict[str, Any], rng: random.Random) -> None:
    cell = rng.choice(_cells(notebook))
    odd = rng.choice(["\0", "\ud800", "\u202e", "\x1b[2J", "\N{NO-BREAK SPACE}" * 9, "\r"])
    cell["source"] = odd + "".join(cell["source"])


def _no_metadata(notebook: dict[str, Any], rng: random.Random) -> None:
    rng.choice(_cells(notebook))["metadata"] = rng.choice(ODD)


def _strange_marking(notebook: dict[str, Any], rng: random.Random) -> None:
    marking = rng.choice(_cells(notebook))["metadata"]["nbgrader"]
    marking[rng.choice(["grade_id", "points", "locked", "schema_version"])] = rng.choice(ODD)


def _another_type(notebook: dict[str, Any], rng: random.Random) -> None:
    rng.choice(_cells(notebook))["cell_type"] = rng.choice(["raw", "markdown", "code", None, 4])


def _no_type(notebook: dict[str, Any], rng: random.Random) -> None:
    del rng.choice(_cells(notebook))["cell_type"]


def _strange_outputs(notebook: dict[str, Any], rng: random.Random) -> None:
    cell = rng.choice(_cells(notebook))
    cell["outputs"] = rng.choice([*ODD, [{"output_type": "error"}], [{"data": {"text/html": 1}}]])


def _old_format(notebook: dict[str, Any], rng: random.Random) -> None:
    notebook["worksheets"] = [{"cells": notebook.pop("cells")}]
    notebook["nbformat"] = rng.choice([2, 3])


def _strange_top(notebook: dict[str, Any], rng: random.Random) -> None:
    notebook[rng.choice(["metadata", "nbformat", "nbformat_minor"])] = rng.choice(ODD)


ACTS: tuple[Callable[[dict[str, Any], random.Random], None], ...] = (
    _lose_a_cell,
    _strange_cell,
    _double_a_cell,
    _another_order,
    _strange_source,
    _cut_source,
    _strange_letters,
    _no_metadata,
    _strange_marking,
    _another_type,
    _no_type,
    _strange_outputs,
    _old_format,
    _strange_top,
)
