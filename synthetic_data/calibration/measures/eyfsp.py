"""The profile at the end of reception: goals, areas, and the good level of development."""
# ruff: noqa: D103 (what a measure measures is said by its target's label and `where`)

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from synthetic_data.calibration.measures import reception
from synthetic_data.calibration.pack import Pack
from synthetic_data.calibration.tally import Tally, mean, share

NEEDS = ("eyfsp", "reception", "truth/links")
Who = Callable[[pd.DataFrame], pd.Series]
EXPECTED, ASSESSED = "2", ("1", "2")
COM, PSE, PHY = ("com_g01", "com_g02"), ("pse_g03", "pse_g04", "pse_g05"), ("phy_g06", "phy_g07")
LIT, MAT = ("lit_g08", "lit_g09", "lit_g10"), ("mat_g11", "mat_g12")
PRIME = (*COM, *PSE, *PHY)
GOOD_LEVEL = (*PRIME, *LIT, *MAT)
ALL_GOALS = (*GOOD_LEVEL, "utw_g13", "utw_g14", "utw_g15", "exp_g16", "exp_g17")


def pupils(pack: Pack) -> pd.DataFrame:
    """One row a profile, with what the school census says of the same child."""
    profiles = pack.linked("eyfsp").drop_duplicates("person_id")
    census = pack.linked("reception").drop_duplicates("person_id")
    known = ["person_id", "fsm_eligible", "language", "ethnicity", "sen_provision"]
    return profiles.merge(census[known], on="person_id", how="left")


def everybody(found: pd.DataFrame) -> pd.Series:
    return pd.Series(True, index=found.index)


def expected(goals: tuple[str, ...], who: Who = everybody) -> Callable[[Pack], Tally]:
    """The share at the expected level in all these goals, of those assessed in each of them."""

    def find(pack: Pack) -> Tally:
        found = pupils(pack)
        results = found[list(goals)]
        assessed = results.isin(ASSESSED).all(axis=1)
        return share((results == EXPECTED).all(axis=1), assessed & who(found))

    return find


def mean_goals(who: Who = everybody) -> Callable[[Pack], Tally]:
    """The mean number of goals at the expected level, of those assessed in all."""

    def find(pack: Pack) -> Tally:
        found = pupils(pack)
        results = found[list(ALL_GOALS)]
        assessed = results.isin(ASSESSED).all(axis=1)
        return mean((results == EXPECTED).sum(axis=1), assessed & who(found))

    return find


def says(column: str, *values: str) -> Who:
    """Pupils whose record says one of these values."""
    return lambda found: found[column].isin(values)


def both(one: Who, other: Who) -> Who:
    return lambda found: one(found) & other(found)


def born_in(*months: int) -> Who:
    return lambda found: found["dob"].dt.month.isin(months)


def good_level(who: Who = everybody) -> Callable[[Pack], Tally]:
    return expected(GOOD_LEVEL, who)


GIRLS, BOYS = says("sex", "F"), says("sex", "M")
MEALS = says("fsm_eligible", "Y")

MEASURES = {
    "gld": good_level(),
    "all-17-goals": expected(ALL_GOALS),
    "mean-goals": mean_goals(),
    "language-and-literacy": expected((*COM, *LIT)),
    "prime-areas": expected(PRIME),
    "prime-areas-girls": expected(PRIME, GIRLS),
    "prime-areas-boys": expected(PRIME, BOYS),
    "literacy": expected(LIT),
    "physical-development": expected(PHY),
    "goal-writing": expected(("lit_g10",)),
    "goal-gross-motor": expected(("phy_g06",)),
    "gld-girls": good_level(GIRLS),
    "gld-boys": good_level(BOYS),
    "mean-goals-girls": mean_goals(GIRLS),
    "mean-goals-boys": mean_goals(BOYS),
    "gld-fsm": good_level(MEALS),
    "gld-not-fsm": good_level(says("fsm_eligible", "N")),
    "gld-fsm-girls": good_level(both(MEALS, GIRLS)),
    "gld-fsm-boys": good_level(both(MEALS, BOYS)),
    "gld-autumn": good_level(born_in(9, 10, 11, 12)),
    "gld-spring": good_level(born_in(1, 2, 3)),
    "gld-summer": good_level(born_in(4, 5, 6, 7, 8)),
    "gld-english": good_level(says("language", "ENG", "ENB")),
    "gld-other-language": good_level(says("language", "OTH", "OTB")),
    "gld-white": good_level(says("ethnicity", *reception.WHITE)),
    "gld-mixed": good_level(says("ethnicity", *reception.MIXED)),
    "gld-asian": good_level(says("ethnicity", *reception.ASIAN)),
    "gld-black": good_level(says("ethnicity", *reception.BLACK)),
    "gld-other": good_level(says("ethnicity", *reception.OTHER)),
    "gld-no-sen": good_level(says("sen_provision", "N")),
    "gld-sen-support": good_level(says("sen_provision", "K")),
    "gld-ehc": good_level(says("sen_provision", "E")),
}
