"""One figure of ours beside published: each figure a dot, as many tolerances off as it is.

It is narrow, with large letters, so that it can be read on a phone; the table names each figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from synthetic_data.arrays import Floats
from synthetic_data.calibration.compare import Compared
from synthetic_data.calibration.topics import topic

BLUE, ORANGE, GREY, BAND, WHITE = "#0072B2", "#C2500A", "#4d4d4d", "#dbe9f4", "#ffffff"
"""Colours that people who see no red or no green can tell apart; shapes differ too."""


class Mark(NamedTuple):
    """How a verdict is drawn and what it means."""

    shape: str
    fill: str
    edge: str
    words: str


_ASIDE = Mark("o", WHITE, GREY, "another group of children: does not decide")
MARKS = {
    "pass": Mark("o", BLUE, BLUE, "within the tolerance"),
    "few": Mark("D", ORANGE, ORANGE, "beyond it, too few children to tell"),
    "MISS": Mark("X", ORANGE, ORANGE, "beyond it: a miss"),
    "near": _ASIDE,
    "far": _ASIDE,
}
REACH = 2.5
"""What lies further off is drawn at the edge."""
NEIGHBOURS, STEP = 0.13, 0.17
"""Dots nearer to each other than this, in tolerances, stand above one another, so far apart."""


def drawn(found: Sequence[Compared]) -> Figure:
    """The figure: a row a topic, a dot a published figure, a band for the tolerance."""
    shown = [one for one in found if one.target.verified and one.verdict in MARKS]
    rows = list(dict.fromkeys(topic(one.target.table) for one in shown))
    figure = Figure(figsize=(4.4, 0.4 * len(rows) + 1.9), layout="constrained")
    axes = figure.subplots()
    axes.axvspan(-1, 1, color=BAND, zorder=0, linewidth=0)
    axes.axvline(0, color=GREY, linewidth=0.9, zorder=1)
    for place, row in enumerate(rows):
        _row(axes, place, [one for one in shown if topic(one.target.table) == row])
    axes.set_yticks(range(len(rows)), rows, fontsize=10)
    axes.set_xticks([-2, -1, 0, 1, 2], ["−2", "−1", "0", "+1", "+2"], fontsize=10)
    axes.set(xlim=(-REACH - 0.2, REACH + 0.2), ylim=(len(rows) - 0.4, -0.6))
    axes.set_xlabel("difference from the published figure,\nin tolerances", fontsize=10)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(left=False)
    seen = list(dict.fromkeys(MARKS[one.verdict] for one in shown))
    handles = [_dot(mark, [], []) for mark in seen]
    words = [mark.words for mark in seen]
    figure.legend(handles, words, loc="outside lower left", frameon=False, fontsize=10)
    return figure


def save(found: Sequence[Compared], path: Path) -> None:
    """The figure as a file; its ending says which kind (.png, .svg, .pdf)."""
    with mpl.rc_context({"svg.hashsalt": "eyda"}):
        drawn(found).savefig(path, dpi=150, metadata=_no_clock(path))


def alternative(found: Sequence[Compared]) -> str:
    """What the figure shows, in words, for those who do not see it."""
    deciding = [one for one in found if one.target.decides and one.verdict in MARKS]
    counts = {verdict: sum(one.verdict == verdict for one in deciding) for verdict in MARKS}
    beyond = {"few": "beyond it with too few children to tell", "MISS": "missed"}
    more = [f"{counts[verdict]} {words}" for verdict, words in beyond.items() if counts[verdict]]
    return (
        "Dot plot, a row a topic: how far each figure of the synthetic data is from the published "
        f"one. {counts['pass']} of {len(deciding)} are within the tolerance"
        + "".join(f", {words}" for words in more)
        + "."
    )


def _row(axes: Axes, place: int, ones: Sequence[Compared]) -> None:
    """The dots of one topic: those that would hide each other stand above one another."""
    far = np.array([(one.ours - one.target.value) / one.target.tolerance for one in ones])
    across = far.clip(-REACH, REACH)
    up = _apart(across)
    for one, x, y in zip(ones, across, up, strict=True):
        axes.add_line(_dot(MARKS[one.verdict], [x], [place - y]))


def _apart(across: Floats) -> Floats:
    """How far above or below its row each dot stands, in rows."""
    order = np.argsort(across, kind="stable")
    near = np.diff(across[order], prepend=-np.inf) < NEIGHBOURS
    # A run of near neighbours: 0, then up and down in turn.
    first = np.maximum.accumulate(np.where(near, 0, np.arange(len(order))))
    turn = (np.arange(len(order)) - first) % 5
    up = np.array([0, 1, -1, 2, -2])[turn] * STEP
    placed = np.empty(len(order))
    placed[order] = up
    return placed


def _dot(mark: Mark, x: Sequence[float], y: Sequence[float]) -> Line2D:
    """A dot, or the sample of one for the legend."""
    return Line2D(
        x,
        y,
        linestyle="none",
        marker=mark.shape,
        markersize=6,
        markerfacecolor=mark.fill,
        markeredgecolor=mark.edge,
    )


def _no_clock(path: Path) -> Mapping[str, None]:
    """No date in the file, so that the same figures give the same bytes."""
    return (
        {} if path.suffix == ".png" else {"Date" if path.suffix == ".svg" else "CreationDate": None}
    )
