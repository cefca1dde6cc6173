"""Ways of running submissions, by name. Each is imported only when it is asked for."""

from __future__ import annotations

import importlib
import importlib.util
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


def load(name: str, **settings: Any) -> Backend:  # noqa: ANN401 (each backend has its own)
    """The backend of this name, set up; Unusable when there is none or it cannot be had here."""
    if name not in BACKENDS:
        raise Unusable(f"there is no backend called {name!r}", todo=f"use {' or '.join(BACKENDS)}")
    module, attribute = BACKENDS[name].split(":")
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
