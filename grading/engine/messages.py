"""What a learner is told of a check that did not pass: idea and kind, never the answer."""

from __future__ import annotations

import ast
import itertools
import re
from types import TracebackType
from typing import Any

import numpy as np
import pandas as pd

from grading import regions

LONGEST = 1_000
MOST_COLUMNS = 12
STRUCTURE = re.compile(r"(shape|dtype|type|class|length|columns|names|levels|freq)", re.I)


def of_failure(
    error: AssertionError, source: str, file: str, gives: tuple[str, ...], last: object
) -> str:
    """The message of an assert that did not hold, with what kind of value was expected.

    `last` is what the learner's function returned last.
    """
    step = last_step(error.__traceback__, file)
    inner = _innermost(error.__traceback__)
    own = step is not None and inner is not None and inner.tb_frame.f_code.co_filename == file
    said = str(error) if own else _library_said(error, inner)
    if not said.strip():
        said = _the_check(source, step.tb_lineno if step else 0)
    kinds = _kinds(source, step, gives, last) if own and step else _compared(error.__traceback__)
    return f"{said.strip()[:LONGEST]}{' ' + kinds if kinds else ''}"


def kind(value: Any) -> str:  # noqa: ANN401 (any value)
    """A value's kind in a few words: type, shape, columns; nothing of what it holds."""
    if isinstance(value, pd.DataFrame):
        columns = ", ".join(map(str, value.columns[:MOST_COLUMNS]))
        more = ", ..." if value.shape[1] > MOST_COLUMNS else ""
        return f"a DataFrame of {_rows(len(value))} with the columns {columns}{more}"
    if isinstance(value, pd.Series):
        return f"a Series of {_rows(len(value))} ({value.dtype})"
    if isinstance(value, pd.Index):
        return f"an Index of {len(value)} ({value.dtype})"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape} ({value.dtype})"
    if isinstance(value, list | tuple | set | frozenset | dict):
        name = type(value).__name__
        return f"{_article(name)} {name} of {len(value)}"
    if value is None:
        return "None"
    name = {"str": "text", "int": "whole number", "bool": "True or False"}.get(
        type(value).__name__, type(value).__name__
    )
    return name if name in ("text", "True or False") else f"{_article(name)} {name}"


def last_step(trace: TracebackType | None, file: str) -> TracebackType | None:
    """The last step of a traceback that lies in this file."""
    found = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            found = trace
        trace = trace.tb_next
    return found


def _innermost(trace: TracebackType | None) -> TracebackType | None:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace


def _rows(count: int) -> str:
    return f"{count} row{'s' * (count != 1)}"


def _article(name: str) -> str:
    return "an" if name[:1].lower() in "aeiou" else "a"


def _library_said(error: AssertionError, inner: TracebackType | None) -> str:
    """What pandas or numpy said of two values, without the values themselves."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    module = str(inner.tb_frame.f_globals.get("__name__", "")) if inner else ""
    if not module.startswith(("pandas", "numpy")):
        return "\n".join(lines)[:LONGEST]
    if module.startswith("numpy"):
        return "The numbers are not as they should be."
    head = list(itertools.takewhile(lambda line: not line.startswith("["), lines))
    words = " ".join(head).lower()
    sides = [line for line in lines if line.startswith(("[left]", "[right]"))]
    structural = STRUCTURE.search(words) and "values" not in words
    told = [re.sub(r"[.:]?$", ".", re.sub(r"\(.*?%\)", "", line).strip()) for line in head]
    return " ".join([*told, *(sides if structural else [])])


def _compared(trace: TracebackType | None) -> str:
    """The kinds of the two values that a library's check compared, when they differ in kind."""
    while trace is not None:
        names = trace.tb_frame.f_locals
        for one, other in (("left", "right"), ("actual", "desired")):
            if one in names and other in names:
                given, wanted = kind(names[one]), kind(names[other])
                return f"Compared: {given} and {wanted}." if given != wanted else ""
        trace = trace.tb_next
    return ""


def _the_check(source: str, line: int) -> str:
    """The assert itself when learners can see it; a plain word when it is hidden."""
    node = _assert_at(source, line)
    visible = regions.without(source, regions.HIDDEN)
    text = ast.unparse(node.test) if node else ""
    shown = {ast.unparse(n.test) for n in ast.walk(_tree(visible)) if isinstance(n, ast.Assert)}
    return f"This did not hold: {text}" if text and text in shown else "A hidden check failed."


def _kinds(source: str, step: TracebackType, gives: tuple[str, ...], last: Any) -> str:  # noqa: ANN401 (any value)
    """Given and expected kinds when an assert compared the learner's value with another kind."""
    node = _assert_at(source, step.tb_lineno)
    test = node.test if node else None
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.Eq | ast.Is):
        return ""
    sides = [test.left, test.comparators[0]]
    theirs = [bool(_names(side) & set(gives)) for side in sides]
    if len(test.ops) != 1 or theirs[0] == theirs[1]:
        return ""
    answer, wanted = sides if theirs[0] else sides[::-1]
    try:
        given = kind(last if _is_call(answer, gives) else _value(answer, step))
        expected = kind(_value(wanted, step))
    except Exception:
        return ""
    return f"You gave {given}; expected is {expected}." if given != expected else ""


def _is_call(node: ast.AST, gives: tuple[str, ...]) -> bool:
    called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    if not called and any(isinstance(part, ast.Call) for part in ast.walk(node)):
        raise ValueError("calling the learner's function again could change things")
    return called


def _value(node: ast.expr, step: TracebackType) -> Any:  # noqa: ANN401 (any value)
    """An expression of the course's own test once more, where it was just evaluated."""
    code = compile(ast.Expression(node), "<kind>", "eval")
    return eval(code, step.tb_frame.f_globals, step.tb_frame.f_locals)  # noqa: S307


def _names(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def _tree(source: str) -> ast.AST:
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.Module([], [])


def _assert_at(source: str, line: int) -> ast.Assert | None:
    inside = [
        node
        for node in ast.walk(_tree(source))
        if isinstance(node, ast.Assert) and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    return inside[-1] if inside else None
