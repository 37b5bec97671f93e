"""What a learner may have kept, and pages opened with it.

PYTEST_DONT_REWRITE: test modules import its hands as well as use its fixtures.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pages import CHAPTER, PATIENCE_MS, visit
from playwright.sync_api import Browser, Locator, Page, expect

from coursekit import store

REVIEW = "chapters/review.html"
DATA = "chapters/your-data.html"
NOW = "2026-11-22T10:00:00"
PRACTICE = [item for item in store.items("aigun-peking") if item.use == "practice"]
EVERYTHING = [
    item for page in store.chapters() for item in store.items(page.slug) if item.use == "practice"
]
"""The practice items of all chapters."""
FIRST_TITLE = next(page.title for page in store.chapters() if store.items(page.slug))
RETURNING = [item for item in PRACTICE if item.kind not in ("claim", "source")]
CLAIMS = [claim.id for claim in store.claims("aigun-peking")]
SINGLES = [item for item in PRACTICE if item.kind == "single"]


def record(**changes: Any) -> dict[str, Any]:
    """What is kept of a question that was right at the first check, two days ago, surely."""
    return {
        "answer": 0,
        "print": 1,
        "tries": 1,
        "done": True,
        "shown": False,
        "when": "2026-11-20T10:00:00.000Z",
        "first": 1,
        "score": 1,
        "box": 2,
        "due": "2026-11-22",
        "confidence": "sure",
        "felt": "sure",
    } | changes


def kept(items: Mapping[str, Any], claims: Mapping[str, Any] | None = None) -> str:
    """Return what stands in storage, as text."""
    return json.dumps({"version": 1, "seed": 5, "items": items, "claims": claims or {}})


@contextmanager
def opened(
    browser: Browser, address: str, text: str | None = None, before: str = "", **context: Any
) -> Iterator[Page]:
    """Open a page on a fixed day with `text` in storage; nothing may be complained of."""
    options: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, **context}
    with browser.new_context(**options) as fresh:
        fresh.set_default_timeout(PATIENCE_MS)
        fresh.clock.set_fixed_time(NOW)
        page = fresh.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        if before:
            page.add_init_script(before)
        if text is not None:
            page.add_init_script(
                "try { if (!sessionStorage.seeded) { sessionStorage.seeded = 1;"
                f"localStorage.setItem('borderlines', {json.dumps(text)}) }} }} catch {{}}"
            )
        page.goto(address)
        yield page
        assert complaints == []


def stored(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate("localStorage.getItem('borderlines')"))
    return found


def answer_single(place: Locator, item: Any, *, right: bool) -> None:
    """Choose an option of a single-choice item, and check."""
    option = next(option for option in item.body.options if option.right is right)
    place.locator("label.opt").filter(has_text=option.text.replace("*", "")).first.click()
    place.get_by_role("button", name="Check", exact=True).click()


def counts(page: Page) -> dict[str, int]:
    """Return the sums at the head of the review page, by their words."""
    rows = page.locator("study-review .counts li").all_text_contents()
    return {text.lstrip("0123456789").strip(): int(text.split()[0]) for text in rows}


__all__ = [
    "CHAPTER",
    "CLAIMS",
    "DATA",
    "EVERYTHING",
    "FIRST_TITLE",
    "NOW",
    "PRACTICE",
    "RETURNING",
    "REVIEW",
    "SINGLES",
    "answer_single",
    "counts",
    "expect",
    "kept",
    "opened",
    "record",
    "stored",
    "visit",
]
