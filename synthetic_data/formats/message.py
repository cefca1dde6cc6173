"""How tables nest in a message: one declaration that both the writer and the reader follow.

    Message
      Header
      <root>                                 a container
        <row of the top level>               one element a row ...
          <module>                           ... with its fields in modules ...
            <field>
          <container>                        ... and the rows of the levels below it
            <row of that level>

A row whose own key is none of its fields carries it in the attribute `record`. A column that says
the same as the row above is left out, and stands in an attribute where it says something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

RECORD = "record"
"""The attribute with the key of a row; ours, no collection has it."""
ORPHAN = "unknown"
"""The attribute of an element that stands for a row which the table above does not have."""


@dataclass(frozen=True)
class Module:
    """Fields that stand together: an element for each column. Without a tag, they stand bare."""

    tag: str
    fields: Mapping[str, str]
    """Element name by column."""


@dataclass(frozen=True)
class Level:
    """One table in a message."""

    table: str
    tag: str
    """The element of each row."""
    modules: tuple[Module, ...]
    container: str = ""
    """The element around all rows of one parent; none when it is empty."""
    parent: str = ""
    """The column that holds the key of the row above; none at the top."""
    inherits: tuple[str, ...] = ()
    """Columns that say the same as the row (or the header) above."""
    below: tuple[Level, ...] = ()

    @property
    def fields(self) -> dict[str, str]:
        """Element name by column, of all modules."""
        return {column: tag for module in self.modules for column, tag in module.fields.items()}

    def all(self) -> Iterator[Level]:
        """The level itself and every level below it."""
        yield self
        for level in self.below:
            yield from level.all()


@dataclass(frozen=True)
class Message:
    """A return: its name (which is the file's), its header and its levels."""

    name: str
    top: Level
    header: Callable[[pd.DataFrame], Mapping[str, Mapping[str, str]]]
    """From the top table to the header: groups of element name and text."""
    inherited: Mapping[str, tuple[str, str]]
    """Which header group and element holds a column that the top level inherits."""

    @property
    def tables(self) -> list[str]:
        """The tables that it holds, the top one first."""
        return [level.table for level in self.top.all()]
