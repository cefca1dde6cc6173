"""Ours beside published: every target measured, and a world that strays is caught."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from synthetic_data import Scenario, World, calibration, files, generate, load_scenario
from synthetic_data.calibration import Compared, kept, measured, measures, pooled
from synthetic_data.calibration.ages import living, months, years
from synthetic_data.calibration.compare import out_of_bounds
from synthetic_data.calibration.figure import MARKS, alternative, drawn, save
from synthetic_data.calibration.pack import authorities, of_world
from synthetic_data.calibration.tally import Tally, mean, share
from synthetic_data.calibration.targets import Target, bounds, targets
from synthetic_data.cli import data
from synthetic_data.packing import learners_pack
from synthetic_data.version import GENERATOR_VERSION


@pytest.fixture(scope="module")
def class_pack(classroom: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("calibration") / "class"
    files.write(classroom, out)
    return out


@pytest.fixture(scope="module")
def compared(class_pack: Path) -> list[Compared]:
    return calibration.check(class_pack)


def test_every_target_has_a_measure_and_every_measure_a_target() -> None:
    ids = [target.id for target in targets()]
    assert len(ids) == len(set(ids)) >= 45
    assert set(measures.every()) == set(ids)


def test_targets_say_where_they_come_from_and_how_far_off_is_too_far() -> None:
    for target in targets():
        assert target.tolerance > 0
        assert target.tolerance_reason, target.id
        assert target.publication, target.id
        assert target.verified == (target.evidence != "none"), target.id
        if target.counts:
            top, bottom = target.counts
            assert target.value == pytest.approx(target.times * top / bottom, abs=0.51), target.id


def test_the_class_world_meets_every_published_figure_as_far_as_its_size_can_tell(
    compared: list[Compared],
) -> None:
    unmeasured = [one.target.id for one in compared if one.tally is None]
    assert unmeasured == []
    assert [(one.target.id, one.ours) for one in compared if one.failed] == []


def test_peer_authorities_lie_within_the_published_spread(class_pack: Path) -> None:
    pack = next(authorities(class_pack))
    assert len(bounds()) >= 2
    assert out_of_bounds(pack) == []


def test_a_world_that_strays_is_a_miss_and_ends_in_exit_code_1(tmp_path: Path) -> None:
    strange = load_scenario("class").but(
        births_per_year=600, population={"multiple_maternities": 0.06}
    )
    files.write(generate(strange), tmp_path / "strange")
    result = CliRunner().invoke(data, ["check", str(tmp_path / "strange")])
    assert result.exit_code == 1
    line = next(line for line in result.output.splitlines() if "twins or more" in line)
    assert "MISS" in line


def test_only_verified_figures_are_printed_as_published(class_pack: Path) -> None:
    result = CliRunner().invoke(data, ["check", str(class_pack)])
    assert result.exit_code == 0, result.output
    published, guides = result.output.split("Settings without a publication")
    flat_published, flat_guides = " ".join(published.split()), " ".join(guides.split())
    for target in targets():
        words = " ".join(target.label.split()[:3])
        if not target.verified and not any(
            other.verified and words in other.label for other in targets()
        ):
            assert words not in flat_published
            assert words in flat_guides
    assert "published figures within tolerance" in result.output


def test_a_learners_pack_without_truth_is_held_against_what_it_can_be(
    class_pack: Path, tmp_path: Path
) -> None:
    import zipfile

    learners_pack(class_pack, tmp_path / "pack.zip", ["births", "reception"])
    zipfile.ZipFile(tmp_path / "pack.zip").extractall(tmp_path / "mine")
    found = {one.target.id: one for one in calibration.check(tmp_path / "mine")}
    assert found["reception-white"].tally is not None
    assert found["births-preterm"].tally is None
    assert CliRunner().invoke(data, ["check", str(tmp_path / "mine")]).exit_code == 0


def test_the_figure_is_drawn_and_has_no_clock_in_it(
    compared: list[Compared], tmp_path: Path
) -> None:
    for name in ("one.png", "two.png"):
        save(compared, tmp_path / name)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
    save(compared, tmp_path / "one.svg")
    drawing = (tmp_path / "one.svg").read_text(encoding="utf-8")
    assert "<svg" in drawing
    assert "<dc:date>" not in drawing


def test_the_figure_has_a_dot_for_each_published_figure_and_says_so_in_words(
    compared: list[Compared],
) -> None:
    axes = drawn(compared).axes[0]
    dots = [line for line in axes.lines if line.get_linestyle() == "None"]
    published = [one for one in compared if one.target.verified]
    assert len(dots) == len(published)
    assert len({(mark.shape, mark.fill) for mark in MARKS.values()}) == len(set(MARKS.values()))
    passed = sum(one.verdict == "pass" for one in compared)
    words = alternative(compared)
    assert f" {passed} of " in words
    assert 20 <= len(words) <= 250


def test_a_world_is_measured_the_same_in_memory_and_on_disk(tiny: World, tmp_path: Path) -> None:
    files.write(tiny, tmp_path / "tiny")
    on_disk = measured(next(authorities(tmp_path / "tiny")))
    assert measured(of_world(tiny)) == on_disk
    assert set(on_disk) == set(measures.every())


def test_a_pooled_run_does_not_depend_on_how_many_work_at_it(tiny_scenario: Scenario) -> None:
    heard = []
    alone = pooled.run(tiny_scenario, [1, 2], 1, jobs=1, step=lambda: heard.append(1))
    together = pooled.run(tiny_scenario, [1, 2], 1, jobs=2)
    assert len(heard) == alone.worlds == 2
    assert alone == together
    single = [pooled.measured_world(world) for world in pooled.worlds(tiny_scenario, [1, 2], 1)]
    for name, tally in alone.tallies.items():
        assert tally == single[0][name] + single[1][name]
        values = [part[name].value for part in single if part[name].bottom]
        assert not values or alone.extremes[name] == (min(values), max(values))


def test_learners_worlds_differ(tiny_scenario: Scenario) -> None:
    first, second = pooled.worlds(tiny_scenario, [1], 2)
    assert pooled.measured_world(first) != pooled.measured_world(second)


def test_a_run_that_is_kept_is_read_as_it_was(tiny_scenario: Scenario, tmp_path: Path) -> None:
    run = pooled.run(tiny_scenario, [3], 2)
    kept.write(run, tmp_path / "run.toml")
    again = kept.read(tmp_path / "run.toml")
    kept.write(again, tmp_path / "again.toml")
    assert (tmp_path / "run.toml").read_bytes() == (tmp_path / "again.toml").read_bytes()
    assert (again.seeds, again.packs, again.targets) == ((3,), 2, kept.digest())
    ours = {one.target.id: one for one in calibration.compared(run.tallies)}
    for one in calibration.compared(again.tallies):
        assert one.verdict == ours[one.target.id].verdict
        assert one.ours == pytest.approx(ours[one.target.id].ours, rel=1e-8, nan_ok=True)


REMAKE = "run `eyda data calibrate --write`"


def test_the_figures_that_the_book_shows_are_of_this_generator_and_these_targets() -> None:
    run = kept.read()
    assert run.generator_version == GENERATOR_VERSION, REMAKE
    assert run.targets == kept.digest(), REMAKE
    assert set(run.tallies) == {target.id for target in targets()}, REMAKE
    assert run.scenario == "class"
    assert len(run.seeds) >= 3
    assert run.packs >= 10
    assert [one.target.id for one in calibration.compared(run.tallies) if one.failed] == []


def test_a_world_made_now_lies_where_the_kept_ones_lay(compared: list[Compared]) -> None:
    """Else what is generated has changed since: one more world falls far outside the others."""
    run, stale = kept.read(), {}
    for one in compared:
        low, high = run.extremes[one.target.id]
        if one.tally is None or not one.tally.bottom or math.isnan(low):
            continue
        room = max(high - low, 1e-6)
        if not low - room <= one.tally.value <= high + room:
            stale[one.target.id] = (one.tally.value, low, high)
    assert stale == {}, REMAKE


def test_the_command_measures_worlds_and_keeps_the_figures_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "run.toml"
    monkeypatch.setattr(kept, "PLACE", place)
    command = ["calibrate", "--scenario", "tiny", "--seed", "4", "--packs", "1"]
    result = CliRunner().invoke(data, command)
    assert "published figures within tolerance" in result.output
    assert not place.exists()
    figure = tmp_path / "figure.svg"
    result = CliRunner().invoke(data, [*command, "--write", "--figure", str(figure)])
    assert kept.read(place).seeds == (4,)
    assert "are kept in" in result.output
    assert figure.read_text(encoding="utf-8").startswith("<?xml")


def one(value: float, tolerance: float, tally: Tally | None, **other: str) -> Compared:
    given = dict.fromkeys(
        ("id", "label", "table", "measure", "where", "tolerance_reason", "publication"), ""
    )
    more = {"publisher": "", "year": "", "source_table": "", "evidence": "publisher"}
    settings = {"confidence": "verified", "fit": "same", "unit": "percent", **other}
    target = Target(**given, **more, **settings, value=value, tolerance=tolerance)
    return Compared(target, tally)


def shares(top: float, bottom: float) -> Tally:
    return Tally(top, bottom, top)


@pytest.mark.parametrize(
    ("tally", "other", "verdict"),
    [
        (shares(500, 1000), {}, "pass"),
        (shares(519, 1000), {}, "pass"),
        (shares(540, 1000), {}, "few"),
        (shares(5400, 10_000), {}, "MISS"),
        (shares(0, 1000), {}, "MISS"),
        (shares(9, 10), {}, "few"),
        (shares(0, 0), {}, "-"),
        (None, {}, "-"),
        (shares(900, 1000), {"fit": "near"}, "far"),
        (shares(500, 1000), {"fit": "near"}, "near"),
        (shares(900, 1000), {"confidence": "approximate"}, "far"),
    ],
)
def test_verdicts_allow_for_chance_and_never_let_another_group_decide(
    tally: Tally | None, other: dict[str, str], verdict: str
) -> None:
    found = one(50.0, 2.0, tally, **other)
    assert found.verdict == verdict
    assert found.failed == (verdict == "MISS")


def test_tallies_of_parts_add_up_to_the_tally_of_all() -> None:
    numbers = pd.Series([3.0, None, 5.0, 10.0, 1.0])
    hit = pd.Series([True, False, None, True, True], dtype="boolean")
    assert mean(numbers[:2]) + mean(numbers[2:]) == mean(numbers)
    assert mean(numbers).value == pytest.approx(4.75)
    assert mean(numbers[:2]).error == math.inf
    assert share(hit[:3]) + share(hit[3:]) == share(hit)
    assert share(hit).value == pytest.approx(0.6)


def test_ages_are_completed_and_leap_days_count_from_the_first_of_march() -> None:
    dob = pd.to_datetime(pd.Series(["2024-02-29", "2023-03-31", "2023-04-01", "2026-05-01"]))
    day = pd.Timestamp("2026-03-31")
    assert months(dob, day).tolist() == [25, 36, 35, -2]
    assert years(dob, day).tolist() == [2, 3, 2, -1]


def test_who_lives_here_on_a_day() -> None:
    missing = pd.NaT
    people = pd.DataFrame(
        {
            "outside": [False, True, False, False, False],
            "dob": ["2024-01-01"] * 4 + ["2026-04-01"],
            "arrived": [missing, missing, "2026-03-31", "2026-04-01", missing],
            "departed": [missing, missing, missing, missing, missing],
            "death_date": ["2026-04-01", missing, missing, missing, missing],
        }
    )
    dates = ["dob", "arrived", "departed", "death_date"]
    people[dates] = people[dates].apply(pd.to_datetime)
    assert living(people, pd.Timestamp("2026-03-31")).tolist() == [True, False, True, False, False]
