"""What a browser keeps: damaged, newer, forbidden and full storage lose nothing in silence."""

import json
from pathlib import Path

import pytest
import quiz_page as sample
from pages import awake
from playwright.sync_api import BrowserContext, Page, expect
from stored import FULL, KEY, answer, raw, started, stored, told


def note(page: Page) -> str:
    return page.locator("storage-note").inner_text()


def test_one_note_says_what_is_kept(context: BrowserContext, address: str) -> None:
    page = started(context, address)
    assert page.locator("storage-note").count() == 1
    assert note(page).startswith("Nothing kept yet\nAnswer a question")
    answer(page)
    assert note(page).startswith("Your answers are kept in this browser")


def test_a_note_that_the_layout_placed_is_the_one(context: BrowserContext, tmp_path: Path) -> None:
    body = sample.quiz().static_html() + "<storage-note></storage-note>"
    page = started(context, sample.write_page(tmp_path, body))
    assert page.locator("storage-note").count() == 1
    assert page.evaluate("document.querySelector('main').lastElementChild.localName") == (
        "storage-note"
    )


def test_the_shape_is_the_one_promised(context: BrowserContext, address: str) -> None:
    page = started(context, address)
    answer(page)
    data = json.loads(raw(page) or "")
    assert set(data) == {"version", "seed", "items", "claims"}
    assert data["version"] == 1
    record = data["items"]["sample-common-land"]
    assert set(record) == {"answer", "tries", "done", "shown", "when", "print", "log"}
    assert (record["answer"], record["tries"], record["done"]) == (1, 1, True)


@pytest.mark.parametrize("text", ["{broken", "", "null", "[]", "7", '"text"'])
def test_damaged_data_is_set_aside_and_work_goes_on(
    context: BrowserContext, address: str, text: str
) -> None:
    page = stored(context, address, text)
    assert note(page).startswith("Earlier answers could not be read")
    assert raw(page, "borderlines.damaged") == text
    answer(page)
    page.reload()
    awake(page)
    expect(page.locator("#q-sample-common-land .is-right")).to_be_visible()
    assert note(page).startswith("Your answers are kept")
    assert raw(page, "borderlines.damaged") == text


def test_damage_upon_damage_keeps_both(context: BrowserContext, address: str) -> None:
    page = stored(context, address, "{one")
    page.evaluate("localStorage.setItem('borderlines', '{two')")
    page.reload()
    awake(page)
    assert (raw(page, "borderlines.damaged") or "").split("\n") == ["{one", "{two"]


def test_a_newer_edition_is_read_and_left_alone(context: BrowserContext, address: str) -> None:
    text = json.dumps(
        {
            "version": 2,
            "seed": 5,
            "items": {},
            "claims": {"e001-09": {"verdict": "wrong", "when": "2030-01-01T00:00:00Z"}},
            "review": {"a": 1},
        }
    )
    page = stored(context, address, text)
    assert note(page).startswith("A newer edition of this book kept your answers")
    expect(page.locator("#c-e001-09 .vs")).to_contain_text("You saidWrong")
    answer(page)
    expect(page.locator("#q-sample-common-land .is-right")).to_be_visible()
    assert raw(page) == text


def test_what_can_be_read_of_an_older_shape_is_kept(context: BrowserContext, address: str) -> None:
    text = json.dumps(
        {
            "seed": "x",
            "theme": "dark",
            "items": {
                "sample-rivers": {"tries": 3, "done": True, "confidence": "sure"},
                "sample-left-bank": "582000",
                "sample-river-name": {"tries": "many", "done": True},
            },
            "claims": [1],
        }
    )
    page = stored(context, address, text)
    assert note(page).startswith("Some earlier answers could not be read")
    assert raw(page, "borderlines.damaged") == text
    data = json.loads(raw(page) or "")
    assert data["items"] == {
        "sample-rivers": {"tries": 3, "done": True, "confidence": "sure"},
        "sample-river-name": {"done": True},
    }
    assert data["theme"] == "dark"
    assert data["version"] == 1


def test_a_record_that_makes_no_sense_breaks_no_question(
    context: BrowserContext, address: str
) -> None:
    page = started(context, address)
    answer(page)
    data = json.loads(raw(page) or "")
    for nonsense in (99, "x", [1, 2], {"a": 1}, None, True):
        data["items"]["sample-common-land"]["answer"] = nonsense
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(data)])
        page.reload()
        awake(page)
        place = page.locator("#q-sample-common-land")
        expect(place.get_by_role("radio")).to_have_count(3)
        expect(place.locator(".msg")).to_have_count(0)


FORBIDDEN = """Object.defineProperty(window, 'localStorage',
  {get() { throw new DOMException('no', 'SecurityError') }})"""


def test_forbidden_storage_leaves_the_page_working(context: BrowserContext, address: str) -> None:
    page = started(context, address, FORBIDDEN)
    assert note(page).startswith("This browser does not keep progress")
    answer(page, "The left bank")
    page.get_by_role("button", name="Try again").click()
    answer(page)
    expect(page.locator("#q-sample-common-land")).to_contain_text("Second try.")


def test_full_storage_keeps_what_was_there(context: BrowserContext, address: str) -> None:
    before = started(context, address)
    answer(before)
    text = raw(before)
    page = started(context, address, FULL)
    expect(page.locator("#q-sample-common-land .is-right")).to_be_visible()
    assert note(page).startswith("This browser has no room left for answers")
    rivers = page.locator("#q-sample-rivers")
    rivers.get_by_label("Ob").check()
    rivers.get_by_role("button", name="Check").click()
    rivers.get_by_role("button", name="Try again").click()
    rivers.get_by_label("Ob").uncheck()
    rivers.get_by_label("Amur").check()
    rivers.get_by_label("Ussuri").check()
    rivers.get_by_role("button", name="Check").click()
    expect(rivers).to_contain_text("Second try.")
    assert raw(page) == text


def test_damaged_data_that_cannot_be_set_aside_stays_where_it_is(
    context: BrowserContext, address: str
) -> None:
    started(context, address).evaluate("localStorage.setItem('borderlines', '{broken')")
    only_aside = """const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, text) {
        if (key.endsWith('damaged')) throw new DOMException('full', 'QuotaExceededError');
        set.call(this, key, text) }"""
    page = started(context, address, only_aside)
    answer(page)
    assert note(page).startswith("This browser has no room left")
    assert raw(page) == "{broken"


def test_two_tabs_lose_no_answers(context: BrowserContext, address: str) -> None:
    one, two = started(context, address), started(context, address)
    answer(one)
    told(two, '"sample-common-land"')
    bank = two.locator("#q-sample-left-bank")
    bank.get_by_role("textbox").fill("582000")
    bank.get_by_role("button", name="Check").click()
    answer(two, "The left bank")
    told(one, '"tries":2')
    data = json.loads(raw(one) or "")
    assert set(data["items"]) == {"sample-common-land", "sample-left-bank"}
    record = data["items"]["sample-common-land"]
    assert (record["tries"], record["done"]) == (2, True)


def test_the_order_of_options_is_the_learners_own(context: BrowserContext, address: str) -> None:
    def options(page: Page) -> list[str]:
        return page.locator("#q-sample-rivers .opt").all_text_contents()

    page = started(context, address)
    first = options(page)
    page.reload()
    awake(page)
    assert options(page) == first
    seen = set()
    for seed in range(12):
        text = json.dumps({"version": 1, "seed": seed, "items": {}, "claims": {}})
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
        page.reload()
        awake(page)
        seen.add(tuple(options(page)))
    assert len(seen) > 6
