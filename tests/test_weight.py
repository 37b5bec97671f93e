"""What a first visit costs, counted in bytes and requests, never in seconds."""

import gzip
import html
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from pages import ATLAS, CHAPTER, PAGES, visit
from playwright.sync_api import Browser

from coursekit.site.fonts import CUTS

LIMIT_KB = 200
MAP_PAGES = (CHAPTER, *(page for page in ATLAS if "layers" not in page))
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
    sizes = weigh(book, _asked(browser, site, book, page))
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
    assert packed["borderlines.css"] <= 10_000
    assert packed["quiz.css"] <= 4_500
    assert packed["reference.css"] <= 1_500
    assert packed["book.js"] <= 1_600
    assert packed["quiz.js"] <= 15_000
    assert packed["map.js"] <= 7_000
    fonts = sum(path.stat().st_size for path in static.glob("*.woff2"))
    assert fonts <= 60_000


@pytest.mark.parametrize("page", MAP_PAGES)
def test_geometry_of_a_page_is_light(book: Path, page: str) -> None:
    sheets = set(re.findall(r"sheet-[a-z]+\.js", (book / page).read_text("utf-8")))
    assert sheets
    assert sum(weigh(book, {f"_static/{name}" for name in sheets}).values()) <= 60_000


@pytest.mark.parametrize("page", MAP_PAGES)
def test_second_map_page_costs_little(browser: Browser, site: str, book: Path, page: str) -> None:
    """What a reader who has seen another page with a map still has to fetch for this one."""
    first = CHAPTER if page != CHAPTER else MAP_PAGES[0]
    seen_before, asked = _asked(browser, site, book, first), _asked(browser, site, book, page)
    sizes = weigh(book, asked - seen_before)
    # Its text and questions would cost the same without a map.
    text = (book / page).read_text("utf-8")
    figures = "".join(re.findall(r"<course-map.*?</course-map>", text, re.DOTALL))
    sizes[page] = len(gzip.compress(figures.encode(), 9))
    assert sum(sizes.values()) <= 40_000, sizes


def _asked(browser: Browser, site: str, book: Path, page: str) -> set[str]:
    with visit(browser, site + page) as seen:
        asked: set[str] = set()
        seen.page.on("request", lambda r: asked.add(unquote(urlsplit(r.url).path.lstrip("/"))))
        seen.page.reload()
        seen.walk()
        names = {name or "index.html" for name in asked}
        return {name for name in names if (book / name).is_file()}


def test_text_first(book: Path) -> None:
    """A chapter asks for two stylesheets, deferred scripts, and nothing that blocks its text."""
    text = (book / CHAPTER).read_text("utf-8")
    # One of every page, one of pages with questions.
    assert text.count('rel="stylesheet"') == 2
    head = text.partition("</head>")[0]
    for script in head.split("<script")[1:]:
        tag = script.partition(">")[0]
        assert "src=" not in tag or "defer" in tag
    for unwanted in ("fontawesome", "mathjax", "thebe", "jquery", "require.js", "widget-state"):
        assert unwanted not in text.lower()


def test_italics_hold_every_letter_that_is_set_in_them(book: Path) -> None:
    """The file of italics is cut close; Chinese and Cyrillic come from the reader's own fonts."""
    file = next(cut for cut in CUTS if cut.name == "serif-italic")
    held = {chr(code) for code in _codes(file.ranges)}
    latin = re.compile(r"[\u0020-\u024f\u1e00-\u1eff\u2010-\u2027]")
    for page in PAGES:
        text = (book / page).read_text("utf-8")
        main = text.partition("<main")[2]
        for part in re.findall(r"<(?:em|i|cite)>(.*?)</(?:em|i|cite)>", main, re.DOTALL):
            letters = set(latin.findall(html.unescape(re.sub(r"<[^>]*>", "", part))))
            assert letters <= held, f"{page}: {sorted(letters - held)} in {part[:60]!r}"


def _codes(ranges: str) -> set[int]:
    found: set[int] = set()
    for part in ranges.split(","):
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found
