"""The page of questions as a whole: keyboard alone, coming back, axe, print, damage."""

import gzip
from pathlib import Path

import pytest
import quiz_page as sample
from axe_playwright_python.sync_playwright import Axe
from pages import awake
from playwright.sync_api import BrowserContext, Page, expect
from quiz_fixtures import answer_all, item, kept, press

from coursekit.quiz import small_script

pytest_plugins = ["quiz_fixtures"]


def test_every_kind_by_keyboard_alone(page: Page) -> None:
    keys = page.keyboard
    land = item(page, "common-land")
    radios = land.get_by_role("radio")
    radios.first.focus()
    keys.press("Space")
    while not land.get_by_label("between the Ussuri").is_checked():
        keys.press("ArrowDown")
    keys.press("Enter")
    expect(land.locator(".is-right")).to_be_visible()

    rivers = item(page, "rivers")
    for river in ("Amur", "Ussuri"):
        rivers.get_by_label(river).focus()
        keys.press("Space")
    rivers.get_by_label("Lena").focus()
    keys.press("Enter")
    expect(rivers.locator(".is-right")).to_have_count(2)

    item(page, "left-bank").get_by_role("textbox").focus()
    keys.type("0,58 million")
    keys.press("Enter")
    expect(item(page, "left-bank").locator(".is-right")).to_be_visible()

    sequence = item(page, "sequence")
    for place, step in enumerate(sample.order()["steps"]):
        row = sequence.locator(".ord li", has_text=step["text"])
        row.focus()
        texts = sequence.locator(".ord li > span:first-child").all_text_contents()
        for _ in range(texts.index(step["text"]) - place):
            keys.press("ArrowUp")
            expect(row).to_be_focused()
    sequence.get_by_role("button", name="Check the order").focus()
    keys.press("Enter")
    expect(sequence.locator("li.ok")).to_have_count(5)

    claim = page.locator("#c-e001-09")
    claim.get_by_label("Supported").focus()
    keys.press("Space")
    keys.press("ArrowRight")
    keys.press("Enter")
    expect(claim.get_by_text("The evidence says", exact=True)).to_be_visible()
    expect(claim.locator(".ours")).to_be_focused()


def test_tab_reaches_everything_from_top_to_bottom(page: Page) -> None:
    seen = []
    for _ in range(90):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.closest('[id]')?.id"))
    expected = [
        f"q-sample-{name}"
        for name in [raw["id"].removeprefix("sample-") for raw in sample.ten_kinds()]
    ]
    assert list(dict.fromkeys(filter(None, seen))) == [*expected, "c-e001-09", "c-e001-10"]


def test_answers_come_back_after_a_reload(page: Page) -> None:
    answer_all(page)
    order = item(page, "common-land").locator(".opt").all_text_contents()
    page.reload()
    awake(page)
    assert item(page, "common-land").locator(".opt").all_text_contents() == order
    expect(page.locator(".q .fb b:text-is('Right.')")).to_have_count(5)
    expect(page.locator(".ord li.ok")).to_have_count(5)
    expect(item(page, "left-bank").get_by_role("textbox")).to_have_value("582 000 km²")
    expect(page.get_by_text("First try.")).to_have_count(5)


def test_an_answer_to_another_wording_is_not_put_back(page: Page, tmp_path: Path) -> None:
    answer_all(page)
    changed = sample.item(stem="Asked otherwise")
    page.goto(sample.write_page(tmp_path, sample.quiz(changed).static_html()))
    expect(page.locator(".is-right")).to_have_count(0)
    assert kept(page)["items"]["sample-common-land"]["done"] is True


