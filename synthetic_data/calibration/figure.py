"""One figure of ours beside published: how far off, in units of the tolerance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from synthetic_data.calibration.compare import Compared
from synthetic_data.calibration.report import UNITS, number

BLUE, ORANGE, GREY, BAND = "#0072B2", "#D55E00", "#6b6b6b", "#dbe9f4"
"""Colours that people who see no red or no green can tell apart; shapes differ too."""
MARKS = {
    "pass": ("o", BLUE, "within the tolerance"),
    "few": ("D", ORANGE, "beyond it, too few rows to tell"),
    "MISS": ("X", ORANGE, "beyond it"),
    "near": ("o", "white", "does not decide: another group of children"),
    "far": ("o", "white", "does not decide: another group of children"),
}
REACH = 2.5
"""What lies further off is drawn at the edge, as an arrow would be: its number says how far."""
PANELS = 2


def drawn(found: Sequence[Compared]) -> Figure:
    """The figure: a row a verified target, a dot for ours, a band for the tolerance."""
    rows = [one for one in found if one.target.verified and one.verdict in MARKS]
    half = math.ceil(len(rows) / PANELS)
    figure = Figure(figsize=(15, 0.21 * half + 1.8), layout="constrained")
    panels = figure.subplots(1, PANELS, squeeze=False)[0]
    for place, axes in enumerate(panels):
        _panel(axes, rows[place * half : (place + 1) * half], half)
    seen = dict.fromkeys(MARKS[one.verdict] for one in rows)
    handles = [
        panels[0].plot(
            [],
            [],
            shape,
            color=colour,
            markeredgecolor=GREY if colour == "white" else colour,
            label=text,
        )[0]
        for shape, colour, text in _one_a_label(list(seen))
    ]
    figure.legend(handles=handles, loc="outside lower center", ncols=len(handles), frameon=False)
    figure.suptitle("The synthetic world beside published figures: ours (published)")
    return figure


def save(found: Sequence[Compared], path: Path) -> None:
    """The figure as a file; its ending says which kind (.png, .svg, .pdf)."""
    drawn(found).savefig(path, dpi=110, metadata=_no_clock(path))


def _no_clock(path: Path) -> dict[str, None]:
    """No date in the file, so that the same figures give the same bytes."""
    return (
        {} if path.suffix == ".png" else {"Date" if path.suffix == ".svg" else "CreationDate": None}
    )


def _one_a_label(marks: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Marks of which no two say the same."""
    return list({text: (shape, colour, text) for shape, colour, text in marks}.values())


def _panel(axes: Axes, rows: Sequence[Compared], height: int) -> None:
    """One column of rows."""
    axes.axvspan(-1, 1, color=BAND, zorder=0)
    axes.axvline(0, color=GREY, linewidth=0.8)
    for place, one in enumerate(rows):
        off = (one.ours - one.target.value) / one.target.tolerance
        shape, colour, _ = MARKS[one.verdict]
        edge = GREY if colour == "white" else colour
        axes.plot(max(-REACH, min(REACH, off)), place, shape, color=colour, markeredgecolor=edge)
        text = f"{number(one.ours)} ({number(one.target.value)}) {UNITS.get(one.target.unit, '')}"
        axes.text(REACH + 0.15, place, text, va="center", fontsize=7)
    axes.set_yticks(range(len(rows)), [one.target.label for one in rows], fontsize=7)
    axes.set(xlim=(-REACH - 0.1, REACH + 0.1), ylim=(height - 0.5, -0.5))
    axes.set_xlabel("difference from the published figure, in tolerances")
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(left=False)
