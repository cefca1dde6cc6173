"""Names without their accents: Zoë becomes Zoe, Michał Michal."""

from __future__ import annotations

import unicodedata

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.errors.spelling import respelt
from synthetic_data.schema import Kind

WHOLE = str.maketrans("łŁøØđĐıßɔεƐƆ", "lLoOdDisoeEO")
"""Letters that are no accented form of another, and what people type for them."""


def plain(text: str) -> str:
    """The text in the letters of an English keyboard."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(WHOLE))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def accents_lost(cells: Cells) -> pd.Series:
    """The name in plain letters."""
    return respelt(cells.values, plain)


ERROR = CellError(
    name="accents_lost",
    help="Accents and special letters became the plain ones of an English keyboard. The rate "
    "applies to names that have any.",
    touches=frozenset({Kind.FORENAME, Kind.SURNAME, Kind.PARENT_FORENAME, Kind.PARENT_SURNAME}),
    concerns=lambda names: names.str.contains(r"[^\x00-\x7f]", regex=True),
    spoil=accents_lost,
    rate=0.3,
    stage=Stage.TYPING,
    example=Example(Kind.FORENAME, "Michał"),
)
