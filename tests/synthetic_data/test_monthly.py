"""Twelve months of deliveries are the table; the thirteenth is too, with its changes undone."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from synthetic_data import World, files, generate, load_scenario
from synthetic_data.check import faults
from synthetic_data.formats import month_13, monthly
from synthetic_data.packing import learners_pack
from synthetic_data.reference import toml

TABLES = tuple(toml("monthly"))


@pytest.fixture(scope="module")
def pack(spoilt: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("monthly") / "pack"
    files.write(spoilt, out)
    return out


def as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Every cell as the CSV of the table has it, blanks as empty text."""
    return pd.read_csv(io.StringIO(frame.to_csv(index=False)), dtype="str", keep_default_na=False)


def in_month(world: World, table: str, month: str) -> pd.DataFrame:
    """What the table as recorded holds of a month."""
    frame = world.tables[table]
    day = frame[toml("monthly")[table]["day"]]
    mine = frame[day.dt.strftime("%Y-%m") == month]
    return mine.reset_index(drop=True)


def same_numbers(found: pd.DataFrame, wanted: pd.DataFrame) -> None:
    """The same rows, whole scores with or without a decimal point."""
    assert list(found.columns) == list(wanted.columns)
    for column in wanted:
        if wanted[column].dtype.kind == "f":
            made = pd.to_numeric(found[column].replace("", None)).astype("float64")
        elif wanted[column].dtype.kind == "M":
            made = pd.to_datetime(found[column].replace("", None), format="%Y-%m-%d")
            made = made.astype("datetime64[us]")
        else:
            made = found[column].replace("", None).astype("str")
        pd.testing.assert_series_equal(made, wanted[column], check_names=False)


@pytest.mark.parametrize("table", TABLES)
def test_twelve_months_joined_are_the_table(table: str, pack: Path, spoilt: World) -> None:
    for month in monthly.months(spoilt.scenario)[:-1]:
        path = pack / "monthly" / month / f"{table}.csv"
        found = pd.read_csv(path, dtype="str", keep_default_na=False)
        wanted = in_month(spoilt, table, month)
        assert len(wanted) > 0
        same_numbers(found, wanted)


def test_thirteen_months_end_with_that_of_the_reference_date(spoilt: World) -> None:
    months = monthly.months(spoilt.scenario)
    assert (len(months), months[0], months[-1]) == (13, "2025-03", "2026-03")


def undone(path: Path, world: World, table: str) -> pd.DataFrame:
    """The thirteenth month's file with every change undone, by what the truth says of it."""
    events = world.truth["events"]
    mine = events[events["file"] == f"monthly/2026-03/{table}.csv"]
    said = {row.event.removeprefix("month_13_"): row for row in mine.itertuples()}
    text = path.read_bytes().decode(said["encoding"].value if "encoding" in said else "utf-8")
    comma = said["delimiter"].value if "delimiter" in said else ","
    frame = pd.read_csv(io.StringIO(text), sep=comma, dtype="str", keep_default_na=False)
    if "repeated_heading" in said:
        is_heading = (frame == pd.Series(frame.columns, index=frame.columns)).all(axis=1)
        assert is_heading.sum() == 1
        frame = frame[~is_heading].reset_index(drop=True)
    if "new_name" in said:
        frame = frame.rename(columns={said["new_name"].value: said["new_name"].column})
    if "new_column" in said:
        assert frame.columns[-1] == said["new_column"].value
        assert (frame.pop(said["new_column"].value) != "").all()
    if "new_code" in said:
        (change,) = (
            c for c in month_13.changes(world.scenario) if (c.table, c.name) == (table, "new_code")
        )
        assert change.before not in set(frame[change.column])
        frame[change.column] = frame[change.column].replace(change.after, change.before)
    if "date_format" in said:
        declared = next(t for t in world.schema if t.name == table)
        for column in (c.name for c in declared.columns if c.dtype.startswith("datetime")):
            days = pd.to_datetime(frame[column].replace("", None), format=said["date_format"].value)
            frame[column] = days.dt.strftime("%Y-%m-%d").fillna("")
    if "sent_again" in said:
        before = as_text(in_month(world, table, "2026-02"))
        count = round(len(before) * float(said["sent_again"].value))
        assert count > 0
        assert frame.iloc[:count, 0].tolist() == before.iloc[-count:, 0].tolist()
        frame = frame.iloc[count:].reset_index(drop=True)
    return frame


@pytest.mark.parametrize("table", TABLES)
def test_month_13_is_the_table_once_its_changes_are_undone(
    table: str, pack: Path, spoilt: World
) -> None:
    found = undone(pack / "monthly" / "2026-03" / f"{table}.csv", spoilt, table)
    same_numbers(found, in_month(spoilt, table, "2026-03"))


@pytest.mark.parametrize("seed", range(3))
def test_other_worlds_change_otherwise_and_can_be_undone_too(seed: int, tmp_path: Path) -> None:
    world = generate(load_scenario("tiny", seed=seed))
    files.write(world, tmp_path / "pack")
    for table in TABLES:
        found = undone(tmp_path / "pack" / "monthly" / "2026-03" / f"{table}.csv", world, table)
        same_numbers(found, in_month(world, table, "2026-03"))


def test_a_name_a_code_and_a_date_always_change_and_every_other_change_in_some_world() -> None:
    found = [month_13.changes(load_scenario("tiny", seed=seed)) for seed in range(30)]
    kinds = [{change.name for change in changes} for changes in found]
    assert all(set(month_13.ALWAYS) <= names for names in kinds)
    for name in month_13.SOMETIMES:
        assert 10 < sum(name in names for names in kinds) < 30
    struck = {(c.name, c.table) for changes in found for c in changes}
    assert len(struck) == 8 * len(TABLES)
    assert {c.after for changes in found for c in changes if c.name == "date_format"} == set(
        month_13.DATE_FORMATS
    )


def test_the_learners_pack_has_them_for_the_tables_that_it_holds(
    pack: Path, tmp_path: Path
) -> None:
    assert faults(pack) == []
    learners_pack(pack, tmp_path / "all.zip")
    learners_pack(pack, tmp_path / "some.zip", ["births", "early_help"])
    with (
        zipfile.ZipFile(tmp_path / "all.zip") as every,
        zipfile.ZipFile(tmp_path / "some.zip") as some,
    ):
        assert len([n for n in every.namelist() if n.startswith("monthly/")]) == 39
        assert "tables/hub_registrations.xlsx" in every.namelist()
        assert not [n for n in every.namelist() if n.startswith("truth")]
        kept = [n for n in some.namelist() if n.startswith("monthly/")]
        manifest = json.loads(some.read("manifest.json"))
    assert len(kept) == 13
    assert sorted(path for one in manifest["monthly"].values() for path in one.values()) == kept


def test_one_authority_of_many_has_no_deliveries(tmp_path: Path) -> None:
    world = generate(load_scenario("tiny", seed=1).but(authority=3, authorities=4))
    manifest = files.write(world, tmp_path / "pack")
    assert manifest["monthly"] == {}
    assert not (tmp_path / "pack" / "monthly").exists()
    assert (world.truth["events"]["file"] == "").all()
