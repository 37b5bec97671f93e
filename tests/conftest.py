"""What many tests share: the built book, a server for it, a browser."""

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import quiz_page as sample
from browser import launch
from filelock import FileLock
from pages import PATIENCE_MS
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Path:
    """The book, built with warnings as errors, as `make book` builds it."""
    # Tests run in several processes: the first one builds, the others wait for it.
    shared = tmp_path_factory.getbasetemp().parent / f"book-{testrun_uid}"
    with FileLock(f"{shared}.lock"):
        if not shared.exists():
            _build()
            shared.touch()
    return ROOT / "_build" / "html"


def _build() -> None:
    command = [str(BIN / "jupyter-book"), "build", ".", "-W", "-n", "--keep-going", "-q"]
    clean = {key: value for key, value in os.environ.items() if not key.startswith("COURSEKIT_S")}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=clean, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]


@pytest.fixture(scope="session")
def site(book: Path) -> Iterator[str]:
    """The address of the built book on this machine."""
    handler = functools.partial(_Quiet, directory=str(book))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = launch(playwright)
        expect.set_options(timeout=PATIENCE_MS)
        yield running
        running.close()


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content, which coursekit takes for the project."""
    for name in ("data", "chapters"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("_toc.yml", "index.md"):
        shutil.copy(ROOT / name, tmp_path)
    monkeypatch.setenv("COURSEKIT_ROOT", str(tmp_path))
    return tmp_path


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser with nothing in its storage."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def address(tmp_path: Path) -> str:
    """The address of a page with every kind of question and a few claims."""
    body = sample.quiz().static_html() + sample.claims().static_html()
    return sample.write_page(tmp_path, body)
