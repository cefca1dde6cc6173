"""Values cross between learner and judge unchanged, and nothing but values can cross."""

from __future__ import annotations

import collections
import datetime as dt
import decimal
import fractions
import json
import math
from typing import Any

import hypothesis.strategies as st
import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from grading.engine.decode import Decoder
from grading.engine.encode import Encoder
from grading.engine.opaque import Opaque, OpaqueUsed
from grading.engine.wire import Malformed

matplotlib.use("Agg")
Point = collections.namedtuple("Point", "x y")


def sent(value: Any) -> Any:
    """The value after a journey as JSON and blobs."""
    encoder = Encoder([])
    node = json.loads(json.dumps(encoder.whole(value)))
    return Decoder(encoder.blobs, lambda number, name, doc: (number, name, doc)).decode(node)


PLAIN = [
    None,
    True,
    -5,
    2**70,
    1.5,
    math.inf,
    "text, é, \ud800",
    b"bytes",
    bytearray(b"x"),
    1 + 2j,
    dt.date(2020, 1, 2),
    dt.datetime(2020, 1, 2, 3, 4, 5, 6, tzinfo=dt.UTC),
    dt.time(1, 2),
    dt.timedelta(1, 2, 3),
    decimal.Decimal("1.50"),
    fractions.Fraction(1, 3),
    [1, [2, None]],
    (1, 2),
    {1, 2},
    frozenset([1]),
    {"a": 1, 2: [3], (1, 2): None},
    collections.Counter("aab"),
    collections.OrderedDict(a=1),
    range(3, 0, -1),
    slice(1, None, 2),
    np.int64(4),
    np.float32(2.5),
    np.bool_(True),
    np.str_("hé"),
    np.datetime64("2020-01-01"),
    pd.Timestamp("2020-01-01 03:04:05.123456789"),
    pd.Timestamp("2020-06-01", tz="Europe/London"),
    pd.Timedelta("3D"),
    pd.Period("2020-01", "M"),
    pd.Interval(0, 1, closed="left"),
]


@pytest.mark.parametrize("value", PLAIN, ids=lambda value: type(value).__name__)
def test_a_plain_value_arrives_with_its_type(value: Any) -> None:
    arrived = sent(value)
    assert type(arrived) is type(value)
    assert arrived == value


@pytest.mark.parametrize("value", [math.nan, pd.NA, pd.NaT, np.float64("nan")], ids=repr)
def test_a_missing_value_stays_missing(value: Any) -> None:
    assert type(sent(value)) is type(value)
    assert pd.isna(sent(value))


def test_a_named_tuple_keeps_its_names() -> None:
    arrived = sent(Point(1, 2))
    assert (arrived.x, arrived.y) == (1, 2)
    assert arrived == (1, 2)


