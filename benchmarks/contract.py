"""What a benchmark is, and where to find them all."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import benchmarks

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "bench"


@dataclass(frozen=True)
class Table:
    """What a benchmark found: headings, rows, and what to know when reading them."""

    title: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    notes: Sequence[str] = field(default_factory=list)


@dataclass(frozen=True)
class Benchmark:
    """A named measurement. `slow` ones run only when they are named, or with --all."""

    name: str
    help: str
    run: Callable[[], Table]
    slow: bool = False


def every() -> dict[str, Benchmark]:
    """Every benchmark of this package, by name, in order of module."""
    names = sorted(module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    modules = [importlib.import_module(f"benchmarks.{name}") for name in names if name[0] != "_"]
    found = [one for module in modules for one in _of(module)]
    return {one.name: one for one in found}


def _of(module: ModuleType) -> tuple[Benchmark, ...]:
    """The benchmarks of a module: its BENCHMARK, or its BENCHMARKS."""
    single = getattr(module, "BENCHMARK", None)
    return (single,) if single else tuple(getattr(module, "BENCHMARKS", ()))
