"""`coursekit preview`: one chapter's questions alone, following their file as it is saved."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import PATIENCE_MS
from playwright.sync_api import Browser, expect

from coursekit import store
from coursekit.cli.preview import page as preview_page
from coursekit.cli.preview import server
from coursekit.errors import ContentError

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = "data/questions/aigun-peking.yml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("data", "chapters"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "_toc.yml", tmp_path)
    monkeypatch.setenv("COURSEKIT_ROOT", str(tmp_path))
    return tmp_path


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    with server("aigun-peking", 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        host, port = running.server_address[:2]
        assert host == "127.0.0.1"
        yield f"http://127.0.0.1:{port}/"
        running.shutdown()


def test_every_item_is_shown_and_the_reserve_marked(browser: Browser, address: str) -> None:
    items = store.items("aigun-peking")
    page = browser.new_page()
    page.goto(address)
    page.wait_for_function("!document.querySelector('.fallback')")
    assert page.locator("assessment-item").count() == len(items)
    marked = page.locator(".about", has_text="in reserve: never in the book")
    assert marked.count() == sum(item.use == "reserve" for item in items)
    page.close()


def test_it_follows_the_file_and_says_what_is_broken(
    browser: Browser, address: str, root: Path
) -> None:
    file = root / QUESTIONS
    whole = file.read_text("utf-8")
    first = store.items("aigun-peking")[0]
    page = browser.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    page.wait_for_timeout(1000)
    file.write_text(whole.replace("stem:", "stem: [", 1), "utf-8")
    expect(page.locator(".msg.err")).to_contain_text(f"{QUESTIONS}: line", timeout=PATIENCE_MS)
    file.write_text(whole.replace(f"id: {first.id}", "id: aigun-peking-born-anew", 1), "utf-8")
    expect(page.locator("#q-aigun-peking-born-anew")).to_have_count(1, timeout=PATIENCE_MS)
    page.close()


def test_an_unknown_work_is_one_clear_line(root: Path) -> None:
    file = root / QUESTIONS
    item = store.items("aigun-peking")[0]
    text = file.read_text("utf-8")
    at = text.index(item.id)
    file.write_text(text[:at] + text[at:].replace(item.sources[0], "nobody-1900", 1), "utf-8")
    shown = preview_page("aigun-peking")
    assert "cites unknown key" in shown
    assert "nobody-1900" in shown


def test_an_unknown_chapter_is_refused_at_once(root: Path) -> None:
    with pytest.raises(ContentError, match="is not in the contents"):
        server("no-such-chapter", 0)


def test_a_port_in_use_is_named(root: Path) -> None:
    with (
        server("aigun-peking", 0) as running,
        pytest.raises(ContentError, match="cannot be used"),
    ):
        server("aigun-peking", int(running.server_address[1]))
