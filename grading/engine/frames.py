"""Arrays, indexes, Series and DataFrames as plain data, with dtype, index and names kept.

Fixed-width values travel as the raw bytes of a numpy array, texts as an Arrow stream of one column,
and anything else value by value. `frames_back.py` is the way back.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from grading.engine.encode import Encoder, Node

PLAIN = re.compile(
    r"[<>|=](b1|[iu][1248]|f[248]|c8|c16|[US]\d{1,6}|[mM]8(\[(Y|M|W|D|h|m|s|ms|us|ns|generic)\])?)"
)
MASKED = re.compile(r"(U?Int(8|16|32|64)|Float(32|64)|boolean)")


def encode(encoder: Encoder, value: Any, depth: int) -> Node:  # noqa: ANN401 (pandas or numpy)
    """The node of an array, an extension array, an Index, a Series or a DataFrame."""
    if isinstance(value, pd.DataFrame):
        columns = [_array(encoder, value.iloc[:, at].array, depth) for at in range(value.shape[1])]
        return [
            "frame",
            columns,
            _index(encoder, value.columns, depth),
            _index(encoder, value.index, depth),
        ]
    if isinstance(value, pd.Series):
        name = encoder.encode(value.name, depth + 1)
        return [
            "series",
            _array(encoder, value.array, depth),
            _index(encoder, value.index, depth),
            name,
        ]
    if isinstance(value, pd.Index):
        return _index(encoder, value, depth)
    return _array(encoder, value, depth)


def _index(encoder: Encoder, index: pd.Index[Any], depth: int) -> Node:
    names = [encoder.encode(name, depth + 1) for name in index.names]
    if isinstance(index, pd.RangeIndex):
        return ["steps", index.start, index.stop, index.step, names]
    if isinstance(index, pd.MultiIndex):
        levels = [
            _array(encoder, index.get_level_values(at).array, depth) for at in range(index.nlevels)
        ]
        return ["levels", levels, names]
    every = getattr(index, "freqstr", None) if isinstance(index, pd.DatetimeIndex) else None
    return ["index", _array(encoder, index.array, depth), names, every]


def _array(encoder: Encoder, array: Any, depth: int) -> Node:  # noqa: ANN401 (any array)
    if isinstance(array, np.ndarray | pd.arrays.NumpyExtensionArray):
        return _numpy(encoder, np.asarray(array), depth)
    dtype = array.dtype
    if isinstance(dtype, pd.StringDtype):
        node = _texts(encoder, array, dtype)
        return node or _numpy(encoder, array.to_numpy(dtype=object), depth)
    if MASKED.fullmatch(str(dtype)):
        missing = np.asarray(array.isna())
        values = array.to_numpy(dtype=dtype.numpy_dtype, na_value=dtype.numpy_dtype.type(0))
        return ["masked", str(dtype), _numpy(encoder, values, 0), _numpy(encoder, missing, 0)]
    if isinstance(dtype, pd.CategoricalDtype):
        codes = _numpy(encoder, np.asarray(array.codes, dtype="i4"), 0)
        return ["category", codes, _index(encoder, dtype.categories, depth), bool(dtype.ordered)]
    if isinstance(dtype, pd.DatetimeTZDtype):
        return ["zoned", _numpy(encoder, array.asi8, 0), dtype.unit, str(dtype.tz)]
    if isinstance(dtype, pd.PeriodDtype):
        return ["periods", _numpy(encoder, array.asi8, 0), array.freqstr]
    if isinstance(dtype, pd.IntervalDtype):
        ends = (_index(encoder, pd.Index(side), depth) for side in (array.left, array.right))
        return ["intervals", *ends, array.closed]
    if isinstance(dtype, pd.ArrowDtype):
        return ["arrow", encoder.blob(_stream(pa.array(array)))]
    if isinstance(array, pd.arrays.DatetimeArray | pd.arrays.TimedeltaArray):
        return _numpy(encoder, np.asarray(array), depth)
    return _numpy(encoder, np.asarray(array, dtype=object), depth)


def _numpy(encoder: Encoder, array: np.ndarray[Any, Any], depth: int) -> Node:
    if PLAIN.fullmatch(array.dtype.str):
        data = np.ascontiguousarray(array).tobytes()
        return ["array", array.dtype.str, list(array.shape), encoder.blob(data)]
    values = [encoder.encode(value, depth + 1) for value in array.astype(object).ravel().tolist()]
    return ["objects", list(array.shape), values]


def _texts(encoder: Encoder, array: Any, dtype: pd.StringDtype) -> Node:  # noqa: ANN401 (texts)
    try:
        column = pa.array(array, type=pa.large_string(), from_pandas=True)
        column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        return ["texts", dtype.na_value is pd.NA, encoder.blob(_stream(column))]
    except (pa.ArrowException, UnicodeError):
        return None


def _stream(column: pa.Array) -> bytes:
    batch = pa.record_batch([column], names=["x"])
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    data: bytes = sink.getvalue().to_pybytes()
    return data
