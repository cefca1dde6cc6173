"""The synthetic early-years world, whose every record knows its truth.

`load` reads a table of a data pack and needs pandas alone; `generate` makes a world. The generator
is imported when it is first asked for, so that a lesson never waits for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from synthetic_data.load import csv_path, file_path, load, truth

if TYPE_CHECKING:
    from synthetic_data.pipeline import generate
    from synthetic_data.scenario import Scenario
    from synthetic_data.scenario_file import load_scenario
    from synthetic_data.world import World

__all__ = [
    "Scenario",
    "World",
    "csv_path",
    "file_path",
    "generate",
    "load",
    "load_scenario",
    "truth",
]

_HOMES = {
    "Scenario": "synthetic_data.scenario",
    "World": "synthetic_data.world",
    "generate": "synthetic_data.pipeline",
    "load_scenario": "synthetic_data.scenario_file",
}


def __getattr__(name: str) -> object:
    """The generator's public names, imported on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'synthetic_data' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
