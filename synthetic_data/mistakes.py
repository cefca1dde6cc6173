"""The mistakes log: what each changed cell truly was. Errors cannot write it, nor forget to.

The machinery hands an error the cells that it strikes, puts back what it returns, and at the end
compares each column with the clean one. A cell is in the log if and only if it differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from synthetic_data.arrays import Flags, Ints
from synthetic_data.text import TEXT, as_arrow, decoded, repeated

COLUMNS = ["table", "record_id", "column", "error", "truth", "recorded"]
Concerns = Callable[[pd.Series], pd.Series]
"""Texts in, whether an error can change each of them out."""
AND = " + "
"""Joins the names of errors that struck the same cell, in the order in which they happened."""


@dataclass
class Ledger:
    """One column on its way from clean to recorded, with what each strike has left in it."""

    clean: pd.Series
    _latest: Ints = field(init=False)
    """For each row the place of its latest change among all changes, -1 while it is clean."""
    _changes: list[pd.Series] = field(default_factory=list)
    _names: list[Ints] = field(default_factory=list)
    """For each change, the place in `_said` of the errors that led to it."""
    _said: list[str] = field(default_factory=list)
    _count: int = 0

    def __post_init__(self) -> None:
        self._latest = np.full(len(self.clean), -1, dtype=np.int64)

    @cached_property
    def there(self) -> Flags:
        """Which cells hold something as things stand."""
        return self.clean.notna().to_numpy(dtype=np.bool_, copy=True)

    @cached_property
    def filled_in(self) -> bool:
        """Whether anybody fills this column in at all."""
        return bool(self.clean.notna().any())

    def filled(self, rows: Ints, concerns: Concerns | None) -> Ints:
        """Those rows that hold something as things stand, without what an error cannot change.

        Of repeated texts each is asked about once; cells that have changed already are all kept.
        """
        rows = rows[self.there[rows]]
        if concerns is None or not isinstance(self.clean.dtype, pd.CategoricalDtype):
            return rows
        known = concerns(pd.Series(self.clean.cat.categories)).to_numpy(dtype=np.bool_)
        asked = np.append(known, False)[self.clean.cat.codes.to_numpy()[rows]]
        return rows[asked | (self._latest[rows] >= 0)]

    def take(self, rows: Ints) -> pd.Series:
        """These cells as they stand, numbered from nought, text stored as `str`."""
        values = self._clean(rows).array
        place = self._latest[rows]
        changed = np.flatnonzero(place >= 0)
        if len(changed):
            values[changed] = self._all_changes().array.take(place[changed])
        return pd.Series(values, copy=False)

    def _clean(self, rows: Ints) -> pd.Series:
        """These cells as they were; only what is taken is decoded, since few cells are struck."""
        if not isinstance(self.clean.dtype, pd.CategoricalDtype):
            # An array hands out a copy; a column would lend its own cells when all are taken.
            return pd.Series(self.clean.array.take(rows), copy=False)
        codes = self.clean.cat.codes.to_numpy()[rows]
        taken = pc.take(self._texts, pa.array(codes, mask=codes < 0))
        return pd.Series(taken, dtype=TEXT, copy=False)

    @cached_property
    def _texts(self) -> pa.Array:
        """Each different text of the clean column, if it repeats texts."""
        return as_arrow(pd.Series(self.clean.cat.categories))

    def put(
        self, error: str, rows: Ints, before: pd.Series, after: pd.Series, *, replaces: bool
    ) -> None:
        """Record what an error made of these cells, and that it did it, where they differ."""
        kept = np.flatnonzero(differ(before, after))
        if not len(kept):
            return
        rows, values = rows[kept], after.array.take(kept)
        self._names.append(self._named(error, self._latest[rows], replaces=replaces))
        self._changes.append(pd.Series(values).astype(before.dtype))
        self._latest[rows] = self._count + np.arange(len(rows))
        self._count += len(rows)
        self.there[rows] = ~np.asarray(values.isna(), dtype=np.bool_)

    def recorded(self) -> pd.Series:
        """The column as it is recorded, stored as the clean one."""
        rows = np.flatnonzero(self._latest >= 0)
        if not len(rows):
            return self.clean
        return replaced(self.clean, rows, self._all_changes().take(self._latest[rows]))

    def entries(self, table: str, column: str, keys: pd.Series) -> dict[str, pd.Series]:
        """The log of this column: every cell whose recorded value is not the clean one."""
        struck = np.flatnonzero(self._latest >= 0)
        if not len(struck):
            return {}
        before, after = as_text(self._clean(struck)), as_text(self.take(struck))
        changed = np.flatnonzero(differ(before, after))
        rows = struck[changed]
        names = np.concatenate(self._names)[self._latest[rows]]
        return {
            "table": repeated(table, len(rows)),
            "record_id": as_text(keys.take(rows)),
            "column": repeated(column, len(rows)),
            "error": pd.Series(self._said, dtype=TEXT).take(names),
            "truth": before.take(changed),
            "recorded": after.take(changed),
        }

    def _all_changes(self) -> pd.Series:
        """Every value that any strike has left, in order of the strikes."""
        if len(self._changes) > 1:
            self._changes = [pd.concat(self._changes, ignore_index=True)]
        return self._changes[0]

    def _named(self, error: str, latest: Ints, *, replaces: bool) -> Ints:
        """The errors behind each new change: this one, after those before it unless it replaces."""
        if replaces or not len(self._names) or (latest < 0).all():
            return np.full(len(latest), self._place(error))
        earlier = np.where(latest >= 0, np.concatenate(self._names)[latest.clip(0)], -1)
        each, which = np.unique(earlier, return_inverse=True)
        said = [error if one < 0 else self._said[one] + AND + error for one in each]
        return np.array([self._place(name) for name in said])[which]

    def _place(self, name: str) -> int:
        """The place of these errors in the list of what is said."""
        if name not in self._said:
            self._said.append(name)
        return self._said.index(name)


def log_of(entries: Iterable[dict[str, pd.Series]]) -> pd.DataFrame:
    """The entries of columns, one column after the other, as one table."""
    some = [entry for entry in entries if entry]
    if not some:
        return empty()
    found = {name: pd.concat([entry[name] for entry in some]).array for name in COLUMNS}
    return pd.DataFrame(found, copy=False)


def replaced(column: pd.Series, rows: Ints, values: pd.Series) -> pd.Series:
    """The column with new values in some rows, stored as before."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        which, texts = pd.factorize(decoded(values).astype(TEXT))
        known = column.cat.categories
        place = known.get_indexer(texts)
        new = texts[place < 0].sort_values()
        place[place < 0] = len(known) + new.get_indexer(texts[place < 0])
        codes = np.array(column.cat.codes, dtype=np.int32)
        codes[rows] = np.append(place, -1)[which]
        dtype = pd.CategoricalDtype(known.append(new)) if len(new) else column.dtype
        return pd.Series(pd.Categorical.from_codes(codes, dtype=dtype), name=column.name)
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
    """Where two columns differ; missing and missing do not."""
    if before.dtype == TEXT:
        one, other = as_arrow(before), as_arrow(after)
        unlike = pc.fill_null(pc.not_equal(one, other), pc.xor(one.is_null(), other.is_null()))
        return np.asarray(unlike.to_numpy(zero_copy_only=False), dtype=np.bool_)
    same = before.eq(after).fillna(False).to_numpy(dtype=np.bool_)
    both_missing = before.isna().to_numpy() & after.isna().to_numpy()
    return np.asarray(~same & ~both_missing, dtype=np.bool_)


@cache
def empty() -> pd.DataFrame:
    """A log without entries; read-only, since everybody gets the same one."""
    return pd.DataFrame({column: pd.Series(dtype=TEXT) for column in COLUMNS})
