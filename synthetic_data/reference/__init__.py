"""Versioned reference data: invented places, name pools and how families are coded."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def toml(name: str) -> dict[str, Any]:
    """A reference file in TOML, read once; treat what you get as read-only."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """A reference file in CSV, read once."""
    with (HERE / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return tuple(csv.DictReader(file))
