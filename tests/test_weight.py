"""What a first visit costs, counted in bytes and requests, never in seconds."""

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from pages import CHAPTER, PAGES, visit
from playwright.sync_api import Browser

LIMIT_KB = 200
PACKED = (".html", ".js", ".css", ".svg", ".json", ".ipynb")


def weigh(book: Path, paths: set[str]) -> dict[str, int]:
    """Return the bytes of each file as a server that packs text would send it."""
    sizes = {}
    for name in paths:
        data = (book / name).read_bytes()
        sizes[name] = len(gzip.compress(data, 9)) if name.endswith(PACKED) else len(data)
    return sizes


@pytest.mark.parametrize("page", PAGES)
def test_first_visit_is_light(browser: Browser, site: str, book: Path, page: str) -> None:
    with visit(browser, site + page) as seen:
        asked: set[str] = set()
        seen.page.on("request", lambda r: asked.add(unquote(urlsplit(r.url).path.lstrip("/"))))
        seen.page.reload()
        seen.walk()
        asked = {
            name or "index.html" for name in asked if (book / (name or "index.html")).is_file()
        }
        sizes = weigh(book, asked)
        total = sum(sizes.values()) / 1000
        table = "\n".join(f"{size:8d} {name}" for name, size in sorted(sizes.items()))
        assert total <= LIMIT_KB, f"{total:.1f} kB\n{table}"


def test_parts_keep_their_budgets(book: Path) -> None:
    static = book / "_static"
    packed = {
        path.name: len(gzip.compress(path.read_bytes(), 9))
        for path in static.iterdir()
        if path.is_file()
    }
    assert packed["borderlines.css"] <= 12_000
    assert packed["quiz.js"] <= 15_000
    assert packed["map.js"] <= 4_000
    fonts = sum(path.stat().st_size for path in static.glob("*.woff2"))
    assert fonts <= 60_000


def test_text_first(book: Path) -> None:
    """The chapter asks for one stylesheet, deferred scripts, and nothing that blocks its text."""
    html = (book / CHAPTER).read_text("utf-8")
    assert html.count('rel="stylesheet"') == 1
    head = html.partition("</head>")[0]
    for script in head.split("<script")[1:]:
        tag = script.partition(">")[0]
        assert "src=" not in tag or "defer" in tag
    for unwanted in ("fontawesome", "mathjax", "thebe", "jquery", "require.js", "widget-state"):
        assert unwanted not in html.lower()
