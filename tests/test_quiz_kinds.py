"""Matching, sorting, claim and source: by mouse, touch and keyboard, and how sure one is."""

from pathlib import Path

import pytest
import quiz_page as sample
from pages import PATIENCE_MS, awake
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from quiz_fixtures import item, kept, press

pytest_plugins = ["quiz_fixtures"]


def rows(place: Locator) -> Locator:
    return place.locator(".row")


def test_matching_marks_each_row(page: Page) -> None:
    years = item(page, "years")
    expect(years.get_by_role("combobox", name="Aigun")).to_have_value("")
    expect(years.get_by_text("Choose for every row first", exact=True)).to_be_visible()
    for left, right in (("Nerchinsk", "1689"), ("Aigun", "1860"), ("Peking", "1911")):
        years.get_by_role("combobox", name=left).select_option(right)
    press(years, "Check")
    expect(years.get_by_role("status")).to_have_text("1 of 3 right.")
    expect(rows(years).nth(0)).to_contain_text("Right.")
    expect(rows(years).nth(1)).to_contain_text("Not this. It came two years before")
    expect(rows(years).nth(2)).to_contain_text("Not this. That is the year of a revolution.")
    years.get_by_role("combobox", name="Aigun").select_option("1858")
    expect(years.locator(".fb")).to_have_count(0)
    years.get_by_role("combobox", name="Peking").select_option("1860")
    press(years, "Check")
    expect(years.locator(".is-right")).to_have_count(3)
    expect(years.get_by_role("status")).to_contain_text("Right. From the first to the second")
    expect(years.locator(".outcome")).to_have_text("Second try.")
    assert kept(page)["items"]["sample-years"]["answer"] == [0, 1, 2]


def test_sorting_places_cards(page: Page) -> None:
    paper = item(page, "paper")
    group = paper.get_by_role("radiogroup", name="A flag at the mouth of the Amur")
    expect(group.get_by_role("radio", name="On the ground")).not_to_be_checked()
    for row in rows(paper).all():
        row.get_by_text("In the text").click()
    press(paper, "Check")
    expect(paper.get_by_role("status")).to_have_text("1 of 3 right.")
    expect(group).to_contain_text("Not this. Ask who was there to sign.")
    press(paper, "Show the answer")
    expect(paper.locator(".is-right")).to_have_count(3)
    expect(group).to_contain_text("The answer. Raised in 1850, eight years early.")
    expect(group.get_by_role("radio", name="On the ground")).to_be_checked()
    assert kept(page)["items"]["sample-paper"]["shown"] is True


def test_a_claim_is_judged_in_a_question_as_anywhere(page: Page, tmp_path: Path) -> None:
    place = item(page, "area-claim")
    expect(place.get_by_text("Counts of 400,000")).to_have_count(0)
    place.get_by_label("Supported").check()
    press(place, "Commit, then see the evidence")
    expect(place.locator(".vs")).to_have_text("You saidSupportedThe evidence saysImprecise")
    expect(place.get_by_role("status")).to_have_text(
        "You said: Supported. The evidence says: Imprecise. Kept, not scored. "
        "Ask of every area what it counts."
    )
    expect(place.get_by_role("button", name="Answer again")).to_have_count(0)
    expect(place.locator(".outcome")).to_have_text("Kept, not scored.")
    data = kept(page)
    assert data["claims"]["e001-11"]["verdict"] == "supported"
    assert data["items"]["sample-area-claim"]["done"] is True
    # The same claim, met elsewhere, is judged already.
    page.goto(sample.write_page(tmp_path, sample.claims(sample.claim(id="e001-11")).static_html()))
    expect(page.locator("claim-check .vs")).to_contain_text("You saidSupported")


def test_a_source_is_written_on_then_marked_by_its_writer(page: Page) -> None:
    report = item(page, "report")
    expect(report.get_by_text("A model answer")).to_have_count(0)
    report.get_by_role("textbox", name="Your answer").fill("He hopes for a reward.")
    press(report, "Open the model answer")
    expect(report.get_by_role("status")).to_contain_text("A model answer. A governor writes")
    expect(report.locator(".model")).to_be_focused()
    expect(report.get_by_text("Mark yourself on every line first").first).to_be_visible()
    page.reload()
    awake(page)
    report = item(page, "report")
    expect(report.get_by_role("textbox")).to_have_value("He hopes for a reward.")
    press(report, "Open the model answer")
    first = report.get_by_role("radiogroup", name="Says who writes")
    first.get_by_label("1 point Named.").check()
    report.get_by_role("radiogroup", name="Looks for").get_by_label("1 point").check()
    press(report, "Save my marks")
    expect(report.locator(".outcome")).to_have_text("Marked by you: 2 of 3 points.")
    record = kept(page)["items"]["sample-report"]
    assert record["answer"] == {"text": "He hopes for a reward.", "marks": [1, 1]}
    page.reload()
    awake(page)
    expect(item(page, "report").locator(".outcome")).to_have_text("Marked by you: 2 of 3 points.")
    press(item(page, "report"), "Answer again")
    expect(item(page, "report").get_by_role("textbox")).to_have_value("He hopes for a reward.")


