"""The mistakes log: what each changed cell truly was. Errors cannot write it, nor forget to.

The machinery hands an error the cells that it strikes, puts back what it returns, and at the end
compares each column with the clean one. A cell is in the log if and only if it differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Ints
from synthetic_data.text import TEXT, decoded, joined, repeated

COLUMNS = ["table", "record_id", "column", "error", "truth", "recorded"]
AND = " + "
"""Joins the names of errors that struck the same cell, in the order in which they happened."""


@dataclass(frozen=True)
class Strike:
    """An error and the rows in which it changed something."""

    error: str
    rows: Ints
    replaces: bool


@dataclass
class Ledger:
    """One column on its way from clean to recorded, with the strikes that it has suffered."""

    clean: pd.Series
    now: pd.Series
    strikes: list[Strike] = field(default_factory=list)

    def put(self, error: str, rows: Ints, values: pd.Series, *, replaces: bool) -> None:
        """Record these values in these rows, and remember which error did it."""
        before = as_text(self.now.take(rows))
        self.now = replaced(self.now, rows, values)
        changed = differ(before, as_text(self.now.take(rows)))
        self.strikes.append(Strike(error, rows[changed], replaces))

    def entries(self, table: str, column: str, keys: pd.Series) -> pd.DataFrame:
        """The log of this column: every cell whose recorded value is not the clean one."""
        if not self.strikes:
            return empty()
        struck = np.unique(np.concatenate([strike.rows for strike in self.strikes]))
        before = as_text(self.clean.take(struck))
        after = as_text(self.now.take(struck))
        changed = np.flatnonzero(differ(before, after))
        rows = struck[changed]
        if not len(rows):
            return empty()
        found = {
            "table": repeated(table, len(rows)),
            "record_id": as_text(keys.take(rows)),
            "column": repeated(column, len(rows)),
            "error": _names(self.strikes, rows),
            "truth": before.take(changed).reset_index(drop=True),
            "recorded": after.take(changed).reset_index(drop=True),
        }
        return pd.DataFrame(found, copy=False)


def replaced(column: pd.Series, rows: Ints, values: pd.Series) -> pd.Series:
    """The column with new values in some rows, stored as before."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        text = pd.Categorical(decoded(values).astype(TEXT))
        known = column.cat.categories
        categories = known.append(text.categories.difference(known, sort=True))
        codes = np.array(column.cat.codes, dtype=np.int64)
        place = categories.get_indexer(text.categories)
        codes[rows] = np.where(text.codes < 0, -1, np.append(place, -1)[text.codes])
        return pd.Series(pd.Categorical.from_codes(codes, categories=categories), name=column.name)
    out = column.copy()
    out.iloc[rows] = values.to_numpy()
    return out


def as_text(values: pd.Series) -> pd.Series:
    """Values as the log shows them: dates as 2021-03-12, numbers in digits, missing stays so."""
    values = values.reset_index(drop=True)
    dates = values.dtype.kind == "M"
    text: pd.Series = values.dt.strftime("%Y-%m-%d") if dates else decoded(values)
    return text.astype(TEXT)


def differ(before: pd.Series, after: pd.Series) -> Flags:
    """Where two columns of text differ; missing and missing do not."""
    same = before.eq(after).fillna(False).to_numpy(dtype=np.bool_)
    both_missing = before.isna().to_numpy() & after.isna().to_numpy()
    return np.asarray(~same & ~both_missing, dtype=np.bool_)


def _names(strikes: Sequence[Strike], rows: Ints) -> pd.Series:
    """The errors that left their mark on each of these rows, in order, joined where several did."""
    if len(strikes) == 1:
        return repeated(strikes[0].error, len(rows))
    names = repeated("", len(rows))
    for strike in strikes:
        here = np.isin(rows, strike.rows, kind="table")
        first = names.eq("").to_numpy() | strike.replaces
        added = joined([names, strike.error], AND)
        names = names.mask(here & ~first, added).mask(here & first, strike.error)
    return names


@cache
def empty() -> pd.DataFrame:
    """A log without entries; read-only, since everybody gets the same one."""
    return pd.DataFrame({column: pd.Series(dtype=TEXT) for column in COLUMNS})
