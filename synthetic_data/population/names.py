"""Names by heritage, drawn from versioned pools as numbers into one vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Floats, Ints
from synthetic_data.reference import rows, toml
from synthetic_data.text import TEXT, picked


@dataclass(frozen=True)
class Vocabulary:
    """Every name there is, each with its form for a girl and its other spellings."""

    names: tuple[str, ...]
    female_form: Ints
    spelling_first: Ints
    spelling_count: Ints
    spellings: Ints
    short: Ints

    def text(self, codes: Ints) -> pd.Series:
        """The names themselves, stored as `category`; a code of -1 is missing."""
        return picked(self.names, codes)

    def for_girls(self, codes: Ints, girl: Flags) -> Ints:
        """Surnames with the ending that a girl or woman bears (Kowalski's daughter: Kowalska)."""
        return np.asarray(np.where(girl, self.female_form[codes], codes), dtype=np.int64)

    def respelt(self, codes: Ints, luck: Floats) -> Ints:
        """Another spelling of the same name where there is one, chosen by the luck in [0, 1)."""
        count = self.spelling_count[codes]
        place = self.spelling_first[codes] + (luck * count).astype(np.int64)
        other = self.spellings[np.minimum(place, len(self.spellings) - 1)]
        return np.asarray(np.where(count > 0, other, codes), dtype=np.int64)

    def shortened(self, codes: Ints) -> Ints:
        """What the child is called at play: Oliver is Ollie. Names without a short form stay."""
        return np.asarray(np.where(self.short[codes] >= 0, self.short[codes], codes))


STEPS = 4096
"""A power of two, so that no step is rounded."""


@dataclass(frozen=True)
class Pool:
    """Names to draw from: their places in the vocabulary and their cumulated weights."""

    codes: Ints
    cumulated: Floats

    @cached_property
    def _guide(self) -> Ints:
        """For each small step of luck, the first name that it can be."""
        steps = np.arange(int(self.cumulated[-1] * STEPS) + 2) / STEPS
        return np.asarray(np.searchsorted(self.cumulated, steps, side="right"), dtype=np.int64)

    def draw(self, luck: Floats) -> Ints:
        """The first name whose cumulated weight lies above each number, looked up by a guide.

        The same as a binary search, which takes twice as long for a million children.
        """
        upto = np.append(self.cumulated, np.inf)
        place = self._guide[(luck * STEPS).astype(np.int64)]
        short = np.flatnonzero(upto[place] <= luck)
        while len(short):
            place[short] += 1
            short = short[upto[place[short]] <= luck[short]]
        return self.codes[np.minimum(place, len(self.codes) - 1)]


@cache
def vocabulary() -> Vocabulary:
    """All names of the pools and all their other forms."""
    forms = toml("name_forms")
    groups: list[list[str]] = forms["spellings"]
    every = [row[part] for row in rows("names") for part in ("name", "female_form")]
    every += [name for group in groups for name in group]
    every += [name for pair in forms["short"].items() for name in pair]
    names = tuple(dict.fromkeys(every))
    place = {name: number for number, name in enumerate(names)}
    female = np.arange(len(names))
    for row in rows("names"):
        if row["part"] == "surname":
            female[place[row["name"]]] = place[row["female_form"]]
    first, count = np.zeros(len(names), np.int64), np.zeros(len(names), np.int64)
    spellings: list[int] = []
    for group in groups:
        for name in group:
            others = [place[other] for other in group if other != name]
            first[place[name]], count[place[name]] = len(spellings), len(others)
            spellings += others
    short = np.full(len(names), -1)
    for name, called in forms["short"].items():
        short[place[name]] = place[called]
    return Vocabulary(names, female, first, count, np.array(spellings), short)


@cache
def pool(heritage: str, part: str) -> Pool:
    """The names that families of one heritage choose from (part: girl, boy, mother, surname)."""
    place = {name: number for number, name in enumerate(vocabulary().names)}
    mixture = toml("heritages")[heritage]["surnames" if part == "surname" else "forenames"]
    weights: dict[int, float] = {}
    for name, share in mixture.items():
        source = [row for row in rows("names") if (row["pool"], row["part"]) == (name, part)]
        if not source:  # only the British pool tells mothers' names from babies'
            source = [row for row in rows("names") if (row["pool"], row["part"]) == (name, "girl")]
        total = sum(float(row["weight"]) for row in source)
        for row in source:
            code = place[row["name"]]
            weights[code] = weights.get(code, 0.0) + share * float(row["weight"]) / total
    codes = np.array(list(weights))
    cumulated = np.cumsum(np.array(list(weights.values())))
    return Pool(codes, cumulated / cumulated[-1])


def drawn(heritage: Ints, part: str, luck: Floats) -> Ints:
    """A name for each family of these heritages (numbers into `heritages()`)."""
    return _pools(part).draw(heritage + luck)


def by_sex(heritage: Ints, girl: Flags, luck: Floats) -> Ints:
    """A girl's or a boy's name for each child of these heritages."""
    boys = np.where(girl, 0, len(heritages()))
    return _pools("girl", "boy").draw(heritage + boys + luck)


@cache
def _pools(*parts: str) -> Pool:
    """The pools of all heritages end to end, the first from 0 to 1, the next from 1 to 2."""
    each = [pool(name, part) for part in parts for name in heritages()]
    cumulated = np.concatenate([place + one.cumulated for place, one in enumerate(each)])
    return Pool(np.concatenate([one.codes for one in each]), cumulated)


@cache
def heritages() -> tuple[str, ...]:
    """The heritages in the order of the reference file."""
    return tuple(toml("heritages"))


def heritage_setting(key: str) -> Floats:
    """One number of each heritage, such as how often both parents' surnames are joined."""
    return np.array([toml("heritages")[name][key] for name in heritages()], dtype=np.float64)


def hyphenated(first: pd.Series, second: pd.Series, joins: Flags, single: pd.Series) -> pd.Series:
    """`single` but for the rows in `joins`, where both surnames are joined by a hyphen."""
    text = single.astype(TEXT).to_numpy(dtype=object, copy=True)
    left = first.astype(TEXT).to_numpy(dtype=object)[joins]
    right = second.astype(TEXT).to_numpy(dtype=object)[joins]
    text[joins] = left + "-" + right
    return pd.Series(pd.Categorical(pd.Series(text, dtype=TEXT)))
