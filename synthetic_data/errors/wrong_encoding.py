"""Text saved as UTF-8 and read as Windows-1252: Zoë becomes ZoÃ«, in one place's whole file."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage, Unit
from synthetic_data.errors.spelling import respelt
from synthetic_data.schema import Kind


def misread(text: str) -> str:
    """The text as a program shows it that takes its bytes for the wrong alphabet."""
    return text.encode("utf-8").decode("cp1252", errors="replace")


def wrong_encoding(cells: Cells) -> pd.Series:
    """Every accented letter as two or three others; plain letters stay."""
    return respelt(cells.values, misread)


ERROR = CellError(
    name="wrong_encoding",
    help="The file of one place was saved as UTF-8 and read as Windows-1252, so that each accented "
    "letter became two others. The rate is the share of places; one at least is struck.",
    touches=frozenset(
        {Kind.FORENAME, Kind.SURNAME, Kind.PARENT_FORENAME, Kind.PARENT_SURNAME, Kind.ADDRESS}
    ),
    spoil=wrong_encoding,
    stage=Stage.FILE,
    unit=Unit.PLACE,
    example=Example(Kind.FORENAME, "Zoë"),
)