def fill_parts(page: Page) -> None:
    """Give a wrong answer to each kind that has parts of its own, with how sure one is."""
    for select in item(page, "years").get_by_role("combobox").all():
        select.select_option("1911")
    for row in item(page, "paper").locator(".row").all():
        row.get_by_role("radio").first.check()
    item(page, "mouth").get_by_role("combobox").select_option("Mouth of the Amur")
    item(page, "area-claim").get_by_label("Opinion").check()
    item(page, "report").get_by_role("textbox").fill("A thought")
    for place in page.locator(".sure:visible").all():
        place.get_by_role("radio").last.check()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_no_state_fails_axe_or_runs_over_the_edge(page: Page, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    # A button half way from one ground to the other has no contrast to measure.
    page.add_style_tag(content="* { transition: none !important; }")
    page.evaluate("scheme => { document.documentElement.dataset.theme = scheme }", scheme)

    def sound() -> None:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    sound()
    land, rivers = item(page, "common-land"), item(page, "rivers")
    press(land, "Hint 1 of 2")
    land.get_by_label("The left bank").check()
    rivers.get_by_label("Ob").check()
    item(page, "left-bank").get_by_role("textbox").fill("1")
    for place in (land, rivers, item(page, "left-bank")):
        press(place, "Check")
    press(item(page, "sequence"), "Check the order")
    fill_parts(page)
    sound()
    for name in ("years", "paper", "mouth"):
        press(item(page, name), "Check")
    press(item(page, "area-claim"), "Commit, then see the evidence")
    press(item(page, "report"), "Open the model answer")
    sound()
    for name in ("years", "paper", "mouth"):
        press(item(page, name), "Show the answer")
    for group in item(page, "report").locator(".row").all():
        group.get_by_role("radio").first.check()
    press(item(page, "report"), "Save my marks")
    press(land, "Show the answer")
    for name in ("rivers", "left-bank"):
        press(item(page, name), "Try again")
    item(page, "rivers").get_by_label("Ob").uncheck()
    press(item(page, "sequence"), "Show the answer")
    sound()
    page.evaluate("localStorage.clear()")
    page.reload()
    awake(page)
    page.evaluate("scheme => { document.documentElement.dataset.theme = scheme }", scheme)
    answer_all(page)
    sound()


def test_targets_are_large_enough_for_a_finger(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    item(page, "common-land").get_by_label("The left bank").check()
    press(item(page, "common-land"), "Check")
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            "button, .opt, .verd label, .seg label, select, .field")]
            .filter(node => node.getClientRects().length)
            .map(node => [node.getBoundingClientRect(), node])
            .filter(([box]) => box.width < 44 || box.height < 44)
            .map(([box, node]) => `${node.outerHTML.slice(0, 80)} ${box.width} ${box.height}`)"""
    )
    assert small == []


def test_print_shows_empty_squares_and_no_feedback(page: Page) -> None:
    answer_all(page)
    page.emulate_media(media="print")
    expect(page.locator(".q .fb").first).to_be_hidden()
    expect(page.locator(".why").first).to_be_hidden()
    expect(page.locator("storage-note")).to_be_hidden()
    expect(page.locator(".key")).to_be_visible()
    radio = item(page, "common-land").get_by_role("radio", checked=True)
    assert radio.evaluate("node => getComputedStyle(node, '::before').display") == "none"
    assert radio.evaluate("node => getComputedStyle(node).borderRadius") == "0px"


def test_content_is_text_whatever_it_holds(context: BrowserContext, tmp_path: Path) -> None:
    nasty = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1> <!-- \u202eabc"
    raw = sample.item(stem=nasty, hints=[nasty], feedback=nasty)
    for option in raw["options"]:
        option |= {"text": nasty + option["text"], "feedback": nasty}
    findings = [{"text": " ".join([nasty] * 9), "cite": ["a"]}]
    claim = sample.claim(statement=nasty, better=nasty, findings=findings)
    page = context.new_page()
    page.goto(
        sample.write_page(
            tmp_path, sample.quiz(raw).static_html() + sample.claims(claim).static_html()
        )
    )
    land = item(page, "common-land")
    assert land.locator("legend").text_content() == nasty
    land.get_by_role("radio").first.check()
    press(land, "Check")
    page.get_by_label("Wrong").check()
    press(page.locator("claim-check"), "Commit, then see the evidence")
    assert page.locator(".better p").text_content() == nasty
    assert page.evaluate("window.hit") is None
    assert page.locator("main img").count() == 0


def test_a_damaged_question_leaves_its_text_and_the_rest(
    context: BrowserContext, tmp_path: Path
) -> None:
    html = sample.quiz().static_html().replace('{"item":', '{"item"', 1)
    page = context.new_page()
    page.goto(sample.write_page(tmp_path, html))
    land = item(page, "common-land")
    expect(land.locator(".msg.err")).to_contain_text("This question could not be read")
    expect(land.get_by_text("Answer and reasons")).to_be_visible()
    expect(item(page, "rivers").get_by_role("checkbox")).to_have_count(4)


def test_the_script_is_small() -> None:
    assert len(gzip.compress(small_script().encode(), 9)) <= 15_000
