"""What a learner reads when a hidden check fails teaches the idea and never says the value.

Each wrong answer of each unit is run against the tests of its own task. Where a hidden assert
fails, the value that it expected is looked up where it failed, and looked for in the message.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grading import regions
from grading.cohorts import CLASS_SEED
from grading.course import Assignment, Cell, Role
from grading.places import open_course
from grading.variants import Variant, read_variants
from grading.worlds import world

ROOT = Path(__file__).parents[2]
DESK = open_course(ROOT / "assignments")
Scope = dict[str, Any]

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Failed:
    """A hidden assert that did not hold: where, what it said, and the values it expected."""

    assertion: ast.Assert
    frame: FrameType
    message: str
    theirs: frozenset[str]


@pytest.fixture(params=[unit.slug for unit in DESK.course.units], scope="module")
def assignment(request: pytest.FixtureRequest) -> Assignment:
    return DESK.assignment(request.param)


@pytest.fixture(scope="module")
def given(assignment: Assignment) -> Scope:
    """What the locked cells of the exercise make."""
    pack = world(assignment.data.scenario, CLASS_SEED, DESK.packs)
    scope: Scope = {"__name__": "__main__"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EYDA_DATA", str(pack))
        for cell in assignment.cells:
            if cell.role is Role.LOCKED:
                exec(compile(cell.source, cell.id, "exec"), scope)
    return scope


def copied(scope: Scope) -> Scope:
    tables = (pd.DataFrame, pd.Series)
    return {name: v.copy() if isinstance(v, tables) else v for name, v in scope.items()}


def failures(assignment: Assignment, given: Scope, variant: Variant) -> Iterator[Failed]:
    tasks = [task for task in assignment.tasks if task.id in variant.expects]
    for task in tasks:
        scope = copied(given)
        try:
            exec(compile(variant.answers.get(task.id, ""), variant.name, "exec"), scope)
        except Exception:
            continue  # the learner's own error is all that is told
        for cell in task.checks:
            failed = failure(cell, copied(scope), frozenset(task.gives))
            if failed:
                yield failed


def failure(cell: Cell, scope: Scope, gives: frozenset[str]) -> Failed | None:
    """How the cell fails at a hidden assert, if it does."""
    try:
        exec(compile(cell.source, cell.id, "exec"), scope)
    except AssertionError as error:
        trace = error.__traceback__
        while trace and trace.tb_frame.f_code.co_filename != cell.id:
            trace = trace.tb_next
        assert trace
        tree = ast.parse(cell.source)
        node = next(n for n in ast.walk(tree) if at(n, trace.tb_lineno))
        assert isinstance(node, ast.Assert)
        if ast.unparse(node.test) in visible(cell):
            return None
        return Failed(node, trace.tb_frame, str(error), answered(tree, gives))
    except Exception:
        return None
    return None


def at(node: ast.AST, line: int) -> bool:
    return isinstance(node, ast.Assert) and node.lineno <= line <= (node.end_lineno or 0)


def visible(cell: Cell) -> set[str]:
    """The asserts that a learner can read."""
    tree = ast.parse(regions.without(cell.source, regions.HIDDEN))
    return {ast.unparse(node.test) for node in ast.walk(tree) if isinstance(node, ast.Assert)}


def names(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def answered(tree: ast.AST, gives: frozenset[str]) -> frozenset[str]:
    """The names that hold what the learner gave, or something made of it."""
    known = set(gives)
    for _ in range(5):
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and names(node.value) & known:
                known |= {name for target in node.targets for name in names(target)}
    return frozenset(known)


def expected(node: ast.AST, theirs: frozenset[str]) -> Iterator[ast.expr]:
    """The parts of a condition that the learner's answer is compared with."""
    if isinstance(node, ast.expr) and not names(node) & theirs:
        yield node
        return
    for part in compared(node, theirs):
        yield from expected(part, theirs)


