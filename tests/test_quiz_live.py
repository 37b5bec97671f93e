"""The widget's module, run as a notebook front end runs it."""

from collections.abc import Iterator

import pytest
import quiz_page as sample
from pages import PATIENCE_MS
from playwright.sync_api import Browser, Page, expect

HOST = """async ([esm, css, data]) => {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
  const url = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
  const module = await import(url);
  window.model = { ...data, get: (name) => window.model[name], saved: 0,
    set: (name, value) => { window.model[name] = value; },
    save_changes: () => { window.model.saved += 1; } };
  const el = document.createElement("div");
  document.body.append(el);
  module.default.render({ model: window.model, el });
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield page
    page.close()


def show(page: Page) -> None:
    widget = sample.quiz(static=False).widget()
    data = {"items": widget.items, "claims": widget.claims, "sheets": widget.sheets, "results": {}}
    page.evaluate(HOST, [str(widget._esm), str(widget._css), data])


def test_answers_reach_python(page: Page) -> None:
    page.set_content("<!doctype html><title>live</title>")
    show(page)
    expect(page.locator("assessment-item")).to_have_count(10)
    land = page.locator("assessment-item").first
    land.get_by_label("The left bank").check()
    land.get_by_role("button", name="Check").click()
    assert page.evaluate("model.results") == {
        "sample-common-land": {"answer": 0, "tries": 1, "shown": False, "confidence": None}
    }
    assert page.evaluate("model.saved") == 1
    land.get_by_role("button", name="Show the answer").click()
    assert page.evaluate("model.results['sample-common-land'].shown") is True


def test_a_cell_shown_twice_defines_nothing_twice(page: Page) -> None:
    page.set_content("<!doctype html><title>live</title>")
    show(page)
    show(page)
    expect(page.locator("assessment-item fieldset")).to_have_count(20)
    expect(page.locator("storage-note")).to_have_count(0)


def test_enter_answers_where_the_notebook_stops_it(page: Page) -> None:
    """JupyterLab cancels the line break that a browser turns into sending the form."""
    page.set_content("<!doctype html><title>live</title>")
    show(page)
    page.evaluate("document.addEventListener('beforeinput', e => e.data || e.preventDefault())")
    name = page.locator("assessment-item").nth(3)
    name.get_by_role("textbox").fill("Ussuri")
    name.get_by_role("textbox").press("Enter")
    expect(name.locator(".is-right")).to_be_visible()


def test_enter_that_ends_a_composition_is_no_answer(page: Page) -> None:
    page.set_content("<!doctype html><title>live</title>")
    show(page)
    field = page.locator("assessment-item").nth(3).get_by_role("textbox")
    field.fill("乌苏里")
    field.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    expect(page.locator("assessment-item").nth(3).locator(".is-wrong")).to_have_count(0)


def test_the_sheet_of_a_map_comes_with_the_widget(page: Page) -> None:
    page.set_content("<!doctype html><title>live</title>")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    show(page)
    place = page.locator("assessment-item").nth(7)
    expect(place.locator(".m-land")).to_have_count(1)
    place.get_by_role("combobox").select_option("Where Khabarovsk stands")
    place.get_by_role("button", name="Check").click()
    assert page.evaluate("model.results['sample-mouth'].answer") == [135.07, 48.48]
    assert not [url for url in asked if "sheet-" in url]


def test_a_verdict_and_a_marked_source_reach_python(page: Page) -> None:
    page.goto("about:blank")
    page.set_content("<!doctype html><title>live</title>")
    show(page)
    claim, report = (page.locator("assessment-item").nth(place) for place in (8, 9))
    claim.get_by_label("Wrong").check()
    claim.get_by_role("button", name="Commit").click()
    report.get_by_role("textbox").fill("A thought")
    report.get_by_role("button", name="Open the model answer").click()
    for group in report.locator(".row").all():
        group.get_by_role("radio").first.check()
    report.get_by_role("button", name="Save my marks").click()
    assert page.evaluate("model.results['sample-area-claim'].answer") == "wrong"
    assert page.evaluate("model.results['sample-report'].answer") == {
        "text": "A thought",
        "marks": [0, 0],
    }
