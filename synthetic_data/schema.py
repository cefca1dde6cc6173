"""One declaration of a table: it drives generation, checks, the dictionary page and the tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import pandera.pandas as pa


class Kind(StrEnum):
    """What a column holds. Errors choose their columns by it, and it fixes the type in pandas."""

    RECORD_ID = "record id"
    NHS_NUMBER = "NHS number"
    PARENT_NHS_NUMBER = "parent's NHS number"
    UPN = "unique pupil number"
    URN = "provider number"
    ELIGIBILITY_CODE = "eligibility code"
    FORENAME = "forename"
    SURNAME = "surname"
    PARENT_FORENAME = "parent's forename"
    PARENT_SURNAME = "parent's surname"
    BIRTH_DATE = "date of birth"
    DATE = "date"
    SEX = "sex"
    ETHNICITY = "ethnic group"
    CODE = "code"
    CODES = "list of codes"
    FLAG = "flag"
    ADDRESS = "address"
    POSTCODE = "postcode"
    TEXT = "text"
    COUNT = "whole number"
    MEASURE = "measurement"


DATES = frozenset({Kind.BIRTH_DATE, Kind.DATE})
NUMBERS = frozenset({Kind.COUNT, Kind.MEASURE})


def _no_codes() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Column:
    """One column: what it holds, in plain words, and what may stand in it."""

    name: str
    kind: Kind
    help: str
    codes: Mapping[str, str] = field(default_factory=_no_codes)
    """The code set: each code with its meaning; empty where any value may stand."""
    optional: bool = False
    """Whether a clean record may leave it blank."""
    ours: bool = False
    """Whether it is this project's own and in no national collection."""

    @property
    def dtype(self) -> str:
        """What `load` gives: text is `str`, and a whole number that may be missing is `Int64`."""
        if self.kind in DATES:
            return "datetime64[us]"
        if self.kind is Kind.COUNT:
            return "Int64" if self.optional else "int64"
        return "float64" if self.kind is Kind.MEASURE else "str"


@dataclass(frozen=True)
class Table:
    """A table of one system: its name, its key (the first column) and its columns in order."""

    name: str
    title: str
    help: str
    columns: tuple[Column, ...]
    typed_at: str = ""
    """The column that says where a record was typed: what a place does wrong befalls all of its."""
    typed_on: str = ""
    """The column that says on which day it was typed."""

    @property
    def key(self) -> str:
        """The column that names each record of this system."""
        return self.columns[0].name

    @property
    def names(self) -> list[str]:
        """The columns in order."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)

    def pandera(self, *, clean: bool = False) -> pa.DataFrameSchema:
        """A pandera schema for the table as `load` gives it.

        With `clean`, for what a system would have recorded had nobody made a mistake: no blank
        where the form asks for an answer, and no code that is not in the code set.
        """
        import pandera.pandas as pa

        def checked(column: Column) -> pa.Column:
            strict = clean and bool(column.codes)
            return pa.Column(
                column.dtype,
                checks=[pa.Check.isin(list(column.codes))] if strict else [],
                nullable=column.name != self.key and (column.optional or not clean),
                unique=column.name == self.key,
                description=column.help,
            )

        columns = {column.name: checked(column) for column in self.columns}
        return pa.DataFrameSchema(columns, strict=True, ordered=True, name=self.name)


def typed(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The table's columns in order, dates and numbers in the types that the table declares."""
    ready = {}
    for column in table.columns:
        values = frame[column.name]
        is_text = column.kind not in DATES and column.kind not in NUMBERS
        # The stubs know no `astype` to a name that is not written out.
        ready[column.name] = (
            values if is_text else values.astype(pd.api.types.pandas_dtype(column.dtype))
        )
    return pd.DataFrame(ready, copy=False)