def test_what_is_written_on_a_source_is_kept_before_it_is_marked(page: Page) -> None:
    field = item(page, "report").get_by_role("textbox")
    field.fill("A first thought")
    field.blur()
    page.reload()
    awake(page)
    expect(item(page, "report").get_by_role("textbox")).to_have_value("A first thought")


def test_how_sure_one_is_can_be_said_and_is_kept(page: Page) -> None:
    land = item(page, "common-land")
    sure = land.get_by_role("radiogroup", name="How sure are you?")
    expect(sure).to_be_hidden()
    land.get_by_label("The left bank").check()
    sure.get_by_text("Sure", exact=True).click()
    press(land, "Check")
    land.get_by_label("between the Ussuri").check()
    expect(sure.get_by_role("radio", checked=True)).to_have_count(0)
    sure.get_by_text("Fairly", exact=True).click()
    press(land, "Check")
    expect(land.locator(".outcome")).to_have_text("Second try. You were fairly sure.")
    record = kept(page)["items"]["sample-common-land"]
    log = record["log"]
    assert isinstance(log, list)
    assert [(each["confidence"], each["score"]) for each in log] == [("sure", 0), ("fairly", 1)]
    assert record["confidence"] == "fairly"


def test_hints_come_with_every_kind(page: Page) -> None:
    for name in ("years", "area-claim", "report"):
        press(item(page, name), "Hint")
        expect(item(page, name).locator(".hint")).to_be_visible()
        expect(item(page, name).get_by_role("status")).to_contain_text("Hint 1.")


def test_by_keyboard_alone(page: Page) -> None:
    keys = page.keyboard
    years = item(page, "years")
    for left, right in (("Nerchinsk", "1689"), ("Aigun", "1858"), ("Peking", "1860")):
        years.get_by_role("combobox", name=left).focus()
        keys.type(right)
    years.get_by_role("button", name="Check").focus()
    keys.press("Enter")
    expect(years.locator(".is-right")).to_have_count(3)

    paper = item(page, "paper")
    for card in sample.sorting()["cards"]:
        group = paper.get_by_role("radiogroup", name=card["text"])
        group.get_by_role("radio").first.focus()
        keys.press("Space")
        if card["category"] == "ground":
            keys.press("ArrowRight")
    keys.press("Enter")
    expect(paper.locator(".is-right")).to_have_count(3)

    claim = item(page, "area-claim")
    claim.get_by_role("radio").first.focus()
    keys.press("Space")
    keys.press("Enter")
    expect(claim.locator(".ours")).to_be_visible()

    report = item(page, "report")
    report.get_by_role("textbox").focus()
    keys.type("One line\nand another")
    keys.press("Tab")
    keys.press("Enter")
    expect(report.locator(".model")).to_be_focused()
    for group in report.locator(".row[role=radiogroup]").all():
        group.get_by_role("radio").last.focus()
        keys.press("Space")
    keys.press("Enter")
    expect(report.locator(".outcome")).to_have_text("Marked by you: 3 of 3 points.")


def test_by_touch(browser: Browser, tmp_path: Path) -> None:
    with browser.new_context(has_touch=True, viewport={"width": 390, "height": 800}) as context:
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.goto(sample.write_page(tmp_path, sample.quiz().static_html()))
        awake(page)
        for row in rows(item(page, "paper")).all():
            row.get_by_text("On the ground").tap()
        item(page, "paper").get_by_role("button", name="Check").tap()
        expect(item(page, "paper").locator(".is-right")).to_have_count(2)
        item(page, "area-claim").get_by_text("Opinion").tap()
        item(page, "area-claim").get_by_role("button", name="Commit").tap()
        expect(item(page, "area-claim").locator(".ours")).to_be_visible()


def test_rows_and_places_are_the_learners_own_order(page: Page) -> None:
    for name, what in (("paper", ".row > span:first-child"), ("mouth", "option")):
        before = item(page, name).locator(what).all_text_contents()
        page.reload()
        awake(page)
        assert item(page, name).locator(what).all_text_contents() == before


def test_two_hundred_items_are_usable_at_once(context: BrowserContext, tmp_path: Path) -> None:
    kinds = sample.ten_kinds()
    many = [raw | {"id": f"{raw['id']}-{n}"} for n in range(20) for raw in kinds]
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(sample.write_page(tmp_path, sample.quiz(*many).static_html()))
    first = page.locator("#q-sample-common-land-0")
    first.get_by_role("radio").first.wait_for()
    took = page.evaluate(
        """() => {
            const began = performance.now();
            document.querySelector("#q-sample-common-land-0 input").click();
            return performance.now() - began;
        }"""
    )
    assert took < 100
    awake(page)
    assert page.locator("assessment-item fieldset").count() == len(many)


@pytest.mark.parametrize("width", [320, 1280])
def test_forced_colours_and_print_keep_every_kind_readable(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(forced_colors="active")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(media="print", forced_colors="none")
    expect(item(page, "years").get_by_text("1689; 1858; 1860; 1911", exact=True)).to_be_visible()
    expect(item(page, "mouth").locator(".paper")).to_contain_text("Mouth of the Zeya")
    for name in ("years", "paper", "area-claim", "report"):
        expect(item(page, name).locator("legend")).to_be_visible()
        expect(item(page, name).locator(".act").last).to_be_hidden()