def compared(node: ast.AST, theirs: frozenset[str]) -> list[Any]:
    """The parts of an expression on the learner's answer in which a secret could stand."""
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        if isinstance(node.ops[0], ast.Eq | ast.NotEq | ast.Is | ast.IsNot):
            return sides
        return [side for side in sides if names(side) & theirs]  # the rest is a tolerance
    if isinstance(node, ast.Call):
        # What is passed to the learner's function is no secret.
        return [] if names(node.func) & theirs else list(node.args)
    if isinstance(node, ast.Subscript):
        return [node.value]
    return [] if isinstance(node, ast.Name) else list(ast.iter_child_nodes(node))


def forms(value: Any) -> set[str]:
    """The ways in which a message could write a value down."""
    if isinstance(value, bool | np.bool_) or value is None:
        return {str(value)}
    if isinstance(value, int | np.integer):
        return {str(int(value))}
    if isinstance(value, float | np.floating):
        shapes = ("{}", "{:g}", "{:.1f}", "{:.2f}", "{:.3f}", "{:.0%}", "{:.1%}")
        return {shape.format(float(value)) for shape in shapes}
    if isinstance(value, str):
        return {repr(value), f'"{value}"', *([value] if value.isdigit() else [])}
    if isinstance(value, list | tuple | set | frozenset):
        few = [form for one in value for form in forms(one)] if len(value) < 4 else []
        return {str(value), *few}
    return {str(value)}


def says(text: str, value: Any) -> bool:
    return any(
        re.search(rf"(?<![\w.]){re.escape(form)}(?![\w%]|\.\d)", text)
        for form in forms(value)
        if form.strip()
    )


def told(failed: Failed, computed: bool) -> str:
    """The message; of a value that was computed, only what the message fills in itself.

    A digit that stands in the sentence anyway, such as that of a weight, tells nobody the answer.
    """
    if not computed or failed.assertion.msg is None:
        return failed.message
    filled = [
        node.value
        for node in ast.walk(failed.assertion.msg)
        if isinstance(node, ast.FormattedValue) and not names(node.value) & failed.theirs
    ]
    return " | ".join(str(evaluated(node, failed.frame)) for node in filled)


def evaluated(node: ast.expr, frame: FrameType) -> Any:
    return eval(compile(ast.Expression(node), "<part>", "eval"), frame.f_globals, frame.f_locals)


def test_no_message_of_a_hidden_check_says_the_value_it_expects(
    assignment: Assignment, given: Scope
) -> None:
    seen, given_away = 0, []
    for variant in read_variants(assignment.path.parent):
        for failed in failures(assignment, given, variant):
            seen += 1
            assert failed.message.strip(), ast.unparse(failed.assertion)
            for part in expected(failed.assertion.test, failed.theirs):
                value = evaluated(part, failed.frame)
                if says(told(failed, bool(names(part))), value):
                    given_away.append(f"{variant.name}: {value!r} in {failed.message!r}")
    assert not given_away, "\n".join(given_away)
    assert seen >= len(assignment.tasks)


SPOILT = """
right = 0.25
answer = share()
{}
"""


@pytest.mark.parametrize(
    "line",
    [
        "assert answer == right, f'The share is {right}.'",
        "assert abs(answer - right) < 0.05, f'About {right:.0%} are, not {answer}.'",
        "assert abs(answer - 0.25) < 0.05, 'One of four: 0.25.'",
        "assert str(answer) == '0.25', \"It is '0.25'.\"",
        "assert [answer] == [right], f'It is {[right]}.'",
    ],
)
def test_a_message_that_gives_the_value_away_is_found(line: str) -> None:
    """The test above can fail."""
    hidden = f"### BEGIN HIDDEN TESTS\n{SPOILT.format(line)}### END HIDDEN TESTS"
    cell = Cell(Role.TESTS, hidden, 1, "t--c", "t", "c", 1)
    failed = failure(cell, {"share": lambda: 7}, frozenset({"share"}))
    assert failed
    parts = list(expected(failed.assertion.test, failed.theirs))
    text = {part: told(failed, bool(names(part))) for part in parts}
    assert any(says(text[part], evaluated(part, failed.frame)) for part in parts)
