"""Finds a browser for the tests, or installs one, or says what is missing: `python -m tests.browser`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
MISSING = """No Chrome or Chromium was found, and none could be installed.
The tests drive a real browser. Install one and run them again:
  Debian, Ubuntu   sudo apt-get install chromium
  macOS            brew install --cask chromium
  elsewhere        python -m playwright install chromium
or name one that is there: UDSYN_BROWSER=/path/to/chrome make test"""


def find() -> str | None:
    """The path of a browser: the one named by UDSYN_BROWSER, else one installed here, else Playwright's own."""
    named = os.environ.get("UDSYN_BROWSER")
    if named:
        return named if Path(named).is_file() else None
    for name in _NAMES:
        if path := shutil.which(name):
            return path
    return next((p for p in _PLACES if Path(p).is_file()), None) or _playwright()


def _playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        path = p.chromium.executable_path
    return path if Path(path).is_file() else None


def install() -> str | None:
    """Try Playwright's own browser, then Debian's; the path of what is there afterwards."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and root:
        attempts += [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]]
    for command in attempts:
        print("no browser yet, trying:", " ".join(command), flush=True)
        subprocess.run(command, check=False, timeout=900, stdin=subprocess.DEVNULL)
        if path := find():
            return path
    return None


if __name__ == "__main__":
    path = find() or install()
    if not path:
        sys.exit(MISSING)
    print(f"browser for the tests: {path}")
