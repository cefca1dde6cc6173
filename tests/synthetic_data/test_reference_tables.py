"""Areas, peers, the sharing register, and what Ofsted's register says since November 2025."""

from __future__ import annotations

import pandas as pd
import pytest

from synthetic_data import World, generate, load_scenario
from synthetic_data.systems.report_cards import columns

CARD = [column.name for column in columns()]


def test_areas_count_every_child_of_the_county_once(classroom: World) -> None:
    areas, truth = classroom.tables["areas"], classroom.population
    today = truth.people[
        ~truth.flag("outside")
        & ~(truth.people["departed"] <= pd.Timestamp("2026-03-31"))
        & ~(truth.people["death_date"] <= pd.Timestamp("2026-03-31"))
        & (truth.people["dob"] > pd.Timestamp("2021-03-31"))
        & ~(truth.people["arrived"] > pd.Timestamp("2026-03-31"))
    ]
    ages = [name for name in areas if name.startswith("children_") and name != "children_under_5"]
    assert areas["children_under_5"].sum() == len(today)
    assert (areas[ages].sum(axis=1) == areas["children_under_5"]).all()
    assert len(areas) == classroom.scenario.lsoas
    assert areas["lsoa"].str.fullmatch(r"E0199\d{4}").all()


def test_decile_one_is_the_most_deprived(classroom: World) -> None:
    areas = classroom.tables["areas"]
    by_decile = areas.groupby("idaci_decile_1_is_most_deprived")["idaci_score"].agg(["min", "max"])
    assert by_decile.index.tolist() == list(range(1, 11))
    assert by_decile["min"].is_monotonic_decreasing
    top = areas.set_index("idaci_rank_1_is_most_deprived")
    assert top.loc[1, "idaci_score"] == areas["idaci_score"].max()


def test_peers_are_fictional_and_their_percentages_are_their_counts(classroom: World) -> None:
    peers = classroom.tables["peer_las"]
    assert peers["la_number"].str.fullmatch("9[89][0-9]").all()
    assert "999" not in set(peers["la_number"])
    assert 15 <= peers["la_number"].nunique() <= 20
    known = peers.dropna(subset="percent")
    share = 100 * known["numerator"].astype(float) / known["denominator"].astype(float)
    assert ((known["percent"] - share).abs() <= 0.0501).all()
    assert known["percent"].between(2, 100).all()


def test_a_missing_figure_is_blank_and_not_nought(classroom: World) -> None:
    peers = classroom.tables["peer_las"]
    blank = peers[peers["percent"].isna()]
    assert len(blank) > 0
    assert blank[["numerator", "denominator"]].isna().all(axis=None)
    assert (peers["numerator"].dropna() > 0).all()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_faults_of_the_register_show_in_the_cells_that_they_name(seed: int) -> None:
    world = generate(load_scenario("tiny", seed=seed))
    flows = world.tables["sharing_register"].set_index("flow_id")
    events = world.truth["events"]
    events = events[events["table"] == "sharing_register"]
    assert events["value"].is_unique

    def declared(name: str) -> set[str]:
        return set(events.loc[events["event"] == name, "value"])

    def where(rule: pd.Series) -> set[str]:
        return set(flows.index[rule])

    active = flows["status"] == "Active"
    identifiable = flows["identifiable"] == "Y"
    told = "6(1)(a) consent"
    today = pd.Timestamp(world.scenario.reference_date)
    assert where(active & (flows["dsa_expiry"] < today)) == declared("expired_agreement")
    urgent = flows["purpose"].str.contains("serious harm")
    assert where(identifiable & flows["dpia_ref"].isna() & ~urgent) == declared("no_dpia")
    newsletter = flows["purpose"].str.contains("Newsletter")
    assert where((flows["basis_art6"] == told) & ~newsletter) == declared("consent_as_basis")
    special = flows["special_category"] == "Y"
    assert where(special & flows["condition_art9"].isna()) == declared("no_condition")
    task = flows["basis_art6"].str.contains("public task")
    assert where(task & flows["statute"].isna()) == declared("no_statute")
    assert where(flows["privacy_notice_url"].isna()) == declared("no_privacy_notice")
    assert len(events) == 10


def test_other_seeds_have_other_faults() -> None:
    found = []
    for seed in (1, 2):
        events = generate(load_scenario("tiny", seed=seed)).truth["events"]
        found.append(set(events.loc[events["table"] == "sharing_register", "value"]))
    assert found[0] != found[1]


def test_links_in_the_register_lead_nowhere_real(tiny: World) -> None:
    links = tiny.tables["sharing_register"]["privacy_notice_url"].dropna()
    assert links.str.startswith("https://brackenshire.example/").all()


def test_report_cards_begin_in_november_2025_and_are_whole(classroom: World) -> None:
    register = classroom.clean["ofsted"].frame
    cards = register[register["report_card_date"].notna()]
    assert len(cards) > 5
    assert cards["report_card_date"].min() >= pd.Timestamp("2025-11-10")
    assert cards[CARD].notna().all(axis=None)
    assert register.loc[register["report_card_date"].isna(), CARD].isna().all(axis=None)
    assert register["inspection_date"].max() <= pd.Timestamp("2025-11-09")
    assert not set(cards["inclusion"]) & set(register["grade"].dropna())


def test_there_are_no_report_cards_before_they_began() -> None:
    import datetime as dt

    scenario = load_scenario("tiny", seed=1).but(reference_date=dt.date(2025, 10, 31))
    assert generate(scenario).tables["ofsted"][CARD].isna().all(axis=None)


def test_who_left_the_register_has_a_day_of_leaving(classroom: World) -> None:
    register = classroom.clean["ofsted"].frame
    assert ((register["status"] == "Resigned") == register["resignation_date"].notna()).all()
