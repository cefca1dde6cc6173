"""Claims: three terms, the right entitlement at the right age, one offer under three names."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import World, generate, load_scenario
from synthetic_data.systems.entitlements import aged

OFFER = {
    "2025 summer": "2-year-old disadvantaged offer",
    "2025 autumn": "Families receiving additional support",
    "2026 spring": "Early learning for 2-year-olds",
}
UNIVERSAL = "Universal 15 hours"
EXPANDED = "Working parents, 9 months to 2 years"


@pytest.fixture(scope="module")
def claims(classroom: World) -> pd.DataFrame:
    """The clean claims, each with its child; without those typed a second time."""
    records = classroom.clean["funding_claims"]
    found = classroom.truth["events"].query("event == 'duplicate'")["value"]
    claims = records.frame.assign(child=records.about)
    return claims[~claims["claim_id"].isin(found)]


def old(claims: pd.DataFrame, months: int) -> pd.Series:
    """Who was so many months old on the day before the term."""
    parts = []
    for start, rows in claims.groupby("term_start"):
        dob = rows["dob"].to_numpy().astype("datetime64[D]")
        eve = np.datetime64(start.date()) - np.timedelta64(1, "D")
        parts.append(pd.Series(aged(dob, months, eve), index=rows.index))
    return pd.concat(parts).reindex(claims.index)


def test_there_are_three_terms_and_each_calls_the_offer_by_its_name(claims: pd.DataFrame) -> None:
    for term, name in OFFER.items():
        rows = claims[claims["term"] == term]
        assert (rows["entitlement"] == name).sum() > 100
        assert not rows["entitlement"].isin(set(OFFER.values()) - {name}).any()
    assert set(claims["term"]) == set(OFFER)


def test_entitlements_are_claimed_at_their_ages(claims: pd.DataFrame) -> None:
    nine, two, three = (old(claims, months) for months in (9, 24, 36))
    assert nine.all()
    assert three[claims["entitlement"] == UNIVERSAL].all()
    offer = claims["entitlement"].isin(OFFER.values())
    assert (two & ~three)[offer].all()
    assert not three[claims["entitlement"] == EXPANDED].any()


def test_hours_of_younger_children_grew_in_september_2025(claims: pd.DataFrame) -> None:
    most = claims[claims["entitlement"] == EXPANDED].groupby("term", observed=True)["hours_a_week"]
    assert most.max().to_dict() == {"2025 summer": 15, "2025 autumn": 30, "2026 spring": 30}


def test_a_claim_is_one_child_setting_term_and_entitlement(claims: pd.DataFrame) -> None:
    assert not claims.duplicated(["child", "setting_urn", "term", "entitlement"]).any()
    assert (claims["hours_claimed"] == claims["hours_a_week"] * claims["weeks_claimed"]).all()
    assert (claims["weeks_claimed"] >= 1).all()


def test_codes_stand_on_working_parents_claims_alone(claims: pd.DataFrame) -> None:
    working = claims["entitlement"].astype("str").str.startswith("Working parents")
    assert not claims.loc[~working, "eligibility_code"].notna().any()
    assert claims.loc[working, "eligibility_code"].notna().mean() > 0.98


def test_children_stay_from_term_to_term(claims: pd.DataFrame) -> None:
    autumn, spring = (set(claims.loc[claims["term"] == t, "child"]) for t in list(OFFER)[1:])
    assert len(autumn & spring) > 0.93 * len(autumn)


def test_spring_claims_are_the_census_once(classroom: World, claims: pd.DataFrame) -> None:
    spring = claims.loc[claims["term"] == "2026 spring", ["child", "setting_urn"]]
    census = classroom.clean["early_years_census_child"]
    rows = census.frame[["setting_urn"]].assign(child=census.about)
    assert set(spring.itertuples(index=False, name=None)) == set(
        rows[["child", "setting_urn"]].itertuples(index=False, name=None)
    )


def test_earlier_terms_show_the_offer_as_it_was() -> None:
    scenario = load_scenario("tiny", seed=2).but(systems={"funding_claims": {"terms": 7}})
    claims = generate(scenario).tables["funding_claims"]
    assert claims["term"].nunique() == 7
    first = claims[claims["term"] == "2024 spring"]
    assert len(first)
    assert not (first["entitlement"] == EXPANDED).any()
    assert (claims.loc[claims["term"] == "2024 summer", "entitlement"] == EXPANDED).any()
