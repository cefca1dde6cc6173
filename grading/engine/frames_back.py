"""Arrays, indexes, Series and DataFrames from plain data that nobody vouches for.

Dtypes come from a short list without Python objects, sizes must agree, and an Arrow column is
validated in full before anything reads it. What is not as `frames.py` would have written it raises
Malformed, or an error that `decode.py` turns into it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa

from grading.engine.encode import Node
from grading.engine.frames import MASKED, PLAIN
from grading.engine.wire import Malformed

if TYPE_CHECKING:
    from grading.engine.decode import Decoder

MOST_CELLS = 50_000_000


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
