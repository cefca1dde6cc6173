"""`eyda data`: make, describe, check and pack synthetic worlds."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from synthetic_data.cli_calibrate import calibrate


@click.group(name="data")
def data() -> None:
    """Synthetic early-years data: make a world, read its dictionary, check it, pack it.

    A data pack is a folder of tables (Parquet and CSV), the truth behind every record, and a
    manifest with the checksum of each file. The same seed and version give the same bytes.
    """


@data.command()
@click.option("--scenario", default="class", show_default=True, help="A name, or a .toml file.")
@click.option("--seed", type=click.IntRange(min=0), default=2026, show_default=True)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The folder to make; an older pack there is replaced. [default: build/data/SCENARIO]",
)
@click.option("--learner", help="Other children by the same rules, for this one learner.")
@click.option("--shards", type=click.IntRange(1, 160), help="How many authorities to make.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many at a time. [default: 1 a core]")
@click.option(
    "--resume/--no-resume",
    default=True,
    help="Keep the authorities that a stopped run finished, or make all anew. [default: keep]",
)
@click.option("--dry-run", is_flag=True, help="Say what would be made, and how long it takes.")
def make(
    scenario: str,
    seed: int,
    out: Path | None,
    learner: str | None,
    shards: int | None,
    jobs: int | None,
    resume: bool,
    dry_run: bool,
) -> None:
    """Make a world and write it as a data pack.

    \b
    eyda data make                                     the class pack, in build/data/class
    eyda data make --scenario tiny --out build/data/tiny
    eyda data make --scenario mine.toml --seed 7 --out build/data/mine
    eyda data make --scenario england --jobs 4         153 authorities, three million under-fives

    A world of many authorities is made and written one authority at a time, in Parquet only: each
    is a pack of its own, in authority=001 and so on. The bytes do not depend on --jobs. When such a
    run was stopped or killed, the same command goes on where it was, to the same bytes.

    A pack that stands at --out is replaced by the whole new one or, whatever happens, not at all.
    Until then all is in a hidden folder beside it, such as .england.making.

    A scenario file sets the size, the dates and every rate; unknown settings are faults, and all
    faults are told at once. `eyda data describe --settings` lists the settings; start from
    synthetic_data/scenarios/class.toml.
    """  # noqa: D301 (click reads the backspace)
    from synthetic_data import files
    from synthetic_data import shards as many
    from synthetic_data.forecast import forecast
    from synthetic_data.report import made, planned, progress
    from synthetic_data.scenario_file import load_scenario

    wanted = load_scenario(scenario, seed=seed, authorities=shards).but(learner=learner)
    target, cores = out or Path("build/data") / wanted.name, jobs or os.cpu_count() or 1
    files.refuse_what_is_no_pack(target)
    if dry_run:
        planned(forecast(wanted, cores), wanted, target)
        return
    began = time.perf_counter()
    with progress(f"Making {wanted.name}, seed {seed}") as step:
        manifest = many.make(wanted, target, jobs=cores, resume=resume, step=step)
    made(manifest, target, time.perf_counter() - began)


@data.command()
@click.argument("table", required=False)
@click.option("--settings", is_flag=True, help="What a scenario file may set, with the defaults.")
def describe(table: str | None, settings: bool) -> None:
    """What each table holds or, for one TABLE, what each of its columns means.

    \b
    eyda data describe             all tables, a line each
    eyda data describe births      every column: kind, type in pandas, meaning, codes
    eyda data describe --settings  every knob of a scenario, with limits and default
    """  # noqa: D301 (click reads the backspace)
    from synthetic_data.report import describe_all, describe_one, describe_settings

    if settings:
        describe_settings()
    elif table is None:
        describe_all()
    else:
        describe_one(table)


@data.command()
@click.argument(
    "folders", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--figure", type=click.Path(path_type=Path), help="Draw ours beside published: .png or .svg."
)
def check(folders: tuple[Path, ...], figure: Path | None) -> None:
    """Hold packs against their manifests, their schema and published figures.

    Each DIR is held against its manifest and its schema. Then all of them together are held against
    published figures for England, where a pack has the truth: several packs show better than one
    what is chance and what is not. Every fault is printed; the exit code is 1 when there is one.
    """
    from synthetic_data import calibration
    from synthetic_data.check import faults
    from synthetic_data.report import beside_published

    found = [fault for folder in folders for fault in faults(folder)]
    for fault in found:
        click.echo(fault)
    if found:
        raise SystemExit(1)
    for folder in folders:
        click.echo(f"{folder}: every file has its checksum, every table fits its schema.")
    compared = calibration.check(*folders)
    beside_published(compared, figure)
    if any(one.failed for one in compared):
        raise SystemExit(1)


@data.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The ZIP to write.")
@click.option("--table", "tables", multiple=True, help="Only this table (may be repeated).")
def pack(folder: Path, out: Path, tables: tuple[str, ...]) -> None:
    """Write the learner's pack of DIR as a ZIP: tables and manifest, the truth left out.

    The same pack gives the same bytes. Unzip it beside a notebook, as data/.
    """
    from synthetic_data.packing import learners_pack

    size = learners_pack(folder, out, tables)
    click.echo(f"{out}: {size / 1e6:.1f} MB, without the truth.")


data.add_command(calibrate)
