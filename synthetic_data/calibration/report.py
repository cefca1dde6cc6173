"""Ours beside published, for a person to read."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from synthetic_data.calibration.compare import Compared
from synthetic_data.calibration.topics import topic

UNITS = {
    "percent": "%",
    "per_100": "per 100",
    "per_1000": "per 1,000",
    "per_10000": "per 10,000",
}
LEGEND = (
    "pass: within the tolerance. MISS: beyond it, by more than chance. few: beyond it, with too "
    "few rows to tell. near, far: the published group is wider or older than ours, so it does not "
    "decide. Tolerances, tables and pages: synthetic_data/reference/calibration.toml."
)


def show(console: Console, found: Iterable[Compared]) -> None:
    """Every verified figure beside ours, then the settings that no publication stands behind."""
    rows = [one for one in found if one.tally is not None]
    grid = _grid("ours", "published", "±")
    for table in dict.fromkeys(one.target.table for one in rows):
        grid.add_row(Text(topic(table), style="bold"))
        for one in rows:
            if one.target.table == table and one.target.verified:
                grid.add_row(*_cells(one), f"{one.target.publisher}, {one.target.year}")
    console.print(grid)
    guides = _grid("ours", "setting", "±")
    for one in rows:
        if not one.target.verified:
            guides.add_row(*_cells(one), "this project's own setting")
    if guides.row_count:
        console.print("Settings without a publication behind them, which decide nothing:")
        console.print(guides)
    console.print(LEGEND)


def _cells(one: Compared) -> tuple[str | Text, ...]:
    """Label, ours, theirs, tolerance and verdict."""
    target = one.target
    style = {"MISS": "bold red", "few": "yellow", "far": "yellow"}.get(one.verdict, "")
    return (
        f"  {target.label}",
        number(one.ours),
        f"{number(target.value)} {UNITS.get(target.unit, target.unit)}",
        number(target.tolerance),
        Text(one.verdict, style=style),
    )


def number(value: float) -> str:
    """One decimal, whatever the size."""
    return f"{value:.1f}"


def summary(found: Iterable[Compared]) -> str:
    """How many of the targets that decide are met."""
    deciding = [one for one in found if one.target.decides and one.tally is not None]
    passed = sum(one.verdict == "pass" for one in deciding)
    few = sum(one.verdict == "few" for one in deciding)
    missed = sum(one.failed for one in deciding)
    return (
        f"{passed} of {len(deciding)} published figures within tolerance"
        + (f", {few} beyond it with too few rows to tell" if few else "")
        + (f", {missed} missed" if missed else "")
    )


def _grid(*numbers: str) -> Grid:
    """A plain grid."""
    grid = Grid(box=None, pad_edge=False, header_style="bold")
    grid.add_column("what is measured", overflow="fold")
    for heading in numbers:
        grid.add_column(heading, justify="right", no_wrap=True)
    grid.add_column("", no_wrap=True)
    grid.add_column("source and year of the data", overflow="fold")
    return grid
