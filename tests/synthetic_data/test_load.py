"""Lessons get the right types from a pack, wherever it lies, with Arrow or without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from synthetic_data import World, csv_path, file_path, files, load, truth
from synthetic_data.faults import Unusable


@pytest.fixture(scope="module")
def pack(tiny: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("course") / "data"
    files.write(tiny, out)
    return out


@pytest.fixture(autouse=True)
def no_pack_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EYDA_DATA", raising=False)


def test_tables_have_the_declared_types(pack: Path, tiny: World, monkeypatch) -> None:
    monkeypatch.setenv("EYDA_DATA", str(pack))
    for table in tiny.schema:
        frame = load(table.name)
        assert [str(dtype) for dtype in frame.dtypes] == [c.dtype for c in table.columns]
        pd.testing.assert_frame_equal(frame, tiny.tables[table.name])


def test_without_arrow_the_csv_gives_the_same_table(pack: Path, tmp_path: Path) -> None:
    code = f"""
import os, sys
os.environ["EYDA_DATA"] = {str(pack)!r}
for name in ("pyarrow", "pyarrow.parquet", "fastparquet"):
    sys.modules[name] = None
from synthetic_data import load
for name in ("births", "reception", "ofsted", "hub_registrations"):
    frame = load(name)
    frame.to_json({str(tmp_path)!r} + "/" + name + ".json", orient="split", date_format="iso")
    print(name, *frame.dtypes, sep="|")
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for line in said.stdout.splitlines():
        name, *kinds = line.split("|")
        expected = load_from(pack, name)
        assert kinds == [str(dtype) for dtype in expected.dtypes]
        text = expected.to_json(orient="split", date_format="iso")
        assert (tmp_path / f"{name}.json").read_text() == text


def load_from(pack: Path, name: str) -> pd.DataFrame:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EYDA_DATA", str(pack))
        return load(name)


def test_the_pack_is_found_in_a_folder_above(pack: Path, monkeypatch) -> None:
    deep = pack.parent / "unit" / "lesson"
    deep.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(deep)
    assert csv_path("births") == pack / "tables" / "births.csv"


def test_a_data_folder_goes_before_the_default_pack(
    pack: Path, tmp_path: Path, monkeypatch
) -> None:
    import shutil

    shutil.copytree(pack, tmp_path / "build" / "data" / "class")
    monkeypatch.chdir(tmp_path)
    assert csv_path("births").is_relative_to(tmp_path / "build")
    shutil.copytree(pack, tmp_path / "data")
    assert csv_path("births").is_relative_to(tmp_path / "data")


def test_a_data_folder_that_is_no_pack_is_passed_over(
    pack: Path, tmp_path: Path, monkeypatch
) -> None:
    import shutil

    shutil.copytree(pack, tmp_path / "build" / "data" / "class")
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    assert csv_path("births").is_relative_to(tmp_path / "build")


@pytest.mark.parametrize(
    ("named", "table", "says"),
    [
        (True, "brths", "There is no table called 'brths'.*births, .*hub_registrations, .*ofsted"),
        ("empty", "births", "EYDA_DATA names a folder that is no data pack"),
        (False, "births", "There is no data pack here.*eyda data make"),
    ],
)
def test_what_is_missing_is_told_plainly(named, table, says, pack, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    if named:
        monkeypatch.setenv("EYDA_DATA", str(pack if named is True else tmp_path))
    with pytest.raises(Unusable, match=f"(?s){says}"):
        load(table)


def test_other_formats_and_the_truth_are_found_where_they_are(pack: Path, monkeypatch) -> None:
    monkeypatch.setenv("EYDA_DATA", str(pack))
    assert file_path("cin_children", "xml") == pack / "tables" / "children_in_need.xml"
    assert file_path("births", "csv") == csv_path("births")
    with pytest.raises(Unusable, match=r"(?s)not kept as xlsx.*it is kept as: csv, parquet"):
        file_path("births", "xlsx")
    mistakes = truth("mistakes")
    assert {"table", "record_id", "column", "error", "truth", "recorded"} <= set(mistakes)
    with pytest.raises(Unusable, match=r"(?s)'mistaks' is not in.*there are: .*mistakes"):
        truth("mistaks")


def test_a_learners_pack_says_that_it_holds_no_truth(pack: Path, tmp_path: Path, monkeypatch):
    import shutil

    shutil.copytree(pack, tmp_path / "data")
    shutil.rmtree(tmp_path / "data" / "truth")
    monkeypatch.setenv("EYDA_DATA", str(tmp_path / "data"))
    with pytest.raises(Unusable, match="a learner's pack holds no truth"):
        truth("mistakes")


def test_a_code_that_spells_na_is_no_blank(pack: Path, tmp_path: Path, monkeypatch) -> None:
    """`NA` and `None` may be names or codes: only an empty cell is missing."""
    import shutil

    shutil.copytree(pack, tmp_path / "data")
    (tmp_path / "data" / "tables" / "ofsted.parquet").unlink()
    path = tmp_path / "data" / "tables" / "ofsted.csv"
    lines = path.read_text().splitlines()
    lines[1] = lines[1].replace(lines[1].split(",")[3], "NA", 1)
    path.write_text("\n".join(lines) + "\n")
    monkeypatch.chdir(tmp_path)
    assert load("ofsted")["name"].iloc[0] == "NA"


def test_reading_a_table_imports_no_generator(pack: Path) -> None:
    code = f"""
import os, sys
os.environ["EYDA_DATA"] = {str(pack)!r}
from synthetic_data import load
load("births")
print(sorted(name for name in sys.modules if name.startswith("synthetic_data")))
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == (
        "['synthetic_data', 'synthetic_data.faults', 'synthetic_data.load']"
    )
