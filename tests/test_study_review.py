"""The review page: what is due comes back, one at a time, and the next day is kept."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect
from study_page import (
    CHAPTER,
    EVERYTHING,
    FIRST_TITLE,
    REVIEW,
    SINGLES,
    answer_single,
    counts,
    kept,
    opened,
    record,
    stored,
)

FIRST, SECOND = SINGLES[0], SINGLES[1]
DUE = {FIRST.id: record(due="2026-11-20"), SECOND.id: record(box=4, due="2026-11-22")}


def test_nothing_answered_yet(browser: Browser, site: str) -> None:
    with opened(browser, site + REVIEW) as page:
        review = page.locator("study-review")
        expect(review.get_by_role("heading", name="Nothing is due today")).to_be_visible()
        expect(review.get_by_role("link", name=f"Start with {FIRST_TITLE}")).to_be_visible()
        coming = [one for one in EVERYTHING if one.kind not in ("claim", "source")]
        assert counts(page)["new, not answered yet"] == len(coming)
        expect(page.locator("study-calibration")).to_contain_text("Too little to tell yet")


@pytest.mark.parametrize("from_disk", [False, True], ids=["http", "file"])
def test_right_goes_one_box_on_and_wrong_goes_back(
    browser: Browser, site: str, book: Path, from_disk: bool
) -> None:
    address = (book / REVIEW).as_uri() if from_disk else site + REVIEW
    with opened(browser, address, kept(DUE)) as page:
        review = page.locator("study-review")
        assert counts(page)["due today"] == 2
        expect(review.locator(".from")).to_have_text("Question 1 of 2, from Aigun and Peking")
        # The one that has waited longest comes first, without the answer given before.
        place = page.locator(f"#q-{FIRST.id}")
        expect(place.locator("input:checked")).to_have_count(0)
        answer_single(place, FIRST, right=True)
        expect(place).to_contain_text("Comes back on 29 November.")
        assert stored(page)["items"][FIRST.id]["box"] == 3
        assert counts(page)["due today"] == 1
        review.get_by_role("button", name="Next question").click()
        expect(review.locator(".from")).to_be_focused()
        other = page.locator(f"#q-{SECOND.id}")
        answer_single(other, SECOND, right=False)
        after = stored(page)["items"][SECOND.id]
        assert (after["box"], after["due"], after["done"]) == (1, "2026-11-23", True)
        # A second try on the same day moves it no further.
        other.get_by_role("button", name="Try again").click()
        answer_single(other, SECOND, right=True)
        assert stored(page)["items"][SECOND.id]["box"] == 1
        review.get_by_role("button", name="Finish").click()
        expect(review.get_by_role("heading", name="Done for today")).to_be_focused()
        expect(review).to_contain_text("1 of 2 questions right at the first try.")
        expect(review).to_contain_text("The next question comes back on 23 November.")
        page.reload()
        expect(review.get_by_role("heading", name="Nothing is due today")).to_be_visible()


def test_a_hint_and_the_answer_shown_go_back(browser: Browser, site: str) -> None:
    hinted = next(item for item in SINGLES if item.hints)
    with opened(browser, site + REVIEW, kept({hinted.id: record(box=3)})) as page:
        page.get_by_role("button", name=re.compile("^Hint")).click()
        assert stored(page)["items"][hinted.id]["box"] == 1
        answer_single(page.locator(f"#q-{hinted.id}"), hinted, right=True)
        assert stored(page)["items"][hinted.id]["box"] == 1
    with opened(browser, site + REVIEW, kept({FIRST.id: record(box=3)})) as page:
        page.get_by_role("button", name="Show the answer").click()
        expect(page.locator(f"#q-{FIRST.id}")).to_contain_text("Comes back on 23 November.")
        assert stored(page)["items"][FIRST.id]["box"] == 1


def test_by_keyboard_alone(browser: Browser, site: str) -> None:
    with opened(browser, site + REVIEW, kept(DUE)) as page:
        place = page.locator(f"#q-{FIRST.id}")
        place.get_by_role("radio").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(place.locator(".is-right, .is-wrong").first).to_be_visible()
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent") == "Next question":
                break
        page.keyboard.press("Enter")
        expect(page.locator("study-review .from")).to_have_text(re.compile("Question 2 of 2"))


def test_ahead_of_the_day_changes_nothing_when_right(browser: Browser, site: str) -> None:
    with opened(browser, site + REVIEW, kept({FIRST.id: record(due="2026-11-24")})) as page:
        review = page.locator("study-review")
        expect(review).to_contain_text("The next question comes back on 24 November.")
        review.get_by_role("button", name="Review 1 question ahead").click()
        answer_single(page.locator(f"#q-{FIRST.id}"), FIRST, right=True)
        after = stored(page)["items"][FIRST.id]
        assert (after["box"], after["due"]) == (2, "2026-11-24")
        review.get_by_role("button", name="Finish").click()
        expect(review.get_by_role("heading", name="That was ahead of time")).to_be_visible()


def test_a_bundle_that_fails_loses_nothing(browser: Browser, site: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.clock.set_fixed_time("2026-11-22T10:00:00")
        page.route("**/review/*.js*", lambda route: route.abort())
        page.goto(site + REVIEW)
        page.evaluate("text => localStorage.setItem('borderlines', text)", kept(DUE))
        page.reload()
        expect(page.locator("study-review .msg.err")).to_contain_text("could not be fetched")
        page.get_by_role("button", name="Skip for now").click()
        page.get_by_role("button", name="Skip for now").click()
        expect(page.locator("study-review")).to_contain_text("Done for today")
        assert stored(page)["items"].keys() == DUE.keys()


def test_answered_in_another_tab_meanwhile(browser: Browser, site: str) -> None:
    with opened(browser, site + REVIEW, kept(DUE)) as page:
        expect(page.locator(f"#q-{FIRST.id} .q")).to_be_visible()
        text = kept(DUE | {SECOND.id: record(box=5, due="2027-01-21")})
        page.evaluate("text => localStorage.setItem('borderlines', text)", text)
        answer_single(page.locator(f"#q-{FIRST.id}"), FIRST, right=True)
        page.get_by_role("button", name="Next question").click()
        expect(page.locator("study-review")).to_contain_text("Done for today")
        assert stored(page)["items"][SECOND.id]["box"] == 5


def test_a_first_answer_in_the_chapter_enters_review(browser: Browser, site: str) -> None:
    with opened(browser, site + CHAPTER) as page:
        place = page.locator(f"#q-{FIRST.id}")
        place.scroll_into_view_if_needed()
        expect(place.get_by_role("radio").first).to_be_visible()
        answer_single(place, FIRST, right=True)
        expect(place).to_contain_text("Comes back on 25 November.")
        found = stored(page)["items"][FIRST.id]
        assert (found["box"], found["due"], found["first"], found["score"]) == (
            2,
            "2026-11-25",
            1,
            1,
        )


def test_bundles_hold_what_comes_back_and_no_reserve(book: Path) -> None:
    from coursekit import store

    text = (book / "_static/review/aigun-peking.js").read_text("utf-8")
    for item in store.items("aigun-peking"):
        comes = item.use == "practice" and item.kind not in ("claim", "source")
        assert (f'"{item.id}":' in text) == comes
    assert "#ref-" in text
    assert '=\\"#ref-' not in text


def test_citations_lead_to_the_chapter(browser: Browser, site: str) -> None:
    cited = next(item for item in SINGLES if item.sources)
    with opened(browser, site + REVIEW, kept({cited.id: record()})) as page:
        page.get_by_role("button", name="Show the answer").click()
        href = page.locator(f"#q-{cited.id} .act .cite a").first.evaluate("a => a.href")
        assert urlsplit(href).path.endswith(CHAPTER)
        page.goto(href)
        expect(page.locator(f"#{urlsplit(href).fragment}")).to_have_count(1)


def test_without_script_it_says_so_and_leads_to_chapters(browser: Browser, site: str) -> None:
    with opened(browser, site + REVIEW, java_script_enabled=False) as page:
        review = page.locator("study-review")
        expect(review).to_contain_text("This page needs scripts")
        review.get_by_role("link", name="Aigun and Peking").click()
        expect(page.locator("h1")).to_contain_text("Aigun and Peking")
