"""A chart as a description: titles, labels, tick labels, legend and the series that it shows.

The learner's process describes its figure; the judge reads the description through the method names
that matplotlib itself uses, so that one test cell works on either.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import numpy as np

MOST_ITEMS = 5_000
READ = ("get_title", "get_xlabel", "get_ylabel", "get_xlim", "get_ylim", "get_xscale", "get_yscale")
LABELS = ("get_xticklabels", "get_yticklabels")
PARTS = {
    "lines": ("get_xdata", "get_ydata", "get_label", "get_linestyle", "get_marker", "get_color"),
    "patches": (
        "get_x",
        "get_y",
        "get_width",
        "get_height",
        "get_label",
        "get_facecolor",
        "get_hatch",
    ),
    "collections": ("get_offsets", "get_label"),
    "texts": ("get_text", "get_position"),
}


def describe(value: Any) -> tuple[str, dict[str, Any]] | None:  # noqa: ANN401 (any value at all)
    """(`figure` or `axes`, its description), or None when the value is not a chart."""
    if "matplotlib" not in sys.modules:
        return None
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    if isinstance(value, Axes):
        _draw(value.get_figure())
        return "axes", _axes(value)
    if isinstance(value, Figure):
        _draw(value)
        title = value.get_suptitle()
        return "figure", {"get_suptitle": title, "axes": [_axes(axes) for axes in value.axes]}
    return None


def _draw(figure: Any) -> None:  # noqa: ANN401 (a matplotlib figure)
    """Tick labels are there only once a figure has been laid out."""
    figure.canvas.draw()


def _axes(axes: Any) -> dict[str, Any]:  # noqa: ANN401 (matplotlib axes)
    said: dict[str, Any] = {name: getattr(axes, name)() for name in READ}
    said |= {name: [text.get_text() for text in getattr(axes, name)()] for name in LABELS}
    said |= {name: np.asarray(getattr(axes, name)()) for name in ("get_xticks", "get_yticks")}
    for part, names in PARTS.items():
        shown = list(getattr(axes, part))[:MOST_ITEMS]
        said[part] = [_read(artist, names) for artist in shown]
    legend = axes.get_legend()
    said["legend"] = legend and {
        "title": legend.get_title().get_text(),
        "texts": [text.get_text() for text in legend.get_texts()],
    }
    said["bars"] = [list(map(_read_bar, group)) for group in axes.containers[:100]]
    return said


def _read_bar(bar: Any) -> dict[str, Any]:  # noqa: ANN401 (a matplotlib patch)
    return _read(bar, PARTS["patches"])


def _read(artist: Any, names: Iterable[str]) -> dict[str, Any]:  # noqa: ANN401 (a matplotlib part)
    return {name: _plain(getattr(artist, name)()) for name in names if hasattr(artist, name)}


def _plain(value: Any) -> Any:  # noqa: ANN401 (what matplotlib holds)
    return np.asarray(value.filled(np.nan)) if isinstance(value, np.ma.MaskedArray) else value


# ---- in the judge's process -------------------------------------------------------------------


class Drawn:
    """Part of a chart, described: its methods give what matplotlib's would have given."""

    def __init__(self, kind: str, **said: Any) -> None:  # noqa: ANN401 (what was described)
        self._kind = kind
        self._said = said

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (what was described)
        said: dict[str, Any] = self.__dict__.get("_said", {})
        if name not in said:
            known = ", ".join(sorted(said))
            raise AttributeError(f"a described {self._kind} has no {name}; it has {known}")
        value = said[name]
        return (lambda *_, **__: value) if name.startswith("get_") else value

    def __repr__(self) -> str:
        return f"<{self._kind}, described>"


def drawn(kind: str, said: dict[str, Any]) -> Drawn:
    """What a check sees of a chart; ValueError or KeyError when it is no such description."""
    if kind == "figure":
        axes = [_drawn_axes(part) for part in said["axes"]]
        return Drawn("figure", get_suptitle=said["get_suptitle"], axes=axes, get_axes=axes)
    if kind != "axes":
        raise ValueError(kind)
    return _drawn_axes(said)


def _drawn_axes(said: dict[str, Any]) -> Drawn:
    parts: dict[str, Any] = {name: said[name] for name in (*READ, "get_xticks", "get_yticks")}
    parts |= {name: [Drawn("text", get_text=text) for text in said[name]] for name in LABELS}
    for part, names in PARTS.items():
        parts[part] = [Drawn(part, **_only(item, names)) for item in said[part]]
        parts[f"get_{part}"] = parts[part]
    parts["containers"] = [
        [Drawn("bar", **_only(bar, PARTS["patches"])) for bar in group] for group in said["bars"]
    ]
    legend = said["legend"]
    parts["get_legend"] = legend and Drawn(
        "legend",
        get_texts=[Drawn("text", get_text=text) for text in legend["texts"]],
        get_title=Drawn("text", get_text=legend["title"]),
    )
    return Drawn("axes", **parts)


def _only(item: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: item[name] for name in names if name in item}
