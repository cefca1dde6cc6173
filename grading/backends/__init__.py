"""Ways of running submissions, by name. Each is imported only when it is asked for."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from typing import Any

from grading.faults import Unusable
from grading.outcomes import Backend

BACKENDS = {
    "stock": "grading.backends.stock_nbgrader:StockNbgrader",
    "warm_fork": "grading.backends.warm_fork:WarmFork",
}
"""Backends that may run submissions, and where they live."""

ISOLATED = frozenset({"warm_fork"})
"""Backends that keep a submission away from the marking, the answers and the machine."""


def default() -> str:
    """The backend that marking uses unless told otherwise: the isolated one wherever it exists."""
    module = BACKENDS["warm_fork"].split(":")[0]
    return "warm_fork" if importlib.util.find_spec(module) else "stock"


def load(name: str, *, jobs: int | None = None, unsafe: bool = False) -> Backend:
    """The backend of this name, set up to run `jobs` submissions at once.

    Raises Unusable when there is none, or when it cannot keep submissions apart and `unsafe` is not
    set. With `unsafe`, nothing is kept apart, and every outcome says so.
    """
    if name not in BACKENDS:
        raise Unusable(f"there is no backend called {name!r}", todo=f"use {' or '.join(BACKENDS)}")
    if name not in ISOLATED and not unsafe:
        raise Unusable(
            f"the backend {name!r} marks without isolation",
            why="a submission could read and change anything that you can on this machine",
            todo="add --unsafe if you trust every submission, and the reports will say so",
        )
    module, attribute = BACKENDS[name].split(":")
    settings: dict[str, Any] = {"jobs": jobs} if jobs else {}
    if name in ISOLATED:
        settings["unsafe"] = unsafe
    try:
        made = getattr(importlib.import_module(module), attribute)(**settings)
    except ModuleNotFoundError as missing:
        if missing.name != module:
            raise
        raise Unusable(
            f"the backend {name!r} is not installed", todo="mark with --backend stock --unsafe"
        ) from None
    assert isinstance(made.name, str)
    backend: Backend = made
    return backend


def for_trusted_work() -> Backend:
    """A backend for work by the course's own authors: isolated wherever this machine can do it."""
    try:
        return load("warm_fork")
    except Unusable:
        return load("warm_fork" if sys.platform.startswith("linux") else "stock", unsafe=True)
