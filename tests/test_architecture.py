"""The layout shows the architecture: these are its arrows, as failing tests."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("synthetic_data", "grading", "eyda")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Every module name that a file imports, wherever in the file the import stands."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import; write the whole name"
            yield node.module or ""


def top(name: str) -> str:
    return name.split(".")[0]


def importers(*names: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if {top(name) for name in imported(path)} & set(names)
    }


def test_data_and_marking_never_import_each_other_nor_the_front_door() -> None:
    assert not {p for p in importers("grading", "eyda") if p.startswith("synthetic_data/")}
    assert not {p for p in importers("synthetic_data", "eyda") if p.startswith("grading/")}


def test_nbgrader_is_imported_in_one_module_only() -> None:
    assert importers("nbgrader") == {"grading/nbgrader_bridge.py"}


def test_the_pack_reader_needs_only_pandas_so_that_it_runs_in_a_browser() -> None:
    outside = {top(name) for name in imported(ROOT / "synthetic_data" / "load.py")}
    allowed = set(sys.stdlib_module_names) | {"pandas", "synthetic_data"}
    own = {n for n in imported(ROOT / "synthetic_data" / "load.py") if top(n) == "synthetic_data"}
    assert outside <= allowed
    assert own <= {"synthetic_data.faults"}


def test_importing_the_package_does_not_pull_in_the_generator() -> None:
    """A lesson's `from synthetic_data import load` must not need pyarrow or the generator."""
    heavy = ("synthetic_data.pipeline", "synthetic_data.population", "pandera")
    code = f"import sys, synthetic_data; print([m for m in {heavy} if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.parametrize("package", PACKAGES)
def test_no_room_is_called_utils(package: str) -> None:
    refused = {"utils.py", "util.py", "misc.py", "helpers.py", "common.py"}
    assert not {path for path in (ROOT / package).rglob("*.py") if path.name in refused}


def test_modules_and_functions_stay_readable() -> None:
    """Limits with some air: 400 lines a module, 45 a function. Split the idea, not the text."""
    too_long = []
    for path in MODULES:
        text = path.read_text()
        if text.count("\n") > 400:
            too_long.append(f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > 45:
                    too_long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {length}")
    assert not too_long, "\n".join(too_long)


@pytest.mark.parametrize("package", ["synthetic_data", "grading"])
def test_the_public_door_is_exact_and_sorted(package: str) -> None:
    module = __import__(package)
    listed = module.__all__
    assert list(listed) == sorted(listed)
    for name in listed:
        assert getattr(module, name).__doc__, f"{package}.{name} has no docstring"
