"""Packs: the same bytes from the same seed, and never half of one."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from synthetic_data import World, files
from synthetic_data.check import faults
from synthetic_data.csv_text import write_csv
from synthetic_data.faults import Unusable
from synthetic_data.packing import learners_pack

MAKE = """
import os, sys
from pathlib import Path
from synthetic_data import files, generate, load_scenario
def step(what):
    if what == os.environ.get("DIE_AT"):
        os._exit(9)
files.write(generate(load_scenario("tiny", seed=7)), Path(sys.argv[1]), step=step)
"""


@pytest.fixture(scope="module")
def pack(tiny: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("packs") / "tiny"
    files.write(tiny, out)
    return out


def in_another_process(out: Path, **environment: str) -> int:
    command = [sys.executable, "-c", MAKE, str(out)]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*") if p.is_file()
    }


def test_separate_processes_with_other_hash_seeds_write_the_same_bytes(tmp_path: Path) -> None:
    assert in_another_process(tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C") == 0
    assert in_another_process(tmp_path / "two", PYTHONHASHSEED="2", TZ="Asia/Tokyo") == 0
    one, two = bytes_of(tmp_path / "one"), bytes_of(tmp_path / "two")
    assert {"manifest.json", "tables/births.csv", "truth/links.parquet"} <= set(one)
    assert one == two


def test_a_kill_in_the_middle_leaves_the_old_pack_whole(pack: Path, tmp_path: Path) -> None:
    import shutil

    out = tmp_path / "pack"
    shutil.copytree(pack, out)
    assert in_another_process(out, DIE_AT="truth/links") == 9
    assert faults(out) == []
    assert bytes_of(out) == bytes_of(pack)


def test_a_full_disk_leaves_no_pack_and_nothing_else(
    tiny: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(table: pa.Table, path: Path) -> None:
        if path.stem == "reception":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        path.write_bytes(b"")

    monkeypatch.setattr(files, "write_parquet", full)
    with pytest.raises(Unusable, match="There is no room to write this data pack"):
        files.write(tiny, tmp_path / "pack")
    assert list(tmp_path.iterdir()) == []


def test_an_older_pack_is_replaced_and_nothing_is_left_over(
    tiny: World, pack: Path, tmp_path: Path
) -> None:
    out = tmp_path / "pack"
    files.write(tiny, out)
    (out / "tables" / "stale.csv").write_text("x")
    files.write(tiny, out)
    assert bytes_of(out) == bytes_of(pack)
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


@pytest.mark.parametrize("what", ["a folder of photos", "a file"])
def test_what_is_no_pack_is_left_alone(what: str, tiny: World, tmp_path: Path) -> None:
    out = tmp_path / "precious"
    if what == "a file":
        out.write_text("mine")
    else:
        out.mkdir()
        (out / "photo.jpg").write_text("mine")
    with pytest.raises(Unusable, match="not a data pack"):
        files.write(tiny, out)
    assert (out if out.is_file() else out / "photo.jpg").read_text() == "mine"


def test_the_manifest_says_what_is_there_and_nothing_of_this_machine(
    pack: Path, tiny: World
) -> None:
    manifest = json.loads((pack / "manifest.json").read_text())
    assert manifest["seed"] == 1
    assert manifest["reference_date"] == "2026-03-31"
    assert manifest["scenario"]["births_per_year"] == 54
    assert manifest["learner"] is None
    assert set(manifest["files"]) == set(files.files_below(pack))
    for name, entry in manifest["tables"].items():
        assert entry["rows"] == len(tiny.tables[name])
        assert entry["key"] == entry["columns"][0]["name"]
    text = json.dumps(manifest)
    assert str(pack.parent) not in text
    assert os.uname().nodename not in text


def test_csv_and_parquet_say_the_same(pack: Path, tiny: World) -> None:
    for name, frame in tiny.tables.items():
        parquet = pd.read_parquet(pack / "tables" / f"{name}.parquet")
        csv = pd.read_csv(pack / "tables" / f"{name}.csv", dtype="str", keep_default_na=False)
        assert list(csv.columns) == list(parquet.columns) == list(frame.columns)
        for column in frame:
            text = parquet[column]
            if text.dtype.kind == "M":
                text = text.dt.strftime("%Y-%m-%d")
            elif text.dtype.kind == "f":
                assert text.equals(pd.to_numeric(csv[column].replace("", None)).astype("float64"))
                continue
            assert (
                text.astype("str").replace("<NA>", "").fillna("").tolist() == csv[column].tolist()
            )


def test_any_reader_sees_plain_text_in_the_parquet(pack: Path) -> None:
    import duckdb

    path = pack / "tables" / "births.parquet"
    kinds = dict(
        duckdb.sql(
            f"select column_name, column_type from (describe select * from '{path}')"
        ).fetchall()
    )
    assert kinds["surname"] == "VARCHAR"
    assert kinds["dob"] == "TIMESTAMP"
    assert kinds["birth_weight_g"] == "BIGINT"
    assert pd.read_parquet(path)["surname"].dtype == "str"


def test_csv_quotes_only_what_needs_it(tmp_path: Path) -> None:
    table = pa.table(
        {
            "a": pa.array(["plain", 'say "hi"', None, "x, y", "two\nlines"]).dictionary_encode(),
            "n": pa.array([1, None, 3, 4, 5]),
            "d": pa.array([0, None, 86_400_000_000, 0, 0], pa.timestamp("us")),
        }
    )
    write_csv(table, tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text() == (
        "a,n,d\nplain,1,1970-01-01\n"
        '"say ""hi""",,\n,3,1970-01-02\n"x, y",4,1970-01-01\n"two\nlines",5,1970-01-01\n'
    )
    write_csv(table.slice(0, 0), tmp_path / "empty.csv")
    assert (tmp_path / "empty.csv").read_text() == "a,n,d\n"


