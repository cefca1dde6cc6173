"""Early help, the notes that come with it, and special educational needs."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import World
from synthetic_data.reference import toml
from synthetic_data.systems.childhood import childhood
from synthetic_data.world import lesson_form

TODAY = pd.Timestamp("2026-03-31")


@pytest.fixture(scope="module")
def seen(classroom: World) -> dict[str, pd.DataFrame]:
    """The clean tables with the true child of each row, without what was typed in twice."""
    events = classroom.truth["events"]
    twice = events.loc[events["event"] == "duplicate", "value"]
    found = {}
    for table in classroom.schema:
        if table.name.startswith(("early_help", "referral_notes", "sen")):
            records = classroom.clean[table.name]
            rows = lesson_form(records.frame, table).assign(about=records.about)
            found[table.name] = rows[~rows[table.key].isin(twice)].reset_index(drop=True)
    return found


def test_episodes_of_early_help_run_forwards_and_end_with_an_outcome(seen) -> None:
    help_ = seen["early_help"]
    assert (help_["dob"] <= help_["referral_date"]).all()
    assert not (help_["assessment_date"] < help_["referral_date"]).any()
    assert not (help_["plan_open"] <= help_["assessment_date"]).any()
    assert not (help_["plan_close"] < help_["plan_open"]).any()
    assert (help_["plan_close"].isna() == help_["outcome"].isna()).all()
    assert not help_.duplicated(["about", "referral_date"]).any()


def test_about_350_in_10_000_have_an_open_episode_and_more_where_poor(
    classroom: World, seen
) -> None:
    people = classroom.population.people
    here = (
        ~people["outside"]
        & people["departed"].isna()
        & people["death_date"].isna()
        & (people["dob"] > TODAY - pd.DateOffset(years=5))
    )
    help_ = seen["early_help"]
    still_open = help_.loc[help_["plan_open"].notna() & help_["plan_close"].isna(), "about"]
    rate = pd.Series(people.index.isin(still_open), people.index)[here]
    assert 0.02 < rate.mean() < 0.045
    fifth = people.loc[here, "idaci_fifth"]
    assert rate[fifth == 1].mean() > 2 * rate[fifth == 5].mean()


def test_every_episode_has_one_note(seen) -> None:
    notes, help_ = seen["referral_notes"], seen["early_help"]
    both = notes.merge(help_, on="eh_id", suffixes=("", "_of"), validate="one_to_one")
    assert len(both) == len(help_) == len(notes)
    assert (both["about"] == both["about_of"]).all()
    assert (both["note_date"] == both["referral_date"]).all()


@pytest.fixture(scope="module")
def notes(classroom: World, seen) -> pd.DataFrame:
    """Notes with what is true of them."""
    return seen["referral_notes"].merge(classroom.truth["notes"], on="note_id")


def test_notes_say_of_speech_what_the_truth_says_they_do(notes) -> None:
    for kind, clauses in toml("note_clauses")["speech"].items():
        forms = [
            text.format(he=he, He=he.capitalize(), his=his, him=him)
            for text in (c if isinstance(c, str) else c["text"] for c in clauses)
            for he, his, him in (("he", "his", "him"), ("she", "her", "her"))
        ]
        has = notes["note"].map(lambda note, forms=forms: any(form in note for form in forms))
        assert has[notes["speech"] == kind].all()
        assert not has[notes["speech"] != kind].any()


def test_a_search_for_the_word_speech_is_a_poor_guide(notes) -> None:
    """Denials, siblings and other words must cost it, or the lesson on negation teaches nothing."""
    found = notes["note"].str.contains("speech", case=False)
    right = notes["speech_concern"]
    assert (found & right).sum() / found.sum() < 0.7
    assert (found & right).sum() / right.sum() < 0.7


def test_worries_are_mostly_about_children_who_are_behind(classroom: World, notes) -> None:
    talk = childhood(classroom.population, classroom.scenario).two.talk[notes["about"]]
    assert talk[notes["speech_concern"]].mean() < talk[notes["speech"] == "denied"].mean() - 0.8


def test_notes_are_tidy_and_call_the_child_by_its_name_and_sex(classroom: World, notes) -> None:
    people = classroom.population.people.take(notes["about"]).reset_index(drop=True)
    names = people["forename"].astype("str")
    assert all(name in note for name, note in zip(names, notes["note"], strict=True))
    assert not notes["note"].str.contains(r"[{}]|  |\s$").any()
    boys = ~people["girl"]
    assert not notes.loc[boys, "note"].str.contains(r"\bShe\b|for her age").any()
    assert not notes.loc[~boys, "note"].str.contains(r"\bHe\b|for his age").any()


def test_notes_fit_the_age_and_the_writer(classroom: World, notes) -> None:
    dob = classroom.population.people["dob"].to_numpy()[notes["about"]]
    months = (notes["note_date"] - dob).dt.days / 30.44
    for word, youngest in (("tantrums", 15), ("toddler room", 18), ("two year old offer", 20)):
        said = notes["note"].str.contains(word)
        assert said.sum() > 10
        assert months[said].min() >= youngest
    assert months[notes["note"].str.contains("Co-sleeping")].max() < 13.1
    assert set(notes.loc[notes["note"].str.contains("Officers attended"), "written_by"]) == {
        "police"
    }
    assert set(notes.loc[notes["note"].str.contains("Postnatal visit"), "written_by"]) == {
        "midwife"
    }


def test_who_refers_fits_the_age(seen) -> None:
    help_ = seen["early_help"]
    days = (help_["referral_date"] - help_["dob"]).dt.days
    assert days[help_["source"] == "midwife"].max() <= 60
    assert days[help_["source"] == "nursery"].min() >= 270


def test_slips_hide_words_from_a_search_and_are_in_the_log(classroom: World, seen) -> None:
    log = classroom.mistakes
    slips = log[(log["table"] == "referral_notes") & (log["error"] == "typing_slips")]
    assert 0.15 < len(slips) / len(seen["referral_notes"]) < 0.3
    speech = slips["truth"].str.contains("speech")
    assert 0.3 < (~slips.loc[speech, "recorded"].str.contains("speech")).mean() < 0.8


def test_every_sen_row_belongs_to_a_child_of_the_list(seen) -> None:
    children = seen["sen"].set_index("sen_id")["about"]
    assert children.is_unique
    for name in ("sen_requests", "sen_assessments", "sen_plans"):
        rows = seen[name]
        assert (children.loc[rows["sen_id"]].to_numpy() == rows["about"].to_numpy()).all()


def test_the_path_to_a_plan_runs_forwards(seen) -> None:
    requests, assessed = seen["sen_requests"], seen["sen_assessments"]
    assert (requests["request_outcome"].isna() == requests["outcome_date"].isna()).all()
    assert not (requests["outcome_date"] < requests["received_date"]).any()
    granted = set(requests.loc[requests["request_outcome"] == "Y", "sen_id"])
    assert set(assessed["sen_id"]) == granted
    assert not (assessed["assessment_outcome_date"] <= assessed["received_date"]).any()
    assert not (assessed["plan_date"] <= assessed["assessment_outcome_date"]).any()
    refused = requests.loc[requests["request_outcome"] == "N", "sen_id"]
    assert len(refused) > 5
    assert set(refused).isdisjoint(seen["sen_plans"]["sen_id"])


def test_who_has_a_plan_is_in_the_table_of_plans(seen) -> None:
    sen, plans = seen["sen"], seen["sen_plans"]
    assert set(sen.loc[sen["sen_provision"] == "E", "sen_id"]) == set(plans["sen_id"])
    assert (plans["plan_start_date"] <= TODAY).all()
    assert not (plans["last_review"] <= plans["plan_start_date"]).any()
    assert not (plans["last_review"] > TODAY).any()
    assert plans.loc[plans["sen_setting"] == "school", "urn"].notna().all()


def test_a_plan_takes_more_than_20_weeks_for_some(seen) -> None:
    assessed = seen["sen_assessments"].dropna(subset="plan_date")
    weeks = (assessed["plan_date"] - assessed["received_date"]).dt.days / 7
    assert weeks.between(14, 44).all()
    assert 0.35 < (weeks <= 20).mean() < 0.75


def test_pupils_with_a_plan_at_school_have_one_at_the_authority(classroom: World, seen) -> None:
    people = classroom.population.people
    pupils = np.flatnonzero(
        (people["sen"] == "E") & (people["school"] >= 0) & ~people["outside"].to_numpy()
    )
    assert len(pupils) > 20
    assert np.isin(pupils, seen["sen_plans"]["about"]).all()


def test_needs_show_more_with_age(classroom: World, seen) -> None:
    people = classroom.population.people
    here = ~people["outside"] & people["departed"].isna() & people["death_date"].isna()
    known = pd.Series(people.index.isin(seen["sen"]["about"]), people.index)
    babies = here & (people["dob"] > TODAY - pd.DateOffset(years=1))
    four = here & people["dob"].between("2021-04-01", "2022-03-31")
    assert known[babies].mean() < 0.01
    assert known[four].mean() > 0.05
