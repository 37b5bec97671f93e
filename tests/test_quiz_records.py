"""Records of study: read where sound, set aside where not, taken over whole, erased for good."""

import json

from playwright.sync_api import BrowserContext
from stored import FULL, answer, raw, started, stored, told


def test_fields_of_study_are_read_and_wrong_ones_set_aside(
    context: BrowserContext, address: str
) -> None:
    sound = {
        "tries": 1,
        "first": 0.5,
        "felt": "sure",
        "score": 1,
        "box": 2,
        "due": "2026-11-25",
        "log": [{"when": "2026-11-22T10:00:00Z", "score": 0.5, "confidence": "sure"}],
    }
    odd = {"tries": 1, "first": "half", "felt": 3, "score": None, "box": "2", "due": 9, "log": {}}
    text = json.dumps({"version": 1, "seed": 5, "items": {"a-b": sound, "a-c": odd}, "claims": {}})
    page = stored(context, address, text)
    assert json.loads(raw(page) or "")["items"] == {"a-b": sound, "a-c": {"tries": 1}}
    assert raw(page, "borderlines.damaged") == text


def test_erased_in_one_tab_stays_erased_in_the_other(context: BrowserContext, address: str) -> None:
    one, two = started(context, address), started(context, address)
    answer(one)
    told(two, '"sample-common-land"')
    two.evaluate("localStorage.clear(); borderlines.store.put(null)")
    one.wait_for_function("localStorage.length === 0")
    bank = one.locator("#q-sample-left-bank")
    bank.get_by_role("textbox").fill("582000")
    bank.get_by_role("button", name="Check").click()
    assert set(json.loads(raw(one) or "")["items"]) == {"sample-left-bank"}


TAKE = """taken => {
  const { all, put } = borderlines.store;
  return put({ ...all, items: { ...all.items, ...taken.items },
    claims: { ...all.claims, ...taken.claims } });
}"""


def test_records_are_taken_over_all_at_once_or_not_at_all(
    context: BrowserContext, address: str
) -> None:
    taken = {"items": {"a-b": {"tries": 2}}, "claims": {"e001-99": {"verdict": "wrong"}}}
    page = started(context, address)
    answer(page)
    assert page.evaluate(TAKE, taken) is True
    found = json.loads(raw(page) or "")
    assert set(found["items"]) == {"sample-common-land", "a-b"}
    assert found["claims"] == taken["claims"]
    full = started(context, address, FULL)
    told(full, '"a-b"')
    more = {"items": {"a-c": {"tries": 1}}, "claims": {}}
    assert full.evaluate(TAKE, more) is False
    assert full.evaluate("borderlines.store.item('a-c')") is None
    assert json.loads(raw(full) or "") == found


def test_a_truncated_store_is_set_aside_and_the_rest_goes_on(
    context: BrowserContext, address: str
) -> None:
    page = started(context, address)
    answer(page)
    text = (raw(page) or "")[:-9]
    page = stored(context, address, text)
    assert raw(page, "borderlines.damaged") == text
    answer(page)
    assert set(json.loads(raw(page) or "")["items"]) == {"sample-common-land"}
