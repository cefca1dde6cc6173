"""Free text typed in a hurry: words misspelt in the usual ways, no capitals, no full stop."""

from __future__ import annotations

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.schema import Kind

SLIPS = {
    "the": "teh",
    "and": "adn",
    "with": "wiht",
    "worried": "woried",
    "worries": "worrys",
    "speech": "speach",
    "talking": "talkign",
    "words": "wrods",
    "behaviour": "behavoir",
    "nursery": "nusery",
    "family": "famly",
    "review": "reveiw",
    "referral": "refferal",
    "assessment": "assesment",
    "Benefits": "Benifits",
}
EACH, NO_CAPITALS, NO_STOP = 0.6, 0.25, 0.5
"""Shares of texts in which each slip happens; synthetic settings."""


def typing_slips(cells: Cells) -> pd.Series:
    """The same text with some of these slips; a search for a word may no longer find it."""
    text = cells.values
    for word, slip in SLIPS.items():
        hit = cells.dice.uniform(word) < EACH
        text = text.mask(hit, text.str.replace(rf"\b{word}\b", slip, regex=True))
    text = text.mask(cells.dice.uniform("capitals") < NO_CAPITALS, text.str.lower())
    return text.mask(cells.dice.uniform("stop") < NO_STOP, text.str.rstrip("."))


ERROR = CellError(
    name="typing_slips",
    help="Free text typed in a hurry: words misspelt in the usual ways, capitals and full stops "
    "left out. Who searches for a word may not find it.",
    touches=frozenset({Kind.TEXT}),
    spoil=typing_slips,
    stage=Stage.TYPING,
    example=Example(Kind.TEXT, "Mum is worried about the speech review."),
)
