"""Errors are correlated: by group, by place and week, by record; and one knob moves one thing."""

from __future__ import annotations

import pandas as pd
import pytest

from synthetic_data import World, generate, load_scenario
from synthetic_data.catalogue import everything
from synthetic_data.errors.contract import CellError, Cells, Unit
from synthetic_data.errors.rates import GROUPS, members
from synthetic_data.faults import Unusable
from synthetic_data.scenario import Rate, Scenario
from synthetic_data.schema import Kind


def log_without(log: pd.DataFrame, *errors: str) -> pd.DataFrame:
    """The entries in which none of these errors had a hand."""
    hit = log["error"].str.contains("|".join(errors))
    return log[~hit].reset_index(drop=True)


@pytest.mark.parametrize(
    ("table", "error", "column"),
    [("births", "sex_flipped", "sex"), ("hub_registrations", "stray_spaces", "postcode")],
)
def test_one_rate_moves_one_thing(
    table: str, error: str, column: str, tiny: World, tiny_scenario: Scenario
) -> None:
    rates: dict[str, dict[str, Rate]] = {t: dict(r) for t, r in tiny_scenario.errors.items()}
    usual = rates[table][error]
    rates[table][error] = {**usual, column: 0.4} if isinstance(usual, dict) else {column: 0.4}
    high = generate(tiny_scenario.but(errors=rates)).mistakes
    mine = high["table"].eq(table) & high["column"].eq(column)
    assert high.loc[mine, "error"].str.contains(error).sum() > 20
    theirs = tiny.mistakes["table"].eq(table) & tiny.mistakes["column"].eq(column)
    pd.testing.assert_frame_equal(
        high[~mine].reset_index(drop=True), tiny.mistakes[~theirs].reset_index(drop=True)
    )
    kept = log_without(tiny.mistakes[theirs], error)
    same = kept.merge(log_without(high[mine], error), how="inner")
    struck_too = kept["record_id"].isin(
        high.loc[mine & high["error"].str.contains(error), "record_id"]
    )
    assert len(same) == len(kept) - struck_too.sum()


def test_an_error_can_have_groups_of_its_own(only, assert_rate, tiny_scenario: Scenario) -> None:
    rates = {"births": {"missing": {"postcode": 0.02}, "first_of_january": {"dob": 0.004}}}
    uneven = {"births": {"twins": 8.0, "first_of_january": {"newly_arrived": 60.0}}}
    scenario = tiny_scenario.but(
        births_per_year=1500, errors=only(rates), uneven=uneven, bad_spells={}
    )
    world = generate(scenario)
    about = world.clean["births"].about
    people = world.population.people
    log = world.mistakes
    january = set(log.loc[log["error"] == "first_of_january", "record_id"])
    hit = world.tables["births"]["birth_id"].isin(january).to_numpy()
    abroad = members("newly_arrived", people)[about.clip(0)] & (about >= 0)
    new_year = people["dob"].dt.strftime("%m-%d").eq("01-01").to_numpy()[about.clip(0)]
    assert_rate(hit[abroad & ~new_year].sum(), (abroad & ~new_year).sum(), 0.24)
    assert_rate(hit[~abroad & ~new_year].sum(), (~abroad & ~new_year).sum(), 0.004)


@pytest.mark.parametrize("group", list(GROUPS))
def test_every_group_has_members_and_others(group: str, classroom: World) -> None:
    share = members(group, classroom.population.people).mean()
    assert 0.005 < share < 0.65


def test_groups_of_an_error_are_checked(tmp_path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(
        'based_on = "tiny"\n[uneven.births]\nmissing = 3\nyear_out = { martians = 2 }\n'
        "[bad_spells.births]\nshare = 0.1\n[bad_spells.hub_registrations]\nshare = 2\n"
    )
    with pytest.raises(Unusable) as told:
        load_scenario(path)
    text = str(told.value)
    for said in ("bad.toml:3", "bad.toml:4", "martians", "bad.toml:5", "bad.toml:8"):
        assert said in text


def spelled(scenario: Scenario, share: float, times: float) -> World:
    spells = {"hub_registrations": {"share": share, "times": times}}
    return generate(scenario.but(births_per_year=600, bad_spells=spells))


def test_a_bad_week_suffers_several_errors_and_leaves_all_other_weeks(
    tiny_scenario: Scenario,
) -> None:
    calm, stormy = spelled(tiny_scenario, 0.0, 1.0), spelled(tiny_scenario, 0.05, 10.0)
    events = stormy.truth["events"].query("event == 'bad_spell'")
    bad = set(events["value"])
    assert len(bad) > 20
    assert calm.truth["events"].query("event == 'bad_spell'").empty
    forms = stormy.tables["hub_registrations"].set_index("reg_id")
    assert bad <= set(forms.index)
    logs = [w.mistakes[w.mistakes["table"] == "hub_registrations"] for w in (calm, stormy)]
    before, after = (log["record_id"].isin(bad).sum() / len(bad) for log in logs)
    assert after > 3 * before
    others = [log[~log["record_id"].isin(bad)].reset_index(drop=True) for log in logs]
    pd.testing.assert_frame_equal(*others)
    kinds = logs[1].loc[logs[1]["record_id"].isin(bad), "error"].nunique()
    assert kinds >= 4


def test_bad_weeks_are_whole_weeks_of_a_hub(tiny_scenario: Scenario) -> None:
    world = spelled(tiny_scenario, 0.05, 10.0)
    bad = set(world.truth["events"].query("event == 'bad_spell'")["value"])
    clean = world.clean["hub_registrations"].frame
    week = clean["registration_date"].dt.to_period("W-SUN").astype("str")
    struck = clean["reg_id"].isin(bad).groupby([clean["hub"].astype("str"), week])
    assert set(struck.mean()) == {0.0, 1.0}


def test_an_error_of_whole_records_from_outside_strikes_both_columns(
    tiny_scenario: Scenario,
) -> None:
    def backwards(cells: Cells) -> pd.Series:
        return cells.values.map(lambda text: text[::-1])

    mirrored = CellError(
        name="mirrored",
        help="Both names were written backwards, as in a mirror.",
        touches=frozenset({Kind.FORENAME, Kind.SURNAME}),
        spoil=backwards,
        rate=0.2,
        unit=Unit.RECORD,
    )
    scenario = tiny_scenario.but(errors={"births": {e.name: 0.0 for e in everything().errors}})
    log = generate(scenario, everything().plus(errors=[mirrored])).mistakes
    births = log[(log["table"] == "births") & (log["error"] == "mirrored")]
    columns = births.groupby("record_id")["column"].agg(set)
    assert len(columns) > 30
    # A name that reads the same backwards does not differ, so it is not in the log.
    assert columns.map(len).eq(2).mean() > 0.95
