"""Runs one notebook cell in the learner's process: magics, the last value, figures."""

from __future__ import annotations

import ast
import builtins
import linecache
import signal
import time
from contextlib import suppress
from types import FrameType
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from grading.engine import capture

NOTED = "{} is not run while marking."


class TimeUp(BaseException):
    """The time for a cell or a check is over."""


class Shell:
    """What `get_ipython()` gives: magics that matter here are quiet, others are only noted."""

    QUIET = frozenset({"matplotlib", "config", "load_ext", "autoreload", "precision", "pylab"})
    RUN = frozenset({"time", "timeit", "capture", "prun"})

    def __init__(self, scope: dict[str, Any]) -> None:
        self.user_ns = scope

    def run_line_magic(self, name: str, line: str, *_: object) -> None:
        """A timed line is run; any other magic does nothing."""
        if name in self.RUN:
            self._execute(line)
        elif name not in self.QUIET:
            print(NOTED.format(f"%{name}"))  # noqa: T201 (the learner's own output)

    def run_cell_magic(self, name: str, _: str, body: str) -> None:
        """A timed cell is run; any other magic does nothing."""
        if name in self.RUN:
            self._execute(body)
        else:
            print(NOTED.format(f"%%{name}"))  # noqa: T201 (the learner's own output)

    def system(self, command: str) -> None:
        """No command is run."""
        print(NOTED.format(f"!{command}"))  # noqa: T201 (the learner's own output)

    def getoutput(self, command: str, **_: object) -> list[str]:
        """No command is run, so it said nothing."""
        self.system(command)
        return []

    def magic(self, line: str) -> None:
        """As `run_line_magic`."""
        self.run_line_magic(*[*line.split(" ", 1), ""][:2])

    def _execute(self, source: str) -> None:
        exec(compile(transformed(source), "<magic>", "exec"), self.user_ns)  # noqa: S102 (sandbox)


class Notebook:
    """The learner's namespace and the cells run in it so far."""

    def __init__(self, seconds: float, scope: dict[str, Any] | None = None) -> None:
        self.scope: dict[str, Any] = {} if scope is None else scope
        self.scope |= {"__name__": "__main__", "__builtins__": builtins}
        self.shell = Shell(self.scope)
        self.seconds = seconds
        self.now: capture.Captured = capture.Captured()
        self.scope |= {"get_ipython": lambda: self.shell, "display": self._display}

    def run(self, source: str, name: str, *, figures: bool) -> dict[str, Any]:
        """`{error, outputs}` of a cell; `error` is None or `{type, message, line}`."""
        self.now = held = capture.Captured()
        error = None
        with held:
            try:
                with alarm(self.seconds):
                    self._execute(source, f"<{name}>", held)
                    if figures:
                        _figures(held)
            except BaseException as stopped:  # whatever a learner's cell raises ends it, not us
                error = _plain_error(stopped, f"<{name}>", self.seconds)
                held.error(stopped, capture.lines_of(stopped, f"<{name}>"))
        _close_figures()
        return {"error": error, "outputs": held.finished()}

    def _execute(self, source: str, file: str, held: capture.Captured) -> None:
        code = transformed(source)
        linecache.cache[file] = (len(code), None, code.splitlines(keepends=True), file)
        tree = ast.parse(code, file)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, file, "exec"), self.scope)  # noqa: S102 (inside the sandbox)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), file, "eval"), self.scope)  # noqa: S307
            if value is not None and not code.rstrip().endswith(";"):
                held.show(value, "execute_result")

    def _display(self, *values: Any, **_: object) -> None:  # noqa: ANN401 (any value)
        for value in values:
            self.now.show(value)


_transformers: Any = TransformerManager  # IPython has no types
TRANSFORMS: Any = _transformers()


def transformed(source: str) -> str:
    """Plain Python for a cell that may hold magics or shell commands."""
    code: str = TRANSFORMS.transform_cell(source)
    return code


class alarm:
    """TimeUp is raised in the code under it when the time is over, and again if swallowed."""

    def __init__(self, seconds: float) -> None:
        self.ends = time.monotonic() + seconds
        self.seconds = seconds

    def __enter__(self) -> None:
        signal.signal(signal.SIGALRM, _ring)
        signal.setitimer(signal.ITIMER_REAL, max(self.seconds, 0.001), 0.25)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        if kind is None and time.monotonic() > self.ends:
            raise TimeUp


def _ring(_: int, __: FrameType | None) -> None:
    raise TimeUp


def _plain_error(error: BaseException, file: str, seconds: float) -> dict[str, Any]:
    if isinstance(error, TimeUp):
        said = f"it took longer than {seconds:g} seconds"
        return {"type": "TimeUp", "types": [], "message": said, "line": 0}
    line = error.lineno or 0 if isinstance(error, SyntaxError) else 0
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == file:
            line = step.tb_lineno
        step = step.tb_next
    return {"line": line, **described(error)}


def described(error: BaseException) -> dict[str, Any]:
    """`{type, types, message}`: its name, the names of the types it is, and its text."""
    kinds = [kind.__name__ for kind in type(error).__mro__]
    message = error.msg if isinstance(error, SyntaxError) else capture.said(error)
    return {"type": kinds[0], "types": kinds[:20], "message": str(message)[:2000]}


def _figures(held: capture.Captured) -> None:
    import matplotlib.pyplot as plt

    for number in plt.get_fignums()[: capture.MOST_FIGURES]:
        held.draw(plt.figure(number))


def _close_figures() -> None:
    import matplotlib.pyplot as plt

    with suppress(BaseException):  # a learner may have replaced it; it is theirs to lose
        plt.close("all")
