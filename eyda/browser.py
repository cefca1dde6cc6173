"""A real browser for screenshots and tests: found on this machine, never downloaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from synthetic_data.faults import Unusable

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
QUIET = (
    "--disable-background-networking",  # else the browser itself calls home during a test
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--metrics-recording-only",
    "--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication",
)
HELP = (
    "install Chromium, Chrome or Edge (Debian: apt-get install chromium), "
    "or name a browser in EYDA_BROWSER"
)


def find_browser() -> Path | None:
    """The browser that EYDA_BROWSER names, or Chromium, Chrome or Edge, or Playwright's own."""
    asked = os.environ.get("EYDA_BROWSER")
    if asked:
        return Path(asked) if Path(asked).is_file() else None
    found = (shutil.which(name) for name in NAMES)
    candidates = [*(Path(path) for path in found if path), *(Path(path) for path in PLACES)]
    return next((path for path in candidates if path.is_file()), _of_playwright())


def _of_playwright() -> Path | None:
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A running browser without a window; Unusable says what to install when there is none."""
    path = find_browser()
    if path is None:
        raise Unusable("no browser was found", todo=HELP)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*QUIET, *(["--no-sandbox"] if as_root else [])]  # Chromium as root refuses its own
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        try:
            yield browser
        finally:
            browser.close()
