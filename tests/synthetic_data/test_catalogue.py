"""A new error or table is one file, and disturbs nothing that was there before."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import World, generate
from synthetic_data.catalogue import everything
from synthetic_data.errors.contract import CellError, Cells
from synthetic_data.population import Truth
from synthetic_data.scenario import Knob, Scenario
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.text import numbered

SHOUTED = CellError(
    name="shouted",
    help="The name was typed with the shift lock on.",
    touches=frozenset({Kind.SURNAME}),
    spoil=lambda cells: cells.values.str.upper(),
    rate=0.3,
)

LIBRARY = Table(
    "library_cards",
    "Library cards",
    "One row for each child with a library card.",
    (
        Column("card", Kind.RECORD_ID, "Number on the card", ours=True),
        Column("surname", Kind.SURNAME, "Surname", ours=True),
        Column("dob", Kind.BIRTH_DATE, "Date of birth", ours=True),
        Column("books", Kind.COUNT, "Books on loan", optional=True, ours=True),
        Column("visits", Kind.COUNT, "Visits, never missing", ours=True),
    ),
)


def cards(truth: Truth, office: Office) -> Records:
    everybody = np.arange(len(truth.people))
    about = np.flatnonzero(office.happens("has card", office.knob("share"), everybody))
    people = truth.people.take(about)
    frame = pd.DataFrame(
        {
            "card": numbered("LC", np.arange(len(about)), 5),
            "surname": people["surname"].reset_index(drop=True),
            "dob": people["dob"].to_numpy(),
            "books": pd.array(np.zeros(len(about)), dtype="Int64"),
            "visits": np.ones(len(about), dtype=np.int64),
        }
    )
    return Records(frame, about)


CARDS = System(LIBRARY, cards, (Knob("share", 0.4, "share of children with a card"),))


def test_the_scan_finds_every_file_of_both_packages() -> None:
    found = everything()
    tables = [system.table.name for system in found.systems]
    assert tables == sorted(tables)
    assert {"births", "early_years_census_child", "hub_registrations", "reception"} <= set(tables)
    assert {error.name for error in found.errors} >= {
        "keyboard_typos",
        "missing",
        "placeholder_identifiers",
        "shared_eligibility_code",
        "sibling_nhs_number",
        "swapped_day_and_month",
    }


def test_an_error_from_outside_is_made_logged_and_disturbs_no_other_draw(
    tiny_scenario: Scenario,
) -> None:
    # Names that change places carry what befell them into another cell: not so here.
    rates = {
        table: {**known, "swapped_names": 0.0} for table, known in tiny_scenario.errors.items()
    }
    scenario = tiny_scenario.but(errors=rates)
    tiny = generate(scenario)
    world = generate(scenario, everything().plus(errors=[SHOUTED]))
    mine = world.mistakes["error"].str.contains("shouted", regex=False)
    assert mine.sum() > 50
    entries = world.mistakes[mine]
    alone = entries.loc[entries["error"] == "shouted", "recorded"]
    assert (alone.str.upper() == alone).all()
    others = world.mistakes[~mine]
    before = tiny.mistakes.merge(
        entries[["table", "record_id", "column"]], how="left", indicator=True
    ).query("_merge == 'left_only'")
    pd.testing.assert_frame_equal(
        others.reset_index(drop=True), before.drop(columns="_merge").reset_index(drop=True)
    )


def test_a_table_from_outside_is_recorded_linked_spoilt_and_disturbs_no_other(
    tiny: World, tiny_scenario: Scenario
) -> None:
    world = generate(tiny_scenario.but(mistakes=10.0), everything().plus(systems=[CARDS]))
    cards_made = world.tables["library_cards"]
    assert 80 < len(cards_made) < 180
    assert cards_made["visits"].dtype == "int64"
    assert (world.truth["links"]["table"] == "library_cards").sum() == len(cards_made)
    mine = world.mistakes["table"] == "library_cards"
    assert set(world.mistakes.loc[mine, "error"]) >= {"keyboard_typos"}, "by the errors' own rates"
    assert set(world.mistakes.loc[mine, "column"]) <= {"surname", "dob", "books"}
    without = generate(tiny_scenario.but(mistakes=10.0))
    for name, frame in without.tables.items():
        pd.testing.assert_frame_equal(frame, world.tables[name])
    pd.testing.assert_frame_equal(without.mistakes, world.mistakes[~mine].reset_index(drop=True))


def test_turning_one_knob_leaves_every_other_draw_of_a_system_as_it_was(
    tiny_scenario: Scenario,
) -> None:
    def forms(reach: float) -> pd.DataFrame:
        systems = {"hub_registrations": {"reach": reach, "twice": 0.0}}
        world = generate(tiny_scenario.but(systems=systems, mistakes=0.0))
        clean = world.clean["hub_registrations"]
        return world.tables["hub_registrations"].drop(columns="reg_id").set_axis(clean.about)

    few, many = forms(0.6), forms(1.6)
    assert len(many) > 1.5 * len(few) > 20
    pd.testing.assert_frame_equal(few.sort_index(), many.loc[few.index].sort_index())


def test_a_higher_rate_of_moves_adds_moves_and_keeps_those_there_were(
    tiny_scenario: Scenario,
) -> None:
    def stays(rate: float) -> set[tuple[int, int, int]]:
        truth = generate(tiny_scenario.but(population={"moves_a_year": rate})).population
        found = truth.stays
        return set(zip(found.household, found.first_day, found.postcode, strict=True))

    assert stays(0.05) < stays(0.2)


def test_changing_one_rate_leaves_all_other_draws_as_they_were(tiny_scenario: Scenario) -> None:
    def made(rate: float) -> World:
        errors = {table: dict(rates) for table, rates in tiny_scenario.errors.items()}
        errors["births"]["keyboard_typos"] = {"surname": rate, "forename": 0.1}
        return generate(tiny_scenario.but(errors=errors))

    low, high = made(0.1).mistakes, made(0.5).mistakes
    typed = [log["column"].eq("surname") & log["table"].eq("births") for log in (low, high)]
    for_low, for_high = (
        log[hit & log["error"].str.contains("keyboard_typos")]
        for log, hit in zip((low, high), typed, strict=True)
    )
    assert len(for_high) > 2 * len(for_low) > 20
    kept = for_low.merge(for_high, how="inner")
    assert len(kept) == len(for_low), (
        "those hit at the low rate are hit in the same way at the high"
    )
    pd.testing.assert_frame_equal(
        low[~typed[0]].reset_index(drop=True), high[~typed[1]].reset_index(drop=True)
    )


@pytest.mark.parametrize("table", [s.table for s in everything().systems], ids=lambda t: t.name)
def test_every_column_is_explained_in_plain_english(table: Table) -> None:
    assert table.help.endswith(".")
    assert len({column.name for column in table.columns}) == len(table.columns)
    for column in table.columns:
        assert len(column.help) >= 3
        assert not column.help.endswith(".")
        assert column.kind is not Kind.SEX or column.codes


@pytest.mark.parametrize("system", everything().systems, ids=lambda s: s.table.name)
def test_every_knob_is_turned_by_somebody(system: System) -> None:
    """A knob that no line asks for would promise what it does not do."""
    import inspect
    import sys

    package = inspect.getmodule(Office).__spec__.parent
    around = {name: module for name, module in sys.modules.items() if name.startswith(package)}
    source = "".join(inspect.getsource(module) for module in around.values())
    for knob in system.knobs:
        assert source.count(f'"{knob.name}"') >= 2, knob.name
        assert knob.low <= knob.default <= knob.high


def test_cells_of_nobody_have_no_sibling() -> None:
    from synthetic_data.randomness import Dice, bits

    lone = Cells(pd.Series(["a"]), Dice(bits(1, "x")), LIBRARY.columns[1])
    assert lone.sibling("nhs_number").isna().all()
