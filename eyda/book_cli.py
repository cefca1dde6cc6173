"""`eyda book`: build the book, and serve it on this machine."""

from __future__ import annotations

import click

from eyda import site, site_serve
from grading.faults import Faulty


@click.group()
def book() -> None:
    """Build the course book, and read it on this machine."""


@book.command()
@click.option("--again", is_flag=True, help="Build even when nothing has changed.")
def build(again: bool) -> None:
    """Build the book into build/site.

    Runs every cell of every lesson, and stops on the first warning that a reader would pay for: a
    cell that fails, a link that leads nowhere, a picture without words. The site of before stays in
    place until the new one is whole. Exit code 1 when pages have faults; all of them are printed.
    """
    try:
        done = site.build(again=again)
    except Faulty as faulty:
        for fault in faulty.faults:
            click.echo(str(fault), err=True)
        click.echo(f"\nThe book was not built: faults found: {len(faulty.faults)}.", err=True)
        raise SystemExit(1) from None
    click.echo(f"The book is in {done / 'index.html'}. Read it with: eyda book serve")


@book.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def serve(port: int) -> None:
    """Serve build/site to browsers on this machine only, until Ctrl+C."""
    with site_serve.serving(port=port) as address:
        click.echo(f"The book is at {address} (only on this machine; Ctrl+C stops it)")
        site_serve.wait()
