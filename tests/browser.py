"""The browser that tests drive: found on the machine, or installed once by `make test`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

_NAMES = ("chromium", "google-chrome", "chromium-browser")
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)


def found() -> str | None:
    """Return the path of Chromium: ``COURSEKIT_CHROMIUM``, else one on the path, else None."""
    named = os.environ.get("COURSEKIT_CHROMIUM")
    return named or next(filter(None, map(shutil.which, _NAMES)), None)


def launch(playwright: Playwright) -> Browser:
    """Start the browser that was found, else Playwright's own.

    A test that finds none fails: a skipped browser test looks like a passed one.
    """
    return playwright.chromium.launch(executable_path=found(), args=list(QUIET))


def install() -> int:
    """See to it that there is a browser: Debian's where we may install it, else Playwright's."""
    with sync_playwright() as playwright:
        if found() or Path(playwright.chromium.executable_path).exists():
            return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("No Chromium here: installing Debian's, once.")
        for words in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
            subprocess.run(["apt-get", *words], check=False, stdout=subprocess.DEVNULL)
        if found():
            return 0
    print("No Chromium here: Playwright fetches its own, once.")
    if subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], check=False
    ).returncode:
        print("The tests need a browser: install Chromium, or name one in COURSEKIT_CHROMIUM.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(install())
