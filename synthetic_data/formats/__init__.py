"""Returns in the shape in which an authority hands them in, beside Parquet and CSV.

Each module here declares one `MESSAGE`: which tables it holds and how they nest. A new file with a
`MESSAGE` is found by itself.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from synthetic_data.formats.message import Message
from synthetic_data.formats.reading import read
from synthetic_data.formats.writing import write
from synthetic_data.schema import Table

__all__ = ["Message", "files_of", "messages", "read", "write", "write_all"]


@cache
def messages() -> tuple[Message, ...]:
    """Every message that a module here declares, in order of module name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.MESSAGE for module in modules if hasattr(module, "MESSAGE"))


def files_of(table: str, there: set[str]) -> dict[str, str]:
    """Where a table stands besides its own files: `{"xml": "tables/early_years_census.xml"}`."""
    held = [
        message.name
        for message in messages()
        if table in message.tables and set(message.tables) <= there
    ]
    return {"xml": f"tables/{held[0]}.xml"} if held else {}


def write_all(
    schema: tuple[Table, ...],
    frames: Mapping[str, pd.DataFrame],
    folder: Path,
    step: Callable[[str], None] = lambda _: None,
) -> None:
    """Every message of which all tables are there, as XML in the folder."""
    tables = {table.name: table for table in schema}
    for message in messages():
        if set(message.tables) <= set(tables):
            step(f"tables/{message.name}.xml")
            write(message, tables, frames, folder / f"{message.name}.xml")
