"""`eyda data calibrate`: many worlds, made and measured together, beside published figures."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

SEEDS = (2026, 2027, 2028)


@click.command()
@click.option("--scenario", default="class", show_default=True, help="A name, or a .toml file.")
@click.option(
    "--seed",
    "seeds",
    type=click.IntRange(min=0),
    multiple=True,
    help=f"A seed (may be repeated). [default: {', '.join(map(str, SEEDS))}]",
)
@click.option(
    "--packs", type=click.IntRange(1, 1000), default=10, show_default=True, help="Worlds a seed."
)
@click.option("--jobs", type=click.IntRange(min=1), help="How many at a time. [default: 1 a core]")
@click.option("--figure", type=click.Path(path_type=Path), help="Draw it: .png or .svg.")
@click.option("--write", is_flag=True, help="Keep the figures, for the book's calibration page.")
def calibrate(
    scenario: str,
    seeds: tuple[int, ...],
    packs: int,
    jobs: int | None,
    figure: Path | None,
    write: bool,
) -> None:
    """Measure many worlds together against published figures, without writing a pack.

    Ten learners' worlds for each of three seeds tell a wrong rule from chance where one class pack
    cannot. With --write the figures are kept in synthetic_data/reference/calibration_run.toml, from
    which the book's page is made: run it after a change to what is generated. The exit code is 1
    when a figure that decides is missed.
    """
    from synthetic_data.calibration import compared, kept, pooled
    from synthetic_data.report import beside_published
    from synthetic_data.scenario_file import load_scenario

    wanted, chosen = load_scenario(scenario), tuple(dict.fromkeys(seeds or SEEDS))
    with _counted(f"Measuring {wanted.name}", len(chosen) * packs) as step:
        run = pooled.run(wanted, chosen, packs, jobs=jobs or os.cpu_count() or 1, step=step)
    found = compared(run.tallies)
    beside_published(found, figure)
    if write:
        kept.write(run)
        click.echo(f"The figures of {run.worlds} worlds are kept in {kept.PLACE}.")
    if any(one.failed for one in found):
        raise SystemExit(1)


@contextmanager
def _counted(title: str, total: int) -> Iterator[Callable[[], None]]:
    """A bar on stderr with the time left; plain lines, ten at most, where there is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    console = Console(stderr=True)
    shown = console.is_terminal
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeLeft())
    with Progress(*columns, console=console, transient=True, disable=not shown) as bar:
        task, done = bar.add_task(title, total=total), 0

        def step() -> None:
            nonlocal done
            done += 1
            bar.update(task, completed=done)
            if not shown and (done == total or done % -(-total // 10) == 0):
                click.echo(f"{title}: {done} of {total}", err=True)

        yield step
