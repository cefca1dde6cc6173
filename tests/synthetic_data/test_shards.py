"""Worlds of many authorities: the same bytes however they are made, and nothing shared."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from synthetic_data import World, generate, load, load_scenario, shards
from synthetic_data.apart import shared
from synthetic_data.check import faults
from synthetic_data.cli import data
from synthetic_data.faults import Unusable
from synthetic_data.packing import learners_pack
from synthetic_data.population.numbers import MOST_AUTHORITIES
from synthetic_data.scenario import Scenario
from synthetic_data.schema import Kind

COUNTRY = load_scenario("tiny", seed=3).but(births_per_year=40, authorities=3)


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("shards") / "country"
    shards.make(COUNTRY, out, jobs=1)
    return out


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_bytes_do_not_depend_on_how_many_are_made_at_once(
    country: Path, tmp_path: Path
) -> None:
    shards.make(COUNTRY, tmp_path / "two", jobs=2)
    assert bytes_of(tmp_path / "two") == bytes_of(country)


def test_an_authority_is_the_same_whoever_is_made_beside_it(country: Path, tmp_path: Path) -> None:
    alone = shards.make_one(COUNTRY.but(authorities=9, authority=2), tmp_path)
    assert alone.name == "002"
    ours, theirs = bytes_of(tmp_path / "authority=002"), bytes_of(country / "authority=002")
    assert {path for path in ours if ours[path] != theirs.get(path)} <= {"manifest.json"}


NUMBERS = {
    Kind.NHS_NUMBER: "NHS",
    Kind.PARENT_NHS_NUMBER: "NHS",
    Kind.UPN: "UPN",
    Kind.URN: "URN",
    Kind.ELIGIBILITY_CODE: "eligibility code",
    Kind.POSTCODE: "postcode",
}
CODES = ("lsoa", "ward_code", "gp_code")


def numbers_of(world: World) -> dict[str, set[str]]:
    """Every number of a person, a provider or a place, had nobody made a mistake."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for table in world.schema:
        for column in table.columns:
            kind = column.name if column.name in CODES else NUMBERS.get(column.kind)
            if kind:
                found[kind] |= set(world.clean[table.name].frame[column.name].dropna().astype(str))
    for name, frame in world.truth.items():
        if name in ("people", "providers"):
            for column in frame.filter(regex="_id$"):
                found[column] |= set(frame[column].dropna())
    return dict(found)


def test_no_two_authorities_share_a_number_whatever_their_size(country: Path) -> None:
    many = COUNTRY.but(authorities=MOST_AUTHORITIES)
    large = many.but(wards=100, lsoas=400, providers=625, births_per_year=100)
    each = [
        numbers_of(generate(large.but(authority=1))),
        numbers_of(generate(many.but(authority=2))),
        numbers_of(generate(large.but(authority=MOST_AUTHORITIES - 1))),
        numbers_of(generate(many.but(authority=MOST_AUTHORITIES))),
    ]
    assert set(each[0]) >= {*NUMBERS.values(), *CODES, "person_id", "provider_id", "mother_id"}
    for one, other in itertools.combinations(each, 2):
        assert not {kind for kind in one if one[kind] & other[kind]}


def test_the_check_tells_of_a_number_that_two_authorities_share(
    country: Path, tmp_path: Path
) -> None:
    assert list(shared(country, ["001", "002", "003"])) == []
    for file in ("truth/people", "tables/areas"):
        for one in ("001", "002"):
            place = tmp_path / f"authority={one}" / f"{file}.parquet"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes((country / f"authority=001/{file}.parquet").read_bytes())
    told = "\n".join(shared(tmp_path, ["001", "002"]))
    assert "nhs_number and mother_nhs_number in truth/people" in told
    assert "ward_code in tables/areas: 4 are in more than one authority, such as E05501001" in told


