"""The chapter's own questions and claims, worked through in the built page to the last one."""

from pathlib import Path

import pytest
from answering import by_keyboard, by_mouse, is_right
from pages import CHAPTER, PATIENCE_MS, awake, faults, visit
from playwright.sync_api import Browser, Locator, Page

from coursekit import open_chapter, store
from coursekit.models.assessment import Item

PRACTICE = [item for item in store.items("aigun-peking") if item.use == "practice"]


def _place(page: Page, item: Item) -> Locator:
    return page.locator(f"#q-{item.id}")


def _wrong(page: Page) -> list[str]:
    return [item.id for item in PRACTICE if not is_right(_place(page, item), item)]


@pytest.mark.parametrize("from_disk", [False, True], ids=["http", "file"])
def test_all_by_mouse_and_still_there_after_a_reload(
    browser: Browser, site: str, book: Path, from_disk: bool
) -> None:
    address = (book / CHAPTER).as_uri() if from_disk else site + CHAPTER
    with visit(browser, address) as seen:
        page = seen.page
        page.set_default_timeout(PATIENCE_MS)
        for item in PRACTICE:
            by_mouse(_place(page, item), item)
        assert _wrong(page) == []
        page.reload()
        awake(page)
        # What was kept is shown question by question, and a busy machine takes its time.
        for _ in range(PATIENCE_MS // 500):
            if not _wrong(page):
                break
            page.wait_for_timeout(500)
        assert _wrong(page) == []
        assert seen.complaints == []


def test_all_by_keyboard_alone(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER) as seen:
        seen.page.set_default_timeout(PATIENCE_MS)
        for item in PRACTICE:
            by_keyboard(_place(seen.page, item), item)
        assert _wrong(seen.page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_chosen_can_be_read(browser: Browser, site: str, theme: str) -> None:
    """Styles of the page's maps and of its questions meet here as nowhere else."""
    with visit(browser, site + CHAPTER, color_scheme=theme, reduced_motion="reduce") as seen:
        page = seen.page
        awake(page)
        page.add_style_tag(content="* { content-visibility: visible !important; }")
        for group in ("fieldset", ".sure"):
            for place in page.locator(f"assessment-item {group}:has([type=radio]):visible").all():
                place.locator("label:has([type=radio])").first.click()
        assert page.locator("assessment-item .seg :checked").count() > 10
        assert faults(page) == []


def test_every_claim_hides_its_evidence_until_judged(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER) as seen:
        page = seen.page
        for claim in open_chapter("aigun-peking").claims().claims:
            place = page.locator(f"#c-{claim.id}")
            better = place.get_by_text(claim.better.replace("*", "")[:30])
            assert better.count() == 0
            place.get_by_label("Imprecise").check()
            place.get_by_role("button", name="Commit").click()
            assert better.is_visible()
            for finding in claim.findings:
                assert finding.text.replace("*", "")[:25] in str(place.text_content())
        for link in page.locator("claim-check a[href^='#ref-']").all():
            target = str(link.get_attribute("href"))
            assert page.locator(f"[id='{target[1:]}']").count() == 1, target


def test_spoilt_progress_leaves_the_chapter_working(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER) as seen:
        seen.page.evaluate("localStorage.setItem('borderlines', '{not json')")
        seen.page.reload()
        awake(seen.page)
        assert "could not be read" in str(seen.page.locator("storage-note").text_content())
        by_mouse(_place(seen.page, PRACTICE[0]), PRACTICE[0])
        assert is_right(_place(seen.page, PRACTICE[0]), PRACTICE[0])
        assert seen.complaints == []
