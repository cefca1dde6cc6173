"""The early years census: bases of funding, the premium, special needs, kinds of setting."""
# ruff: noqa: D103 (what a measure measures is said by its target's label and `where`)

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from synthetic_data.calibration.ages import years
from synthetic_data.calibration.pack import Pack
from synthetic_data.calibration.tally import Tally, share

NEEDS = (
    "early_years_census_child",
    "early_years_census_setting",
    "ofsted",
    "reception",
    "truth/people",
    "truth/links",
    "truth/childcare",
)
BASES = ("eco", "hsd", "laa")


def rows(pack: Pack) -> pd.DataFrame:
    """Rows of the census without those of a return handed in twice, with age and hours."""
    census = pack.linked("early_years_census_child")
    census = census.drop_duplicates(["setting_urn", "person_id"])
    return census.assign(
        age=years(census["dob"], pack.year_end),
        working=(census["extended_hours"] > 0) | (census["expanded_hours"] > 0),
    )


def children(pack: Pack) -> pd.DataFrame:
    """One row a child: hours added up over its settings, yes where any setting says yes."""
    census = rows(pack)
    flags = {f"basis_{code}": census[f"funding_basis_{code}"] == "Y" for code in BASES}
    census = census.assign(
        **flags,
        offer=census["funding_basis_eco"].notna(),
        eypp=census["eypp_receipt"] == "Y",
        support=census["sen_provision"] == "K",
        plan=census["sen_provision"] == "E",
    )
    how = dict.fromkeys([*flags, "offer", "eypp", "support", "plan", "working"], "max")
    how |= {"funded_hours": "sum", "age": "first", "eypp_basis": "first"}
    return census.groupby("person_id", as_index=False).agg(how)


def basis(code: str) -> Callable[[Pack], Tally]:
    def find(pack: Pack) -> Tally:
        found = children(pack)
        return share(found[f"basis_{code}"], found["offer"])

    return find


def premium_working(pack: Pack) -> Tally:
    found = children(pack)
    return share(found["eypp"], found["working"])


def premium_working_economic(pack: Pack) -> Tally:
    found = children(pack)
    return share(found["eypp_basis"].isin(["EE", "EB"]), found["working"] & with_basis(found))


def with_basis(found: pd.DataFrame) -> pd.Series:
    """Who has the premium and a reason for it: without one, a return would be sent back."""
    both: pd.Series = found["eypp"] & found["eypp_basis"].notna()
    return both


def at_school(pack: Pack) -> pd.DataFrame:
    """Children in a school's nursery class or in reception, with age and special needs."""
    care, people = pack.truth("childcare"), pack.truth("people")
    in_class = care.loc[care["in_nursery_class"] & care["uses_universal"], "person_id"]
    pupils = pack.linked("reception")["person_id"].dropna()
    there = people.loc[people["person_id"].isin(pd.concat([in_class, pupils]))]
    return pd.DataFrame(
        {
            "person_id": there["person_id"],
            "age": years(there["dob"], pack.year_end),
            "support": there["sen"] == "K",
            "plan": there["sen"] == "E",
            "eypp": there["person_id"].isin(
                care.loc[care["eypp"] & care["in_nursery_class"], "person_id"]
            ),
            "funded_hours": 15.0,
        }
    )


def everywhere(pack: Pack) -> pd.DataFrame:
    """Children with universal hours or the offer at two, wherever they have them."""
    census = children(pack)
    funded = census.loc[census["funded_hours"] > 0]
    both = pd.concat([at_school(pack), funded])
    return both.drop_duplicates("person_id").reset_index(drop=True)


def premium_three_and_four(pack: Pack) -> Tally:
    found = everywhere(pack)
    return share(found["eypp"], found["age"].isin([3, 4]))


def premium_basis_at_three(code: str) -> Callable[[Pack], Tally]:
    def find(pack: Pack) -> Tally:
        found = children(pack)
        return share(found["eypp_basis"] == code, (found["age"] == 3) & with_basis(found))

    return find


def full_hours(age: int) -> Callable[[Pack], Tally]:
    def find(pack: Pack) -> Tally:
        found = children(pack)
        hours = found["funded_hours"]
        return share((hours > 12.5) & (hours <= 15), (found["age"] == age) & (hours > 0))

    return find


def special_needs(*kinds: str) -> Callable[[Pack], Tally]:
    def find(pack: Pack) -> Tally:
        found = everywhere(pack)
        among = (found["age"] >= 2) & (found["age"] <= 4)
        return share(found[list(kinds)].any(axis=1), among)

    return find


def special_needs_working(*kinds: str) -> Callable[[Pack], Tally]:
    def find(pack: Pack) -> Tally:
        found = children(pack)
        return share(found[list(kinds)].any(axis=1), found["working"])

    return find


def settings(*categories: str) -> Callable[[Pack], Tally]:
    def find(pack: Pack) -> Tally:
        return share(pack.table("early_years_census_setting")["category"].isin(categories))

    return find


def at_grade(grade: str) -> Callable[[Pack], Tally]:
    def find(pack: Pack) -> Tally:
        census = rows(pack)
        register = pack.table("ofsted").dropna(subset="setting_urn")[["setting_urn", "grade"]]
        joined = census.loc[census["funded_hours"] > 0].merge(register, on="setting_urn")
        graded = joined["grade"].notna() & (joined["grade"] != "Met")
        return share(joined["grade"] == grade, graded)

    return find


MEASURES = {
    "two-year-old-basis-economic": basis("eco"),
    "two-year-old-basis-care": basis("laa"),
    "two-year-old-basis-sen": basis("hsd"),
    "eypp-working": premium_working,
    "eypp-working-economic": premium_working_economic,
    "eypp-three-and-four": premium_three_and_four,
    "eypp-three-economic": premium_basis_at_three("EE"),
    "eypp-three-unknown": premium_basis_at_three("EU"),
    "funded-hours-full-age-2": full_hours(2),
    "funded-hours-full-age-3": full_hours(3),
    "sen-fifteen-hours-any": special_needs("support", "plan"),
    "sen-fifteen-hours-support": special_needs("support"),
    "sen-fifteen-hours-ehc": special_needs("plan"),
    "sen-working-any": special_needs_working("support", "plan"),
    "sen-working-support": special_needs_working("support"),
    "sen-working-ehc": special_needs_working("plan"),
    "funded-providers-childminder": settings("CHMD"),
    "funded-providers-private-voluntary": settings("PRIV", "VOLY"),
    "funded-providers-independent-school": settings("INDS"),
    "funded-providers-governor-run": settings("GOVR"),
    "funded-providers-la-day-nursery": settings("LADN"),
    "children-at-outstanding": at_grade("Outstanding"),
    "children-at-good": at_grade("Good"),
    "children-at-requires-improvement": at_grade("Requires improvement"),
}
