"""The clauses of referral notes: which fit a child's age and a writer, and one of those by luck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Floats, Ints
from synthetic_data.reference import toml
from synthetic_data.text import picked

ANY_AGE = (0, 10_000)


@dataclass(frozen=True)
class Clauses:
    """Clauses one below the other: their texts, groups, ages in months and writers."""

    texts: tuple[str, ...]
    group: Ints
    first: Ints
    last: Ints
    by: tuple[frozenset[str], ...]
    """Who may write it; everybody where it is empty."""

    def fits(self, months: Ints, writer: Ints, writers: Sequence[str]) -> Flags:
        """Which clauses (columns) fit each note (rows): the child's age and who writes."""
        age = (months[:, None] >= self.first) & (months[:, None] <= self.last)
        may = np.array([[not by or one in by for by in self.by] for one in writers])
        return np.asarray(age & may[writer])

    def said(self, place: Ints, boy: Flags) -> pd.Series:
        """The clause at each place in its form for a girl or a boy; nothing for -1."""
        forms = [_for_sex(text, is_boy) for text in self.texts for is_boy in (False, True)]
        unique = list(dict.fromkeys([*forms, ""]))
        where = np.array([unique.index(form) for form in [*forms, ""]])
        return picked(unique, where[np.where(place < 0, len(forms), place * 2 + boy)])


def _for_sex(text: str, boy: bool) -> str:
    he, him, his = ("he", "him", "his") if boy else ("she", "her", "her")
    return text.format(he=he, He=he.capitalize(), him=him, his=his, name="{name}")


@cache
def clauses(part: str) -> Clauses:
    """`openings`, `closings`, `speech` or `topics` of the reference file."""
    found = toml("note_clauses")[part]
    groups = list(found.values()) if isinstance(found, dict) else [found]
    every = [_whole(one) | {"group": n} for n, group in enumerate(groups) for one in group]
    return Clauses(
        texts=tuple(one["text"] for one in every),
        group=np.array([one["group"] for one in every]),
        first=np.array([one["from"] for one in every]),
        last=np.array([one["until"] for one in every]),
        by=tuple(frozenset(one["by"]) for one in every),
    )


def both(one: Clauses, other: Clauses) -> Clauses:
    """The clauses of one part and, after them, those of another."""
    return Clauses(
        texts=one.texts + other.texts,
        group=np.concatenate([one.group, other.group]),
        first=np.concatenate([one.first, other.first]),
        last=np.concatenate([one.last, other.last]),
        by=one.by + other.by,
    )


def _whole(clause: str | dict[str, Any]) -> dict[str, Any]:
    """A clause with all its properties."""
    given = {"text": clause} if isinstance(clause, str) else clause
    return {"from": ANY_AGE[0], "until": ANY_AGE[1], "by": ()} | given


def one_of(fitting: Flags, luck: Floats) -> Ints:
    """One of the fitting columns of each row, all as likely; -1 where none fits."""
    running = np.cumsum(fitting, axis=1)
    count = running[:, -1]
    place = (running <= (luck * count).astype(np.int64)[:, None]).sum(axis=1)
    return np.where(count > 0, place, -1)


def months_old(dob: Days, day: Days) -> Ints:
    """Age in months, as near as a note needs it."""
    return np.asarray((day - dob).astype(np.int64) / 30.44, dtype=np.int64)
