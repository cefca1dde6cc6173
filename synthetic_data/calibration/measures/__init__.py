"""How each target is measured on a pack: a small pure function for each, named by its target.

A module here declares `MEASURES`, from a target's id to a function of the pack, and `NEEDS`, the
tables (and parts of the truth, as `truth/people`) that its functions read.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from synthetic_data.calibration.pack import Pack
from synthetic_data.calibration.tally import Tally

__all__ = ["Measure", "every"]


@dataclass(frozen=True)
class Measure:
    """How a target is measured, and what must be in the pack for it."""

    find: Callable[[Pack], Tally]
    needs: tuple[str, ...]


@cache
def every() -> dict[str, Measure]:
    """Every measure, by the id of its target; an id that two modules measure is a fault."""
    found: dict[str, Measure] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        module = importlib.import_module(f"{__name__}.{name}")
        for target, find in getattr(module, "MEASURES", {}).items():
            if target in found:
                raise ValueError(f"{target} is measured twice")
            found[target] = Measure(find, module.NEEDS)
    return found
