"""The browser that tests drive."""

import os
import shutil

from playwright.sync_api import Browser, Playwright

_NAMES = ("chromium", "google-chrome", "chromium-browser")
_QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)


def launch(playwright: Playwright) -> Browser:
    """Start Chromium: ``COURSEKIT_CHROMIUM``, else one on the path, else Playwright's own.

    A test that finds none fails: a skipped browser test looks like a passed one.
    """
    found = os.environ.get("COURSEKIT_CHROMIUM") or next(
        filter(None, map(shutil.which, _NAMES)), None
    )
    return playwright.chromium.launch(executable_path=found, args=list(_QUIET))
