"""Mutants of a unit's model answers: small faults that its tests ought to notice.

`python tests/content/mutants.py u03` makes every mutant of every coded task, runs the task's tests
on it and prints how many lost marks. A mutant that loses none shows a hole in the tests, unless it
is explained in the unit's `survivors.toml`: the same answer written another way, say.

    [[survivor]]
    task = "u03-count"
    change = "a < b becomes a <= b"   # as printed
    line = "if a < b:"                # the line of the model answer, without its indent
    why = "a is never b, because ..."
"""

from __future__ import annotations

import ast
import copy
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
WANTED = 0.95
"""Of all mutants of a unit, the share that must lose marks."""
SURVIVORS = "survivors.toml"

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
}


@dataclass(frozen=True)
class Mutant:
    """A model answer with one small fault: what was changed, and in which line."""

    task: str
    line: str
    change: str
    source: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What names it in `survivors.toml`."""
        return self.task, self.line, self.change


def mutants(task: str, source: str) -> list[Mutant]:
    """Every mutant of one model answer; two that come out as the same code are one."""
    tree = ast.parse(source)
    lines = source.splitlines()
    usual = ast.unparse(tree)
    found: dict[str, Mutant] = {}
    for place, node in enumerate(ast.walk(tree)):
        for number in range(len(_changes(node))):
            changed = copy.deepcopy(tree)
            twin = next(other for index, other in enumerate(ast.walk(changed)) if index == place)
            before = ast.unparse(node)
            after = _replaced(changed, twin, _changes(twin)[number]())
            text = ast.unparse(ast.fix_missing_locations(changed))
            if text != usual:
                line = lines[getattr(node, "lineno", 1) - 1].strip()
                found.setdefault(text, Mutant(task, line, f"{before} becomes {after}", text))
    return list(found.values())


def _changes(node: ast.AST) -> list[Callable[[], ast.AST | None]]:
    """The ways to spoil one node: each gives the node that takes its place."""
    if isinstance(node, ast.Compare):
        return [lambda i=i: _other_comparison(node, i) for i in range(len(node.ops))]
    if isinstance(node, ast.BinOp | ast.AugAssign | ast.BoolOp) and type(node.op) in SWAPS:
        return [lambda: _other_operator(node)]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert | ast.USub):
        return [lambda: node.operand]
    if isinstance(node, ast.Constant):
        return _other_constants(node)
    if isinstance(node, ast.Call):
        return _other_calls(node)
    if isinstance(node, ast.IfExp):
        return [lambda: node.body, lambda: node.orelse]
    if isinstance(node, ast.Return) and node.value is not None:
        return [lambda: ast.Return(ast.Constant(None))]
    return []


def _other_comparison(node: ast.Compare, place: int) -> ast.AST:
    node.ops[place] = SWAPS[type(node.ops[place])]()
    return node


def _other_operator(node: ast.BinOp | ast.AugAssign | ast.BoolOp) -> ast.AST:
    node.op = SWAPS[type(node.op)]()
    return node


def _other_constants(node: ast.Constant) -> list[Callable[[], ast.AST | None]]:
    """A number one more and one less, the other truth, another text."""
    value = node.value
    if isinstance(value, bool):
        return [lambda: ast.Constant(not value)]
    if isinstance(value, int | float):
        return [lambda: ast.Constant(value + 1), lambda: ast.Constant(value - 1)]
    if isinstance(value, str) and value:
        return [lambda: ast.Constant(value + "x"), lambda: ast.Constant("")]
    return []


def _other_calls(node: ast.Call) -> list[Callable[[], ast.AST | None]]:
    """A method left out, and each named argument left out."""
    found: list[Callable[[], ast.AST | None]] = []
    if isinstance(node.func, ast.Attribute):
        found.append(lambda: node.func.value)
    several = range(len(node.keywords))
    return found + [lambda place=place: _without_keyword(node, place) for place in several]


def _without_keyword(node: ast.Call, place: int) -> ast.AST:
    del node.keywords[place]
    return node


class _Put(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def _replaced(tree: ast.AST, old: ast.AST, new: ast.AST | None) -> str:
    """The new node's code, after it has taken the place of the old one in the tree."""
    assert new is not None
    if new is not old:
        _Put(old, new).visit(tree)
    return ast.unparse(ast.fix_missing_locations(new))


