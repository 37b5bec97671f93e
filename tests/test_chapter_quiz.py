"""The chapter's own questions and claims, worked through in the built page to the last one."""

from pathlib import Path

import pytest
from pages import CHAPTER, awake, visit
from playwright.sync_api import Browser, Locator, Page

from coursekit import store
from coursekit.models.assessment import Choice, Item, Numeric, Order, ShortText

PRACTICE = [item for item in store.items("aigun-peking") if item.use == "practice"]


def _place(page: Page, item: Item) -> Locator:
    return page.locator(f"#q-{item.id}")


def _answer_by_mouse(page: Page, item: Item) -> None:
    place, body = _place(page, item), item.body
    if isinstance(body, Choice):
        labels = place.locator("label.opt")
        for option in body.options:
            if option.right:
                labels.filter(has_text=option.text.replace("*", "")).first.click()
    elif isinstance(body, Numeric):
        place.get_by_role("textbox").fill(
            f"{body.answer:g}" if body.answer < 1e5 else str(int(body.answer))
        )
    elif isinstance(body, ShortText):
        place.get_by_role("textbox").fill(body.accept[0])
    elif isinstance(body, Order):
        for number, step in enumerate(body.steps):
            texts = place.locator(".ord li > span:first-child").all_text_contents()
            for _ in range(texts.index(step.text) - number):
                place.get_by_role("button", name=f"Move up: {step.text}", exact=True).click()
    place.get_by_role("button", name="Check").click()


def _answer_by_keyboard(page: Page, item: Item) -> None:
    place, body, keys = _place(page, item), item.body, page.keyboard
    if isinstance(body, Choice):
        inputs = place.locator("input")
        inputs.first.focus()
        wanted = {option.text.replace("*", "") for option in body.options if option.right}
        texts = [text.strip() for text in place.locator("label.opt").all_text_contents()]
        for number, text in enumerate(texts):
            if item.kind == "single":
                if text in wanted:
                    keys.press("Space")
                    break
                keys.press("ArrowDown")
            else:
                inputs.nth(number).focus()
                if text in wanted:
                    keys.press("Space")
    elif isinstance(body, Numeric | ShortText):
        place.get_by_role("textbox").focus()
        keys.type(body.accept[0] if isinstance(body, ShortText) else str(int(body.answer)))
    elif isinstance(body, Order):
        for number, step in enumerate(body.steps):
            texts = place.locator(".ord li > span:first-child").all_text_contents()
            for _ in range(texts.index(step.text) - number):
                place.get_by_role("button", name=f"Move up: {step.text}", exact=True).focus()
                keys.press("Enter")
    place.get_by_role("button", name="Check").focus()
    keys.press("Enter")


def _right(page: Page, item: Item) -> bool:
    # What lies out of view is not laid out: its text is in the page, but has no inner text.
    text = _place(page, item).text_content() or ""
    return "Right." in text or ("In place." in text and "Out of place." not in text)


@pytest.mark.parametrize("from_disk", [False, True], ids=["http", "file"])
def test_all_by_mouse_and_still_there_after_a_reload(
    browser: Browser, site: str, book: Path, from_disk: bool
) -> None:
    address = (book / CHAPTER).as_uri() if from_disk else site + CHAPTER
    with visit(browser, address) as seen:
        page = seen.page
        page.set_default_timeout(20_000)
        for item in PRACTICE:
            _answer_by_mouse(page, item)
        assert [item.id for item in PRACTICE if not _right(page, item)] == []
        page.reload()
        awake(page)
        assert [item.id for item in PRACTICE if not _right(page, item)] == []
        assert seen.complaints == []


def test_all_by_keyboard_alone(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER) as seen:
        seen.page.set_default_timeout(20_000)
        for item in PRACTICE:
            _answer_by_keyboard(seen.page, item)
        assert [item.id for item in PRACTICE if not _right(seen.page, item)] == []


def test_every_claim_hides_its_evidence_until_judged(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER) as seen:
        page = seen.page
        for claim in store.claims("aigun-peking"):
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
        _answer_by_mouse(seen.page, PRACTICE[0])
        assert _right(seen.page, PRACTICE[0])
        assert seen.complaints == []
