"""Terms, ages and the funded entitlements as they stood on a day: rules, nobody's records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Ints
from synthetic_data.reference import toml
from synthetic_data.text import numbered

ENTITLEMENTS = ("universal", "two_year_olds", "extended", "expanded")
TERM_MONTHS = {1: "spring", 4: "summer", 9: "autumn"}
"""Funded terms begin on the first of January, April and September."""
CODE_STEP = 700_001
"""Shares no factor with a million, so that every child of an authority gets another code."""


@dataclass(frozen=True)
class Term:
    """A funded term: its name, such as `2026 spring`, and its first day."""

    name: str
    start: np.datetime64

    @property
    def eve(self) -> np.datetime64:
        """The day before: who reaches an age later than this starts a term later."""
        return self.start - np.timedelta64(1, "D")

    @property
    def reception_from(self) -> np.datetime64:
        """Children born from this day on are too young for school this term."""
        year = year_of(self.start - np.timedelta64(243, "D"))  # back from September to January
        return np.datetime64(f"{year - 4}-09-01")


@dataclass(frozen=True)
class Rule:
    """An entitlement in one term: from which age to which, and for how many hours a week."""

    months: int
    until: int
    hours: int


def year_of(day: np.datetime64) -> int:
    """The calendar year of a day."""
    return int(day.astype("datetime64[Y]").astype(np.int64)) + 1970


def terms(today: np.datetime64, count: int) -> tuple[Term, ...]:
    """The latest `count` terms that have begun by today, the earliest first."""
    month = today.astype("datetime64[M]")
    found: list[Term] = []
    while len(found) < count:
        number = int(month.astype(np.int64)) % 12 + 1
        if number in TERM_MONTHS:
            day = month.astype("datetime64[D]")
            found.append(Term(f"{year_of(day)} {TERM_MONTHS[number]}", day))
        month = month - np.timedelta64(1, "M")
    return tuple(reversed(found))


def census_day(today: np.datetime64) -> np.datetime64:
    """The latest early years census: the third Thursday of January, 15 January in 2026."""
    year = year_of(today)

    def third_thursday(of: int) -> np.datetime64:
        first = np.datetime64(f"{of}-01-01")
        return np.busday_offset(first, 2, roll="forward", weekmask="Thu")

    this_year = third_thursday(year)
    return this_year if this_year <= today else third_thursday(year - 1)


def rule(entitlement: str, day: np.datetime64) -> Rule | None:
    """The entitlement as it stood on a day; None before it was there."""
    entry = toml("entitlements")[entitlement]
    step = _latest(entry["steps"], day)
    return None if step is None else Rule(step["months"], entry["until"], step["hours"])


def offer_name(entitlement: str, day: np.datetime64) -> str:
    """What the entitlement was called in claims on a day."""
    entry = toml("entitlements")[entitlement]
    return str((_latest(entry["names"], day) or entry["names"][0])["name"])


def offer_names() -> dict[str, str]:
    """Every name that an entitlement has had, with what it is."""
    return {
        name["name"]: entry["title"]
        for entry in toml("entitlements").values()
        for name in entry["names"]
    }


def _latest(steps: list[dict[str, Any]], day: np.datetime64) -> dict[str, Any] | None:
    begun = [step for step in steps if np.datetime64(step["from"]) <= day]
    return begun[-1] if begun else None


def aged(dob: Days, months: int, day: np.datetime64) -> Flags:
    """Who is so many months old on a day; a child of the 31st is so by the last of a month."""
    month = day.astype("datetime64[M]")
    back = month - np.timedelta64(months, "M")
    last = (back + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
    is_last = (day + 1).astype("datetime64[M]") > month
    limit = back.astype("datetime64[D]") + (day - month.astype("datetime64[D]"))
    return np.asarray(dob <= (last if is_last or limit > last else limit), dtype=np.bool_)


def of_age(dob: Days, entitlement: str, day: np.datetime64) -> Flags:
    """Who may use an entitlement in the term that begins on a day.

    A child starts in the term after it reaches the age, and stops in the term after it outgrows it.
    """
    found = rule(entitlement, day)
    if found is None:
        return np.zeros(len(dob), dtype=np.bool_)
    before = day - np.timedelta64(1, "D")
    return aged(dob, found.months, before) & ~aged(dob, found.until, before)


def eligibility_codes(authority: int, child: Ints) -> pd.Series:
    """Eleven digits for each child (row numbers of `truth.people`), different for all of them."""
    scattered = (child * CODE_STEP + 12_345) % 10**6
    return numbered(f"99{authority % 1000:03d}", scattered, 6)
