"""The switch of the single unique identifier: the same children with none, with some, with one.

`partial` is how things are: health has NHS numbers, schools have pupil numbers, others what a
parent typed. With `none` nobody writes any of them down. With `full` every table about children
bears each child's NHS number in one more column, `single_identifier`, which no one gets wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd

from synthetic_data.population import Truth
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems.contract import CHILD, Office, Records, System
from synthetic_data.text import TEXT

NONE, PARTIAL, FULL = IDENTIFIERS = ("none", "partial", "full")
OF_CHILDREN = frozenset({Kind.NHS_NUMBER, Kind.PARENT_NHS_NUMBER, Kind.UPN})
"""Kinds of column that say who a child is, in every service's own way."""
SINGLE = Column(
    "single_identifier",
    Kind.CODE,
    "The child's single unique identifier, the same in every service: here its NHS number",
    optional=True,
    ours=True,
)


def shared_by(systems: Iterable[System], identifier: str) -> tuple[System, ...]:
    """The systems as they are where services share no identifier, some, or one."""
    change = {NONE: without, PARTIAL: lambda system: system, FULL: with_single}[identifier]
    return tuple(change(system) for system in systems)


def without(system: System) -> System:
    """A system that leaves blank every column that says who a child is."""
    blank = [column.name for column in system.table.columns if column.kind in OF_CHILDREN]

    def record(truth: Truth, office: Office) -> Records:
        found = system.record(truth, office)
        nothing = pd.Series(np.nan, index=found.frame.index, dtype=TEXT)
        return replace(found, frame=found.frame.assign(**dict.fromkeys(blank, nothing)))

    return replace(system, record=record) if blank else system


def with_single(system: System) -> System:
    """A system whose records of children bear the single identifier; others as they are."""
    if system.entity != CHILD:
        return system

    def record(truth: Truth, office: Office) -> Records:
        found = system.record(truth, office)
        numbers = truth.people["nhs_number"].take(found.about.clip(0)).reset_index(drop=True)
        single = numbers.where(found.about >= 0).set_axis(found.frame.index)
        return replace(found, frame=found.frame.assign(**{SINGLE.name: single}))

    return replace(system, record=record, table=with_column(system.table))


def with_column(table: Table) -> Table:
    """The table's declaration with the single identifier as its last column."""
    return replace(table, columns=(*table.columns, SINGLE))
