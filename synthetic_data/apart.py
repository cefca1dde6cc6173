"""Numbers of people, providers and places in a pack of many authorities: each in one alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from synthetic_data.files import AUTHORITY

OF_ONE = {
    "truth/people": (
        ("person_id",),
        ("household_id",),
        ("nhs_number", "mother_nhs_number"),
        ("upn",),
        ("postcode",),
        ("lsoa",),
    ),
    "truth/providers": (("provider_id",),),
    "tables/ofsted": (("ofsted_urn",), ("setting_urn",)),
    "tables/areas": (("lsoa",), ("ward_code",)),
    "tables/reception": (("school_urn",),),
}
"""Columns, those of one kind of number together, whose values no two authorities may share."""


def shared(folder: Path, authorities: Sequence[str]) -> Iterator[str]:
    """A line for each kind of number of which two authorities have the same one."""
    for file, kinds in OF_ONE.items():
        paths = [folder / AUTHORITY.format(one) / f"{file}.parquet" for one in authorities]
        there = [path for path in paths if path.is_file()]
        for columns in kinds:
            both = _twice(there, columns)
            if len(both):
                yield (
                    f"{folder}: {' and '.join(columns)} in {file}: {len(both)} are in more than "
                    f"one authority, such as {both.iloc[0]}"
                )


def _twice(paths: Sequence[Path], columns: Sequence[str]) -> pd.Series:
    """The values that stand in more than one of these files."""
    each = []
    for path in paths:
        table = pq.read_table(path, columns=list(columns))
        values = pd.concat([column.to_pandas() for column in table.columns], ignore_index=True)
        each.append(values.dropna().drop_duplicates())
    every = pd.concat(each, ignore_index=True) if each else pd.Series(dtype="str")
    return every[every.duplicated()]