def of_unit(folder: Path) -> list[Mutant]:
    """Every mutant of every coded task of a unit, docstrings left alone."""
    from grading.source import read_assignment
    from grading.trial import model_answers

    answers = model_answers(read_assignment(folder))
    return [one for task, source in answers.items() for one in mutants(task, _bare(source))]


def _bare(source: str) -> str:
    """The code without docstrings, laid out as Python itself would."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and len(body) > 1 and _is_text(body[0]):
            del body[0]
    return ast.unparse(tree)


def _is_text(node: object) -> bool:
    value = node.value if isinstance(node, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def survivors(folder: Path, world: Callable[[str, int], Path], jobs: int = 2) -> list[Mutant]:
    """Which mutants of a unit lose no marks, on the first seed of its data."""
    from grading.backends import plain_exec
    from grading.course import Role
    from grading.outcomes import SubmittedCell, Verdict
    from grading.source import read_assignment
    from grading.trial import Trial, solved

    assignment = read_assignment(folder)
    seed = assignment.data.seeds[0]
    pack = world(assignment.data.scenario, seed)
    every = {str(number): one for number, one in enumerate(of_unit(folder))}
    task_of = {cell.id: cell.task for cell in assignment.cells if cell.role is Role.TESTS}

    def cells(one: Mutant) -> tuple[SubmittedCell, ...]:
        """The exercise up to the tests of the task, which are the only tests left in it."""
        whole = solved(assignment, {one.task: one.source})
        own = [c.role is Role.TESTS and task_of[c.id] == one.task for c in whole]
        end = max(place for place, tests in enumerate(own) if tests) + 1
        return tuple(
            c
            for c, tests in zip(whole[:end], own, strict=False)
            if tests or c.role is not Role.TESTS
        )

    trials = [Trial(name, seed, pack, cells(one)) for name, one in every.items()]
    unharmed = {
        result.trial.answers
        for result in plain_exec.run(trials, jobs)
        if all(check.verdict is Verdict.PASSED for check in result.checks)
    }
    return [one for name, one in every.items() if name in unharmed]


def explained(folder: Path) -> dict[tuple[str, str, str], str]:
    """Why each known survivor of a unit may live."""
    path = folder / SURVIVORS
    if not path.is_file():
        return {}
    listed = tomllib.loads(path.read_text(encoding="utf-8"))["survivor"]
    return {(one["task"], one["line"], one["change"]): one["why"] for one in listed}


def report(folder: Path, world: Callable[[str, int], Path]) -> Iterator[str]:
    """The lines that say how a unit's tests did, survivors one by one."""
    count, alive, reasons = len(of_unit(folder)), survivors(folder, world), explained(folder)
    yield f"{folder.name}: {count - len(alive)} of {count} mutants lose marks"
    for one in alive:
        why = reasons.get(one.key, "NOT EXPLAINED")
        yield f"  {one.task}: {one.line}\n    {one.change}\n    {why}"


def main() -> None:
    """Prints the report of each unit named, or of all."""
    from grading.worlds import world

    def pack(scenario: str, seed: int) -> Path:
        return world(scenario, seed, ROOT / "build" / "data")

    wanted = sys.argv[1:]
    for folder in sorted((ROOT / "assignments").glob("u*")):
        if not wanted or folder.name.split("-")[0] in wanted:
            sys.stdout.write("\n".join(report(folder, pack)) + "\n")


if __name__ == "__main__":
    main()
