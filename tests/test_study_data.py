"""The learner's own data: copied, brought back, handed in and erased, never half."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from stored import told
from study_page import CHAPTER, CLAIMS, DATA, PRACTICE, kept, opened, record, stored

from coursekit import __version__

ONE, TWO, THREE = (item.id for item in PRACTICE[:3])
OLD, NEW = "2026-11-01T10:00:00.000Z", "2026-11-21T10:00:00.000Z"


def download(page: Page, name: str) -> tuple[str, str]:
    """Press a button; return the name and the text of the file that comes."""
    with page.expect_download() as caught:
        page.get_by_role("button", name=name, exact=True).click()
    return caught.value.suggested_filename, Path(caught.value.path()).read_text("utf-8")


def bring(page: Page, text: str) -> str:
    """Choose a file with `text` in it; return what the page says then."""
    said = page.locator("study-file div[role=status]")
    said.evaluate("node => node.replaceChildren()")
    page.get_by_label("Bring a copy back").set_input_files(
        {"name": "copy.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    expect(said).not_to_be_empty()
    return said.inner_text()


def copy_of(items: dict[str, Any], claims: dict[str, Any] | None = None, **more: Any) -> str:
    data = {"version": 1, "seed": 9, "items": items, "claims": claims or {}}
    return json.dumps({"format": "borderlines-study", "version": 1, "data": data} | more)


@pytest.mark.parametrize("from_disk", [False, True], ids=["http", "file"])
def test_a_copy_comes_back_whole(browser: Browser, site: str, book: Path, from_disk: bool) -> None:
    address = (book / DATA).as_uri() if from_disk else site + DATA
    text = kept({ONE: record(future={"x": 1})}, {CLAIMS[0]: {"verdict": "wrong", "when": OLD}})
    with opened(browser, address, text) as page:
        expect(page.locator("study-file")).to_contain_text(
            "keeps 1 answer to questions and 1 verdict on claims"
        )
        name, saved = download(page, "Save a copy")
        assert name == "borderlines-copy-2026-11-22.json"
        before = stored(page)
        page.get_by_role("button", name="Erase everything").click()
        page.get_by_role("button", name="Yes, erase").click()
        assert page.evaluate("localStorage.getItem('borderlines')") is None
        assert bring(page, saved).startswith("2 answers taken over")
        after = stored(page)
        assert (after["items"], after["claims"], after["seed"]) == (
            before["items"],
            before["claims"],
            before["seed"],
        )


def test_the_newer_record_wins_and_the_first_verdict_stands(browser: Browser, site: str) -> None:
    ours = {ONE: record(when=OLD, tries=1), TWO: record(when=NEW, tries=2)}
    theirs = {
        ONE: record(when=NEW, tries=7),
        TWO: record(when=OLD, tries=9),
        THREE: record(tries=4),
        "another-chapter-item": record(),
    }
    mine = {CLAIMS[0]: {"verdict": "wrong", "when": OLD}}
    other = {CLAIMS[0]: {"verdict": "opinion", "when": NEW}}
    with opened(browser, site + DATA, kept(ours, mine)) as page:
        said = bring(page, copy_of(theirs, other))
        assert said.startswith("3 answers taken over\n2 answers in the file were not newer")
        found = stored(page)
        tries = {name: each["tries"] for name, each in found["items"].items()}
        assert tries == {ONE: 7, TWO: 2, THREE: 4, "another-chapter-item": 1}
        assert found["claims"][CLAIMS[0]]["verdict"] == "wrong"
        assert found["seed"] == 5


REFUSED = {
    "": "This file is damaged",
    copy_of({ONE: record()})[:-30]: "This file is damaged",
    copy_of({ONE: record(), TWO: "half"}): "This file is damaged",
    copy_of({ONE: record(tries="many")}): "This file is damaged",
    copy_of({ONE: record(log={})}): "This file is damaged",
    copy_of([]): "This file is damaged",  # type: ignore[arg-type]
    copy_of({ONE: record()}, version=2): "This file is from a newer edition",
    json.dumps({"version": 2, "items": {ONE: record()}}): "This file is from a newer edition",
    json.dumps({"format": "borderlines-results"}): "These are results, not a copy",
    json.dumps({"format": "something-else", "items": {}}): "This file is from something else",
    "[1, 2]": "This file is from something else",
    "null": "This file is from something else",
    '{"type": "FeatureCollection", "features": []}': "This file is from something else",
}


def test_what_cannot_be_taken_whole_is_not_taken_at_all(browser: Browser, site: str) -> None:
    text = kept({ONE: record(when=OLD)})
    with opened(browser, site + DATA, text) as page:
        before = page.evaluate("localStorage.getItem('borderlines')")
        for content, said in REFUSED.items():
            assert bring(page, content).startswith(said), content[:60]
            assert page.evaluate("localStorage.getItem('borderlines')") == before


def test_the_bare_data_of_an_early_edition_are_read(browser: Browser, site: str) -> None:
    with opened(browser, site + DATA) as page:
        early = json.dumps({"seed": 3, "items": {ONE: {"tries": 2, "done": True, "when": OLD}}})
        assert bring(page, early).startswith("1 answer taken over")
        assert stored(page)["items"][ONE] == {"tries": 2, "done": True, "when": OLD}


FULL = """Storage.prototype.setItem = function () {
  throw new DOMException('full', 'QuotaExceededError') }"""


def test_without_room_nothing_is_half_taken(browser: Browser, site: str) -> None:
    with opened(browser, site + DATA, before=FULL) as page:
        assert bring(page, copy_of({ONE: record()})).startswith("Nothing was taken over")
        assert page.evaluate("borderlines.store.answered") == 0


def test_a_newer_edition_keeps_its_own(browser: Browser, site: str) -> None:
    text = json.dumps({"version": 2, "seed": 1, "items": {ONE: record()}, "claims": {}})
    with opened(browser, site + DATA, text) as page:
        assert "newer edition" in bring(page, copy_of({TWO: record()}))
        assert page.evaluate("localStorage.getItem('borderlines')") == text


def test_erasing_asks_once_and_works_by_keyboard(browser: Browser, site: str) -> None:
    with opened(browser, site + DATA, kept({ONE: record()})) as page:
        page.evaluate("localStorage.setItem('borderlines.theme', 'light')")
        page.evaluate("localStorage.setItem('borderlines.damaged', '{x')")
        page.evaluate("localStorage.setItem('another', 'stays')")
        page.get_by_role("button", name="Erase everything").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="No, keep it")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Erase everything")).to_be_focused()
        assert stored(page)["items"]
        page.keyboard.press("Enter")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        expect(page.locator("study-file div[role=status]")).to_contain_text("Everything was erased")
        assert page.evaluate("Object.keys(localStorage)") == ["another"]
        expect(page.locator("study-file")).to_contain_text("keeps no answers yet")
        expect(page.locator(".rail small")).to_have_count(0)


def test_erased_answers_do_not_come_back_from_another_tab(browser: Browser, site: str) -> None:
    with opened(browser, site + CHAPTER, kept({ONE: record()})) as other:
        expect(other.locator('.rail [data-chapter="aigun-peking"] small')).to_be_visible()
        page = other.context.new_page()
        page.goto(site + DATA)
        page.get_by_role("button", name="Erase everything").click()
        page.get_by_role("button", name="Yes, erase").click()
        expect(other.locator(".rail small")).to_have_count(0)
        other.evaluate("id => borderlines.store.saveItem(id, () => ({tries: 1}))", TWO)
        told(page, TWO)
        assert stored(page)["items"] == {TWO: {"tries": 1}}


def test_what_was_set_aside_can_be_saved(browser: Browser, site: str) -> None:
    with opened(browser, site + DATA, "{half") as page:
        expect(page.locator("study-file")).to_contain_text("was set aside")
        name, text = download(page, "Save it as a file")
        assert (name, text) == ("borderlines-set-aside.txt", "{half")


def test_results_hold_what_a_teacher_needs_and_the_name_is_not_kept(
    browser: Browser, site: str
) -> None:
    items = {ONE: record(tries=2, first=0.5, hints=1), TWO: record(done=False, shown=True)}
    judged = {CLAIMS[0]: {"verdict": "wrong", "when": OLD}}
    with opened(browser, site + DATA, kept(items, judged)) as page:
        page.get_by_label("Your name").fill("李 Анна <b>O'Neil</b>")
        sheet = page.locator(".results")
        expect(sheet).to_contain_text("李 Анна <b>O'Neil</b>22 November 2026.")
        expect(sheet).to_contain_text(f"edition {__version__}")
        name, text = download(page, "Save results as JSON")
        assert name == "borderlines-results-all-2026-11-22.json"
        found = json.loads(text)
        assert (found["format"], found["edition"]) == ("borderlines-results", __version__)
        assert (found["name"], found["date"]) == ("李 Анна <b>O'Neil</b>", "2026-11-22")
        first, second = found["chapters"][0]["items"]
        expected = {"id": ONE, "tries": 2, "first": 0.5, "done": True, "hints": 1}
        assert expected.items() <= first.items()
        assert first["selfMarked"] is False
        assert second["shown"] is True
        assert found["chapters"][0]["claims"][0]["verdict"] == "wrong"
        assert "Анна" not in page.evaluate("JSON.stringify(localStorage)")
        page.reload()
        expect(page.get_by_label("Your name")).to_have_value("")


def test_the_sheet_alone_goes_to_paper(browser: Browser, site: str) -> None:
    with opened(browser, site + DATA, kept({ONE: record()})) as page:
        page.evaluate(
            "window.print = () => { window.printed = document.documentElement.dataset.print }"
        )
        page.get_by_role("button", name="Print the sheet").click()
        assert page.evaluate("printed") == "results"
        page.emulate_media(media="print")
        expect(page.locator(".results .whose")).to_be_visible()
        expect(page.locator(".results tbody th")).to_be_visible()
        for hidden in ("study-file", ".entries", ".acts", "h1", ".lede", "#results-to-hand-in > p"):
            expect(page.locator(hidden).first).to_be_hidden()
        page.emulate_media(media="screen")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.locator("h1")).to_be_visible()


def test_without_script_it_says_so(browser: Browser, site: str) -> None:
    with opened(browser, site + DATA, java_script_enabled=False) as page:
        expect(page.locator("study-file")).to_contain_text("These buttons need scripts")
        expect(page.locator("study-results")).to_contain_text(re.compile("need scripts"))
        expect(page.locator("main")).to_contain_text("local storage")
