"""The `eyda data` commands do what their help says."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from synthetic_data.catalogue import everything
from synthetic_data.cli import data
from synthetic_data.faults import Unusable
from synthetic_data.population import KNOBS


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(data, [str(argument) for argument in arguments])


def test_make_check_and_pack_go_hand_in_hand(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "tiny"
    made = run("make", "--scenario", "tiny", "--seed", "4", "--out", out)
    assert made.exit_code == 0, made.output
    assert "births" in made.output
    assert "rows" in made.output
    checked = run("check", out)
    assert checked.exit_code == 0
    assert "every file has its checksum" in checked.output
    packed = run("pack", out, "--out", tmp_path / "learner.zip")
    assert packed.exit_code == 0
    assert zipfile.is_zipfile(tmp_path / "learner.zip")


def test_check_prints_faults_and_exits_1(tmp_path: Path) -> None:
    out = tmp_path / "tiny"
    run("make", "--scenario", "tiny", "--out", out)
    (out / "tables" / "births.csv").write_text("gone")
    checked = run("check", out)
    assert checked.exit_code == 1
    assert "births.csv: the file has changed" in checked.output


@pytest.mark.parametrize("system", everything().systems, ids=lambda s: s.table.name)
def test_describe_explains_every_column(system) -> None:
    said = run("describe", system.table.name)
    assert said.exit_code == 0
    for column in system.table.columns:
        assert column.name in said.output
    assert system.table.name in run("describe").output


def test_every_setting_is_listed_with_its_meaning() -> None:
    said = run("describe", "--settings")
    assert said.exit_code == 0
    found = everything()
    for knob in [*KNOBS, *(knob for system in found.systems for knob in system.knobs)]:
        assert knob.name in said.output
    for section in ("[population]", "[systems.births]", "[errors.TABLE]", "[uneven.TABLE]"):
        assert section in said.output
    for error in found.errors:
        assert error.name in said.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("make", "--scenario", "nowhere"),
        ("check", "no/such/folder"),
        ("pack", "no/such/folder", "--out", "x.zip"),
        ("describe", "unicorns"),
    ],
)
def test_unusable_input_raises_one_clear_error(arguments: tuple[str, ...]) -> None:
    said = run(*arguments)
    assert isinstance(said.exception, Unusable)
    assert "next:" in str(said.exception)


def test_a_folder_that_is_no_pack_is_refused_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    said = run("make", "--scenario", "tiny", "--out", tmp_path)
    assert isinstance(said.exception, Unusable)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("command", ["make", "describe", "check", "pack"])
def test_help_is_worth_reading(command: str) -> None:
    said = run(command, "--help")
    assert said.exit_code == 0
    assert len(said.output) > 200
