"""What each error does, shown on one cell of one invented family: before and after."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.errors.contract import CellError, Cells
from synthetic_data.mistakes import as_text
from synthetic_data.randomness import Dice
from synthetic_data.schema import NUMBERS, Column, Kind
from synthetic_data.text import TEXT

BLANK = "(blank)"
CODES = {"N1": "abuse or neglect", "N2": "the child's disability or illness"}
TRIES = 40
"""Some errors change nothing at some draws, such as a swap of equal letters: take the next."""


def before_and_after(error: CellError) -> tuple[str, str]:
    """The example of an error, and what the error itself makes of it."""
    if error.example is None:
        return "", ""
    before = error.example.before
    for draw in range(TRIES):
        after = _spoilt(error, draw)
        if after != before:
            break
    return before, after


def _spoilt(error: CellError, draw: int) -> str:
    """One cell of the elder twin after the error, as the log would show it."""
    assert error.example is not None
    kind = error.example.kind
    dates = kind in (Kind.BIRTH_DATE, Kind.DATE)
    cell = pd.Series([error.example.before], dtype=TEXT)
    values = pd.to_datetime(cell).astype("datetime64[us]") if dates else cell
    values = pd.to_numeric(values) if kind in NUMBERS else values
    record = {
        Kind.FORENAME: _text("Zofia"),
        Kind.SURNAME: _text("Kowalska"),
        Kind.DATE: _dates("2025-09-15"),
    }
    bits = np.array([draw * 0x9E3779B97F4A7C15 % 2**64], dtype=np.uint64)
    cells = Cells(
        values, Dice(bits), Column("c", kind, "", codes=CODES), family(), np.array([0]), record.get
    )
    after = as_text(error.spoil(cells)).iloc[0]
    return BLANK if pd.isna(after) else str(after)


def family() -> pd.DataFrame:
    """Twin sisters, their elder brother, and another mother's child born a day later."""
    return pd.DataFrame(
        {
            "person_id": _text("C1", "C2", "C3", "C4"),
            "forename": _text("Zofia", "Lena", "Jakub", "Theo"),
            "middle_names": _text("Maria", None, None, None),
            "surname": _text("Kowalska", "Kowalska", "Kowalski", "Marsh"),
            "mother_surname": _text("Nowak", "Nowak", "Nowak", "Marsh"),
            "nhs_number": _text("9990000018", "9990123454", "9990000026", "9990000042"),
            "mother_nhs_number": _text("9990000034", "9990000034", "9990000034", "9990000050"),
            "dob": _dates("2021-03-05", "2021-03-05", "2019-11-20", "2021-03-06"),
            "postcode": _text("ZZ4 1AB", "ZZ4 1AB", "ZZ4 1AB", "ZZ7 2DE"),
            "gestation_weeks": [36, 36, 40, 40],
            "sibling": [2, 0, 1, -1],
            "twin_group": pd.array([0, 0, None, None], dtype="Int64"),
        }
    )


def _dates(*days: str) -> pd.Series:
    return pd.Series(pd.to_datetime(list(days))).astype("datetime64[us]")


def _text(*values: str | None) -> pd.Series:
    return pd.Series(values, dtype=TEXT)
