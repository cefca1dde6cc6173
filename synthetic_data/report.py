"""What the `eyda data` commands print."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table as Grid

from synthetic_data.calibration import Compared
from synthetic_data.calibration import report as calibration_report
from synthetic_data.catalogue import everything
from synthetic_data.errors import spells
from synthetic_data.errors.rates import GROUPS, HERITAGE_PREFIX
from synthetic_data.faults import Unusable
from synthetic_data.forecast import Forecast, in_words
from synthetic_data.population import KNOBS
from synthetic_data.scenario import Knob, Scenario
from synthetic_data.schema import Column, Table

SILENCE = 15.0
"""Seconds after which a run without a terminal says again how far it is."""


@contextmanager
def progress(title: str) -> Iterator[Callable[[str], None]]:
    """A line on stderr that says what is being done; plain lines where there is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        click.echo(f"{title} ...", err=True)
        yield _now_and_then(title)
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(title)
        yield lambda what: bar.update(task, description=f"{title}: {what}")


def _now_and_then(title: str) -> Callable[[str], None]:
    """Says what is being done in a line of its own, when nothing was said for a while."""
    last = time.monotonic()

    def step(what: str) -> None:
        nonlocal last
        if time.monotonic() - last >= SILENCE:
            last = time.monotonic()
            click.echo(f"{title}: {what}", err=True)

    return step


def planned(found: Forecast, scenario: Scenario, folder: Path) -> None:
    """What would be made, as a table of rows; nothing was made."""
    grid = _grid("table", "rows")
    for name, rows in found.rows.items():
        grid.add_row(name, f"{rows:,}")
    _console().print(grid)
    many = f", {scenario.authorities} authorities" if scenario.authorities > 1 else ""
    click.echo(
        f"Would make {scenario.name}, seed {scenario.seed}{many}: about "
        f"{sum(found.rows.values()):,} rows, {found.size / 1e6:,.0f} MB, in some "
        f"{in_words(found.seconds)} on this machine: {folder}\nNothing was made (--dry-run)."
    )


def made(manifest: dict[str, Any], folder: Path, seconds: float) -> None:
    """A summary of the pack that was written."""
    grid = _grid("table", "rows", "columns", "one row is")
    for name, entry in manifest["tables"].items():
        first = entry["help"].split(". ")[0].split(": ")[0]
        grid.add_row(
            name, f"{entry['rows']:,}", str(len(entry["columns"])), first.removeprefix("One row ")
        )
    _console().print(grid)
    rows = sum(entry["rows"] for entry in manifest["tables"].values())
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    click.echo(f"{rows:,} rows, {size:.1f} MB, in {seconds:.1f} s: {folder}")


def describe_all() -> None:
    """Every table in a line."""
    grid = _grid("table", "columns", "what it holds")
    for system in everything().systems:
        table = system.table
        grid.add_row(table.name, str(len(table.columns)), table.help)
    _console().print(grid)
    click.echo("For the columns of one: eyda data describe TABLE")


def describe_one(name: str) -> None:
    """Every column of a table with its meaning and its codes."""
    system = everything().system(name)
    if system is None:
        known = ", ".join(s.table.name for s in everything().systems)
        raise Unusable(
            f"There is no table called '{name}'.", why=f"the tables are: {known}", todo="check it"
        )
    table: Table = system.table
    click.echo(f"{table.title} ({table.name})\n{table.help}\n")
    grid = _grid("column", "kind", "type", "meaning")
    for column in table.columns:
        grid.add_row(column.name, column.kind.value, column.dtype, meaning(column))
    _console().print(grid)


def describe_settings() -> None:
    """Every knob of a scenario file: where it stands, its default, its limits, its meaning."""
    grid = _grid("section", "setting", "default", "from", "to", "meaning")
    sections: dict[str, Sequence[Knob]] = {"population": KNOBS}
    sections |= {f"systems.{s.table.name}": s.knobs for s in everything().systems}
    for section, knobs in sections.items():
        for knob in knobs:
            limits = (f"{value:g}" for value in (knob.default, knob.low, knob.high))
            grid.add_row(f"[{section}]", knob.name, *limits, knob.help)
    for error in everything().errors:
        grid.add_row("[errors.TABLE]", error.name, f"{error.rate:g}", "0", "1", error.help)
    groups = f"{', '.join(GROUPS)}, {HERITAGE_PREFIX}NAME"
    grid.add_row("[uneven.TABLE]", groups, "1", "0", "20", "multiplies the rates for this group")
    own = "multiplies the rate of this error for a group, in place of what all errors follow"
    grid.add_row("[uneven.TABLE]", "ERROR = { GROUP = ... }", "1", "0", "200", own)
    for knob in spells.KNOBS:
        limits = (f"{value:g}" for value in (knob.default, knob.low, knob.high))
        grid.add_row("[bad_spells.TABLE]", knob.name, *limits, knob.help)
    _console().print(grid)
    click.echo("Size and dates stand at the top: see synthetic_data/scenarios/class.toml.")


def beside_published(found: Sequence[Compared], figure: Path | None) -> None:
    """Ours beside published figures, in a table and, where wanted, in a figure."""
    if all(one.tally is None for one in found):
        click.echo("There is no truth in this pack, so nothing is held against published figures.")
        return
    console = _console()
    console.width = max(console.width, 150)
    calibration_report.show(console, found)
    if figure is not None:
        from synthetic_data.calibration.figure import save

        save(found, figure)
        click.echo(f"The figure is in {figure}.")
    click.echo(calibration_report.summary(found) + ".")


def meaning(column: Column) -> str:
    """A column's help with its codes, whether it may be blank and whether it is ours."""
    notes = [f"{code} {label}" for code, label in column.codes.items() if code != label]
    parts = [column.help + (f": {'; '.join(notes)}" if notes else "")]
    parts += ["May be blank"] if column.optional else []
    parts += ["Ours: in no national collection"] if column.ours else []
    return ". ".join(parts) + "."


def _console() -> Console:
    """Plain printing: a section such as [population] is text, and a pipe is no narrow terminal."""
    console = Console(markup=False, highlight=False)
    if not console.is_terminal:
        console.width = 110
    return console


def _grid(*headings: str) -> Grid:
    """A plain grid."""
    grid = Grid(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        grid.add_column(heading, overflow="fold", justify="right" if heading == "rows" else "left")
    return grid
