"""Children whom one system holds twice, under two numbers of its own: typed anew, never found."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from synthetic_data.arrays import Ints
from synthetic_data.scenario import Knob
from synthetic_data.schema import Table
from synthetic_data.systems.contract import Event, Office, Records
from synthetic_data.text import TEXT, as_arrow, decoded, numbered

KNOB = Knob("duplicates", 0.005, "share of records that were typed a second time, under a new key")
"""A system that names this knob among its own has duplicates."""


def with_duplicates(records: Records, office: Office, table: Table) -> Records:
    """The records and, after them, a second one about a few of the same children.

    Each makes its own mistakes afterwards, as whoever types a form anew does.
    """
    known = np.flatnonzero(records.about >= 0)
    again = known[office.happens("duplicates", office.knob("duplicates"), records.about[known])]
    if not len(again):
        return records
    copies = records.frame.take(again)
    copies = copies.assign(
        **{table.key: next_keys(records.frame[table.key], len(again)).to_numpy()}
    )
    events = tuple(
        Event("duplicate", table.key, new, f"The child, or the claim, of {old} once more.")
        for new, old in zip(copies[table.key], records.frame[table.key].take(again), strict=True)
    )
    return added(records, copies, records.about[again], events)


def added(records: Records, frame: pd.DataFrame, about: Ints, events: tuple[Event, ...]) -> Records:
    """The records with more of them at the end."""
    columns = {name: _stacked(records.frame[name], frame[name]) for name in records.frame}
    return replace(
        records,
        frame=pd.DataFrame(columns, copy=False),
        about=np.concatenate([records.about, about]),
        events=records.events + events,
    )


def _stacked(one: pd.Series, other: pd.Series) -> pd.Series:
    """A column under another, stored as the first one is."""
    if isinstance(one.dtype, pd.CategoricalDtype):
        if isinstance(other.dtype, pd.CategoricalDtype) and other.cat.categories is (
            one.cat.categories
        ):
            codes = np.concatenate([one.cat.codes, other.cat.codes])
            return pd.Series(pd.Categorical.from_codes(codes, dtype=one.dtype))
        text = pd.Categorical(decoded(other).astype(TEXT))
        return pd.Series(pd.api.types.union_categoricals([one.array, text]))
    return pd.concat([one, other], ignore_index=True)


def next_keys(keys: pd.Series, count: int) -> pd.Series:
    """So many keys in the form of those there are, numbered on from the highest."""
    first = str(keys.iloc[0])
    prefix = first.rstrip("0123456789")
    numbers = pc.utf8_slice_codeunits(as_arrow(keys), len(prefix)).cast(pa.int64())
    highest = pc.max(numbers).as_py()
    return numbered(prefix, highest + 1 + np.arange(count), len(first) - len(prefix))
