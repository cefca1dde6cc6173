"""The children themselves: twins, sex, gestation, weight, names, and what becomes of them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Flags, Floats, Ints
from synthetic_data.population import names
from synthetic_data.population.areas import Areas
from synthetic_data.population.households import Families
from synthetic_data.population.knobs import setting
from synthetic_data.scenario import Scenario
from synthetic_data.text import whole

WEEKS = np.arange(24, 43)
SINGLETONS = np.array(
    [2, 2, 2, 3, 5, 7, 11, 17, 34, 51, 85, 135, 290, 640, 1600, 2600, 2700, 1500, 200], dtype=float
)
"""Relative numbers by completed week; a synthetic setting, shaped like published distributions."""
TWIN_SHIFT = 3
"""Twins come about three weeks earlier."""
MEAN_WEIGHT = np.concatenate(
    [
        (680, 790, 900, 1030, 1170, 1330, 1500, 1690, 1890, 2100),
        (2310, 2540, 2780, 3000, 3200, 3380, 3530, 3660, 3740),
    ]
).astype(float)
"""Grams by completed week; a synthetic setting."""


def build(scenario: Scenario, families: Families, areas: Areas) -> pd.DataFrame:
    """One row a child, siblings next to each other; codes and days, no identifiers yet."""
    maternity = np.repeat(np.arange(len(families.of)), families.babies)
    count = len(maternity)
    first = np.cumsum(families.babies) - families.babies
    order = np.arange(count) - first[maternity] + 1
    size = families.babies[maternity]
    household = families.of[maternity]
    sex = _sexes(scenario, maternity, order)
    weeks = _weeks(scenario, maternity, size)
    weight = _weights(scenario, weeks, size, sex, areas.idaci[families.lsoa[household]])
    twin_group = np.where(size > 1, np.cumsum((order == 1) & (size > 1)) - 1, 0)
    return pd.DataFrame(
        {
            "household": household,
            "heritage": families.heritage[household],
            "born": families.born[maternity],
            "girl": sex,
            "birth_order": order,
            "number_of_babies": size,
            "twin_group": whole(twin_group, size == 1),
            "gestation_weeks": weeks,
            "birth_weight_g": weight,
            "dies_after": _deaths(scenario, weeks),
        }
    )


def _sexes(scenario: Scenario, maternity: Ints, order: Ints) -> Flags:
    """True for a girl (105.4 boys to 100 girls); a third of twin pairs are identical, so alike."""
    draw = scenario.stream("children", "sex")
    girl = draw.random(len(maternity)) < 100 / 205.4
    identical = draw.random(int(maternity[-1]) + 1) < 1 / 3
    first = np.arange(len(maternity)) - (order - 1)
    return np.asarray(np.where(identical[maternity], girl[first], girl), dtype=np.bool_)


def _weeks(scenario: Scenario, maternity: Ints, size: Ints) -> Ints:
    """Completed weeks of gestation, the same for all babies of one maternity."""
    draw = scenario.stream("children", "gestation")
    luck = draw.random(int(maternity[-1]) + 1)[maternity]
    cumulated = np.cumsum(SINGLETONS) / SINGLETONS.sum()
    place = np.searchsorted(cumulated, luck, side="right")
    found = WEEKS[np.clip(place - TWIN_SHIFT * (size > 1), 0, len(WEEKS) - 1)]
    return np.asarray(found, dtype=np.int64)


def _weights(scenario: Scenario, weeks: Ints, size: Ints, girl: Flags, idaci: Floats) -> Ints:
    """Birth weight in grams: lighter when early, a twin, a girl, or born in a poor area."""
    draw = scenario.stream("children", "weight")
    mean = MEAN_WEIGHT[weeks - WEEKS[0]] * np.where(size > 1, 0.93, 1.0)
    mean = mean * np.where(girl, 0.983, 1.017) * (1.012 - 0.1 * idaci)
    grams = mean * np.exp(draw.normal(0, 0.14, len(weeks)))
    return np.asarray(np.clip(grams.round(), 420, 5900), dtype=np.int64)


def _deaths(scenario: Scenario, weeks: Ints) -> Ints:
    """Days lived by the few who die (most soon after a very early birth); -1 for the others."""
    draw = scenario.stream("children", "deaths")
    risk = np.where(weeks < 28, 0.15, np.where(weeks < 37, 0.012, 0.0016))
    dies = draw.random(len(weeks)) < risk * setting(scenario, "deaths")
    lived = draw.gamma(0.6, 120.0, len(weeks)).astype(np.int64)
    return np.asarray(np.where(dies, lived, -1), dtype=np.int64)


def forenames(scenario: Scenario, children: pd.DataFrame, part: str = "forenames") -> Ints:
    """A forename each, by heritage and sex, or a middle name; siblings' forenames differ.

    Names with several spellings are often written in the family's own way.
    """
    heritage = children["heritage"].to_numpy()
    girl = children["girl"].to_numpy()
    codes = _by_sex(scenario, heritage, girl, part, "0")
    household = children["household"].to_numpy()
    for attempt in ("1", "2", "3", "4"):
        pairs = pd.Series(household * len(names.vocabulary().names) + codes)
        again = pairs.duplicated().to_numpy()
        if part != "forenames" or not again.any():
            break
        codes = np.where(again, _by_sex(scenario, heritage, girl, part, attempt), codes)
    draw = scenario.stream("children", part, "spelling")
    own_way = draw.random(len(codes)) < names.heritage_setting("variety")[heritage]
    respelt = names.vocabulary().respelt(codes, draw.random(len(codes)))
    return np.asarray(np.where(own_way, respelt, codes), dtype=np.int64)


def _by_sex(scenario: Scenario, heritage: Ints, girl: Flags, part: str, attempt: str) -> Ints:
    """Girls' names for girls, boys' names for boys."""
    luck = scenario.stream("children", part, attempt).random(len(heritage))
    return names.by_sex(heritage, girl, luck)
