"""The early years census: who is in it, what its cells say, and what settings got wrong."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import World, generate, load_scenario
from synthetic_data.schema import Table
from synthetic_data.systems.childcare import childcare
from synthetic_data.systems.early_years_census_child import TABLE
from synthetic_data.systems.entitlements import aged

CENSUS = np.datetime64("2026-01-15")
EVE = np.datetime64("2025-12-31")


@pytest.fixture(scope="module")
def clean(classroom: World) -> pd.DataFrame:
    """The clean rows with what is true of each child; without those typed a second time."""
    records = classroom.clean[TABLE.name]
    frame = records.frame.assign(
        child=records.about, outside=classroom.population.flag("outside")[records.about]
    )
    frame = frame[~frame["eyc_id"].isin(events(classroom, "duplicate"))]
    dob = frame["dob"].to_numpy().astype("datetime64[D]")
    months = [aged(dob, months, EVE) for months in (9, 24, 36)]
    return frame.assign(old_enough=months[0], two=months[1] & ~months[2], three=months[2])


def events(world: World, name: str) -> list[str]:
    found = world.truth["events"]
    return found.loc[found["event"] == name, "value"].tolist()


def once(clean: pd.DataFrame, world: World) -> pd.DataFrame:
    """The rows without the second return of a setting that handed in twice."""
    twice = clean["setting_urn"].isin(events(world, "handed_in_twice"))
    return clean[~(twice & clean.duplicated(["setting_urn", "child"]))]


def test_only_children_of_funded_age_who_are_not_at_school_are_in_it(clean: pd.DataFrame) -> None:
    assert clean["old_enough"].all()
    assert clean["dob"].min() >= pd.Timestamp("2021-09-01")
    assert (clean["census_date"] == pd.Timestamp(CENSUS)).all()


def test_hours_keep_to_the_offers(clean: pd.DataFrame) -> None:
    funded = clean[["funded_hours", "extended_hours", "expanded_hours"]]
    assert funded.max().tolist() == [15, 15, 30]
    assert (funded.sum(axis=1) > 0).all()
    assert (funded.sum(axis=1) <= clean["hours_at_setting"]).all()
    assert (clean.loc[clean["extended_hours"] > 0, "three"]).all()
    assert not clean.loc[clean["expanded_hours"] > 0, "three"].any()
    assert ((clean["hours_at_setting"] * 2) % 1 == 0).all()


def test_weeks_are_there_where_hours_are(clean: pd.DataFrame) -> None:
    for kind in ("funded", "extended", "expanded"):
        assert (clean[f"{kind}_weeks"].notna() == (clean[f"{kind}_hours"] > 0)).all()


def test_the_basis_is_that_of_two_year_olds_alone(clean: pd.DataFrame) -> None:
    basis = clean[["funding_basis_eco", "funding_basis_hsd", "funding_basis_laa"]]
    has_offer = clean["two"] & (clean["funded_hours"] > 0)
    assert (basis.notna().all(axis=1) == has_offer).all()
    assert (basis[has_offer] == "Y").any(axis=1).all()


def test_premium_and_basis_go_together(clean: pd.DataFrame) -> None:
    assert ((clean["eypp_receipt"] == "Y") == clean["eypp_basis"].notna()).all()


def test_a_code_is_given_for_working_parents_hours_only(clean: pd.DataFrame) -> None:
    working = (clean["extended_hours"] > 0) | (clean["expanded_hours"] > 0)
    assert not clean.loc[~working, "eligibility_code"].notna().any()
    assert clean.loc[working, "eligibility_code"].notna().mean() > 0.95
    coded = clean.dropna(subset="eligibility_code")
    assert coded.groupby("eligibility_code")["child"].nunique().max() == 1


def test_a_child_at_two_settings_has_no_more_than_its_hours_unless_both_claim_all(
    classroom: World, clean: pd.DataFrame
) -> None:
    rows = once(clean, classroom)
    assert not rows.duplicated(["setting_urn", "child"]).any()
    hours = rows.groupby("child")["funded_hours"].agg(["sum", "count"])
    over = rows.loc[rows["eyc_id"].isin(events(classroom, "overclaimed")), "child"]
    assert (hours["count"] == 2).sum() > 50
    assert (hours.drop(over)["sum"] <= 15.5).all()
    assert (hours.loc[over, "count"] == 2).all()


def test_some_children_live_over_the_border_and_most_of_them_use_the_border_settings(
    classroom: World, clean: pd.DataFrame
) -> None:
    border = clean["setting_urn"].isin(events(classroom, "border_setting"))
    assert clean["outside"].sum() > 30
    assert border[clean["outside"]].mean() > 0.5
    assert border[~clean["outside"]].mean() < 0.1


def test_one_setting_refuses_every_ethnicity_and_it_is_declared(
    classroom: World, clean: pd.DataFrame
) -> None:
    refused = (clean["ethnicity"] == "REFU").groupby(clean["setting_urn"], observed=True)
    rates = refused.mean()[refused.size() >= 8]
    assert rates[rates == 1].index.tolist() == events(classroom, "all_ethnicity_refused")
    assert rates[rates < 1].max() < 0.5


def test_one_setting_hands_in_every_child_twice(classroom: World, clean: pd.DataFrame) -> None:
    (urn,) = events(classroom, "handed_in_twice")
    rows = clean[clean["setting_urn"] == urn].drop(columns="eyc_id")
    half = len(rows) // 2
    pd.testing.assert_frame_equal(
        rows.iloc[:half].reset_index(drop=True), rows.iloc[half:].reset_index(drop=True)
    )
    others = clean[clean["setting_urn"] != urn]
    assert not others.duplicated(["setting_urn", "child"]).any()


def test_a_shared_eligibility_code_is_a_mistake_in_the_log(classroom: World) -> None:
    log = classroom.mistakes
    shared = log[(log["error"] == "shared_eligibility_code") & (log["table"] == TABLE.name)]
    people, links = classroom.truth["people"], classroom.truth["links"]
    family = people.set_index("person_id")["household_id"]
    link = links[links["table"] == TABLE.name].set_index("record_id")["person_id"]
    owner = (
        classroom.clean[TABLE.name].frame.set_index("eligibility_code")["eyc_id"].map(link)
    ).groupby(level=0)
    two = shared[shared["recorded"].isin(owner.groups)]
    assert len(two) >= 5
    for record, code in zip(two["record_id"], two["recorded"], strict=True):
        assert family[owner.first()[code]] == family[link[record]]
        assert owner.first()[code] != link[record]


def test_settings_of_the_return_are_those_of_the_children(classroom: World) -> None:
    settings = classroom.tables["early_years_census_setting"]
    children = classroom.clean[TABLE.name].frame
    assert set(settings["setting_urn"]) == set(children["setting_urn"].astype("str"))
    register = classroom.tables["ofsted"].dropna(subset="setting_urn").set_index("setting_urn")
    shared = settings[settings["setting_urn"].isin(register.index)].set_index("setting_urn")
    assert (register.loc[shared.index, "ofsted_urn"] == shared["ofsted_urn"]).all()


def test_settings_count_at_least_their_funded_children(
    classroom: World, clean: pd.DataFrame
) -> None:
    settings = classroom.tables["early_years_census_setting"].set_index("setting_urn")
    counts = settings[[name for name in settings if name.startswith("ey_")]].sum(axis=1)
    rows = once(clean, classroom)["setting_urn"].astype("str").value_counts()
    assert (counts[rows.index] >= rows).all()
    assert settings["ey_under_1s"].sum() > 0
    assert (settings["staff_early_years"] <= settings["total_staff"]).all()


def test_take_up_is_as_published(classroom: World) -> None:
    """Shares of one class of eligible children: bands are four standard errors wide."""
    truth, care = classroom.population, childcare(classroom.population, classroom.scenario)
    dob = truth.day("dob")
    one = aged(dob, 12, EVE) & ~aged(dob, 24, EVE) & ~truth.flag("outside")
    eligible = one & care.working
    records = classroom.clean[TABLE.name]
    seen = np.bincount(records.about, minlength=len(dob)) > 0
    assert eligible.sum() / one.sum() == pytest.approx(0.486, abs=0.06)
    still = eligible & ~(truth.day("departed") <= CENSUS) & ~(truth.day("arrived") > EVE)
    assert (still & seen).sum() / still.sum() == pytest.approx(0.76 * 0.97, abs=0.07)


def test_more_odd_settings_leave_the_odd_ones_odd() -> None:
    few = load_scenario("tiny", seed=4)
    many = few.but(systems={TABLE.name: {"refusing_settings": 3}})
    one, three = (set(events(generate(s), "all_ethnicity_refused")) for s in (few, many))
    assert one < three
    assert len(three) == 3


def test_the_census_fits_its_own_schema(classroom: World) -> None:
    tables: dict[str, Table] = {table.name: table for table in classroom.schema}
    for name in (TABLE.name, "early_years_census_setting", "funding_claims"):
        tables[name].pandera().validate(classroom.tables[name], lazy=True)
