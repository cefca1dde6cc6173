"""`python -m eyda.test_needs`: what the tests need besides Python packages, which is a browser.

As root on Debian or Ubuntu it is installed; anywhere else the way to it is said, and nothing done.
"""

from __future__ import annotations

import os
import shutil
import subprocess

import click

from eyda.browser import HELP, find_browser

PACKAGE = "chromium"


def main() -> int:
    """0 when there is a browser, which may have been installed just now; else 2, with advice."""
    found = find_browser()
    if found is None and _may_install():
        click.echo(f"The browser tests need {PACKAGE}: installing it with apt-get", err=True)
        _install()
        found = find_browser()
    if found is None:
        click.echo(f"eyda: the browser tests need a browser\n  next: {HELP}", err=True)
        return 2
    return 0


def _may_install() -> bool:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def _install() -> None:
    """Quietly, and without a question; what apt-get complains of is shown."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", PACKAGE]):
        command = ["apt-get", *step]
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    raise SystemExit(main())
