"""Arrays, indexes, Series and DataFrames as plain data, with dtype, index and names kept.

Fixed-width values travel as the raw bytes of a numpy array, texts as an Arrow stream of one column
that is validated in full before use, and anything else value by value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa

from grading.engine.encode import Encoder, Node
from grading.engine.wire import Malformed

if TYPE_CHECKING:
    from grading.engine.decode import Decoder

PLAIN = re.compile(
    r"[<>|=](b1|[iu][1248]|f[248]|c8|c16|[US]\d{1,6}|[mM]8(\[(Y|M|W|D|h|m|s|ms|us|ns|generic)\])?)"
)
MASKED = re.compile(r"(U?Int(8|16|32|64)|Float(32|64)|boolean)")
MOST_CELLS = 50_000_000


# ---- to plain data ----------------------------------------------------------------------------


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


# ---- from plain data --------------------------------------------------------------------------


def checked_dtype(name: Node) -> np.dtype[Any]:
    """The numpy dtype of this name, if it is one of fixed width without Python objects."""
    if type(name) is not str or not PLAIN.fullmatch(name):
        raise Malformed("a dtype that is not allowed")
    return np.dtype(name)


def _shape(node: Node) -> tuple[int, ...]:
    if type(node) is not list or len(node) > 8 or any(type(n) is not int or n < 0 for n in node):
        raise Malformed("a shape that cannot be")
    cells = 1
    for side in node:
        cells *= side
        if cells > MOST_CELLS:
            raise Malformed("an array that is too large")
    return tuple(node)


def _plain_array(decoder: Decoder, args: list[Node], _: int) -> np.ndarray[Any, Any]:
    dtype, shape, data = checked_dtype(args[0]), _shape(args[1]), decoder.blob(args[2])
    if dtype.itemsize * int(np.prod(shape, dtype=np.int64)) != len(data):
        raise Malformed("an array of the wrong size")
    if dtype.itemsize == 0:
        return np.zeros(shape, dtype)
    return np.frombuffer(data, dtype).reshape(shape).copy()


def _object_array(decoder: Decoder, args: list[Node], depth: int) -> np.ndarray[Any, Any]:
    shape, values = _shape(args[0]), decoder.items(args[1], depth)
    array = np.empty(len(values), dtype=object)
    for at, value in enumerate(values):  # one at a time: numpy would unpack lists
        array[at] = value
    return array.reshape(shape)


def _read_stream(decoder: Decoder, node: Node) -> pa.Array:
    with pa.ipc.open_stream(pa.BufferReader(decoder.blob(node))) as reader:
        if len(reader.schema) != 1 or not _allowed(reader.schema.field(0).type):
            raise Malformed("a column of a type that is not allowed")
        batches = []
        for batch in reader:
            batch.validate(full=True)
            batches.append(batch.column(0))
            if len(batches) > 1 or len(batch) > MOST_CELLS:
                raise Malformed("a column in pieces")
    return batches[0]


def _allowed(kind: pa.DataType) -> bool:
    simple = (pa.types.is_integer, pa.types.is_floating, pa.types.is_boolean, pa.types.is_date)
    texts = (pa.types.is_string, pa.types.is_large_string, pa.types.is_timestamp)
    return any(test(kind) for test in simple + texts)


def _text_array(decoder: Decoder, args: list[Node], _: int) -> Any:  # noqa: ANN401 (texts)
    column = _read_stream(decoder, args[1])
    if not pa.types.is_large_string(column.type):
        raise Malformed("texts were promised")
    missing = pd.NA if args[0] is True else np.nan
    dtype: Any = pd.StringDtype(na_value=missing)
    return pd.array(column, dtype=dtype)


def _masked_array(decoder: Decoder, args: list[Node], depth: int) -> Any:  # noqa: ANN401 (masked)
    name, values, missing = args
    if type(name) is not str or not MASKED.fullmatch(name):
        raise Malformed("a dtype that is not allowed")
    dtype: Any = name
    filled: Any = pd.array(_flat(decoder, values, depth), dtype=dtype)
    filled[_flat(decoder, missing, depth).astype(bool)] = pd.NA
    return filled


def _flat(decoder: Decoder, node: Node, depth: int) -> np.ndarray[Any, Any]:
    array = decoder.decode(node, depth + 1)
    if not isinstance(array, np.ndarray) or array.ndim != 1:
        raise Malformed("a column was promised")
    return array


def _column(decoder: Decoder, node: Node, depth: int) -> Any:  # noqa: ANN401 (one dimension)
    array = decoder.decode(node, depth + 1)
    one_deep = isinstance(array, np.ndarray | pd.api.extensions.ExtensionArray) and array.ndim == 1
    if not one_deep:
        raise Malformed("a column was promised")
    return array


def _names(decoder: Decoder, node: Node, depth: int) -> list[Any]:
    names = decoder.items(node, depth)
    for name in names:
        hash(name)
    return names


def _any_index(decoder: Decoder, node: Node, depth: int) -> pd.Index[Any]:
    index = decoder.decode(node, depth + 1)
    if not isinstance(index, pd.Index):
        raise Malformed("an index was promised")
    return index


def _made_index(decoder: Decoder, args: list[Node], depth: int) -> pd.Index[Any]:
    values, names, every = args
    array = _column(decoder, values, depth)
    (name,) = _names(decoder, names, depth)
    exact = array.dtype if isinstance(array, np.ndarray) and array.dtype.kind in "OUS" else None
    index: pd.Index[Any] = pd.Index(array, name=name, dtype="object" if exact is not None else None)
    if type(every) is str and isinstance(index, pd.DatetimeIndex):
        index = pd.DatetimeIndex(index, freq=every[:20], name=name)
    return index


def _range_index(decoder: Decoder, args: list[Node], depth: int) -> pd.RangeIndex:
    start, stop, step, names = args
    if any(type(number) is not int for number in (start, stop, step)):
        raise Malformed("whole numbers were promised")
    (name,) = _names(decoder, names, depth)
    return pd.RangeIndex(start, stop, step, name=name)


def _multi_index(decoder: Decoder, args: list[Node], depth: int) -> pd.MultiIndex:
    arrays = [_column(decoder, node, depth) for node in args[0]]
    return pd.MultiIndex.from_arrays(arrays, names=_names(decoder, args[1], depth))


def _series(decoder: Decoder, args: list[Node], depth: int) -> pd.Series[Any]:
    values, index, name = args
    array, labels = _column(decoder, values, depth), _any_index(decoder, index, depth)
    if len(array) != len(labels):
        raise Malformed("a Series and its index disagree")
    title = decoder.decode(name, depth + 1)
    hash(title)
    made: pd.Series[Any] = pd.Series(array, index=labels, name=title, dtype=array.dtype, copy=False)
    return made


def _data_frame(decoder: Decoder, args: list[Node], depth: int) -> pd.DataFrame:
    columns = [_column(decoder, node, depth) for node in args[0]]
    labels, index = _any_index(decoder, args[1], depth), _any_index(decoder, args[2], depth)
    if len(columns) != len(labels) or any(len(column) != len(index) for column in columns):
        raise Malformed("a DataFrame and its index disagree")
    parts = {
        at: pd.Series(column, index=index, dtype=column.dtype, copy=False)
        for at, column in enumerate(columns)
    }
    frame = pd.DataFrame(parts, index=index, copy=False)
    frame.columns = labels
    return frame


def _category(decoder: Decoder, args: list[Node], depth: int) -> pd.Categorical:
    codes, categories, ordered = args
    dtype: Any = pd.CategoricalDtype(_any_index(decoder, categories, depth), ordered is True)
    return pd.Categorical.from_codes(_flat(decoder, codes, depth), dtype=dtype)


def _zoned(decoder: Decoder, args: list[Node], depth: int) -> Any:  # noqa: ANN401 (moments)
    values, unit, zone = args
    if unit not in ("s", "ms", "us", "ns") or type(zone) is not str:
        raise Malformed("a unit of time that is not known")
    moments = pd.DatetimeIndex(_flat(decoder, values, depth).astype("i8").view(f"M8[{unit}]"))
    return moments.tz_localize("UTC").tz_convert(zone[:60]).array


def _periods(decoder: Decoder, args: list[Node], depth: int) -> Any:  # noqa: ANN401 (periods)
    index: Any = pd.PeriodIndex
    numbers = _flat(decoder, args[0], depth).astype("i8")
    return index.from_ordinals(numbers, freq=str(args[1])[:20]).array


def _intervals(decoder: Decoder, args: list[Node], depth: int) -> Any:  # noqa: ANN401 (intervals)
    left, right = (_any_index(decoder, node, depth) for node in args[:2])
    closed: Any = args[2]
    return pd.arrays.IntervalArray.from_arrays(left, right, closed=closed)


def _arrow(decoder: Decoder, args: list[Node], _: int) -> Any:  # noqa: ANN401 (a column)
    column = _read_stream(decoder, args[0])
    dtype: Any = pd.ArrowDtype(column.type)
    return pd.array(column, dtype=dtype)


DECODERS: dict[str, Callable[[Decoder, list[Node], int], Any]] = {
    "array": _plain_array,
    "objects": _object_array,
    "texts": _text_array,
    "masked": _masked_array,
    "zoned": _zoned,
    "category": _category,
    "periods": _periods,
    "intervals": _intervals,
    "arrow": _arrow,
    "steps": _range_index,
    "index": _made_index,
    "levels": _multi_index,
    "series": _series,
    "frame": _data_frame,
}
"""How each kind is read back."""
