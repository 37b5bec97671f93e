"""Every built page: alone on the network, without errors, accessible, and whole when narrow."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pages import CHAPTER, PAGES, awake, faults, visit
from playwright.sync_api import Browser, Page

LISTED = ".ledger > li, .works > li, .entries-list > li, tr[data-theme], claim-check"
THIN = """entries => document.querySelectorAll(entries).forEach((entry, place, all) => {
  if (all.length > 60 && place % 10) entry.remove();
})"""


def test_pages_are_all_here(book: Path) -> None:
    built = {path.relative_to(book).as_posix() for path in book.rglob("*.html")}
    assert built - {"genindex.html"} == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_whole(browser: Browser, site: str, page: str) -> None:
    """One visit asks everything, since opening a page costs more than looking at it.

    Alone on the network, without errors, with a head that says what it is; accessible in both
    themes, wide and narrow; and at no width wider than its window.
    """
    with visit(browser, site + page, color_scheme="light", reduced_motion="reduce") as seen:
        tab = seen.page
        _head(tab)
        for width, themes in ((1280, ("light", "dark")), (390, ("dark", "light"))):
            tab.set_viewport_size({"width": width, "height": 900})
            tab.reload()
            awake(tab)
            seen.walk()
            # What the browser leaves unlaid out of view, axe would measure at a guess.
            tab.add_style_tag(content="* { content-visibility: visible !important; }")
            for summary in tab.locator("summary").all():
                summary.evaluate("summary => { summary.parentNode.open = true; }")
            for theme in themes:
                if tab.evaluate("document.documentElement.dataset.theme") != theme:
                    tab.locator("button.theme").evaluate("button => button.click()")
                found = faults(tab)
                assert found == [], (
                    f"{width} {theme}: {json.dumps(found[:8], ensure_ascii=False, indent=1)}"
                )
                # Entries of a long list are made alike: all are seen once, then every tenth.
                tab.evaluate(THIN, LISTED)
        for width in (1024, 390, 320):
            tab.set_viewport_size({"width": width, "height": 900})
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert seen.hosts == {urlsplit(site).netloc}
        assert seen.complaints == []


def _head(tab: Page) -> None:
    text = tab.evaluate("document.querySelector('meta[name=description]').content")
    assert 50 <= len(text) <= 160
    assert tab.title().strip()
    card = tab.evaluate("document.querySelector('meta[property=\"og:image\"]').content")
    assert tab.evaluate("u => new URL(u, location).pathname", card).endswith("card.png")
    assert tab.locator("h1").count() == 1


@pytest.mark.parametrize("page", PAGES)
def test_from_the_disk(browser: Browser, book: Path, page: str) -> None:
    with visit(browser, (book / page).as_uri()) as seen:
        seen.walk()
        assert seen.hosts == set()
        assert seen.complaints == []


def test_readable_without_script(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER, java_script_enabled=False) as seen:
        page = seen.page
        assert page.locator("assessment-item").count() >= 20
        first = page.locator("assessment-item").first
        assert first.locator(".p").is_visible()
        first.locator("summary").click()
        assert first.locator("details").inner_text().strip() != "Answer and reasons"
        assert page.locator("course-map .map img").first.is_visible()
        assert page.locator("course-map iframe").is_hidden()
        assert page.locator("claim-check").first.is_visible()
        assert page.locator(".rail").first.is_visible()


def test_search_finds_words(browser: Browser, site: str) -> None:
    with visit(browser, site + "search.html?q=Vladivostok") as seen:
        seen.page.wait_for_selector("#search-results li")
        assert seen.page.locator("#search-results a").first.inner_text()
        assert seen.hosts == {urlsplit(site).netloc}


def test_theme_is_kept(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER, color_scheme="light") as seen:
        seen.page.locator("button.theme").click()
        assert seen.page.evaluate("document.documentElement.dataset.theme") == "dark"
        seen.page.goto(site + "chapters/border-policy.html")
        assert seen.page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_contents_open_by_keyboard_on_narrow_screens(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER, viewport={"width": 390, "height": 800}) as seen:
        page = seen.page
        assert page.locator(".rail").is_hidden()
        page.locator(".bar button").focus()
        page.keyboard.press("Enter")
        assert page.locator(".rail").is_visible()
        page.keyboard.press("Escape")
        assert page.locator(".rail").is_hidden()


def test_reserve_items_stay_out(book: Path) -> None:
    from coursekit import store

    reserve = [item for item in store.items("aigun-peking") if item.use == "reserve"]
    assert len(reserve) >= 5
    text = "".join(
        path.read_text("utf-8", errors="ignore")
        for path in book.rglob("*")
        if path.suffix in (".html", ".js", ".ipynb", ".json", ".txt")
    )
    for item in reserve:
        assert item.id not in text
        assert item.stem[:40] not in text
