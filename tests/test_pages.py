"""Every built page: alone on the network, without errors, accessible, and whole when narrow."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python import sync_playwright as axe
from pages import CHAPTER, PAGES, visit
from playwright.sync_api import Browser

AXE = Path(axe.__file__).with_name("axe.min.js")
LOOKS = [
    pytest.param(width, theme, id=f"{width}-{theme}")
    for width in (1280, 390)
    for theme in ("light", "dark")
]


def test_pages_are_all_here(book: Path) -> None:
    built = {path.relative_to(book).as_posix() for path in book.rglob("*.html")}
    assert built - {"genindex.html"} == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_no_other_host_and_no_error(browser: Browser, site: str, page: str) -> None:
    with visit(browser, site + page) as seen:
        seen.walk()
        assert seen.hosts == {urlsplit(site).netloc}
        assert seen.complaints == []


@pytest.mark.parametrize("page", PAGES)
def test_from_the_disk(browser: Browser, book: Path, page: str) -> None:
    with visit(browser, (book / page).as_uri()) as seen:
        seen.walk()
        assert seen.hosts == set()
        assert seen.complaints == []


@pytest.mark.parametrize(("width", "theme"), LOOKS)
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(browser: Browser, site: str, page: str, width: int, theme: str) -> None:
    with visit(
        browser, site + page, viewport={"width": width, "height": 900}, color_scheme=theme
    ) as seen:
        seen.walk()
        assert seen.page.evaluate("document.documentElement.dataset.theme") == theme
        for summary in seen.page.locator("summary").all():
            summary.click()
        # axe looks into frames only where it stands in them too.
        for frame in seen.page.frames:
            frame.evaluate(AXE.read_text("utf-8"))
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = seen.page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", tags)
        nodes = [
            (violation["id"], node["target"], node.get("failureSummary", ""))
            for violation in found["violations"]
            for node in violation["nodes"]
        ]
        assert nodes == [], json.dumps(nodes[:8], ensure_ascii=False, indent=1)


@pytest.mark.parametrize("width", [320, 390, 1024])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_scrolls_sideways(browser: Browser, site: str, page: str, width: int) -> None:
    with visit(browser, site + page, viewport={"width": width, "height": 800}) as seen:
        seen.walk()
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("page", PAGES)
def test_head_says_what_the_page_is(browser: Browser, site: str, page: str) -> None:
    with visit(browser, site + page) as seen:
        text = seen.page.evaluate("document.querySelector('meta[name=description]').content")
        assert 50 <= len(text) <= 160
        assert seen.page.title().strip()
        card = seen.page.evaluate("document.querySelector('meta[property=\"og:image\"]').content")
        assert seen.page.evaluate("u => new URL(u, location).pathname", card).endswith("card.png")
        assert seen.page.locator("h1").count() == 1


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
