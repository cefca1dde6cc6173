"""Every rule that a lesson may teach finds something in the class pack, or it is said why not."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from synthetic_data import World
from synthetic_data.population import asq

Tables = dict[str, pd.DataFrame]
Rule = Callable[[Tables], int]
REFERENCE = pd.Timestamp("2026-03-31")
YEAR_BEGINS = pd.Timestamp("2025-04-01")
RULES: dict[str, Rule] = {}


def rule(*names: str) -> Callable[[Rule], Rule]:
    def kept(found: Rule) -> Rule:
        RULES.update(dict.fromkeys(names, found))
        return found

    return kept


def weekend(days: pd.Series) -> int:
    return int((days.dt.day_of_week > 4).sum())


def months_old(dob: pd.Series, day: pd.Series) -> pd.Series:
    """Completed months of age."""
    whole = (day.dt.year - dob.dt.year) * 12 + day.dt.month - dob.dt.month
    return whole - (day.dt.day < dob.dt.day)


def under(t: Tables, name: str) -> pd.DataFrame:
    """A table of the return with the referral that each row stands under."""
    return t[f"cin_{name}"].merge(t["cin_details"], on="referral_id", suffixes=("", "_of"))


def of_child(t: Tables, name: str) -> pd.DataFrame:
    """A table of the return with the child of each row."""
    return t[f"cin_{name}"].merge(t["cin_children"], on="la_child_id", suffixes=("", "_of"))


# --- children in need: the numbers are those of the published rules ---


@rule("1103 assessment before referral")
def _(t: Tables) -> int:
    rows = under(t, "assessments")
    return (rows["assessment_start_date"] < rows["cin_referral_date"]).sum()


@rule("1104 conference before referral")
def _(t: Tables) -> int:
    rows = under(t, "section47")
    return (rows["date_of_initial_cpc"] < rows["cin_referral_date"]).sum()


@rule("1105 protection plan before referral")
def _(t: Tables) -> int:
    rows = under(t, "protection_plans")
    return (rows["cpp_start_date"] < rows["cin_referral_date"]).sum()


@rule("2889 enquiry before referral")
def _(t: Tables) -> int:
    rows = under(t, "section47")
    return (rows["s47_actual_start_date"] < rows["cin_referral_date"]).sum()


@rule("4015 plan before referral")
def _(t: Tables) -> int:
    rows = under(t, "plans")
    return (rows["cin_plan_start_date"] < rows["cin_referral_date"]).sum()


@rule("1510 to 1560 pupil number malformed or shared")
def _(t: Tables) -> int:
    upn = t["cin_children"]["upn"].dropna()
    return (~upn.str.fullmatch(r"[A-Z]\d{11}[0-9A-Z]") | upn.duplicated(keep=False)).sum()


@rule("2885 protection plan not on the day of the conference")
def _(t: Tables) -> int:
    rows = t["cin_protection_plans"].merge(t["cin_section47"], on="referral_id")
    return (rows["cpp_start_date"] != rows["date_of_initial_cpc"]).sum()


@rule("4001 plan beside another plan")
def _(t: Tables) -> int:
    rows = t["cin_plans"].sort_values(["la_child_id", "cin_plan_start_date"])
    before = rows["cin_plan_end_date"].fillna(REFERENCE).groupby(rows["la_child_id"]).shift()
    return (rows["cin_plan_start_date"] < before).sum()


@rule("4003 review before the plan begins or after it ends")
def _(t: Tables) -> int:
    rows = t["cin_reviews"].merge(t["cin_protection_plans"], on="protection_plan_id")
    day = rows["cpp_review_date"]
    return ((day < rows["cpp_start_date"]) | (day > rows["cpp_end_date"])).sum()


@rule("4014 to 4017 plan beside a protection plan")
def _(t: Tables) -> int:
    rows = t["cin_plans"].merge(t["cin_protection_plans"], on="la_child_id")
    ends = rows["cin_plan_end_date"].fillna(REFERENCE), rows["cpp_end_date"].fillna(REFERENCE)
    begins = rows["cin_plan_start_date"], rows["cpp_start_date"]
    return ((begins[0] < ends[1]) & (begins[1] < ends[0])).sum()


@rule("4011 plan ends before it starts")
def _(t: Tables) -> int:
    rows = t["cin_plans"]
    return (rows["cin_plan_end_date"] < rows["cin_plan_start_date"]).sum()


@rule("4012Q plan starts and ends on the same day")
def _(t: Tables) -> int:
    rows = t["cin_plans"]
    return (rows["cin_plan_end_date"] == rows["cin_plan_start_date"]).sum()


@rule("4013 plan ends outside the year")
def _(t: Tables) -> int:
    return (~t["cin_plans"]["cin_plan_end_date"].dropna().between(YEAR_BEGINS, REFERENCE)).sum()


@rule("4180 sex missing or no code")
def _(t: Tables) -> int:
    return (~t["cin_children"]["sex"].isin(["M", "F", "U"])).sum()


@rule("8750 unborn and not U")
def _(t: Tables) -> int:
    rows = t["cin_children"]
    return (rows["expected_dob"].notna() & rows["dob"].isna() & (rows["sex"] != "U")).sum()


@rule("4220 ethnicity missing or no code")
def _(t: Tables) -> int:
    return t["cin_children"]["ethnicity"].isna().sum()


@rule("8520 birth after the year")
def _(t: Tables) -> int:
    return (t["cin_children"]["dob"] > REFERENCE).sum()


@rule("8525Q both or neither of birth and expected birth")
def _(t: Tables) -> int:
    rows = t["cin_children"]
    return (rows["dob"].isna() == rows["expected_dob"].isna()).sum()


@rule("8530Q expected birth implausible")
def _(t: Tables) -> int:
    day = t["cin_children"]["expected_dob"].dropna()
    return (
        ~day.between(REFERENCE - pd.Timedelta(days=30), REFERENCE + pd.Timedelta(days=274))
    ).sum()


@rule("8585Q closed as died and no date of death")
def _(t: Tables) -> int:
    rows = of_child(t, "details")
    return ((rows["reason_for_closure"] == "RC2") & rows["death_date"].isna()).sum()


@rule("8540 disability no code")
def _(t: Tables) -> int:
    return t["cin_disabilities"]["disability"].isna().sum()


@rule("8790 none beside another disability")
def _(t: Tables) -> int:
    rows = t["cin_disabilities"]
    several = rows["la_child_id"].duplicated(keep=False)
    return (several & (rows["disability"] == "NONE")).sum()


@rule("8794 disability twice")
def _(t: Tables) -> int:
    return t["cin_disabilities"].dropna().duplicated(["la_child_id", "disability"]).sum()


@rule("8590 a child without a referral")
def _(t: Tables) -> int:
    return (~t["cin_children"]["la_child_id"].isin(t["cin_details"]["la_child_id"])).sum()


@rule("8600 referral date missing")
def _(t: Tables) -> int:
    return t["cin_details"]["cin_referral_date"].isna().sum()


@rule("8606 referral over 280 days before the birth")
def _(t: Tables) -> int:
    rows = of_child(t, "details")
    born = rows["dob"].fillna(rows["expected_dob"])
    return (rows["cin_referral_date"] < born - pd.Timedelta(days=280)).sum()


@rule("8608 assessment ends before it starts")
def _(t: Tables) -> int:
    rows = t["cin_assessments"]
    return (rows["assessment_authorisation_date"] < rows["assessment_start_date"]).sum()


@rule("8630 case closed before its referral")
def _(t: Tables) -> int:
    rows = t["cin_details"]
    return (rows["cin_closure_date"] < rows["cin_referral_date"]).sum()


@rule("8925 protection plan ends before it starts")
def _(t: Tables) -> int:
    rows = t["cin_protection_plans"]
    return (rows["cpp_end_date"] < rows["cpp_start_date"]).sum()


@rule("8610 need missing and action taken")
def _(t: Tables) -> int:
    rows = t["cin_details"]
    return (rows["primary_need_code"].isna() & (rows["referral_nfa"] == "N")).sum()


@rule("8670Q assessment open for over 45 working days")
def _(t: Tables) -> int:
    rows = t["cin_assessments"].dropna(subset="assessment_start_date")
    start = rows["assessment_start_date"].to_numpy().astype("datetime64[D]")
    end = rows["assessment_authorisation_date"].fillna(REFERENCE).to_numpy().astype("datetime64[D]")
    return int((np.busday_count(start, end) > 45).sum())


@rule("8675Q conference over 15 working days after the enquiry")
def _(t: Tables) -> int:
    rows = t["cin_section47"].dropna(subset=["s47_actual_start_date", "date_of_initial_cpc"])
    days = [rows[c].to_numpy().astype("datetime64[D]") for c in rows.columns[3:5]]
    return int((np.busday_count(*days) > 15).sum())


@rule("8770Q school age with neither number nor reason")
def _(t: Tables) -> int:
    rows = t["cin_children"]
    old = rows["dob"] < "2021-09-01"
    return (old & rows["upn"].isna() & rows["upn_unknown"].isna()).sum()


@rule("8805 closed without a reason")
def _(t: Tables) -> int:
    rows = t["cin_details"]
    return (rows["cin_closure_date"].notna() & rows["reason_for_closure"].isna()).sum()


@rule("8810 reason without a closing date")
def _(t: Tables) -> int:
    rows = t["cin_details"]
    return (rows["cin_closure_date"].isna() & rows["reason_for_closure"].notna()).sum()


@rule("8815 two open episodes", "8816 an open episode that is not the latest")
def _(t: Tables) -> int:
    rows = t["cin_details"]
    still_open = rows["cin_closure_date"].isna()
    latest = rows.groupby("la_child_id")["cin_referral_date"].transform("max")
    return (still_open & (rows["cin_referral_date"] < latest)).sum()


@rule("8820 episodes overlap")
def _(t: Tables) -> int:
    rows = t["cin_details"].sort_values(["la_child_id", "cin_referral_date"])
    before = rows["cin_closure_date"].fillna(REFERENCE).groupby(rows["la_child_id"]).shift()
    return (rows["cin_referral_date"] < before).sum()


@rule("8831 activity under a referral without further action")
def _(t: Tables) -> int:
    names = ("assessments", "plans", "section47", "protection_plans")
    return sum(int((under(t, name)["referral_nfa"] == "Y").sum()) for name in names)


@rule("8869 factor 21 beside others")
def _(t: Tables) -> int:
    codes = t["cin_assessments"]["assessment_factors"].dropna().str.split()
    return codes.map(lambda found: "21" in found and len(found) > 1).sum()


@rule("8898 factor repeated")
def _(t: Tables) -> int:
    codes = t["cin_assessments"]["assessment_factors"].dropna().str.split()
    return codes.map(lambda found: len(set(found)) < len(found)).sum()


@rule("8875 conference at a weekend")
def _(t: Tables) -> int:
    return weekend(t["cin_section47"]["date_of_initial_cpc"].dropna())


@rule("8935 two open protection plans", "8940 protection plans overlap")
def _(t: Tables) -> int:
    rows = t["cin_protection_plans"].sort_values(["la_child_id", "cpp_start_date"])
    before = rows["cpp_end_date"].fillna(REFERENCE).groupby(rows["la_child_id"]).shift()
    return (rows["cpp_start_date"] <= before).sum()


# --- this project's own rules ---


def census(t: Tables) -> pd.DataFrame:
    rows = t["early_years_census_child"].copy()
    rows["months"] = months_old(rows["dob"], rows["census_date"])
    # The age that counts for funding is the one at the start of the term.
    eve = pd.Series(pd.Timestamp("2025-12-31"), rows.index)
    rows["age"] = months_old(rows["dob"], eve)
    return rows


@rule("EY01 number of the setting out of range")
def _(t: Tables) -> int:
    number = pd.to_numeric(census(t)["setting_urn"], errors="coerce")
    return (~number.between(500_000, 799_999)).sum()


@rule("EY02 born after census day, or of another age")
def _(t: Tables) -> int:
    return (~census(t)["months"].dropna().between(9, 60)).sum()


@rule("EY03 over 15 funded hours")
def _(t: Tables) -> int:
    return (census(t)["funded_hours"] > 15).sum()


@rule("EY04 extended hours without age or code")
def _(t: Tables) -> int:
    rows = census(t)
    fits = rows["age"].between(36, 60) & rows["eligibility_code"].notna()
    return ((rows["extended_hours"] > 0) & ~fits).sum()


@rule("EY05 expanded hours without age or code, or over 30")
def _(t: Tables) -> int:
    rows = census(t)
    fits = rows["age"].between(9, 35) & rows["eligibility_code"].notna()
    has = rows["expanded_hours"] > 0
    return ((has & ~fits) | (rows["expanded_hours"] > 30)).sum()


@rule("EY06 more funded hours than hours")
def _(t: Tables) -> int:
    rows = census(t)
    funded = rows[["funded_hours", "extended_hours", "expanded_hours"]].sum(axis=1)
    return (funded > rows["hours_at_setting"]).sum()


BASES = [f"funding_basis_{code}" for code in ("eco", "hsd", "laa")]


@rule("EY07 a funded two-year-old without a basis")
def _(t: Tables) -> int:
    rows = census(t)
    two = rows["age"].between(24, 35) & (rows["funded_hours"] > 0)
    return (two & ~(rows[BASES] == "Y").any(axis=1)).sum()


@rule("EY08 a basis at another age than two")
def _(t: Tables) -> int:
    rows = census(t)
    return ((rows[BASES] == "Y").any(axis=1) & ~rows["age"].between(24, 35)).sum()


@rule("EY09 eligibility code malformed or of two children")
def _(t: Tables) -> int:
    rows = census(t).dropna(subset="eligibility_code")
    malformed = ~rows["eligibility_code"].str.fullmatch(r"(?!(\d)\1{10})\d{11}")
    children = rows.groupby("eligibility_code")["dob"].transform("nunique")
    return (malformed | (children > 1)).sum()


@rule("EY10 premium without basis or the reverse")
def _(t: Tables) -> int:
    rows = census(t)
    return ((rows["eypp_receipt"] == "Y") != rows["eypp_basis"].notna()).sum()


@rule("EY11 over 15 hours over all settings")
def _(t: Tables) -> int:
    rows = census(t)
    hours = rows.groupby(["surname", "forename", "dob"])["funded_hours"].sum()
    return (hours > 15).sum()


@rule("EY12 a child twice in a setting")
def _(t: Tables) -> int:
    return census(t).duplicated(["setting_urn", "surname", "forename", "dob"]).sum()


@rule("EY13 over a fifth of a setting refused or not obtained")
def _(t: Tables) -> int:
    rows = census(t)
    unknown = rows["ethnicity"].isin(["REFU", "NOBT"]).groupby(rows["setting_urn"])
    return ((unknown.mean() > 0.2) & (unknown.size() > 9)).sum()


@rule("EY14 postcode malformed or the setting's")
def _(t: Tables) -> int:
    rows = census(t).merge(t["early_years_census_setting"], on="setting_urn", suffixes=("", "_of"))
    shape = r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{2}"
    malformed = ~rows["postcode"].dropna().str.fullmatch(shape)
    return malformed.sum() + (rows["postcode"] == rows["postcode_of"]).sum()


@rule("EY15 many born on the first of the month")
def _(t: Tables) -> int:
    rows = census(t)
    first = (rows["dob"].dt.day == 1).groupby(rows["setting_urn"])
    return ((first.mean() > 0.08) & (first.size() > 9)).sum()


@rule("HV01 new birth visit before the birth")
def _(t: Tables) -> int:
    rows = t["health_reviews"]
    return ((rows["review"] == "NBV") & (rows["done_date"] < rows["dob"])).sum()


@rule("HV02 review outside its window")
def _(t: Tables) -> int:
    rows = t["health_reviews"]
    late = (rows["review"] == "2-2.5Y") & (months_old(rows["dob"], rows["done_date"]) > 30)
    return late.sum()


@rule("HV03 score no multiple of 5 and not adjusted")
def _(t: Tables) -> int:
    scores = t["health_reviews"].filter(regex="^asq_(?!form)").stack().dropna()
    adjusted = (scores % 6 == 0) | (scores % 7.5 == 0)
    return ((scores % 5 != 0) & ~adjusted).sum()


@rule("HV03 score no multiple of 5 because an item was missing")
def _(t: Tables) -> int:
    scores = t["health_reviews"].filter(regex="^asq_(?!form)").stack()
    return (((scores % 6 == 0) | (scores % 7.5 == 0)) & (scores % 5 != 0)).sum()


@rule("HV04 form for another age")
def _(t: Tables) -> int:
    rows = t["health_reviews"].dropna(subset=["asq_form", "done_date", "dob"])
    age = (rows["done_date"] - rows["dob"]).dt.days.to_numpy()
    right = np.array(asq.forms())[asq.form_at(age)]
    return (rows["asq_form"].to_numpy() != right).sum()


@rule("HV typed in over 30 days late")
def _(t: Tables) -> int:
    rows = t["health_reviews"]
    return ((rows["entered_date"] - rows["done_date"]).dt.days > 30).sum()


@rule("CH01 NHS number that fails its check")
def _(t: Tables) -> int:
    number = t["births"]["nhs_number"].dropna()
    number = number[number.str.fullmatch(r"\d{10}")]
    figures = number.map(list).apply(pd.Series).astype(int)
    rest = (figures.iloc[:, :9] * np.arange(10, 1, -1)).sum(axis=1) % 11
    return ((11 - rest) % 11 != figures[9]).sum()


@rule("CH02 birth weight out of range")
def _(t: Tables) -> int:
    return (~t["births"]["birth_weight_g"].dropna().between(400, 6500)).sum()


@rule("CH03 weeks of pregnancy out of range")
def _(t: Tables) -> int:
    return (~t["births"]["gestation_weeks"].dropna().between(22, 44)).sum()


@rule("CH04 weight that the weeks do not allow")
def _(t: Tables) -> int:
    rows = t["births"].dropna(subset=["birth_weight_g", "gestation_weeks"])
    weight = rows["birth_weight_g"].astype(float)
    by_week = weight.groupby(rows["gestation_weeks"])
    middle, spread = by_week.transform("median"), by_week.transform("std")
    return ((weight - middle).abs() > 5 * spread).sum()


@rule("CH05 twins with the same order of birth")
def _(t: Tables) -> int:
    rows = t["births"][t["births"]["number_of_babies"] > 1].dropna(subset="mother_nhs_number")
    return rows.duplicated(["mother_nhs_number", "dob", "birth_order"]).sum()


@rule("EP01 good level that cannot be derived")
def _(t: Tables) -> int:
    goals = t["eyfsp"].filter(regex=r"^(com|pse|phy|lit|mat)_g")
    return ((goals == "A") | goals.isna()).any(axis=1).sum()


NONE_HERE = {
    "100": "the reference date is the same for all and right",
    "1570 and 1580": "the case system numbers children itself",
    "2886Q": "needs 2 % of children without a sex; a few cells are blank",
    "2887Q and 2888Q": "more than seven disability codes occur, and some children have two",
    "8500 and 8510": "the case system's key is never blank nor twice: a pack would not load",
    "8535Q, 8545Q and 8555Q": "two or three children of a pack die; their dates are right",
    "8640, 8650 and 8866": "the case system offers codes of the list only",
    "8870Q": "the target date of a conference is not in the tables",
}
"""Rules that find nothing, each with the reason. All of these are published ones."""


@pytest.fixture(scope="module")
def counts(classroom: World) -> dict[str, int]:
    return {name: int(found(classroom.tables)) for name, found in RULES.items()}


@pytest.mark.parametrize("name", RULES)
def test_the_class_pack_has_cases(name: str, counts: dict[str, int]) -> None:
    assert counts[name] > 0


def test_no_rule_drowns_the_others(counts: dict[str, int]) -> None:
    """A return that fails everywhere teaches nobody where to look."""
    assert all(count < 4000 for count in counts.values()), counts
