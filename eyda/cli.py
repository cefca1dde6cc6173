"""The `eyda` command: each sub-command is imported only when it is called.

It parses, calls one library function and prints; a command with thoughts of its own means that
something is missing from the library.
"""

from __future__ import annotations

import importlib
import sys

import click

COMMANDS = {
    "course": "eyda.course:course",
    "data": "synthetic_data.cli:data",
    "unit": "grading.cli:unit",
    "cohort": "grading.cli:cohort",
    "release": "grading.cli:release",
    "collect": "grading.cli:collect",
    "mark": "grading.cli:mark",
    "feedback": "grading.cli:feedback",
    "report": "grading.cli:report",
    "export": "grading.cli:export",
    "book": "eyda.book_cli:book",
    "doctor": "eyda.doctor:doctor",
}
"""Where each command lives, in the order in which `eyda --help` shows them."""


class LazyGroup(click.Group):
    """A group whose commands are imported when first named: `eyda --help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a tutor's work, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="eyda", prog_name="eyda")
def cli() -> None:
    """Early Years Data Apprenticeship: data, exercises, marking and the book.

    \b
    New here?            eyda course      makes everything once, with a demo class
    A tutor's round      eyda cohort new, release, collect, mark, feedback, report
    An author's check    eyda unit check
    Is this machine fit? eyda doctor
    """  # noqa: D301 (click reads the backspace)


def main() -> None:
    """Run the command line; a user's mistake ends in one message and exit code 2."""
    from grading.faults import Unusable as UnusableForMarking
    from synthetic_data.faults import Unusable as UnusableForData

    try:
        code = cli.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except (UnusableForData, UnusableForMarking) as mistake:
        click.echo(f"eyda: {mistake}", err=True)
        sys.exit(2)
    except click.ClickException as mistake:
        mistake.show()
        sys.exit(2)
    except click.Abort:
        click.echo("eyda: stopped. What was finished is kept; the same command goes on.", err=True)
        sys.exit(130)
    except OSError as fault:
        where = f"{fault.filename}: " if fault.filename else ""
        reason = (fault.strerror or str(fault)).lower()
        click.echo(
            f"eyda: {where}{reason}\n  next: check the path, its rights and the free space",
            err=True,
        )
        sys.exit(2)
