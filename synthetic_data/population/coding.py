"""How families are coded by services: ethnic category, language, free meals, special needs."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Floats, Ints
from synthetic_data.population.names import heritage_setting, heritages
from synthetic_data.reference import toml
from synthetic_data.scenario import Scenario
from synthetic_data.text import picked


def coded(scenario: Scenario, people: pd.DataFrame) -> pd.DataFrame:
    """The people with codes that all children of a family share, and each child's own needs."""
    of = people["household"].to_numpy()
    luck = scenario.stream("coding", "families").random((int(of.max()) + 1, 3))[of]
    heritage = people["heritage"].to_numpy()
    draw = scenario.stream("coding", "children")
    poor = np.array([0.30, 0.21, 0.15, 0.09, 0.05])[people["idaci_fifth"].to_numpy() - 1]
    weeks = people["gestation_weeks"].to_numpy()
    need = draw.random(len(people)) / np.where(weeks < 37, 1.8, 1.0)
    need = need / np.where(people["girl"], 0.7, 1.3)
    return people.assign(
        heritage=picked(list(heritages()), heritage),
        sex=picked(["F", "M"], np.where(people["girl"], 0, 1)),
        ethnicity=_by_heritage("nhs", heritage, luck[:, 0]),
        dfe_ethnicity=_by_heritage("dfe", heritage, luck[:, 0]),
        english_at_home=luck[:, 1] < heritage_setting("english")[heritage],
        fsm=luck[:, 2] < poor,
        sen=picked(["E", "K", "N"], np.searchsorted([0.016, 0.096], need, side="right")),
    )


def _by_heritage(key: str, heritage: Ints, luck: Floats) -> pd.Series:
    """A code for each row, by the weights that its heritage gives to codes."""
    codes: list[str] = []
    found = np.zeros(len(heritage), dtype=np.int64)
    for number, name in enumerate(heritages()):
        weights = toml("heritages")[name][key]
        places = [_place(codes, code) for code in weights]
        cumulated = np.cumsum(list(weights.values()))
        here = heritage == number
        chosen = np.searchsorted(cumulated / cumulated[-1], luck[here], side="right")
        found[here] = np.array(places)[np.minimum(chosen, len(places) - 1)]
    return picked(codes, found)


def _place(codes: list[str], code: str) -> int:
    """The code's place in the list, to which it is added when it is new."""
    if code not in codes:
        codes.append(code)
    return codes.index(code)
