"""`python -m benchmarks [NAME...]`: run measurements and print them side by side."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table as Grid

from benchmarks.contract import Benchmark, Table, every
from benchmarks.environments import Missing
from benchmarks.watching import Failed


class WithList(click.Command):
    """A command whose help ends with every benchmark there is."""

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The list, with what is slow marked so."""
        rows = [(one.name, one.help + (" (slow)" if one.slow else "")) for one in every().values()]
        with formatter.section("Benchmarks"):
            formatter.write_dl(rows)


@click.command(cls=WithList)
@click.argument("names", nargs=-1, metavar="[NAME...]")
@click.option("--all", "everything", is_flag=True, help="The slow ones too.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Results, one a line.")
def main(names: tuple[str, ...], everything: bool, json_file: Path | None) -> None:
    """Measure, and print ours beside others in one table.

    Without a NAME: every benchmark that is not slow. Machines differ, and so do runs: read the
    ratios, not the seconds.
    """
    there = every()
    if unknown := sorted(set(names) - set(there)):
        raise click.UsageError(f"there is no benchmark '{unknown[0]}'; known: {', '.join(there)}")
    chosen = [there[name] for name in names] or [
        one for one in there.values() if everything or not one.slow
    ]
    failed = [one.name for one in chosen if not _ran(one, json_file)]
    if failed:
        sys.exit(1)


def _ran(one: Benchmark, json_file: Path | None) -> bool:
    """Runs a benchmark and prints its table; false, with the reason printed, where it cannot."""
    click.echo(f"{one.name} ...", err=True)
    try:
        table = one.run()
    except (Missing, Failed) as fault:
        click.echo(f"{one.name} could not be measured:\n{fault}", err=True)
        return False
    show(table)
    if json_file is not None:
        with json_file.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"benchmark": one.name, **asdict(table)}) + "\n")
    return True


def show(table: Table) -> None:
    """A table with its notes."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 130
    grid = Grid(title=table.title, title_justify="left", box=None, pad_edge=False)
    for place, heading in enumerate(table.headings):
        grid.add_column(heading, justify="left" if place == 0 else "right", overflow="fold")
    for row in table.rows:
        grid.add_row(*row)
    console.print(grid)
    for note in table.notes:
        console.print(f"  {note}", markup=False)
    console.print()


if __name__ == "__main__":
    main()