def test_a_neighbour_has_the_same_figures_in_every_authority(
    country: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EYDA_DATA", str(country))
    peers = load("peer_las")
    assert not set(peers["la_number"]) & set(peers["authority"])
    assert len(peers.drop(columns="authority").drop_duplicates()) == len(peers) / 3


def test_nothing_in_any_authority_falls_in_an_issued_range(country: Path) -> None:
    for number in ("001", "003"):
        folder = country / f"authority={number}"
        people = pd.read_parquet(folder / "truth/people.parquet")
        assert people["nhs_number"].str.fullmatch(r"9[0-7]\d{8}").all()
        assert people["upn"].dropna().str.slice(1, 4).eq(number).all(), "real ones begin at 201"
        assert people["postcode"].str.match(r"^[QVX][A-Z]\d").all()
        assert people["lsoa"].str.fullmatch(r"E015\d{5}").all()
        register = pd.read_parquet(folder / "tables/ofsted.parquet")
        assert register["ofsted_urn"].str.fullmatch(r"EY9\d{5}|99\d{5}").all()
        assert register["setting_urn"].dropna().str.fullmatch(r"79\d{5}").all()


def test_every_authority_of_the_largest_world_has_postcodes_of_its_own() -> None:
    from synthetic_data.population import areas

    scenario = load_scenario("england")
    districts: set[str] = set()
    for number in range(1, MOST_AUTHORITIES + 1):
        postcodes = areas.build(scenario.but(authority=number)).postcodes
        mine = set(postcodes.str.split(" ").str[0])
        assert postcodes.is_unique
        assert all(re.fullmatch(r"[QVX][A-HK-Y][1-9]\d?", district) for district in mine)
        assert not mine & districts
        assert not {district for district in mine if int(district[2:]) > 99}
        districts |= mine


def test_a_table_of_all_says_whose_each_row_is(
    country: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EYDA_DATA", str(country))
    births = load("births")
    assert births["authority"].drop_duplicates().tolist() == ["001", "002", "003"]
    assert not births.duplicated(["authority", "birth_id"]).any()
    monkeypatch.setenv("EYDA_DATA", str(country / "authority=002"))
    one = load("births")
    assert len(one) == (births["authority"] == "002").sum()
    assert births["nhs_number"].dtype == one["nhs_number"].dtype == "str"


def test_a_whole_country_is_checked_part_by_part(country: Path, tmp_path: Path) -> None:
    import shutil

    assert faults(country) == []
    copy = tmp_path / "copy"
    shutil.copytree(country, copy)
    (copy / "authority=002/tables/births.parquet").write_bytes(b"no")
    (copy / "authority=003/manifest.json").unlink()
    found = faults(copy)
    assert f"{copy / 'authority=003/manifest.json'}: the file is missing" in found
    assert any("authority=002/tables/births.parquet: the file has changed" in one for one in found)


def test_a_country_is_not_packed_for_a_learner(country: Path, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="many authorities"):
        learners_pack(country, tmp_path / "pack.zip")
    assert learners_pack(country / "authority=001", tmp_path / "pack.zip") > 0


def test_a_failure_in_one_authority_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shards.make_one

    def fails(scenario: Scenario, folder: Path) -> shards.Shard:
        if scenario.authority == 2:
            raise OSError("No space left on device")
        return whole(scenario, folder)

    monkeypatch.setattr(shards, "make_one", fails)
    with pytest.raises(OSError, match="No space left"):
        shards.make(COUNTRY, tmp_path / "country", jobs=1)
    assert list(tmp_path.iterdir()) == []


def test_the_command_makes_as_many_authorities_as_are_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "two"
    command = ["make", "--scenario", "tiny", "--shards", "2", "--jobs", "1", "--out", str(out)]
    result = CliRunner().invoke(data, command)
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in out.iterdir()) == [
        "authority=001",
        "authority=002",
        "manifest.json",
    ]
    assert not list(out.rglob("*.csv")), "a world of many is in Parquet only"
    assert (
        CliRunner().invoke(data, [*command[:-4], "--jobs", "0", "--out", str(out)]).exit_code == 2
    )
