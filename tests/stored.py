"""A page of questions, and what its browser keeps."""

from pages import awake
from playwright.sync_api import BrowserContext, Page

KEY = "borderlines"
RIGHT = "between the Ussuri"
FULL = """Storage.prototype.setItem = function () {
  throw new DOMException('full', 'QuotaExceededError') }"""


def started(context: BrowserContext, address: str, before: str = "") -> Page:
    """Open the page after running `before` in it, ahead of every script of its own."""
    page = context.new_page()
    if before:
        page.add_init_script(before)
    page.goto(address)
    awake(page)
    return page


def stored(context: BrowserContext, address: str, text: str) -> Page:
    """Open the page with `text` in storage from an earlier visit."""
    page = started(context, address)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.reload()
    awake(page)
    return page


def answer(page: Page, label: str = RIGHT) -> None:
    place = page.locator("#q-sample-common-land")
    place.get_by_label(label).check()
    place.get_by_role("button", name="Check").click()


def raw(page: Page, key: str = KEY) -> str | None:
    text: str | None = page.evaluate("key => localStorage.getItem(key)", key)
    return text


def told(page: Page, text: str) -> None:
    """Wait until the page sees `text` that another tab kept: a browser may run tabs in processes
    of their own, which hear of each other's storage a moment later."""
    page.wait_for_function(
        "([key, text]) => localStorage.getItem(key)?.includes(text)", arg=[KEY, text]
    )
