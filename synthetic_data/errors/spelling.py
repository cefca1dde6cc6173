"""Texts changed in the same way wherever they stand: each different text is worked on once."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from synthetic_data.text import TEXT


def respelt(values: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """Each text as `change` makes it; missing stays missing."""
    codes, texts = pd.factorize(values)
    made = pd.Series([change(text) for text in texts], dtype=TEXT)
    return made.reindex(codes).set_axis(values.index).astype(TEXT)
