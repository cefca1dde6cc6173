"""The children in need tables keep the census's own rules, and its XML says the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from synthetic_data import World, files, formats
from synthetic_data.systems import cin_plans, social_care
from synthetic_data.systems import cin_protection_plans as protection
from synthetic_data.world import lesson_form

MODULES = (
    *("details", "assessments", "plans", "section47", "protection_plans", "disabilities"),
    "reviews",
)
AGAINST_RULES = ("duplicate", "beside_protection", "sex_before_birth", "expected_as_birth")
TODAY = pd.Timestamp("2026-03-31")
(CENSUS,) = [m for m in formats.messages() if m.name == "children_in_need"]


def told_of(world: World) -> list[tuple[str, str, list[str]]]:
    """Table, column and values of what the truth says social care did against the rules."""
    events = world.truth["events"]
    mine = events[events["table"].str.startswith("cin_") & events["event"].isin(AGAINST_RULES)]
    return [
        (table.removeprefix("cin_"), column, rows["value"].tolist())
        for (table, column), rows in mine.groupby(["table", "column"])
    ]


@pytest.fixture(scope="module")
def cin(classroom: World) -> dict[str, pd.DataFrame]:
    """The clean tables by the second half of their names; events joined to their referral.

    Without what the truth says was entered twice or against the rules: see the test below.
    """
    tables = {t.name.removeprefix("cin_"): t for t in classroom.schema if t.name.startswith("cin_")}
    found = {
        name: lesson_form(classroom.clean[table.name].frame, table)
        for name, table in tables.items()
    }
    for name, key, told in told_of(classroom):
        struck = found if name == "children" else [name]
        for one in struck:
            found[one] = found[one][~found[one][key].isin(told)].reset_index(drop=True)
    for name in ("assessments", "plans", "section47", "protection_plans"):
        found[name] = found[name].merge(found["details"], on="referral_id", suffixes=("", "_of"))
    return found


def test_every_row_belongs_to_a_child_and_every_child_has_a_referral(cin, classroom) -> None:
    children = set(cin["children"]["la_child_id"])
    for name in MODULES:
        assert set(cin[name]["la_child_id"]) <= children
    assert set(cin["details"]["la_child_id"]) == children
    for name in ("assessments", "plans", "section47", "protection_plans"):
        assert (cin[name]["la_child_id"] == cin[name]["la_child_id_of"]).all()


def test_rules_8500_to_8530_identifiers_and_births(cin) -> None:
    children = cin["children"]
    assert children["la_child_id"].is_unique
    assert (children["dob"].isna() ^ children["expected_dob"].isna()).all()
    assert not (children["dob"] > TODAY).any()
    assert (children["upn"].isna() == children["upn_unknown"].notna()).all()


def test_rule_8750_unborn_children_have_sex_u(cin) -> None:
    children = cin["children"]
    unborn = children["dob"].isna()
    assert 0.02 < unborn.mean() < 0.08
    assert (children.loc[unborn, "sex"] == "U").all()
    assert not (children.loc[~unborn, "sex"] == "U").any()
    first = cin["details"].groupby("la_child_id")["cin_referral_date"].min()
    ahead = children.loc[unborn].set_index("la_child_id")["expected_dob"] - first
    assert ahead.dropna().dt.days.between(1, 280).all()


@pytest.mark.parametrize(
    ("table", "start"),
    [
        ("assessments", "assessment_start_date"),
        ("plans", "cin_plan_start_date"),
        ("section47", "s47_actual_start_date"),
        ("section47", "date_of_initial_cpc"),
        ("protection_plans", "cpp_start_date"),
    ],
)
def test_rules_1103_to_4015_nothing_starts_before_the_referral(cin, table, start) -> None:
    assert not (cin[table][start] < cin[table]["cin_referral_date"]).any()
    assert not (cin[table][start] > cin[table]["cin_closure_date"]).any()


@pytest.mark.parametrize(
    ("table", "start", "end"),
    [
        ("details", "cin_referral_date", "cin_closure_date"),
        ("assessments", "assessment_start_date", "assessment_authorisation_date"),
        ("plans", "cin_plan_start_date", "cin_plan_end_date"),
        ("protection_plans", "cpp_start_date", "cpp_end_date"),
    ],
)
def test_rules_4011_and_8925_nothing_ends_before_it_starts(cin, table, start, end) -> None:
    assert not (cin[table][end] < cin[table][start]).any()
    assert not (cin[table][end] > TODAY).any()


def test_rule_2885_a_protection_plan_starts_on_the_day_of_the_conference(cin) -> None:
    plans = cin["protection_plans"].merge(cin["section47"], on="referral_id")
    assert len(plans) == len(cin["protection_plans"]) > 50
    assert (plans["cpp_start_date"] == plans["date_of_initial_cpc"]).all()
    assert (plans["date_of_initial_cpc"].dt.day_of_week < 5).all()  # rule 8875


def test_rule_4016_no_plan_runs_beside_a_protection_plan(cin) -> None:
    both = cin["plans"].merge(cin["protection_plans"], on="referral_id")
    assert len(both) > 5
    assert (both["cin_plan_start_date"] > both["cpp_end_date"]).all()


def test_rule_8820_a_childs_referrals_do_not_overlap(cin) -> None:
    ordered = cin["details"].sort_values(["la_child_id", "cin_referral_date"])
    before = ordered.groupby("la_child_id")["cin_closure_date"].shift()
    again = ordered.duplicated("la_child_id")
    assert again.sum() > 50
    assert (ordered.loc[again, "cin_referral_date"] > before[again]).all()


def test_rule_8805_a_closing_date_has_a_reason_and_the_reverse(cin) -> None:
    details = cin["details"]
    assert (details["cin_closure_date"].isna() == details["reason_for_closure"].isna()).all()


def test_rule_8831_nothing_follows_a_referral_without_further_action(cin) -> None:
    none = set(cin["details"].loc[cin["details"]["referral_nfa"] == "Y", "referral_id"])
    assert len(none) > 5
    for name in ("assessments", "plans", "section47", "protection_plans"):
        assert none.isdisjoint(cin[name]["referral_id"])


def test_rules_8540_to_8898_codes_are_not_repeated(cin) -> None:
    disabilities = cin["disabilities"]
    assert not disabilities.duplicated(["la_child_id", "disability"]).any()
    several = disabilities["la_child_id"].duplicated(keep=False)
    assert "NONE" not in set(disabilities.loc[several, "disability"])
    factors = cin["assessments"]["assessment_factors"].dropna().str.split()
    assert factors.map(lambda codes: len(set(codes)) == len(codes)).all()
    assert factors.map(lambda codes: codes == ["21"] or "21" not in codes).all()


def test_cases_are_those_of_the_year(cin) -> None:
    closed = cin["details"]["cin_closure_date"].dropna()
    assert closed.min() >= pd.Timestamp("2025-04-01")


def test_brothers_and_sisters_are_referred_together(classroom: World) -> None:
    about = classroom.clean["cin_details"].about
    born = about >= 0
    family = classroom.population.people["household"].to_numpy()[about[born]]
    day = classroom.clean["cin_details"].frame.loc[born, "cin_referral_date"].to_numpy()
    assert pd.DataFrame({"family": family, "day": day}).duplicated(keep=False).mean() > 0.3


def test_an_unborn_child_is_linked_to_nobody(classroom: World) -> None:
    links = classroom.truth["links"]
    mine = links[links["table"] == "cin_children"].reset_index(drop=True)
    unborn = pd.Series(classroom.clean["cin_children"].about < 0)
    assert 20 < unborn.sum() < 80
    assert (mine.loc[unborn.to_numpy(), "entity"] == "none").all()
    assert mine.loc[~unborn.to_numpy(), "person_id"].notna().all()


def test_what_was_entered_against_the_rules_is_in_the_truth_and_nowhere_else(classroom) -> None:
    told = {name: set(values) for name, _, values in told_of(classroom)}
    children = classroom.clean["cin_children"].frame
    unborn = classroom.clean["cin_children"].about < 0
    wrong = unborn & ((children["sex"] != "U") | children["dob"].notna()).to_numpy()
    assert 1 <= wrong.sum() < 12
    assert set(children["la_child_id"][wrong]) <= told["children"]
    plans = lesson_form(classroom.clean["cin_plans"].frame, cin_plans.TABLE)
    protected = lesson_form(classroom.clean["cin_protection_plans"].frame, protection.TABLE)
    both = plans.merge(protected, on="referral_id")
    beside = both[
        ~(both["cin_plan_end_date"] < both["cpp_start_date"])
        & ~(both["cin_plan_start_date"] > both["cpp_end_date"])
    ]
    assert len(beside) > 1
    assert set(beside["plan_id"]) <= told["plans"]


def test_a_protection_plan_is_reviewed_within_three_months_and_then_every_six(
    cin, assert_rate
) -> None:
    plans = cin["protection_plans"]
    reviews = cin["reviews"].merge(plans, on="protection_plan_id", suffixes=("", "_plan"))
    assert len(reviews) == len(cin["reviews"]) > 50
    assert (reviews["la_child_id"] == reviews["la_child_id_plan"]).all()
    day = reviews["cpp_review_date"]
    assert (day > reviews["cpp_start_date"]).all()
    assert not (day > reviews["cpp_end_date"].fillna(TODAY)).any()
    assert day.dt.day_of_week.max() < 5
    before = day.groupby(reviews["protection_plan_id"]).shift()
    first = before.isna()
    waited = (day - before.fillna(reviews["cpp_start_date"])).dt.days
    assert waited[first].between(65, 136).all()
    assert waited[~first].between(155, 230).all()
    # A working day before a weekend may be two days early: late ones are late by more than that.
    in_time = waited <= np.where(first, 91, 182) + 2
    assert_rate(int(in_time.sum()), len(waited), 0.92)
    old = plans[plans["cpp_start_date"] < TODAY - pd.Timedelta(days=140)]
    still_open = old[old["cpp_end_date"].isna()]
    assert still_open["protection_plan_id"].isin(reviews["protection_plan_id"]).all()


def test_working_days_leave_out_weekends() -> None:
    friday = np.array(["2026-03-27"], dtype="datetime64[D]")
    assert social_care.add_workdays(friday, 1) == np.datetime64("2026-03-30")


@pytest.mark.parametrize("name", ["tiny", "spoilt"])
def test_the_xml_gives_back_the_same_tables(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    world: World = request.getfixturevalue(name)
    files.write(world, tmp_path / "pack")
    tables = {table.name: table for table in world.schema}
    found = formats.read(CENSUS, tables, tmp_path / "pack" / "tables" / "children_in_need.xml")
    for table in CENSUS.tables:
        key = tables[table].key
        wanted = world.tables[table].sort_values(key, ignore_index=True)
        pd.testing.assert_frame_equal(found[table], wanted)
