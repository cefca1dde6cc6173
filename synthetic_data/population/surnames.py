"""Surnames over time: what a baby is called at the birth, once registered, and later."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Ints
from synthetic_data.population import names
from synthetic_data.population.knobs import setting
from synthetic_data.scenario import Scenario
from synthetic_data.text import where


@dataclass(frozen=True)
class Surnames:
    """Surname of each child at notification, on registration and after a change; the mother's."""

    at_birth: pd.Series
    registered: pd.Series
    later: pd.Series
    changed: Ints
    """Days after the birth on which `later` begins; -1 when the name never changes."""
    mother: pd.Series


def build(scenario: Scenario, children: pd.DataFrame, heritage: Ints) -> Surnames:
    """Surnames of the children, given the heritage of each household.

    Unmarried mothers give their own name when the baby is born; most of their babies are then
    registered under the father's name, and some under both. Siblings follow their family.
    """
    draw = scenario.stream("surnames")
    count = len(heritage)
    own, partner = _parents(scenario, heritage)
    took_name = draw.random(count) < 0.55
    fathers_name = took_name | (draw.random(count) < 0.62)
    joins = ~took_name & (draw.random(count) < 2 * names.heritage_setting("joined")[heritage])
    family = np.where(fathers_name, partner, own)
    of = children["household"].to_numpy()
    girl = children["girl"].to_numpy()
    words = names.vocabulary()
    women = np.ones(count, dtype=bool)
    mother = words.for_girls(np.where(took_name, partner, own), women)
    registered = words.text(words.for_girls(family[of], girl))
    registered = names.hyphenated(
        words.text(words.for_girls(own[of], girl)),
        words.text(words.for_girls(partner[of], girl)),
        joins[of],
        registered,
    )
    later, changed = _changes(scenario, of, girl, own, partner, fathers_name)
    return Surnames(
        at_birth=words.text(mother[of]),
        registered=registered,
        later=where(changed < 0, registered, words.text(later)),
        changed=changed,
        mother=words.text(mother),
    )


def _parents(scenario: Scenario, heritage: Ints) -> tuple[Ints, Ints]:
    """The mother's own surname and her partner's, each in the family's spelling."""
    found = []
    words = names.vocabulary()
    for parent in ("own", "partner"):
        draw = scenario.stream("surnames", parent)
        codes = names.drawn(heritage, "surname", draw.random(len(heritage)))
        own_way = draw.random(len(codes)) < names.heritage_setting("variety")[heritage] * 0.5
        respelt = words.respelt(codes, draw.random(len(codes)))
        found.append(np.where(own_way, respelt, codes))
    return found[0], found[1]


def _changes(
    scenario: Scenario, of: Ints, girl: Flags, own: Ints, partner: Ints, fathers_name: Flags
) -> tuple[Ints, Ints]:
    """Later surnames and when they begin; parents marry or part, and all siblings change."""
    draw = scenario.stream("surnames", "changes")
    words = names.vocabulary()
    rate = setting(scenario, "surname_changes")
    family_changes = draw.random(len(own)) < rate
    other = np.where(fathers_name, own, partner)
    days = draw.integers(200, 1900, len(own))
    later = words.for_girls(other[of], girl)
    return later, np.where(family_changes[of] & (own != partner)[of], days[of], -1)
