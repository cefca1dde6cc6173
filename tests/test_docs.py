"""Documents cannot rot: what they name exists, and what exists is named in them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from eyda.cli import COMMANDS, cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SHOWN = sorted(set(re.findall(r"^eyda [^#\n]+", README, flags=re.M)))


@pytest.mark.parametrize("line", SHOWN)
def test_each_command_line_in_the_readme_is_one_that_eyda_takes(line: str) -> None:
    """Its words name a command, and its options are options of that command."""
    words = shlex.split(line)[1:]
    context = click.Context(cli)
    command: click.Command = cli
    while isinstance(command, click.Group):
        found = command.get_command(context, words.pop(0))
        assert found is not None, line
        command = found
    known = {name for parameter in command.params for name in parameter.opts}
    assert {word for word in words if word.startswith("-")} <= known


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_says_what_it_does(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.help
    if isinstance(command, click.Group):
        assert all(sub.help for sub in command.commands.values())


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"doctor"}))
def test_each_command_is_named_in_the_readme(name: str) -> None:
    assert f"eyda {name}" in README or f"make {name}" in README


def test_the_map_names_each_folder_of_the_tree() -> None:
    folders = {
        path.name
        for path in ROOT.iterdir()
        if path.is_dir() and not path.name.startswith(".") and not path.name.endswith(".egg-info")
    }
    made = {"node_modules", "__pycache__"}
    missing = {name for name in folders - made if f"`{name}/`" not in README}
    assert not missing


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_each_local_link_and_path_leads_somewhere(text: str) -> None:
    links = re.findall(r"\]\((?!http|#)([^)#]+)\)", text)
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]


def test_each_make_target_in_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.M))
    assert set(re.findall(r"`?make ([a-z]+)", README)) <= targets | {"sure"}
