"""How far a reader has come: in the contents, on the cover, at the objectives, in the chart."""

import gzip
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from study_page import (
    CHAPTER,
    CLAIMS,
    EVERYTHING,
    PRACTICE,
    RETURNING,
    REVIEW,
    kept,
    opened,
    record,
)

from coursekit import store

OBJECTIVES = store.chapter("aigun-peking").objectives
BY_GOAL = {goal: [i.id for i in RETURNING if i.objective == goal] for goal in OBJECTIVES}
GOALS = list(BY_GOAL.values())


def test_a_new_reader_sees_the_pages_as_printed(browser: Browser, site: str) -> None:
    with opened(browser, site) as page:
        expect(page.locator(".start a")).to_have_text("Start with Aigun and Peking")
        assert page.locator(".start .since, .rail small").count() == 0


def test_the_cover_goes_on_where_one_left_off(browser: Browser, site: str) -> None:
    items = {one.id: record() for one in RETURNING[:3]}
    with opened(browser, site, kept(items, {CLAIMS[0]: {"verdict": "wrong"}})) as page:
        link = page.locator(".start a")
        expect(link).to_have_text("Go on with Aigun and Peking")
        expect(page.locator(".start .since")).to_have_text(
            f"3 of {len(PRACTICE)} questions done, 1 of {len(CLAIMS)} claims judged, "
            "3 due for review."
        )
        link.click()
        assert page.url.endswith(CHAPTER)


def test_when_all_is_done_the_cover_leads_to_review(browser: Browser, site: str) -> None:
    items = {one.id: record(due="2027-01-01", box=5) for one in EVERYTHING}
    claims = (claim.id for page in store.chapters() for claim in store.claims(page.slug))
    judged = {one: {"verdict": "wrong", "when": "2026-11-20T10:00:00Z"} for one in claims}
    with opened(browser, site, kept(items, judged)) as page:
        page.locator(".start a").click()
        assert page.url.endswith(REVIEW)
        expect(page.locator('[data-chapter="aigun-peking"] small')).to_have_text(
            f"All {len(PRACTICE)} done"
        )


def test_contents_and_objectives_follow_an_answer(browser: Browser, site: str) -> None:
    items = {one: record() for one in [*GOALS[0][:3], GOALS[1][0]]}
    items[GOALS[2][0]] = record(done=False, tries=2)
    with opened(browser, site + CHAPTER, kept(items)) as page:
        rows = page.locator(".glance ol > li")
        expect(rows.nth(0).locator(".met")).to_have_text("Met")
        expect(rows.nth(1).locator(".met")).to_have_text("Not yet: 1 of 3 right")
        expect(rows.nth(2).locator(".met")).to_have_text("Not yet")
        rail = page.locator('.rail [data-chapter="aigun-peking"] > a small')
        expect(rail).to_have_text(f"4 of {len(PRACTICE)} done")
        expect(page.locator('.rail [data-chapter="review"] > a small')).to_have_text("5 due")
        page.evaluate(
            "id => borderlines.store.saveItem(id, (old) => ({...old, done: true}))", GOALS[1][1]
        )
        expect(rail).to_have_text(f"5 of {len(PRACTICE)} done")
        expect(rows.nth(1).locator(".met")).to_have_text("Not yet: 2 of 3 right")


NONSENSE = [
    "{",
    "null",
    "[]",
    '"x"',
    "7",
    '{"items": 5, "claims": []}',
    json.dumps({"items": dict.fromkeys((i.id for i in PRACTICE), 7), "claims": {CLAIMS[0]: None}}),
    json.dumps({"items": {PRACTICE[0].id: {"box": "x", "due": 9, "when": [], "log": {}}}}),
]


@pytest.mark.parametrize("text", NONSENSE)
def test_nothing_stored_breaks_a_page(browser: Browser, site: str, text: str) -> None:
    with opened(browser, site, text) as page:
        for name in (CHAPTER, REVIEW, "chapters/your-data.html", "chapters/border-policy.html"):
            page.goto(site + name)
            expect(page.locator("h1")).to_be_visible()


FORBIDDEN = """Object.defineProperty(window, 'localStorage',
  {get() { throw new DOMException('no', 'SecurityError') }})"""


def test_private_mode_breaks_nothing(browser: Browser, site: str) -> None:
    with opened(browser, site + CHAPTER, before=FORBIDDEN) as page:
        for name in ("index.html", REVIEW, "chapters/your-data.html"):
            page.goto(site + name)
            expect(page.locator("h1")).to_be_visible()
        expect(page.locator("storage-note")).to_contain_text("does not keep progress")


def test_calibration_says_how_often_sure_was_right(browser: Browser, site: str) -> None:
    items = {one.id: record(first=1 if n < 6 else 0.5) for n, one in enumerate(RETURNING[:8])}
    items |= {one.id: record(felt="guessing", first=0) for one in RETURNING[8:11]}
    # An answer of a notebook or an older edition: only its log tells.
    log = [{"when": "2026-11-01T10:00:00Z", "score": 1, "confidence": "guessing"}]
    bare = {"tries": 1, "done": True, "when": "2026-11-01T10:00:00Z", "log": log}
    items[RETURNING[11].id] = bare
    with opened(browser, site + REVIEW, kept(items)) as page:
        place = page.locator("study-calibration")
        expect(place.locator(".finding")).to_have_text(
            "When you were sure, you were right 6 of 8 times."
        )
        assert "only 4" in (place.locator("svg").text_content() or "")
        place.locator("summary").click()
        rows = place.locator("tbody tr").all_inner_texts()
        assert rows[0].split("\t") == ["sure", "8", "6", "75 %", "41 % and 93 %"]
        assert rows[2].split("\t")[:4] == ["guessing", "4", "1", "too few"]


def test_too_little_to_tell(browser: Browser, site: str) -> None:
    items = {one.id: record() for one in RETURNING[:4]}
    with opened(browser, site + REVIEW, kept(items)) as page:
        expect(page.locator("study-calibration")).to_contain_text(
            "So far: sure 4, fairly sure 0, guessing 0."
        )


def test_a_retired_question_is_not_counted(browser: Browser, site: str) -> None:
    items = {PRACTICE[0].id: record(), "aigun-peking-retired-long-ago": record()}
    with opened(browser, site, kept(items)) as page:
        expect(page.locator(".start .since")).to_contain_text(f"1 of {len(PRACTICE)} questions")


def test_script_and_book_mark_an_id_alike(browser: Browser, site: str, book: Path) -> None:
    from coursekit.site.study import mark

    data = (book / "_static/study-data.js").read_text("utf-8")
    assert "".join(mark(item.id) for item in PRACTICE) in data
    assert PRACTICE[0].id not in data


def test_what_every_page_carries_is_light(book: Path) -> None:
    static = book / "_static"
    sizes = [
        len(gzip.compress((static / name).read_bytes(), 9))
        for name in ("study-data.js", "study.js")
    ]
    assert sum(sizes) <= 6_000
    assert len(gzip.compress((static / "study-pages.js").read_bytes(), 9)) <= 9_000