def test_a_sound_pack_has_no_faults_and_each_fault_is_told(pack: Path, tmp_path: Path) -> None:
    import shutil

    assert faults(pack) == []
    bad = tmp_path / "bad"
    shutil.copytree(pack, bad)
    (bad / "tables" / "births.csv").write_text("changed")
    (bad / "tables" / "ofsted.csv").unlink()
    (bad / "tables" / "extra.txt").write_text("?")
    frame = pd.read_parquet(bad / "tables" / "reception.parquet")
    pd.concat([frame, frame.head(1)]).to_parquet(bad / "tables" / "reception.parquet")
    pd.DataFrame({"x": [1]}).to_parquet(bad / "tables" / "hub_registrations.parquet")
    told = "\n".join(faults(bad))
    assert "births.csv: the file has changed" in told
    assert "ofsted.csv: the file is missing" in told
    assert "extra.txt: the manifest does not know" in told
    assert "reception.parquet: pupil_id" in told
    assert "hub_registrations.parquet: there is no column 'reg_id'" in told


def test_the_learners_pack_has_no_truth_no_seed_and_the_same_bytes(
    pack: Path, tmp_path: Path
) -> None:
    learners_pack(pack, tmp_path / "one.zip")
    learners_pack(pack, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        inside = archive.namelist()
        archive.extractall(tmp_path / "data")
    assert not [name for name in inside if "truth" in name]
    manifest = json.loads((tmp_path / "data" / "manifest.json").read_text())
    assert manifest["seed"] is None
    assert manifest["scenario"] == {"name": "tiny"}
    assert faults(tmp_path / "data") == []


def test_a_learners_pack_may_hold_some_tables_only(pack: Path, tmp_path: Path) -> None:
    learners_pack(pack, tmp_path / "some.zip", ["births"])
    with zipfile.ZipFile(tmp_path / "some.zip") as archive:
        assert set(archive.namelist()) == {
            "manifest.json",
            "tables/births.csv",
            "tables/births.parquet",
        }
    with pytest.raises(Unusable, match="no table called 'deaths'"):
        learners_pack(pack, tmp_path / "none.zip", ["deaths"])
    assert not (tmp_path / "none.zip").exists()
