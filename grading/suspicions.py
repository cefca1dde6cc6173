"""Code that an answer to a data exercise does not need, named for the tutor.

A flag is a reason to look, and never a mark: the sandbox is what protects the marking.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grading.course import Assignment, Role
from grading.outcomes import CheckResult, SubmittedCell, Verdict

UNSEEN = "unseen"

MODULES = {
    "atexit": "code to run at the end",
    "builtins": "changed built-in functions",
    "cffi": "the machine below Python",
    "ctypes": "the machine below Python",
    "faulthandler": "the machine below Python",
    "gc": "other objects in memory",
    "imp": "the import system",
    "importlib": "the import system",
    "inspect": "the code that runs it",
    "marshal": "packed code",
    "mmap": "raw memory",
    "multiprocessing": "other processes",
    "nbgrader": "the marking",
    "pickle": "packed objects",
    "ptrace": "other processes",
    "resource": "the limits of its process",
    "signal": "signals",
    "socket": "the network",
    "sqlite3": "databases",
    "subprocess": "other programs",
    "threading": "threads",
    "urllib": "the network",
    "requests": "the network",
    "httpx": "the network",
}
NAMES = {
    "_exit": "the end of its own process",
    "__subclasses__": "the inside of Python",
    "__globals__": "the inside of Python",
    "_getframe": "the code that runs it",
    "ast_transformers": "how cells are run",
    "do_execute": "how cells are run",
    "environ": "the settings of its process",
    "execv": "other programs",
    "exec": "code made from text",
    "eval": "code made from text",
    "fork": "other processes",
    "get_ipython": "the notebook's own machinery",
    "input_transformers_cleanup": "how cells are run",
    "input_transformers_post": "how cells are run",
    "kill": "other processes",
    "meta_path": "the import system",
    "setprofile": "the code that runs it",
    "setrecursionlimit": "the limits of its process",
    "settrace": "the code that runs it",
    "symlink": "links to other files",
    "system": "other programs",
}
TEXTS = ("gradebook.db", "/proc/", "hidden tests", "source/", "../")
GUARDED = ("__eq__", "__bool__", "__repr__", "__reduce__", "__getattr__", "__del__")


def of(assignment: Assignment, cells: tuple[SubmittedCell, ...]) -> tuple[str, ...]:
    """One flag for each kind of unneeded thing that the learner's cells reach for."""
    numbers = {task.id: task.number for task in assignment.tasks}
    released = {cell.id: cell.source for cell in assignment.cells}
    found: dict[str, set[str]] = {}
    for cell in cells:
        if cell.role is not Role.SOLUTION:
            continue
        for word, what in _in(cell.source):
            if word not in released.get(cell.id, ""):  # a model answer may need it: then anyone may
                where = f"task {numbers[cell.id]}" if cell.id in numbers else "an extra cell"
                found.setdefault(f"uses {word} ({what})", set()).add(where)
    return tuple(f"{', '.join(sorted(where))}: {said}" for said, where in found.items())


def shown(assignment: Assignment, checks: tuple[CheckResult, ...]) -> tuple[str, ...]:
    """What a run showed that a tutor should look at: answers typed in, and forged messages."""
    tasks = {cell.id: task for task in assignment.tasks for cell in task.checks}
    typed = [c for c in checks if c.world == UNSEEN and c.verdict is Verdict.FAILED]
    flags = [
        f"task {number}: the answer looks typed in: right on the learner's own data, wrong on data"
        " that the code has not seen"
        for number in dict.fromkeys(tasks[c.check].number for c in typed)
    ]
    if any(check.verdict is Verdict.TAMPERED for check in checks):
        flags.append("the code sent forged messages to the marking")
    return tuple(flags)


def _in(source: str) -> Iterator[tuple[str, str]]:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in ast.walk(tree):
        yield from _at(node)


def _at(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        modules += [alias.name for alias in node.names]
        for module in modules:
            top = module.split(".")[0]
            if top in MODULES:
                yield top, MODULES[top]
    elif isinstance(node, ast.Name | ast.Attribute):
        name = node.id if isinstance(node, ast.Name) else node.attr
        if name in NAMES and not (name == "eval" and isinstance(node, ast.Attribute)):
            yield name, NAMES[name]
    elif isinstance(node, ast.FunctionDef) and node.name in GUARDED:
        yield node.name, "how objects answer"
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        for text in TEXTS:
            if text in node.value.lower():
                yield repr(text), "files that are not part of the exercise"
