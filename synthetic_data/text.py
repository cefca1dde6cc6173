"""Text columns made a whole column at a time.

Two storages: `str` (Arrow) where nearly every value differs, `category` where a few values repeat.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from synthetic_data.arrays import Flags, Ints

TEXT = pd.StringDtype("pyarrow", na_value=np.nan)
"""pandas' own `str`, told to keep its values in Arrow."""

Bytes = npt.NDArray[np.uint8]


def from_bytes(letters: Bytes) -> pd.Series:
    """One text for each row of a matrix of ASCII codes; all are as wide as the matrix."""
    rows, width = letters.shape
    offsets = np.arange(rows + 1, dtype=np.int64) * width
    array = pa.LargeStringArray.from_buffers(
        rows, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(letters))
    )
    return pd.Series(array, dtype=TEXT)


def digits(numbers: npt.ArrayLike, width: int) -> Bytes:
    """The last `width` decimal digits of whole numbers, as a matrix of values 0 to 9."""
    rest = np.asarray(numbers, dtype=np.int64)
    found = np.empty((width, len(rest)), dtype=np.uint8)
    for place in range(width - 1, -1, -1):  # a column at a time: NumPy divides by 10 fast
        tens = rest // 10
        found[place] = rest - tens * 10
        rest = tens
    return np.ascontiguousarray(found.T)


def numbered(prefix: str, numbers: npt.ArrayLike, width: int) -> pd.Series:
    """Identifiers such as `P0000042`: a prefix and a number padded with zeros."""
    tail = digits(numbers, width) + np.uint8(ord("0"))
    head = np.frombuffer(prefix.encode("ascii"), dtype=np.uint8)
    return from_bytes(np.hstack([np.tile(head, (len(tail), 1)), tail]))


def repeated(value: str, count: int) -> pd.Series:
    """The same text so many times."""
    return pd.Series(pa.repeat(pa.scalar(value, pa.large_string()), count), dtype=TEXT)


def joined(parts: Sequence[pd.Series | str], separator: str = "") -> pd.Series:
    """The parts of each row put together; missing wherever a part is missing."""
    large = pa.large_string()
    ready = [pa.scalar(p, large) if isinstance(p, str) else as_arrow(p) for p in parts]
    between = pa.scalar(separator, pa.large_string())
    return pd.Series(pc.binary_join_element_wise(*ready, between), dtype=TEXT)


def as_arrow(column: pd.Series) -> pa.Array:
    """A text column as Arrow's large strings, whether it is stored as `category` or `str`."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = column.cat.codes.to_numpy()
        values = as_arrow(pd.Series(column.cat.categories))
        return pc.take(values, pa.array(codes, mask=codes < 0))
    array = pa.array(column)
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    return array.cast(pa.large_string())


def decoded(column: pd.Series) -> pd.Series:
    """The same text stored as `str`; other columns as they are."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return pd.Series(as_arrow(column), dtype=TEXT, index=column.index, name=column.name)
    return column


def picked(values: Sequence[str], codes: npt.ArrayLike) -> pd.Series:
    """The value at each code, stored as `category`; a code of -1 is missing."""
    whole_codes = np.asarray(codes).astype(np.int64)
    return pd.Series(pd.Categorical.from_codes(whole_codes, dtype=_categories(tuple(values))))


@lru_cache(maxsize=64)
def _categories(values: tuple[str, ...]) -> pd.CategoricalDtype:
    """The type of a column with these values: the same lists come up again and again."""
    return pd.CategoricalDtype(pd.Index(list(values), dtype=TEXT))


def where(keep: Flags, column: pd.Series, other: pd.Series | str | float) -> pd.Series:
    """The column where `keep` is true and the other (a column, a value, NaN) elsewhere."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return column.where(keep, other)
    if isinstance(other, pd.Series) and isinstance(other.dtype, pd.CategoricalDtype):
        mine, theirs = column.cat.codes.to_numpy(), other.cat.codes.to_numpy()
        if column.cat.categories is other.cat.categories:
            dtype = column.dtype
        else:
            both, place = _together(column.cat.categories, other.cat.categories)
            dtype, theirs = pd.CategoricalDtype(both), place[theirs]
        codes = np.where(keep, mine, theirs)
        return pd.Series(pd.Categorical.from_codes(codes, dtype=dtype))
    if isinstance(other, str) and other not in column.cat.categories:
        column = column.cat.add_categories([other])
    return column.where(keep, other)


def _together(one: pd.Index, other: pd.Index) -> tuple[pd.Index, Ints]:
    """Both lists of categories as one, and the place in it of each of the other, -1 for -1."""
    place = one.get_indexer(other)
    new = np.flatnonzero(place < 0)
    place[new] = len(one) + np.arange(len(new))
    return one.append(other.take(new)), np.append(place, -1)


def whole(values: npt.ArrayLike, missing: Flags) -> pd.Series:
    """Whole numbers of which some are missing (pandas Int64)."""
    numbers: Ints = np.asarray(values, dtype=np.int64)
    return pd.Series(pd.arrays.IntegerArray(numbers, np.asarray(missing)))
