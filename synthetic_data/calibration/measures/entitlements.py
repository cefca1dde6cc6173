"""Who takes up the funded entitlements, of those who may."""
# ruff: noqa: D103 (what a measure measures is said by its target's label and `where`)

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from synthetic_data.calibration.ages import living, months
from synthetic_data.calibration.pack import Pack
from synthetic_data.calibration.tally import Tally, share

NEEDS = ("funding_claims", "reception", "truth/people", "truth/links", "truth/childcare")
NAMES = {
    "universal": "Universal 15 hours",
    "two": "Early learning for 2-year-olds",
    "older": "Working parents, 3 and 4 year olds",
    "younger": "Working parents, 9 months to 2 years",
}
"""What each entitlement is called in claims of the spring term."""
Rows = Callable[[pd.DataFrame], pd.Series]


def registered(pack: Pack) -> pd.DataFrame:
    """Every child of the authority of nine months to four years in January, and what it uses.

    Ages are those of the last of December. A child in a school's nursery class or in reception has
    no claim: the truth, or the school census, says that it is there.
    """
    people = pack.truth("people")
    age = months(people["dob"], pack.year_end)
    among = living(people, pack.census_day) & (age >= 9) & (age < 60)
    found = people.loc[among, ["person_id"]].assign(
        months=age[among],
        in_reception_year=people.loc[among, "dob"] < pd.Timestamp(pack.today.year - 5, 9, 1),
    )
    found = found.merge(pack.truth("childcare"), on="person_id")
    return found.assign(**_uses(pack, found))


def _uses(pack: Pack, children: pd.DataFrame) -> dict[str, pd.Series]:
    """Whether each child is registered for universal hours, the offer at two, working hours."""
    claims = pack.linked("funding_claims")
    spring = claims.loc[claims["term"] == f"{pack.today.year} spring"]

    def claimed(*names: str) -> pd.Series:
        said = spring["entitlement"].isin([NAMES[name] for name in names])
        return children["person_id"].isin(spring.loc[said, "person_id"])

    in_class = children["in_nursery_class"]
    at_school = children["person_id"].isin(pack.linked("reception")["person_id"])
    return {
        "universal": claimed("universal") | at_school | (in_class & children["uses_universal"]),
        "two": claimed("two") | (in_class & children["uses_two_year_offer"]),
        "hours": claimed("older", "younger") | (in_class & children["uses_working"]),
    }


def aged(low: int, high: int) -> Rows:
    """Children from one age in months to just below another."""
    return lambda children: (children["months"] >= low) & (children["months"] < high)


ALL = aged(9, 60)
BABY, ONE, TWO, THREE, FOUR = (
    aged(a, b) for a, b in ((9, 12), (12, 24), (24, 36), (36, 48), (48, 60))
)


def any_entitlement(pack: Pack) -> Tally:
    found = registered(pack)
    return share(found["universal"] | found["two"] | found["hours"])


def two_year_offer(pack: Pack) -> Tally:
    found = registered(pack)
    return share(found["two"], TWO(found) & found["eligible_two_year_offer"])


def eligible_at_two(pack: Pack) -> Tally:
    found = registered(pack)
    return share(found["eligible_two_year_offer"], TWO(found))


def universal(who: Rows) -> Callable[[Pack], Tally]:
    def find(pack: Pack) -> Tally:
        found = registered(pack)
        return share(found["universal"], who(found))

    return find


def working(who: Rows, *, eligible: bool = False) -> Callable[[Pack], Tally]:
    def find(pack: Pack) -> Tally:
        found = registered(pack)
        may = found["working_parents"] & ~found["in_reception_year"]
        among = who(found) & may if eligible else who(found)
        return share(found["hours"], among)

    return find


MEASURES = {
    "takeup-any": any_entitlement,
    "takeup-two-year-old-offer": two_year_offer,
    "eligible-two-year-olds": eligible_at_two,
    "takeup-universal-3": universal(THREE),
    "takeup-universal-4": universal(FOUR),
    "takeup-universal-3-and-4": universal(aged(36, 60)),
    "takeup-working-eligible": working(aged(9, 60), eligible=True),
    "takeup-working-eligible-9-to-11-months": working(BABY, eligible=True),
    "takeup-working-eligible-1": working(ONE, eligible=True),
    "takeup-working-all-9-to-11-months": working(BABY),
    "takeup-working-all-1": working(ONE),
    "takeup-working-all-2": working(TWO),
    "takeup-working-all-3": working(THREE),
    "takeup-working-all": working(ALL),
}
