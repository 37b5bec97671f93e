"""A page of questions in a browser, and hands to answer them with.

PYTEST_DONT_REWRITE: test modules import its hands as well as use its fixtures.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import quiz_page as sample
from pages import PATIENCE_MS, awake
from playwright.sync_api import Browser, BrowserContext, Locator, Page


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    # Without the fade of grounds, or a contrast may be measured half-way through it.
    context = browser.new_context(viewport={"width": 800, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, tmp_path: Path) -> Iterator[Page]:
    """A page from file:// with every kind of question and two claims; no error may be logged."""
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    body = sample.quiz().static_html() + sample.claims().static_html()
    page.goto(sample.write_page(tmp_path, body))
    awake(page)
    yield page
    assert errors == []


def item(page: Page, name: str) -> Locator:
    return page.locator(f"#q-sample-{name}")


def press(place: Locator, name: str) -> None:
    place.get_by_role("button", name=name, exact=True).click()


def kept(page: Page) -> dict[str, dict[str, dict[str, object]]]:
    data: dict[str, dict[str, dict[str, object]]] = json.loads(
        page.evaluate("localStorage.getItem('borderlines')")
    )
    return data


def answer_all(page: Page) -> None:
    """Answer every item rightly and judge one claim, with the mouse."""
    land = item(page, "common-land")
    land.get_by_label("between the Ussuri and the sea").check()
    rivers = item(page, "rivers")
    rivers.get_by_label("Amur").check()
    rivers.get_by_label("Ussuri").check()
    bank = item(page, "left-bank")
    bank.get_by_role("textbox").fill("582 000 km²")
    name = item(page, "river-name")
    name.get_by_role("textbox").fill("Уссури")
    for place in (land, rivers, bank, name):
        press(place, "Check")
    sort_events(page)
    press(item(page, "sequence"), "Check the order")
    claim = page.locator("#c-e001-09")
    claim.get_by_label("Imprecise").check()
    press(claim, "Commit, then see the evidence")


def sort_events(page: Page) -> None:
    rows = item(page, "sequence").locator(".ord li")
    for place, step in enumerate(sample.order()["steps"]):
        texts = rows.locator("> span:first-child").all_text_contents()
        for _ in range(texts.index(step["text"]) - place):
            press(item(page, "sequence"), f"Move up: {step['text']}")
