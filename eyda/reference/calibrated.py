"""The page on calibration: the synthetic data beside published figures, and one figure of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from eyda.reference.markdown import dropdown, page, table
from synthetic_data.calibration import Compared, compared, kept
from synthetic_data.calibration.figure import alternative, save
from synthetic_data.calibration.report import UNITS, number, summary
from synthetic_data.calibration.targets import bounds
from synthetic_data.calibration.topics import topic

FIGURE = "calibration.svg"
VERDICTS = {
    "pass": "✓ within",
    "few": "? too few",
    "MISS": "✗ missed",
    "near": "near",
    "far": "far",
    "-": "not measured",
}


def write_figure(folder: Path, run: kept.Run) -> None:
    """The figure beside the page, touched only when it has changed."""
    path, new = folder / FIGURE, folder / f".new-{FIGURE}"
    folder.mkdir(parents=True, exist_ok=True)
    save(compared(run.tallies), new)
    if path.is_file() and path.read_bytes() == new.read_bytes():
        new.unlink()
    else:
        new.replace(path)


def text(run: kept.Run) -> str:
    """The page, from the run that is kept."""
    found = compared(run.tallies)
    return page([*_head(found, run), *_published(found, run), *_guides(found), *_limits()])


def _head(found: Sequence[Compared], run: kept.Run) -> Iterator[str]:
    yield "# How near the data come to published figures"
    yield (
        f"**{summary(found)}.** The synthetic authority is set to the picture of England as a "
        "whole, so that what you see in it has a familiar size. A real authority may lie far from "
        "every one of these figures, and so may yours."
    )
    yield (
        f":::{{figure}} {FIGURE}\n:name: calibration-figure\n:alt: {alternative(found)}\n"
        ":figclass: calibration\n\nEach dot is one published figure; the tables below name them, "
        "each with its source. In the shaded band ours lies within the tolerance that we set for "
        "it.\n:::"
    )
    yield (
        f"Ours are the figures of {run.worlds} class-size worlds together ({run.packs} learners' "
        f"worlds for each of the seeds {', '.join(map(str, run.seeds))}), made with version "
        f"{run.generator_version} of the generator. One world alone varies by chance: "
        "the small numbers under ours are the lowest and the highest of the single worlds. You get "
        "the same tables and figure from `eyda data calibrate`, and for a pack of your own from "
        "`eyda data check`."
    )
    yield (
        "**The verdict.** *Within*: ours is no further off than the tolerance. *Missed*: it is, by "
        "more than chance. *Too few*: it is, with too few children to tell. *Near* and *far*: the "
        "published group is wider or older than ours, so the figure is shown and decides nothing."
    )


def _published(found: Sequence[Compared], run: kept.Run) -> Iterator[str]:
    shown = [one for one in found if one.target.verified]
    for title in dict.fromkeys(topic(one.target.table) for one in shown):
        here = [one for one in shown if topic(one.target.table) == title]
        yield f"## {title}"
        header = ("What is measured", "Ours", "Published", "Verdict")
        rows = [
            (
                f"{one.target.label}<br>[{one.target.publication}, {one.target.year}]{{.source}}",
                f"{number(one.ours)}<br>[{single(one, run)}]{{.source}}",
                f"{figure(one)} ± {number(one.target.tolerance)}",
                VERDICTS[one.verdict],
            )
            for one in here
        ]
        yield table(f"{title}: ours beside published", header, rows, look="figures")
        sources = [(one.target.label, source(one)) for one in here]
        columns = ("What is measured", "Publisher, publication, year, table")
        words = f"{title}: where each figure was published"
        yield dropdown("Where each figure was published", table(words, columns, sources))


def single(one: Compared, run: kept.Run) -> str:
    """The lowest and the highest figure of one world alone."""
    lowest, highest = run.extremes[one.target.id]
    return f"{number(lowest * one.target.times)} to {number(highest * one.target.times)}"


def source(one: Compared) -> str:
    """Publisher, publication, year and table, and whether we read it there or in a report."""
    target = one.target
    words = f"{target.publisher}, *{target.publication}*, {target.year}: {target.source_table}"
    if target.evidence == "publisher":
        return f"{words}. [Publisher's page]({target.url})" if target.url else words
    report = f"[a report]({target.url})" if target.url else "a report"
    return f"{words}. Read in {report} of it"


def figure(one: Compared) -> str:
    """The target's value with its unit."""
    unit = UNITS.get(one.target.unit, one.target.unit)
    return f"{number(one.target.value)}{unit if unit == '%' else f' {unit}'}"


def _guides(found: Sequence[Compared]) -> Iterator[str]:
    rows = [
        (one.target.label, number(one.ours), f"{figure(one)} ± {number(one.target.tolerance)}")
        for one in found
        if not one.target.verified
    ]
    yield "## Our own settings"
    yield (
        "These are **not published statistics**. They are settings of this project where we could "
        "read no publication, or where there is none: guesses that make a world whole. Do not "
        "quote them. They decide nothing."
    )
    header = ("What is set", "Ours", "Setting")
    yield table("Settings without a publication", header, rows, look="rows")


def _limits() -> Iterator[str]:
    yield "## Between authorities"
    rows = [
        (
            f"{one.label}<br>[{one.publisher}, *{one.publication}*, {one.year}: "
            f"{one.source_table}]{{.source}}",
            number(one.low),
            number(one.high),
        )
        for one in bounds()
        if one.confidence == "verified"
    ]
    yield (
        "The invented peer authorities of [`peer_las`](#peer-las-table) stay within the lowest and "
        "the highest published area."
    )
    header = ("What is measured", "Lowest", "Highest")
    yield table("Lowest and highest published area", header, rows, look="rows")
    yield "## What this does not show"
    yield (
        "A world can meet every figure here and still be wrong in what no figure tells: how things "
        "hang together within a family, what happens on a Monday, why a cell is blank. The "
        "[limits of the data](about-the-data.md) say more."
    )
