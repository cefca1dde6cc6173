"""The generated reference pages: complete, true to what they are made from, and fit to read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from eyda import site_pages
from eyda.reference import calibrated, dictionary, mistakes, one_child, truth
from eyda.reference.habits import HABITS
from eyda.reference.markdown import table
from eyda.reference.services import REST, SERVICES, by_service
from synthetic_data import World, files, generate, load_scenario
from synthetic_data.calibration import compared, kept
from synthetic_data.calibration.pack import authorities
from synthetic_data.calibration.targets import targets
from synthetic_data.catalogue import everything
from synthetic_data.errors import rates
from synthetic_data.errors.examples import before_and_after
from synthetic_data.load import typed_columns
from synthetic_data.schema import Table
from synthetic_data.truth_columns import PARTS

BOOK = Path(__file__).parents[2] / "book"
KNOWN = everything()
TABLES = [system.table for system in KNOWN.systems]


@pytest.fixture(scope="module")
def world() -> World:
    return generate(load_scenario("tiny", seed=1))


@pytest.fixture(scope="module")
def pack(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("reference") / "tiny"
    files.write(world, out)
    return out


@pytest.fixture(scope="module")
def pages(pack: Path) -> Mapping[str, str]:
    return site_pages.pages(pack, kept.read())


def section(page: str, heading: str) -> str:
    """The text below a heading, up to the next of its level or above."""
    level = len(heading.split(" ")[0])
    after = page.split(f"\n{heading}\n", 1)[1]
    return re.split(rf"\n#{{1,{level}}} ", after)[0]


def test_the_contents_of_the_book_list_each_generated_page(pages: Mapping[str, str]) -> None:
    listed = set(re.findall(r"'file': 'reference/([^']+)'", str(_contents())))
    written = {path.stem for path in (BOOK / "reference").glob("*.md")} - set(pages)
    assert set(pages) <= listed
    assert listed <= set(pages) | written


def _contents() -> Any:
    return yaml.safe_load((BOOK / "_toc.yml").read_text(encoding="utf-8"))


def test_pages_are_made_alike_each_time_and_touched_only_when_changed(
    pack: Path, pages: Mapping[str, str], tmp_path: Path
) -> None:
    assert site_pages.pages(pack, kept.read()) == pages
    site_pages.write(tmp_path, pack)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")}
    assert len(times) == len(pages) + 1
    site_pages.write(tmp_path, pack)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")} == times


# --- the data dictionary


def test_every_table_stands_once_on_the_page_of_its_service(pages: Mapping[str, str]) -> None:
    for service, kept_here in by_service(TABLES).items():
        for one in kept_here:
            label = f"({one.name.replace('_', '-')}-table)="
            assert [name for name, page in pages.items() if label in page] == [service.page]
            assert f"(#{label[1:-2]})" in pages["data-dictionary"]


def test_a_table_that_nobody_claims_has_a_place_all_the_same() -> None:
    new = Table("weather", "Weather", "One row for each day.", TABLES[0].columns)
    assert by_service([new]) == {REST: [new]}
    assert len({service.slug for service in SERVICES}) == len(SERVICES)


@pytest.mark.parametrize("one", TABLES, ids=lambda one: one.name)
def test_a_table_shows_every_column_code_and_size(
    one: Table, pages: Mapping[str, str], world: World
) -> None:
    page = next(page for page in pages.values() if f"## {one.title}\n" in page)
    text = section(page, f"## {one.title}")
    assert one.help in text
    assert f"{len(world.tables[one.name]):,} rows" in text
    shown = text.split("| Column | What it means |")[1].split(":::")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", shown, flags=re.MULTILINE))
    assert list(rows) == one.names
    for column in one.columns:
        words = rows[column.name]
        assert column.help.rstrip(".").replace("|", r"\|") in words
        assert ("*Ours.*" in words) == column.ours
        assert ("May be blank." in words) == column.optional
        assert "Example: " in words
        for value in column.codes:
            assert f"`{value}`" in text, f"{column.name}: {value}"


def test_the_example_is_one_row_of_the_table(world: World, pack: Path) -> None:
    for one in TABLES:
        found = dictionary.example_row(pack / "tables" / f"{one.name}.parquet", one)
        frame = world.tables[one.name]
        row = frame[frame[one.key] == found[one.key]].iloc[0]
        for column in one.columns:
            blank = pd.isna(row[column.name])
            assert blank == (found[column.name] == ""), column.name
            if not blank and isinstance(row[column.name], str):
                assert found[column.name] == row[column.name]


def test_kinds_of_file_are_those_of_the_manifest(pages: Mapping[str, str], pack: Path) -> None:
    manifest = json.loads((pack / "manifest.json").read_text())
    for one in TABLES:
        page = next(page for page in pages.values() if f"## {one.title}\n" in page)
        facts = section(page, f"## {one.title}").split("{.table-facts}\n")[1].split("\n")[0].lower()
        for form in manifest["tables"][one.name]["files"]:
            assert form in facts, one.name


# --- kinds of mistake


@pytest.mark.parametrize("error", KNOWN.errors, ids=lambda error: error.name)
def test_each_error_is_explained_shown_and_given_its_rates(
    error: Any, pages: Mapping[str, str]
) -> None:
    text = section(pages["errors"], f"### {mistakes.title(error)}")
    assert error.help in text
    before, after = before_and_after(error)
    assert before, f"{error.name} shows no example"
    assert before != after
    assert f"`{before}` becomes" in text
    assert ("**Evidence.**" in text) == bool(error.evidence)
    assert ("We know of no published rate" in text) != bool(error.evidence)
    scenario = load_scenario("class")
    struck = {
        one.name
        for one in TABLES
        if any(rates.rate(scenario, one.name, error, column) > 0 for column in one.columns)
    }
    assert set(re.findall(r"^\| \[`(\w+)`\]", text, flags=re.MULTILINE)) == struck


def test_rates_are_told_in_a_hundred_by_column() -> None:
    scenario = load_scenario("class").but(errors={"births": {"keyboard_typos": {"surname": 0.012}}})
    error = next(one for one in KNOWN.errors if one.name == "keyboard_typos")
    births = next(one for one in TABLES if one.name == "births")
    assert mistakes.rates(error, births, scenario) == "`surname` 1.2"
    everywhere = scenario.but(errors={"births": {"keyboard_typos": 0.5}})
    assert re.fullmatch(r"\d+ columns, each 50", mistakes.rates(error, births, everywhere))


def test_who_is_struck_more_often_names_each_group_with_its_factor(
    pages: Mapping[str, str],
) -> None:
    text = section(pages["errors"], "## Who is struck more often")
    for name, groups in load_scenario("class").uneven.items():
        row = next(line for line in text.splitlines() if line.startswith(f"| [`{name}`]"))
        for group, times in groups.items():
            if not isinstance(times, Mapping):
                assert f"×{times:g}" in row
                assert mistakes.group(group) in row


def test_each_habit_of_a_service_is_a_setting_that_there_is() -> None:
    there = {knob.name for system in KNOWN.systems for knob in system.knobs}
    for habit in HABITS:
        assert set(habit.knobs) <= there, habit.title


# --- the truth


def test_every_part_and_column_of_the_truth_has_a_meaning(world: World) -> None:
    assert {name: list(part.columns) for name, part in PARTS.items()} == {
        name: list(frame.columns) for name, frame in world.truth.items()
    }
    for part in PARTS.values():
        assert all(part.columns.values())


def test_the_page_shows_each_part_of_the_truth(pages: Mapping[str, str], world: World) -> None:
    for name, frame in world.truth.items():
        text = section(pages["truth"], f"### {name}")
        assert f"{len(frame):,} rows" in text
        for column in frame.columns:
            assert f"| `{column}` |" in text


def test_the_followed_child_is_shown_as_the_records_and_the_log_have_it(
    world: World, pack: Path
) -> None:
    at = next(authorities(pack))
    person = one_child.chosen(at)
    assert person == one_child.chosen(next(authorities(pack)))
    links = world.truth["links"]
    mine = links[links["person_id"] == person]
    shown = [one for kept in one_child.records(at, person).values() for one in kept]
    assert {(one.table, one.record_id) for one in shown} == set(
        zip(mine["table"], mine["record_id"], strict=True)
    )
    log = world.mistakes.merge(mine, on=["table", "record_id"])
    marked = {
        (one.table, one.record_id, cell.column, cell.mistake, cell.truth)
        for one in shown
        for cell in one.cells
        if cell.mistake
    }
    columns = ["table", "record_id", "column", "error", "truth"]
    assert marked == set(log[columns].fillna("").itertuples(index=False, name=None))
    assert marked, "a child without a mistake shows too little"


def test_stray_spaces_are_made_visible() -> None:
    cell = one_child.Cell("forename", "Mary  Ann ", "stray_spaces", "Mary Ann", known_so=False)
    row = one_child.row(one_child.Record("births", "CH1", (cell,)))
    assert "Mary␣␣Ann␣" in row[1]


def test_the_lines_for_precision_and_recall_do_what_the_page_says(
    world: World, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EYDA_DATA", str(pack))
    births, forms = world.tables["births"], world.tables["hub_registrations"]
    keys = ["nhs_number", "dob"]
    pairs = births.dropna(subset=keys).merge(forms.dropna(subset=keys), on=keys)
    pairs = pd.concat([pairs, pairs.head(1).assign(birth_id=births["birth_id"].iloc[-1])])
    names: dict[str, Any] = {"pd": pd, "pairs": pairs, "load": world.tables.__getitem__}
    there = truth.PRECISION.replace("build/data/class", str(pack))
    first, *rest = there.splitlines()
    exec("\n".join([first, truth.TRUE_PAIRS, *rest]), names)
    links = world.truth["links"].set_index("record_id")["person_id"]
    about = dict(zip(births["birth_id"], links[births["birth_id"]], strict=True))
    right = sum(
        about[birth] == links[form]
        for birth, form in zip(pairs["birth_id"], pairs["reg_id"], strict=True)
        if isinstance(about[birth], str)
    )
    both = sum(list(about.values()).count(links[form]) for form in forms["reg_id"])
    assert names["precision"] == pytest.approx(right / len(pairs))
    assert names["recall"] == pytest.approx(right / both)
    assert 0 < names["precision"] < 1


def test_how_many_records_bear_a_number_is_counted(pages: Mapping[str, str], world: World) -> None:
    text = section(pages["truth"], "## One number for every child, or none")
    share = 100 * world.tables["hub_registrations"]["nhs_number"].notna().mean()
    assert f"`nhs_number` {share:.0f}%" in text
    assert "truth/" in section(pages["truth"], "## What is never in a learner's pack")


# --- calibration


def test_each_published_figure_stands_with_publication_year_and_table(
    pages: Mapping[str, str],
) -> None:
    published, own = pages["calibration"].split("\n## Our own settings\n")
    own = own.split("\n## ")[0]
    for one in compared(kept.read().tallies):
        target = one.target
        if target.verified:
            row = f"| {target.label}<br>[{target.publication}, {target.year}]"
            assert row in published, target.id
            source = next(
                line
                for line in published.splitlines()
                if line.startswith(f"| {target.label} | {target.publisher}")
            )
            assert target.source_table in source
            assert target.year in source
            assert calibrated.VERDICTS[one.verdict] in next(
                line for line in published.splitlines() if line.startswith(row)
            )
        else:
            assert f"| {target.label} |" in own
            assert f"| {target.label}<br>" not in published


def test_what_is_no_published_statistic_stands_apart(pages: Mapping[str, str]) -> None:
    own = pages["calibration"].split("\n## Our own settings\n")[1].split("\n## ")[0]
    assert "not published statistics" in own
    for target in targets():
        assert (f"| {target.label} |" in own) != target.verified, target.id


def test_the_figure_is_the_same_each_time_and_says_what_it_shows(
    pages: Mapping[str, str], tmp_path: Path
) -> None:
    for folder in ("one", "two"):
        calibrated.write_figure(tmp_path / folder, kept.read())
    first, second = (tmp_path / folder / calibrated.FIGURE for folder in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()
    alt = re.search(r":alt: (.+)", pages["calibration"])
    assert alt is not None
    assert 20 <= len(alt[1]) <= 250


# --- the pieces


def test_a_table_has_a_caption_and_keeps_its_cells_apart() -> None:
    made = table("Codes", ("Code", "Meaning"), [("`A`", "this | that")])
    assert made.splitlines()[0] == ":::{table} Codes"
    assert r"this \| that" in made


def test_the_packs_own_reader_and_the_dictionary_agree_on_types(pack: Path) -> None:
    manifest = json.loads((pack / "manifest.json").read_text())
    for one in TABLES:
        frame = pd.read_parquet(pack / "tables" / f"{one.name}.parquet")
        typed = typed_columns(frame, manifest["tables"][one.name]["columns"])
        assert [str(kind) for kind in typed.dtypes] == [column.dtype for column in one.columns]
