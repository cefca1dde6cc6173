"""A return as XML says what its tables say, whatever stands in their cells."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from synthetic_data import World, files, formats
from synthetic_data.check import faults
from synthetic_data.faults import Unusable
from synthetic_data.formats.message import Level, Message, Module
from synthetic_data.schema import Column, Kind, Table

(CENSUS,) = [m for m in formats.messages() if m.name == "early_years_census"]


def key(name: str) -> Column:
    return Column(name, Kind.RECORD_ID, "Key")


def text(name: str, kind: Kind = Kind.TEXT) -> Column:
    return Column(name, kind, "Something", optional=True)


CASES = Table("cases", "Cases", "Cases.", (key("case"), text("day", Kind.DATE), text("note")))
PLANS = Table("plans", "Plans", "Plans.", (key("plan"), text("case"), text("note")))
REVIEWS = Table(
    "reviews", "Reviews", "Reviews.", (key("review"), text("plan"), text("score", Kind.COUNT))
)
TABLES = {table.name: table for table in (CASES, PLANS, REVIEWS)}
THREE = Message(
    name="three_levels",
    top=Level(
        table="cases",
        tag="Case",
        container="Cases",
        modules=(Module("About", {"case": "Id", "note": "Note", "day": "Day"}),),
        below=(
            Level(
                table="plans",
                tag="Plan",
                parent="case",
                inherits=("note",),
                modules=(),
                below=(
                    Level(
                        table="reviews",
                        tag="Review",
                        container="Reviews",
                        parent="plan",
                        modules=(Module("", {"score": "Score"}),),
                    ),
                ),
            ),
        ),
    ),
    header=lambda cases: {"Source": {"Count": str(len(cases))}},
    inherited={},
)


def frames() -> dict[str, pd.DataFrame]:
    days = pd.to_datetime(["2026-01-02", None]).astype("datetime64[us]")
    cases = pd.DataFrame({"case": ["a", "b"], "day": days, "note": ['x < "y" & z', None]})
    plans = pd.DataFrame(
        {
            "plan": ["p1", "p2", "p3", "p4"],
            "case": ["b", "a", "gone", None],
            "note": ["said otherwise", 'x < "y" & z', "é>", None],
        }
    )
    reviews = pd.DataFrame(
        {
            "review": ["r1", "r2", "r3"],
            "plan": ["p4", "p1", "nobody's"],
            "score": pd.array([3, None, 5], dtype="Int64"),
        }
    )
    text = dict.fromkeys(("case", "plan", "review", "note"), "str")
    found = {"cases": cases, "plans": plans, "reviews": reviews}
    return {n: f.astype({c: t for c, t in text.items() if c in f}) for n, f in found.items()}


def test_three_levels_come_back_with_orphans_blanks_and_signs(tmp_path: Path) -> None:
    made = frames()
    path = tmp_path / "three.xml"
    formats.write(THREE, TABLES, made, path)
    back = formats.read(THREE, TABLES, path)
    for name, frame in made.items():
        pd.testing.assert_frame_equal(back[name], frame)


def test_the_census_comes_back_as_it_was(spoilt: World, tmp_path: Path) -> None:
    tables = {table.name: table for table in spoilt.schema}
    path = tmp_path / "census.xml"
    formats.write(CENSUS, tables, spoilt.observed, path)
    back = formats.read(CENSUS, tables, path)
    assert set(back) == {"early_years_census_child", "early_years_census_setting"}
    for name, frame in back.items():
        pd.testing.assert_frame_equal(frame, spoilt.tables[name])


def test_a_child_whose_setting_number_was_lost_is_not_lost(tiny: World, tmp_path: Path) -> None:
    tables = {table.name: table for table in tiny.schema}
    lost = tiny.tables["early_years_census_child"].copy()
    lost.loc[[0, 5], "setting_urn"] = [np.nan, "799999"]
    lost.loc[7, "la_number"] = "998"
    made = dict(tiny.tables) | {"early_years_census_child": lost}
    formats.write(CENSUS, tables, made, tmp_path / "census.xml")
    back = formats.read(CENSUS, tables, tmp_path / "census.xml")
    pd.testing.assert_frame_equal(back["early_years_census_child"], lost)


def test_the_message_has_the_shape_of_the_collection(tiny: World, tmp_path: Path) -> None:
    from lxml import etree

    (tmp_path / "tables").mkdir()
    formats.write_all(tiny.schema, tiny.observed, tiny.scenario, tmp_path)
    root = etree.parse(tmp_path / "tables" / "early_years_census.xml").getroot()
    assert root.tag == "Message"
    assert root.findtext("Header/CollectionDetails/ReferenceDate") == "2026-01-15"
    assert root.findtext("Header/Source/LEA") == "999"
    child = root.find("EYSettings/EYSetting/PupilsChildren/PupilChild")
    assert [part.tag for part in child] == [
        "PupilChildIdentifiers",
        "PupilChildCharacteristics",
        "SpecialEducationalNeeds",
        "HomeInformation",
    ]


def test_the_pack_holds_the_message_and_its_checksum(tiny: World, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    manifest = files.write(tiny, pack)
    path = "tables/early_years_census.xml"
    assert manifest["tables"]["early_years_census_child"]["files"]["xml"] == path
    assert path in manifest["files"]
    assert "xml" not in manifest["tables"]["births"]["files"]
    (pack / path).write_text("<Message/>")
    assert faults(pack) == [f"{pack / path}: the file has changed since the pack was made"]


def test_without_one_of_its_tables_there_is_no_message() -> None:
    assert formats.files_of("early_years_census_child", {"early_years_census_child"}) == {}


@pytest.mark.parametrize("content", ["", "<Message>", "<Other/>"])
def test_what_is_no_message_is_told_plainly(tmp_path: Path, content: str) -> None:
    path = tmp_path / "wrong.xml"
    path.write_text(content)
    with pytest.raises(Unusable, match=r"wrong\.xml"):
        formats.read(CENSUS, {}, path)


def test_an_outside_entity_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    path = tmp_path / "evil.xml"
    path.write_text(
        f'<!DOCTYPE m [<!ENTITY s SYSTEM "file://{tmp_path}/secret.txt">]>'
        "<Message><Header/><Cases><Case><About><Id>a</Id><Note>&s;</Note></About></Case></Cases>"
        "</Message>"
    )
    back = formats.read(THREE, TABLES, path)
    assert "secret" not in back["cases"].to_string()