FRAME = pd.DataFrame(
    {
        "whole": [1, 2, 3],
        "measure": [1.0, np.nan, 3],
        "text": ["a", None, "é"],
        "date": pd.to_datetime(["2020-01-01", None, "2021-01-01"]),
        "may be missing": pd.array([1, None, 3], dtype="Int64"),
        "flag": [True, False, True],
        "unsure": pd.array([True, None, False], dtype="boolean"),
        "kind": pd.Categorical(["x", "y", "x"], ordered=True),
        "mixed": [1, "a", [3]],
        "zoned": pd.to_datetime(["2020-01-01"] * 3).tz_localize("Europe/London"),
        "span": pd.to_timedelta([1, 2, 3], unit="D"),
        "old text": pd.array(["a", None, "b"], dtype="string"),
        "month": pd.period_range("2020-01", periods=3, freq="M"),
        "band": pd.cut([1, 2, 3], 2),
        "arrow": pd.array([1, 2, None], dtype="int64[pyarrow]"),
    }
)
FRAMES = {
    "every kind": FRAME,
    "text index": FRAME.set_index("text"),
    "two levels": FRAME.set_index(["whole", "text"]),
    "no rows": FRAME.iloc[:0],
    "no columns": FRAME[[]],
    "turned": FRAME[["whole", "flag"]].T,
    "one name twice": pd.DataFrame([[1, 2]], columns=["a", "a"]),
    "numbers for names": pd.DataFrame({1: [1], "x": [2]}),
    "pivot": FRAME.pivot_table(index="flag", columns="kind", values="measure", observed=True),
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_table_arrives_with_dtypes_index_and_names(frame: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(sent(frame), frame)


SERIES = {
    "counts": FRAME["text"].value_counts(),
    "groups": FRAME.groupby("flag").size(),
    "dates": pd.Series([1, 2], index=pd.date_range("2020", periods=2, freq="D"), name=("a", 1)),
    "nothing": pd.Series(dtype=float),
    "lists": pd.Series([[1], [2]]),
}


@pytest.mark.parametrize("series", SERIES.values(), ids=SERIES)
def test_a_series_arrives_with_its_index(series: pd.Series[Any]) -> None:
    pd.testing.assert_series_equal(sent(series), series)


@pytest.mark.parametrize(
    "array",
    [
        np.arange(6).reshape(2, 3),
        np.array(["a", "bb"]),
        np.array([1, "a", None], dtype=object),
        np.array([[1, 2]], dtype="M8[D]"),
        np.zeros((0, 3)),
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    ],
)
def test_an_array_arrives_with_shape_and_dtype(array: np.ndarray[Any, Any]) -> None:
    arrived = sent(array)
    assert (arrived.dtype, arrived.shape) == (array.dtype, array.shape)
    assert (arrived == array).all()


def test_a_chart_arrives_as_what_can_be_read_of_it() -> None:
    figure, axes = plt.subplots()
    axes.bar(["a", "b"], [1, 2])
    axes.plot([0, 1], [1, 2], label="line")
    axes.set_title("Title")
    axes.legend()
    arrived = sent(axes)
    plt.close(figure)
    assert arrived.get_title() == "Title"
    assert [text.get_text() for text in arrived.get_xticklabels()][:2] == ["a", "b"]
    assert [bar.get_height() for bar in arrived.patches] == [1, 2]
    assert list(arrived.lines[0].get_ydata()) == [1, 2]
    assert arrived.get_legend().get_texts()[0].get_text() == "line"
    assert sent(figure).axes[0].get_title() == "Title"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ((x for x in []), "list"),
        (pd.DataFrame({"a": [1]}).groupby("a"), "Finish the grouping"),
        (dict, "class"),
        (object(), "plain data"),
        (10**5000, "large a number"),
    ],
    ids=["generator", "groups", "class", "object", "huge number"],
)
def test_a_value_without_a_plain_form_says_what_to_give_instead(value: Any, words: str) -> None:
    arrived = sent(value)
    assert isinstance(arrived, Opaque)
    with pytest.raises(OpaqueUsed, match=words):
        len(arrived)
    with pytest.raises(OpaqueUsed, match=words):
        bool(arrived == 3)


def test_a_value_that_contains_itself_is_too_deep() -> None:
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(OpaqueUsed, match="nested too deeply"):
        len(sent(loop))


def test_a_type_that_lies_about_itself_arrives_as_what_it_is() -> None:
    class Liar(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = str.__hash__

    arrived = sent(Liar("lie"))
    assert type(arrived) is str
    assert arrived != "truth"


NODES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(
            st.sampled_from(
                [
                    "array",
                    "objects",
                    "texts",
                    "masked",
                    "zoned",
                    "category",
                    "periods",
                    "intervals",
                    "arrow",
                    "steps",
                    "index",
                    "levels",
                    "series",
                    "frame",
                    "list",
                    "dict",
                    "set",
                    "tuple",
                    "named",
                    "stamp",
                    "span",
                    "scalar",
                    "function",
                    "opaque",
                    "drawn",
                    "int",
                    "float",
                    "decimal",
                    "date",
                    "bytes",
                    "range",
                    "slice",
                ]
            ),
            inner,
            inner,
            inner,
        ).map(list)
    ),
    max_leaves=12,
)


@settings(max_examples=600, deadline=None)
@given(node=NODES, blob=st.binary(max_size=80))
def test_any_forged_data_give_a_value_or_malformed(node: Any, blob: bytes) -> None:
    try:
        Decoder([blob, blob], lambda *_: None).decode(node)
    except Malformed:
        return
