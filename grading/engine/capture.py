"""What a cell printed, showed and drew, in the shape of notebook outputs and within limits."""

from __future__ import annotations

import base64
import io
import sys
import traceback
from typing import Any

LONGEST_STREAM = 20_000
LONGEST_SHOWN = 20_000
MOST_OUTPUTS = 20
MOST_FIGURES = 4
LARGEST_FIGURE = 400_000
CUT = "\n... the rest is left out ...\n"

Output = dict[str, Any]


class Stream(io.TextIOBase):
    """Keeps the first part of what is written to it and drops the rest."""

    def __init__(self, name: str, outputs: list[Output]) -> None:
        self.name = name
        self.outputs = outputs
        self.left = LONGEST_STREAM

    def writable(self) -> bool:
        """True, as for any output stream."""
        return True

    def write(self, text: str) -> int:
        """The length of the text; what is over the limit is not kept."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        kept = text[: self.left]
        if kept and self is not NOWHERE:
            self.left -= len(kept)
            self._append(kept if self.left else kept + CUT)
        return len(text)

    def _append(self, text: str) -> None:
        last = self.outputs[-1] if self.outputs else {}
        if last.get("output_type") == "stream" and last.get("name") == self.name:
            last["text"].append(text)
        else:
            self.outputs.append({"output_type": "stream", "name": self.name, "text": [text]})


NOWHERE = Stream("stdout", [])


class Captured:
    """Outputs of one cell; while it is entered, `sys.stdout` and `sys.stderr` feed it."""

    def __init__(self) -> None:
        self.outputs: list[Output] = []

        self.streams = Stream("stdout", self.outputs), Stream("stderr", self.outputs)

    def __enter__(self) -> Captured:
        sys.stdout, sys.stderr = self.streams
        return self

    def __exit__(self, *_: object) -> None:
        sys.stdout = sys.stderr = NOWHERE

    def show(self, value: Any, kind: str = "display_data") -> None:  # noqa: ANN401 (any value)
        """The value as text, after what was printed before it."""
        if isinstance(value, _figure_type()):
            self.draw(value)
            return
        output: Output = {
            "output_type": kind,
            "metadata": {},
            "data": {"text/plain": repr(value)[:LONGEST_SHOWN]},
        }
        if kind == "execute_result":
            output["execution_count"] = None
        self.outputs.append(output)

    def draw(self, figure: Any) -> None:  # noqa: ANN401 (a matplotlib figure)
        """The figure as a PNG, unless it is too large."""
        held = io.BytesIO()
        figure.savefig(held, format="png", dpi=60)
        if held.tell() <= LARGEST_FIGURE:
            data = {"image/png": base64.b64encode(held.getvalue()).decode()}
            self.outputs.append({"output_type": "display_data", "metadata": {}, "data": data})

    def error(self, error: BaseException, lines: list[str]) -> None:
        """The error as a notebook shows it."""
        self.outputs.append(
            {
                "output_type": "error",
                "ename": type(error).__name__,
                "evalue": said(error),
                "traceback": lines,
            }
        )

    def finished(self) -> list[Output]:
        """The outputs as plain JSON, with streams joined and not too many of them."""
        for output in self.outputs:
            if output["output_type"] == "stream":
                output["text"] = "".join(output["text"])
        return self.outputs[:MOST_OUTPUTS]


def said(error: BaseException) -> str:
    """An error's text, whatever its own methods do, and not too long."""
    try:
        text = str(error)
    except BaseException:  # a learner's own class may do anything here
        text = "(its message could not be read)"
    return text[:2000]


def lines_of(error: BaseException, file: str) -> list[str]:
    """The part of a traceback that lies in the learner's cells."""
    try:
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if frame.filename.startswith("<")]
        head = [f"{frame.filename}, line {frame.lineno}: {frame.line or ''}" for frame in own[:20]]
        return [line[:300] for line in head]
    except Exception:
        return [file]


def _figure_type() -> type:
    from matplotlib.figure import Figure

    kind: type = Figure
    return kind
