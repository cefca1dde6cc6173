"""The benchmarks measure what they say; none of these tests needs a peer or the internet."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from benchmarks import environments, linking, person_fields, scale, watching
from benchmarks.__main__ import main
from benchmarks.contract import every
from benchmarks.ours.person_fields import main as make_persons
from benchmarks.records import prepared
from benchmarks.reference_link import linked, one_each
from benchmarks.watching import Failed, watched


def test_help_lists_every_benchmark_and_a_wrong_name_says_which_there_are() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    assert {"person-fields", "linkage", "scale", "scale-england", "difficulty"} <= set(every())
    assert {"taught-linkage", "spark"} <= set(every())
    assert all(name in shown for name in every())
    wrong = CliRunner().invoke(main, ["nothing"])
    assert wrong.exit_code == 2
    assert "linkage" in wrong.output


def test_a_watched_program_gives_its_time_its_memory_and_its_result() -> None:
    hold = (
        "import json,time; x = bytearray(80_000_000); time.sleep(0.4); print(json.dumps({'n': 7}))"
    )
    run = watched([sys.executable, "-c", hold])
    assert run.result == {"n": 7}
    assert run.seconds >= 0.4
    if Path("/proc/self/smaps_rollup").exists():
        assert run.peak_mb > 80


def test_children_of_a_program_count_too() -> None:
    if not Path("/proc/self/smaps_rollup").exists():
        pytest.skip("memory of other processes is read from /proc")
    child = "import time; x = bytearray(80_000_000); time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert watched([sys.executable, "-c", parent]).peak_mb > 80


def test_what_a_program_holds_is_told_by_its_name() -> None:
    if not Path("/proc/self/smaps_rollup").exists():
        pytest.skip("memory of other processes is read from /proc")
    child = "import time; x = bytearray(60_000_000); time.sleep(0.5)"
    run = watched(["/bin/sh", "-c", f'"{sys.executable}" -c "{child}"; true'])
    (python,) = (held for name, held in run.peaks.items() if name.startswith("python"))
    assert run.peak_mb >= python > 60
    assert run.peaks["sh"] < 20


def test_a_program_that_has_just_ended_is_passed_over() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert watching._family(gone.pid) == [gone.pid]
    assert watching._memory(gone.pid) == 0


def test_a_program_that_fails_is_told_with_its_last_words() -> None:
    with pytest.raises(Failed, match="no such luck"):
        watched([sys.executable, "-c", "raise SystemExit('no such luck')"])


def test_our_five_fields_are_made_spoilt_logged_and_written() -> None:
    found = make_persons(20_000, 10_000)
    assert found["rows"] == 20_000
    assert 300 < found["changed_cells"] < 3000
    assert found["bytes"] > 50_000
    assert 0 < found["writing"] < found["seconds"]


def test_peers_get_our_own_pools(tmp_path: Path) -> None:
    person_fields.write_pools(tmp_path)
    with (tmp_path / "surnames.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 1000
    assert all(int(row["count"]) > 0 for row in rows)


def test_an_environment_is_made_again_when_what_it_holds_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, ...]] = []

    def pretend(peer: str, *words: str | Path) -> None:
        calls.append(tuple(map(str, words)))
        if words[0] == "venv":
            python = Path(words[-1]) / "bin/python"
            python.parent.mkdir(parents=True)
            python.touch()

    monkeypatch.setattr(environments, "HERE", tmp_path)
    monkeypatch.setattr(environments, "_uv", pretend)
    environments.python_of("faker")
    environments.python_of("faker")
    assert len(calls) == 2
    monkeypatch.setitem(environments.PEERS, "faker", ["faker==1"])
    environments.python_of("faker")
    assert len(calls) == 4
    assert calls[-1][-1] == "faker==1"


def test_promises_are_judged_by_what_was_measured() -> None:
    assert person_fields._promise("faker", {"ours": 1000.0, "faker": 10.0}) == "100: holds"
    assert person_fields._promise("faker", {"ours": 990.0, "faker": 10.0}) == "100: does not hold"
    assert scale._promise("class", 4.9, 300.0).endswith(": holds")
    assert scale._promise("class", 5.1, 300.0).endswith("does not hold")
    assert scale._promise("england", 100.0, 4100.0).endswith("does not hold")
    assert scale._promise("tiny", 100.0, 100.0) == ""


def people() -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "person_id": ["a", "b", "c", "d"],
            "household_id": ["1", "1", "1", "2"],
            "twin_group": pd.array([5, 5, None, None], dtype="Int64"),
            "heritage": ["polish", "polish", "polish", "somali"],
            "moves": [0, 0, 2, 0],
            "idaci_fifth": [1, 1, 2, 3],
            "surname_changed": pd.to_datetime([None, None, None, "2024-01-01"]),
        }
    )
    return frame.set_index("person_id")


def test_false_links_are_told_apart_by_whose_record_was_taken() -> None:
    person = {
        linking.LEFT: pd.Series({"L1": "a", "L2": "b", "L3": "c", "L4": "d"}),
        linking.RIGHT: pd.Series({"R1": "a", "R2": "a", "R3": "a", "R4": "a", "R5": "d"}),
    }
    pairs = pd.DataFrame(
        {"left": ["L1", "L2", "L3", "L4"], "right": ["R1", "R2", "R3", "R4"], "probability": 0.99}
    )
    judged = linking._judged(pairs, person, people())
    assert judged["right_link"].tolist() == [True, False, False, False]
    assert judged["twin"].tolist() == [False, True, False, False]
    assert judged["sibling"].tolist() == [False, False, True, False]
    true = linking._to_find(judged, person, people())
    assert true["linked"].tolist() == [True, False, False, False, False]
    groups = linking.by_group(true)
    assert groups["Other White"].tolist() == [True, False, False, False]
    assert groups["surname changed"].tolist() == [False]


def test_the_reference_method_links_what_is_alike_and_keeps_the_likeliest() -> None:
    size = 300
    births = pd.DataFrame(
        {
            "birth_id": [f"B{i}" for i in range(size)],
            "forename": [f"name{i % 41}" for i in range(size)],
            "surname": [f"family{i % 83}" for i in range(size)],
            "dob": pd.Timestamp("2022-01-01") + pd.to_timedelta([i * 3 for i in range(size)], "D"),
            "postcode": [f"ZZ{i % 9 + 1} {i % 7}AA" for i in range(size)],
            "sex": [str(i % 2 + 1) for i in range(size)],
        }
    )
    other = births.rename(columns={"birth_id": "eyc_id"}).assign(
        sex=births["sex"].map({"1": "M", "2": "F"}), surname=births["surname"].str.upper() + " "
    )
    found = one_each(linked(prepared(births, "birth_id"), prepared(other, "eyc_id")))
    assert (found["left"] == found["right"]).mean() > 0.99
    assert found["right"].is_unique
    assert len(found) > 0.95 * size


def test_a_placeholder_for_a_name_is_no_name() -> None:
    frame = pd.DataFrame(
        {
            "id": ["1", "2", "3"],
            "forename": ["Baby", "Twin 1", "Babyface"],
            "surname": ["A", "B", "C"],
            "dob": pd.to_datetime(["2024-01-01"] * 3),
            "postcode": ["zz1 1aa", None, "ZZ1 1AA"],
            "sex": ["1", "X", "M"],
        }
    )
    ready = prepared(frame, "id")
    assert ready["forename"].isna().tolist() == [True, True, False]
    assert ready["sex"].fillna("-").tolist() == ["M", "-", "M"]
    assert ready["postcode"].fillna("-").tolist() == ["ZZ11AA", "-", "ZZ11AA"]
