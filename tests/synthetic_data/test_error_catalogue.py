"""Every error of the catalogue: what it does to the cells it strikes, shown on a ruined world."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import World, generate, load_scenario
from synthetic_data.catalogue import everything
from synthetic_data.errors import Cells, Unit
from synthetic_data.errors.examples import before_and_after
from synthetic_data.population.names import vocabulary
from synthetic_data.randomness import Dice, bits
from synthetic_data.schema import Column, Kind
from synthetic_data.systems import codes

ERRORS = everything().errors
OFTEN = {
    **dict.fromkeys(("half_surname", "other_gender_ending", "prefix_dropped"), 0.6),
    **dict.fromkeys(("accents_lost", "punctuation_lost", "twins_swapped"), 0.3),
    "missing": 0.02,
}
"""Rates of errors of which few cells can suffer; and of one that would hide the others."""


@pytest.fixture(scope="module")
def ruined() -> World:
    """A world in which every error strikes a good part of all that it can."""
    rates = {
        system.table.name: {error.name: OFTEN.get(error.name, 0.08) for error in ERRORS}
        for system in everything().systems
    }
    scenario = load_scenario("tiny", seed=4).but(
        births_per_year=600, errors=rates, uneven={}, bad_spells={}
    )
    return generate(scenario)


@pytest.fixture(scope="module")
def alone(ruined: World) -> pd.DataFrame:
    """Entries of the log that one error alone led to, with the true child of the record."""
    log = ruined.mistakes
    one = log[~log["error"].str.contains(" + ", regex=False)]
    return one.merge(ruined.truth["links"], on=["table", "record_id"]).merge(
        ruined.truth["people"], on="person_id", how="left"
    )


def of(alone: pd.DataFrame, error: str, least: int = 10) -> pd.DataFrame:
    found = alone[alone["error"] == error]
    assert len(found) >= least, f"{error} happens {len(found)} times"
    return found


def column_kinds(world: World) -> dict[tuple[str, str], str]:
    return {(t.name, c.name): c.kind.value for t in world.schema for c in t.columns}


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.name)
def test_each_error_strikes_only_kinds_that_it_names(error, ruined: World) -> None:
    kinds = column_kinds(ruined)
    log = ruined.mistakes
    mine = log[log["error"].map(lambda names: error.name in names.split(" + "))]
    assert len(mine) > 10, "this error never happens"
    struck = {kinds[pair] for pair in zip(mine["table"], mine["column"], strict=True)}
    assert struck <= {kind.value for kind in error.touches}


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.name)
def test_each_error_explains_itself(error) -> None:
    assert error.help.endswith(".")
    assert 40 < len(error.help) < 260
    before, after = before_and_after(error)
    assert before
    assert before != after
    assert error.example.kind in error.touches
    assert not error.evidence or (error.evidence.endswith(".") and "20" in error.evidence)


def test_a_year_is_out_by_one_and_nothing_else(alone) -> None:
    rows = of(alone, "year_out")
    truth, recorded = rows["truth"], rows["recorded"]
    assert (truth.str[:4].astype(int) - recorded.str[:4].astype(int)).abs().eq(1).all()
    leap = truth.str.endswith("02-29")
    assert (truth.str[4:] == recorded.str[4:])[~leap].all()


def test_one_digit_is_that_of_the_next_key(alone) -> None:
    rows = of(alone, "neighbouring_digit")
    for truth, recorded in zip(rows["truth"], rows["recorded"], strict=True):
        apart = [(a, b) for a, b in zip(truth, recorded, strict=True) if a != b]
        assert len(apart) == 1
        assert abs(int(apart[0][0]) - int(apart[0][1])) == 1


def test_a_flipped_sex_is_the_other_code(alone) -> None:
    rows = of(alone, "sex_flipped")
    assert set(zip(rows["truth"], rows["recorded"], strict=True)) == {
        *(("M", "F"), ("F", "M"), ("1", "2"), ("2", "1"))
    }


def test_another_ethnic_group_is_in_the_code_set_and_no_answer_is_not_changed(alone) -> None:
    rows = of(alone, "ethnicity_differs")
    births = rows["table"] == "births"
    assert set(rows.loc[births, "recorded"]) <= set(codes.NHS_ETHNICITY)
    assert set(rows.loc[~births, "recorded"]) <= set(codes.DFE_ETHNICITY)
    assert not rows["truth"].isin(["REFU", "NOBT", "Z", "99"]).any()
    assert not rows["recorded"].isin(["REFU", "NOBT", "Z", "99"]).any(), "those are knobs"


def test_names_change_places_in_one_record(alone) -> None:
    rows = of(alone, "swapped_names")
    parts = [
        rows[rows["column"] == name].set_index(["table", "record_id"])[["truth", "recorded"]]
        for name in ("forename", "surname")
    ]
    whole = parts[0].join(parts[1], rsuffix="_surname", how="inner")
    assert len(whole) > 30
    # Where an error before it touched the one cell, the other got what was made of it.
    swapped = (whole["truth"] == whole["recorded_surname"]) & (
        whole["truth_surname"] == whole["recorded"]
    )
    assert swapped.mean() > 0.5
    assert not rows["column"].isin(["middle_names", "parent_forename"]).any()


def test_half_a_surname_is_one_of_its_halves(alone) -> None:
    rows = of(alone, "half_surname")
    for truth, recorded in zip(rows["truth"], rows["recorded"], strict=True):
        assert recorded in truth.replace("-", " ").split(" ")


def test_letters_stay_when_marks_go(alone) -> None:
    rows = of(alone, "punctuation_lost")
    assert rows["truth"].str.contains("[-' ]").all()
    bare = rows["recorded"].str.replace(" ", "")
    assert (bare == rows["truth"].str.replace("[-' ]", "", regex=True)).all()


def test_lost_accents_leave_plain_letters_and_as_many(alone) -> None:
    rows = of(alone, "accents_lost")
    assert not rows["truth"].map(str.isascii).any()
    assert rows["recorded"].map(str.isascii).all()
    assert (rows["truth"].str.len() == rows["recorded"].str.len()).all()


def test_a_cut_name_or_address_is_the_beginning_of_it(alone) -> None:
    rows = of(alone, "cut_at_20")
    assert (rows["truth"].str.len() > 20).all()
    assert (rows["recorded"] == rows["truth"].str.slice(0, 20)).all()


def test_the_other_ending_is_the_one_the_other_parent_bears(alone) -> None:
    rows = of(alone, "other_gender_ending")
    pairs = set(zip(rows["truth"].str[-2:], rows["recorded"].str[-2:], strict=True))
    assert {("ka", "ki"), ("ki", "ka")} & pairs


def test_a_name_without_its_prefix_is_the_rest_of_it(alone) -> None:
    rows = of(alone, "prefix_dropped", least=3)
    for truth, recorded in zip(rows["truth"], rows["recorded"], strict=True):
        assert truth.lower().endswith(recorded.lower())
        assert recorded[0].isupper()


def test_capitals_and_stray_spaces_change_no_letter(alone) -> None:
    loud, padded = of(alone, "all_capitals"), of(alone, "stray_spaces")
    assert (loud["recorded"] == loud["truth"].str.upper()).all()
    assert (padded["recorded"].str.strip() == padded["truth"].str.strip()).all()
    assert (padded["recorded"].str.len() == padded["truth"].str.len() + 1).all()


def test_a_whole_record_is_in_capitals_or_none_of_it(ruined: World) -> None:
    forms = ruined.tables["hub_registrations"]
    log = ruined.mistakes.query("table == 'hub_registrations'")
    hit = log["error"].str.contains("all_capitals")
    loud = set(log.loc[hit, "record_id"])
    rows = forms[forms["reg_id"].isin(loud)]
    assert len(rows) > 20
    for name in ("parent_forename", "parent_surname"):
        known = rows[name].dropna()
        # The file of a hub may be misread afterwards, and that puts other letters in.
        plain = known[known.map(str.isascii)]
        assert (plain == plain.str.upper()).all()


def test_what_is_copied_or_used_is_true_of_the_right_person(ruined: World, alone) -> None:
    people = ruined.truth["people"]
    middle = of(alone, "middle_name_used")
    assert (middle["recorded"] == middle["middle_names"]).all()
    copied = of(alone, "copied_from_sibling")
    for kind, own in (("forename", "forename"), ("dob", "dob")):
        rows = copied[copied["column"] == kind]
        values = people[own].astype("str").str.slice(0, 10 if kind == "dob" else None)
        families = values.groupby(people["household_id"]).agg(set)
        assert len(rows) > 5
        assert all(r in families[h] for r, h in zip(rows.recorded, rows.household_id, strict=True))


def test_twins_are_swapped_both_at_once(ruined: World) -> None:
    log = ruined.mistakes.query("table == 'births' and column == 'nhs_number'")
    log = log[log["error"] == "twins_swapped"]
    links = ruined.truth["links"].query("table == 'births'")
    people = ruined.truth["people"]
    found = log.merge(links, on=["table", "record_id"]).merge(people, on="person_id")
    assert len(found) >= 4
    owner = people.set_index("nhs_number")
    groups = found["recorded"].map(owner["twin_group"])
    assert (groups == found["twin_group"]).all()
    assert (found["recorded"].map(owner["person_id"]) != found["person_id"]).all()
    struck = found["twin_group"].value_counts()
    assert (struck >= 2).mean() > 0.5, "only another error or a blank keeps one twin out"


def test_the_wrong_mother_gave_birth_at_about_the_same_time(ruined: World, alone) -> None:
    rows = of(alone, "another_mothers_number")
    people = ruined.truth["people"]
    born = people.groupby("mother_nhs_number")["dob"].agg(list)
    for row in rows.itertuples():
        assert row.recorded != row.mother_nhs_number
        assert min(abs(day - row.dob) for day in born[row.recorded]) <= pd.Timedelta(days=30)


def test_the_expected_date_is_forty_weeks_on(alone) -> None:
    rows = of(alone, "expected_date")
    due = rows["dob"] + pd.to_timedelta(7 * (40 - rows["gestation_weeks"]), unit="D")
    assert (due.dt.strftime("%Y-%m-%d") == rows["recorded"]).all()


def test_one_name_stands_in_both_boxes(ruined: World, alone) -> None:
    rows = of(alone, "one_name_twice")
    assert (rows["column"] == "surname").all()
    assert rows["recorded"].isin(ruined.truth["people"]["forename"]).mean() > 0.5


PLACES = [error for error in ERRORS if error.unit is Unit.PLACE]


@pytest.mark.parametrize("error", PLACES, ids=lambda error: error.name)
def test_a_file_error_befalls_declared_places_alone(error, ruined: World) -> None:
    log = ruined.mistakes
    mine = log[log["error"].map(lambda names: error.name in names.split(" + "))]
    events = ruined.truth["events"].query(f"event == '{error.name}'")
    assert len(mine) > 10
    for table, entries in mine.groupby("table"):
        declared = events[events["table"] == table]
        column = declared["column"].iloc[0]
        clean = ruined.clean[table].frame
        key = clean.columns[0]
        place = clean.set_index(key)[column].astype("str")
        assert set(place[entries["record_id"]]) <= set(declared["value"])
        assert len(declared) < place.nunique()


def test_a_wrongly_read_file_can_be_read_again(alone) -> None:
    rows = of(alone, "wrong_encoding")
    whole = rows[~rows["recorded"].str.contains("\N{REPLACEMENT CHARACTER}")]
    assert len(whole) > 5
    again = whole["recorded"].map(lambda text: text.encode("cp1252").decode("utf-8"))
    assert (again == whole["truth"]).all()


def test_a_file_of_the_other_calendar_is_1462_days_early(alone) -> None:
    rows = of(alone, "spreadsheet_1904")
    apart = pd.to_datetime(rows["truth"]) - pd.to_datetime(rows["recorded"])
    assert (apart.dt.days == 1462).all()


def test_numbers_that_a_spreadsheet_spoilt(alone) -> None:
    rounded, eaten = of(alone, "long_number_rounded"), of(alone, "leading_zeros_eaten")
    assert rounded["recorded"].str.fullmatch(r"\d\.\dE\+(9|10)").all()
    assert (rounded["recorded"].str[0] == rounded["truth"].str[0]).all()
    assert eaten["truth"].str.startswith("0").all()
    assert (eaten["truth"].str.lstrip("0") == eaten["recorded"]).all()


def test_no_rate_of_the_class_is_left_to_chance(tiny_scenario) -> None:
    """Each error that a table can suffer is a knob that the class scenario sets, or is off."""
    silent = {"areas", "peer_las", "sharing_register", "ofsted", "early_years_census_setting"}
    names = {"births", "reception", "hub_registrations", "early_years_census_child"}
    general = {error.name for error in ERRORS if error.rate > 0}
    for table in names - silent:
        system = everything().system(table)
        assert system is not None
        columns = system.table.columns
        touched = {e.name for e in ERRORS if any(e.can_touch(column) for column in columns)}
        missing = (touched & general) - set(tiny_scenario.errors[table])
        assert not missing, f"{table}: {sorted(missing)}"


def test_rounding_of_a_share_of_places_strikes_one_at_least() -> None:
    from synthetic_data.errors.striking import Sheet, places_struck

    system = everything().system("hub_registrations")
    assert system is not None
    frame = pd.DataFrame({"hub": [f"hub {number}" for number in range(12)]})
    about = np.full(12, -1)
    sheet = Sheet(system.table, frame, load_scenario("tiny", seed=1), pd.DataFrame(), about)
    error = next(one for one in ERRORS if one.name == "wrong_encoding")
    struck = [places_struck(sheet, error, share) for share in (0.0, 0.001, 0.25, 1.0)]
    assert [len(places) for places in struck] == [0, 1, 3, 12]
    assert set(struck[1]) <= set(struck[2])


@pytest.mark.parametrize(
    "error", [error for error in ERRORS if error.concerns], ids=lambda error: error.name
)
def test_an_error_leaves_alone_what_does_not_concern_it(error) -> None:
    """Such cells are never shown to it, so it must not want to change them."""
    names = pd.Series(vocabulary().names, dtype="str")
    others = names[~error.concerns(names)].reset_index(drop=True)
    assert 0 < len(others) < len(names)
    column = Column("forename", Kind.FORENAME, "First name")
    cells = Cells(others, Dice(bits(len(others), "concerns")), column)
    assert error.spoil(cells).tolist() == others.tolist()
