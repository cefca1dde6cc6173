"""What `--dry-run` says is near what then comes, and it leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from synthetic_data import World, generate, load_scenario
from synthetic_data.cli import data
from synthetic_data.forecast import SMALL, forecast, in_words


def test_a_small_world_is_foretold_to_the_row(tiny: World) -> None:
    found = forecast(tiny.scenario)
    assert found.rows == {name: len(frame) for name, frame in tiny.tables.items()}
    assert 0 < found.seconds < 60


def test_a_larger_world_is_foretold_nearly() -> None:
    scenario = load_scenario("class", seed=3).but(births_per_year=900)
    assert scenario.births_per_year > 4 * SMALL
    found = forecast(scenario.but(authorities=2))
    assert len(set(found.rows)) == len(found.rows)
    one = {name: len(frame) for name, frame in generate(scenario).observed.items()}
    # Two samples of a hundred births each: near enough to plan disk and time by.
    assert sum(found.rows.values()) == pytest.approx(2 * sum(one.values()), rel=0.1)
    assert found.rows["ofsted"] == pytest.approx(2 * one["ofsted"], rel=0.02)


def test_two_at_a_time_take_half_as_long_and_give_as_much(monkeypatch: pytest.MonkeyPatch) -> None:
    from synthetic_data import forecast as module

    def sample(scenario):
        return module.Sample(scenario.births_per_year, {"births": 10}, 500, 3.0)

    monkeypatch.setattr(module, "_sample", sample)
    many = load_scenario("tiny").but(authorities=5)
    assert module.forecast(many, 1) == module.Forecast({"births": 50}, 2500, 15.0)
    assert module.forecast(many, 2) == module.Forecast({"births": 50}, 2500, 9.0)


def test_a_dry_run_says_what_would_be_and_makes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = CliRunner().invoke(
        data, ["make", "--scenario", "tiny", "--shards", "3", "--out", str(out), "--dry-run"]
    )
    assert said.exit_code == 0, said.output
    for words in ("3 authorities", "rows", "MB", "seconds", "Nothing was made", "births"):
        assert words in said.output
    assert list(tmp_path.iterdir()) == []


def test_a_time_is_said_as_people_say_it() -> None:
    assert in_words(42.4) == "42 seconds"
    assert in_words(218) == "4 minutes"
