"""`eyda data`: make, describe, check and pack synthetic worlds."""

from __future__ import annotations

import time
from pathlib import Path

import click


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
def make(scenario: str, seed: int, out: Path | None, learner: str | None) -> None:
    """Make a world and write it as a data pack.

    \b
    eyda data make                                     the class pack, in build/data/class
    eyda data make --scenario tiny --out build/data/tiny
    eyda data make --scenario mine.toml --seed 7 --out build/data/mine

    A scenario file sets the size, the dates and every rate; unknown settings are faults, and all
    faults are told at once. `eyda data describe --settings` lists the settings; start from
    synthetic_data/scenarios/class.toml.
    """  # noqa: D301 (click reads the backspace)
    from synthetic_data import files
    from synthetic_data.pipeline import generate
    from synthetic_data.report import made, progress
    from synthetic_data.scenario_file import load_scenario

    wanted = load_scenario(scenario, seed=seed).but(learner=learner)
    target = out or Path("build/data") / wanted.name
    files.refuse_what_is_no_pack(target)
    began = time.perf_counter()
    with progress(f"Making {wanted.name}, seed {seed}") as step:
        step("the population and what services record")
        world = generate(wanted)
        manifest = files.write(world, target, step=step)
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
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def check(folder: Path) -> None:
    """Hold the pack in DIR against its manifest and its schema.

    Every fault is printed; the exit code is 1 when there is one.
    """
    from synthetic_data.check import faults

    found = faults(folder)
    for fault in found:
        click.echo(fault)
    if found:
        raise SystemExit(1)
    click.echo(f"{folder}: every file has its checksum, every table fits its schema.")


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
