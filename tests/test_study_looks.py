"""The study pages in each state: accessible in both themes, whole when narrow, light, on paper."""

import gzip
import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from pages import awake, faults
from playwright.sync_api import Browser, Page, expect
from study_page import (
    CHAPTER,
    CLAIMS,
    DATA,
    PRACTICE,
    REVIEW,
    SINGLES,
    answer_single,
    kept,
    opened,
    record,
)

LOOKS = [
    pytest.param(width, theme, id=f"{width}-{theme}")
    for width in (1280, 390)
    for theme in ("light", "dark")
]
FIRST, SECOND = SINGLES[0], SINGLES[1]
FULL = kept(
    {one.id: record(box=4, due="2026-12-01") for one in PRACTICE if one not in (FIRST, SECOND)}
    | {FIRST.id: record(due="2026-11-20"), SECOND.id: record()},
    {CLAIMS[0]: {"verdict": "wrong", "when": "2026-11-20T10:00:00Z"}},
)


def hold(page: Page, state: str) -> None:
    """Run axe where the page stands; nothing may scroll sideways either."""
    nodes = faults(page)
    assert nodes == [], f"{state}: {json.dumps(nodes[:6], ensure_ascii=False, indent=1)}"
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, state


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_axe_finds_nothing_in_any_state(
    browser: Browser, site: str, width: int, theme: str
) -> None:
    look: dict[str, Any] = {
        "viewport": {"width": width, "height": 900},
        "color_scheme": theme,
        "reduced_motion": "reduce",
    }
    with opened(browser, site + REVIEW, **look) as page:
        hold(page, "nothing yet")
    with opened(browser, site + REVIEW, FULL, **look) as page:
        place = page.locator(f"#q-{FIRST.id}")
        expect(place.get_by_role("radio").first).to_be_visible()
        page.locator("study-calibration summary").click()
        hold(page, "due")
        answer_single(place, FIRST, right=False)
        hold(page, "wrong")
        page.get_by_role("button", name="Next question").click()
        answer_single(page.locator(f"#q-{SECOND.id}"), SECOND, right=True)
        hold(page, "right")
        page.get_by_role("button", name="Finish").click()
        hold(page, "done")
        page.goto(site + DATA)
        hold(page, "your data")
        page.get_by_role("button", name="Erase everything").click()
        hold(page, "erase?")
        page.get_by_role("button", name="No, keep it").click()
        page.get_by_label("Bring a copy back").set_input_files(
            {"name": "x.json", "mimeType": "application/json", "buffer": b"{"}
        )
        expect(page.locator("study-file .msg.err")).to_be_visible()
        hold(page, "refused")
        for name in ("index.html", CHAPTER):
            page.goto(site + name)
            awake(page)
            hold(page, name)


@pytest.mark.parametrize("name", [REVIEW, DATA])
def test_nothing_is_wider_than_320(browser: Browser, site: str, name: str) -> None:
    with opened(browser, site + name, FULL, viewport={"width": 320, "height": 700}) as page:
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", [REVIEW, DATA])
def test_buttons_are_large_enough_to_touch(browser: Browser, site: str, name: str) -> None:
    with opened(browser, site + name, FULL, viewport={"width": 390, "height": 800}) as page:
        page.wait_for_timeout(300)
        controls = (
            "study-review button, study-file button, study-calibration summary, "
            "study-results :is(button, input, select)"
        )
        small = page.locator(controls).evaluate_all(
            "all => all.filter((one) => one.offsetHeight && one.offsetHeight < 44)"
            ".map((one) => one.outerHTML)"
        )
        assert small == []


def test_with_a_question_due_review_stays_light(browser: Browser, site: str, book: Path) -> None:
    asked: set[str] = set()
    with opened(browser, site + REVIEW, kept({FIRST.id: record()})) as page:
        page.on("request", lambda r: asked.add(unquote(urlsplit(r.url).path.lstrip("/"))))
        page.reload()
        expect(page.locator(f"#q-{FIRST.id}")).to_be_visible()
        page.wait_for_timeout(300)
    assert any(name.endswith("review/aigun-peking.js") for name in asked)
    total = 0
    for path in (book / name for name in asked):
        if path.is_file():
            data = path.read_bytes()
            total += len(data if path.suffix == ".woff2" else gzip.compress(data, 9))
    assert total <= 200_000


def test_review_on_paper_prints_no_controls(browser: Browser, site: str) -> None:
    with opened(browser, site + REVIEW, FULL) as page:
        expect(page.locator(f"#q-{FIRST.id}")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator("study-review .onward")).to_be_hidden()
        expect(page.locator("study-review .counts")).to_be_visible()
        page.goto(site + CHAPTER)
        expect(page.locator(".glance .met").first).to_be_hidden()
