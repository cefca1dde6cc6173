"""The systems and errors there are: found by a scan of the packages, or brought from outside."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from synthetic_data import errors, systems
from synthetic_data.errors import CellError
from synthetic_data.systems import System


@dataclass(frozen=True)
class Catalogue:
    """Every system and every error that a world is made with, in a fixed order."""

    systems: tuple[System, ...]
    errors: tuple[CellError, ...]

    def plus(
        self, *, systems: Iterable[System] = (), errors: Iterable[CellError] = ()
    ) -> Catalogue:
        """The catalogue with more systems and errors, such as an authority's own."""
        return Catalogue((*self.systems, *systems), (*self.errors, *errors))

    def system(self, table: str) -> System | None:
        """The system of this table, or None."""
        return next((s for s in self.systems if s.table.name == table), None)


def _found(package: ModuleType, constant: str) -> list[Any]:
    """The constant of every module in the package that has one, in order of module name."""
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    modules = [importlib.import_module(f"{package.__name__}.{name}") for name in names]
    return [getattr(module, constant) for module in modules if hasattr(module, constant)]


@cache
def everything() -> Catalogue:
    """All systems and errors of this project: a new file in either package is found by itself."""
    found = errors.in_order(_found(errors, "ERROR"))
    return Catalogue(tuple(_found(systems, "SYSTEM")), tuple(found))
