"""The truth: places, families, children, providers. Nobody has recorded anything yet."""

from __future__ import annotations

from synthetic_data.population.build import build
from synthetic_data.population.knobs import KNOBS
from synthetic_data.population.truth import Truth

__all__ = ["KNOBS", "Truth", "build"]
