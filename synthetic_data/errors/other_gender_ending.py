"""A surname with the ending of the other sex: Kowalska's daughter written down as Kowalski."""

from __future__ import annotations

from functools import cache

import pandas as pd

from synthetic_data.errors.contract import CellError, Cells, Example
from synthetic_data.errors.spelling import respelt
from synthetic_data.population.names import vocabulary
from synthetic_data.schema import Kind


@cache
def other_forms() -> dict[str, str]:
    """Every surname that has two forms, with the other one."""
    words = vocabulary()
    pairs = zip(words.names, words.female_form.tolist(), strict=True)
    hers = {name: words.names[other] for name, other in pairs if name != words.names[other]}
    return hers | {other: name for name, other in hers.items()}


def other_gender_ending(cells: Cells) -> pd.Series:
    """The father's form for a girl and the mother's for a boy; most surnames have one form."""
    forms = other_forms()
    return respelt(cells.values, lambda name: forms.get(name, name))


ERROR = CellError(
    name="other_gender_ending",
    help="A surname whose ending differs for women and men stands in the other form, because "
    "somebody took it from a parent's papers. The rate applies to surnames with two forms.",
    touches=frozenset({Kind.SURNAME, Kind.PARENT_SURNAME}),
    concerns=lambda names: names.isin(list(other_forms())),
    spoil=other_gender_ending,
    rate=0.04,
    example=Example(Kind.SURNAME, "Kowalska"),
)
