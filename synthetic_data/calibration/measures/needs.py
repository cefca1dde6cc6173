"""Children in need, child protection, special needs and early help."""
# ruff: noqa: D103 (what a measure measures is said by its target's label and `where`)

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from synthetic_data.calibration.ages import living, years
from synthetic_data.calibration.pack import Pack
from synthetic_data.calibration.tally import Tally, share

NEEDS = (
    "cin_children",
    "cin_details",
    "cin_disabilities",
    "cin_protection_plans",
    "early_help",
    "sen",
    "truth/people",
)
THREE_MONTHS = pd.Timedelta(days=92)


def under_fives(pack: Pack) -> int:
    """Children of the authority under five on the reference date."""
    people = pack.truth("people")
    return int((living(people, pack.day) & (years(people["dob"], pack.day) < 5)).sum())


def open_episodes(pack: Pack) -> pd.DataFrame:
    """One row a child with an open case on the reference date, under five or not yet born."""
    details, children = pack.table("cin_details"), pack.table("cin_children")
    still = details["cin_closure_date"].isna() | (details["cin_closure_date"] > pack.day)
    found = children.loc[children["la_child_id"].isin(details.loc[still, "la_child_id"])]
    return found.loc[found["dob"].isna() | (years(found["dob"], pack.day) < 5)]


def rate(pack: Pack) -> Tally:
    return Tally(float(len(open_episodes(pack))), float(under_fives(pack)))


def boys(pack: Pack) -> Tally:
    sex = open_episodes(pack)["sex"]
    return share(sex == "M", sex.isin(["M", "F"]))


def disabled(pack: Pack) -> Tally:
    rows = pack.table("cin_disabilities")
    coded = rows.loc[rows["disability"] != "NONE", "la_child_id"]
    return share(open_episodes(pack)["la_child_id"].isin(coded))


def unborn(pack: Pack) -> Tally:
    return share(open_episodes(pack)["expected_dob"].notna())


def open_plans(pack: Pack) -> pd.DataFrame:
    """Child protection plans open on the reference date."""
    plans = pack.table("cin_protection_plans")
    return plans.loc[plans["cpp_end_date"].isna() | (plans["cpp_end_date"] > pack.day)]


def protected(pack: Pack) -> Tally:
    return share(open_episodes(pack)["la_child_id"].isin(open_plans(pack)["la_child_id"]))


def abuse(code: str) -> Callable[[Pack], Tally]:
    return lambda pack: share(open_plans(pack)["initial_category_of_abuse"] == code)


def in_year(days: pd.Series, pack: Pack) -> pd.Series:
    """Which days lie in the year to the reference date."""
    return (days > pack.day - pd.DateOffset(years=1)) & (days <= pack.day)


def abuse_of_plans_begun(code: str) -> Callable[[Pack], Tally]:
    def find(pack: Pack) -> Tally:
        plans = pack.table("cin_protection_plans")
        return share(
            plans["initial_category_of_abuse"] == code, in_year(plans["cpp_start_date"], pack)
        )

    return find


def protected_unborn(pack: Pack) -> Tally:
    children = pack.table("cin_children")
    expected = children.loc[children["expected_dob"].notna(), "la_child_id"]
    return share(open_plans(pack)["la_child_id"].isin(expected))


def ended_soon(pack: Pack) -> Tally:
    plans = pack.table("cin_protection_plans")
    lasted = plans["cpp_end_date"] - plans["cpp_start_date"]
    return share(lasted <= THREE_MONTHS, in_year(plans["cpp_end_date"], pack))


def referred_again(pack: Pack) -> Tally:
    details = pack.table("cin_details").sort_values(["la_child_id", "cin_referral_date"])
    before = details.groupby("la_child_id")["cin_referral_date"].shift()
    soon = details["cin_referral_date"] - before <= pd.Timedelta(days=365)
    return share(soon, in_year(details["cin_referral_date"], pack))


def boys_with(provision: str) -> Callable[[Pack], Tally]:
    def find(pack: Pack) -> Tally:
        found = pack.table("sen")
        return share(
            found["sex"] == "M", (found["sen_provision"] == provision) & found["sex"].notna()
        )

    return find


def early_help_open(pack: Pack) -> Tally:
    found = pack.table("early_help")
    runs = found["plan_open"].notna() & ~(found["plan_close"] <= pack.day)
    young = years(found["dob"], pack.day) < 5
    return Tally(float((runs & young).sum()), float(under_fives(pack)))


MEASURES = {
    "cin-rate": rate,
    "cin-boys": boys,
    "cin-disability": disabled,
    "cin-unborn": unborn,
    "cpp-of-cin": protected,
    "cpp-neglect": abuse("NEG"),
    "cpp-emotional": abuse("EMO"),
    "cpp-physical": abuse("PHY"),
    "cpp-sexual": abuse_of_plans_begun("SAB"),
    "cpp-unborn": protected_unborn,
    "cpp-ended-within-3-months": ended_soon,
    "cin-rereferrals": referred_again,
    "sen-boys-support": boys_with("K"),
    "sen-boys-ehc": boys_with("E"),
    "early-help-open": early_help_open,
}
