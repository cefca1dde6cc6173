"""Each service sees the same children in its own way, and that is no mistake."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import World, load_scenario
from synthetic_data.systems.contract import Office
from synthetic_data.world import lesson_form


@pytest.fixture(scope="module")
def seen(classroom: World) -> dict[str, pd.DataFrame]:
    """The clean records of each table, with the true person of each."""
    out = {}
    for table in classroom.schema:
        records = classroom.clean[table.name]
        out[table.name] = lesson_form(records.frame, table).assign(about=records.about)
    return out


@pytest.fixture(scope="module")
def people(classroom: World) -> pd.DataFrame:
    return classroom.truth["people"]


def test_clean_records_meet_the_strict_schema(classroom: World) -> None:
    for table in classroom.schema:
        clean = lesson_form(classroom.clean[table.name].frame, table)
        table.pandera(clean=True).validate(clean, lazy=True)


def test_what_is_recorded_meets_the_lenient_schema(spoilt: World) -> None:
    for table in spoilt.schema:
        table.pandera().validate(spoilt.tables[table.name], lazy=True)


def test_births_holds_every_child_of_the_county_once_and_what_it_declares(
    seen, people, classroom: World
) -> None:
    about = seen["births"]["about"]
    assert set(about) - {-1} == set(np.flatnonzero(~people["outside"]))
    declared = classroom.truth["events"].query("table == 'births'")
    assert len(about) - (~people["outside"]).sum() == len(declared), "second rows, each declared"


def test_reception_is_the_cohort_with_some_from_outside_and_some_elsewhere(seen, people) -> None:
    pupils = people.iloc[seen["reception"]["about"]]
    assert pupils["dob"].between("2020-09-01", "2021-08-31").all()
    assert 0.04 < pupils["outside"].mean() < 0.13
    present = people["departed"].isna() & people["death_date"].isna() & ~people["outside"]
    residents = people[present & people["dob"].between("2020-09-01", "2021-08-31")]
    assert 0.03 < 1 - residents.index.isin(pupils.index).mean() < 0.10


def test_hubs_know_about_two_children_in_five_and_more_in_poor_wards(seen, people) -> None:
    known = people.index.isin(seen["hub_registrations"]["about"])
    present = people["departed"].isna() & people["death_date"].isna() & ~people["outside"]
    share = pd.Series(known, people.index)[present]
    assert 0.34 < share.mean() < 0.46
    by_ward = share.groupby(people["ward"], observed=True).mean()
    assert by_ward["Millrow Quay"] > by_ward["Upper Brock"] + 0.15


def test_nobody_registers_at_a_hub_before_birth_or_after_today(seen) -> None:
    hub = seen["hub_registrations"]
    assert (hub["registration_date"] > hub["dob"]).all()
    assert (hub["registration_date"] <= "2026-03-31").all()


def test_a_few_children_have_forms_at_two_hubs(seen) -> None:
    again = seen["hub_registrations"]["about"].duplicated()
    assert 0.005 < again.mean() < 0.04


def test_coverage_of_nhs_numbers_is_what_the_knobs_say(seen, assert_rate) -> None:
    births, reception = seen["births"], seen["reception"]
    assert_rate(births["nhs_number"].notna().sum(), len(births), 0.997)
    assert_rate(reception["upn"].notna().sum(), len(reception), 0.995)
    assert 0.42 < seen["hub_registrations"]["nhs_number"].notna().mean() < 0.52
    assert 0.05 < reception["nhs_number"].notna().mean() < 0.25


def test_a_school_either_collects_nhs_numbers_or_hardly_has_any(seen) -> None:
    shares = seen["reception"].groupby("school_urn")["nhs_number"].apply(lambda s: s.notna().mean())
    assert ((shares < 0.25) | (shares > 0.75)).all()
    assert (shares > 0.75).any()


def test_who_lacks_a_number_at_the_hub_differs_by_group(seen, people) -> None:
    hub = seen["hub_registrations"]
    child = people.iloc[hub["about"]].reset_index(drop=True)
    has = hub["nhs_number"].notna()
    assert has[child["from_abroad"]].mean() < 0.6 * has.mean()
    assert has[child["idaci_fifth"] == 1].mean() < has[child["idaci_fifth"] > 2].mean() - 0.1


def test_many_numbers_at_the_hub_are_written_with_spaces(seen) -> None:
    numbers = seen["hub_registrations"]["nhs_number"].dropna()
    spaced = numbers.str.fullmatch(r"\d{3} \d{3} \d{4}")
    assert 0.35 < spaced.mean() < 0.55
    assert numbers[~spaced].str.fullmatch(r"\d{10}").all()


def test_clean_numbers_are_the_childs_own(seen, people, classroom: World) -> None:
    events = classroom.truth["events"]
    other = events[events["event"].isin(["second_nhs_number", "before_adoption"])]["value"]
    for name, every in seen.items():
        if "nhs_number" not in every:
            continue
        frame = every[~every.iloc[:, 0].isin(other)].reset_index(drop=True)
        own = people["nhs_number"].iloc[frame["about"]].reset_index(drop=True)
        given = frame["nhs_number"].str.replace(" ", "")
        assert given.isna().eq(frame["nhs_number"].isna()).all()
        assert (given.dropna() == own[given.notna()]).all(), name


def test_babies_wait_for_their_name(seen) -> None:
    births = seen["births"]
    waiting = births["forename"].isin(["Baby", "Twin 1", "Twin 2", "Twin 3"])
    newborn = births["dob"] > "2026-03-25"
    assert waiting[newborn].all()
    assert 0.005 < waiting[births["dob"] < "2025-12-01"].mean() < 0.03
    twins = births[births["number_of_babies"] > 1]
    named_so = twins.loc[waiting[twins.index], "forename"]
    assert (named_so == "Twin " + twins.loc[named_so.index, "birth_order"].astype("str")).all()


def test_services_disagree_more_about_movers(seen, people) -> None:
    births, reception = seen["births"], seen["reception"]
    both = births.merge(reception, on="about", suffixes=("_births", "_reception"))
    differs = both["postcode_births"] != both["postcode_reception"]
    moved = people["moves"].iloc[both["about"]].reset_index(drop=True) > 0
    assert differs[moved].mean() > differs[~moved].mean() + 0.04


def test_hubs_use_short_names(seen, people) -> None:
    hub = seen["hub_registrations"]
    registered = people["forename"].astype("str").iloc[hub["about"]].reset_index(drop=True)
    ollies = hub["forename"][registered == "Oliver"].eq("Ollie")
    assert 0.1 < ollies.mean() < 0.6


def test_who_moved_away_keeps_the_last_address_here(seen, people) -> None:
    births = seen["births"]
    gone = births["date_moved_out"].notna()
    assert gone.sum() > 300
    assert births.loc[gone, "postcode"].notna().all()
    assert (births.loc[gone, "date_moved_out"] <= "2026-03-31").all()


def test_old_grades_end_when_report_cards_begin(seen) -> None:
    ofsted = seen["ofsted"]
    assert (ofsted["inspection_date"].dropna() <= "2025-11-09").all()
    assert (ofsted["grade"].isna() == ofsted["inspection_date"].isna()).all()
    assert (
        ofsted["inspection_date"].dropna() > ofsted["registration_date"][ofsted["grade"].notna()]
    ).all()


def test_a_person_keeps_its_draws_whoever_else_is_recorded_and_gets_others_next_time() -> None:
    office = Office(load_scenario("tiny"), "hub_registrations")
    alone = office.luck("x", np.array([3, 5]))
    together = office.luck("x", np.array([9, 5, 3, 3, 700]))
    assert together[2] == alone[0]
    assert together[1] == alone[1]
    assert together[3] != together[2]
    assert len(office.luck("x", np.array([], dtype=np.int64))) == 0


PLANNED = {"expected_dob", "dsa_expiry"}
"""Days that may lie ahead when they are written down."""
TOO_EARLY = "cin_children.dob"
"""A fault that is meant: a day of birth given for a child who is not born yet."""


def test_no_service_knows_what_has_not_happened_yet(classroom: World) -> None:
    today = pd.Timestamp(classroom.scenario.end)
    ahead = {
        f"{table.name}.{column}": records[column].max()
        for table in classroom.schema
        for records in [lesson_form(classroom.clean[table.name].frame, table)]
        for column in table.names
        if records[column].dtype.kind == "M" and column not in PLANNED
        if records[column].max() > today
    }
    assert set(ahead) <= {TOO_EARLY}
