"""How many terms of early education a child has had before school."""

from __future__ import annotations

import numpy as np

from synthetic_data.arrays import Days, Flags, Ints

TERMS = (1, 4, 9)
"""Terms begin on the first of these months."""


def terms_attended(dob: Days, at_two: Flags, from_three: Flags) -> Ints:
    """Terms from the second birthday until school, for those who go at two and from three on.

    The younger a child is within its school year, the fewer terms there are before school.
    """
    second, third, school = _birthday(dob, 2), _birthday(dob, 3), school_begins(dob)
    early = np.where(at_two, _begun(third) - _begun(second), 0)
    later = np.where(from_three, _begun(school - np.timedelta64(1, "D")) - _begun(third), 0)
    return np.asarray(early + later, dtype=np.int64)


def school_begins(dob: Days) -> Days:
    """1 September after the fourth birthday; a child born on 1 September waits a year for it."""
    month = dob.astype("datetime64[M]").astype(np.int64)
    year = month // 12 + np.where(month % 12 >= 8, 5, 4)
    return np.asarray((year * 12 + 8).astype("datetime64[M]").astype("datetime64[D]"))


def _birthday(dob: Days, years: int) -> Days:
    return np.asarray(dob + np.timedelta64(round(365.25 * years), "D"))


def _begun(day: Days) -> Ints:
    """How many terms had begun by a day, counted from 1970."""
    month = day.astype("datetime64[M]").astype(np.int64)
    place = np.searchsorted(TERMS, month % 12 + 1, side="right")
    return np.asarray(month // 12 * len(TERMS) + place, dtype=np.int64)
