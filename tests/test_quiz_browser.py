"""Each kind of question and a claim as a reader with a mouse meets them."""

import re

import pytest
import quiz_page as sample
from pages import awake
from playwright.sync_api import BrowserContext, Page, expect
from quiz_fixtures import item, kept, press, sort_events
from stored import told

pytest_plugins = ["quiz_fixtures"]


def test_check_says_what_is_missing_and_does_nothing(page: Page) -> None:
    land = item(page, "common-land")
    check = land.get_by_role("button", name="Check")
    expect(check).to_have_attribute("aria-disabled", "true")
    expect(land.get_by_text("Choose an answer first", exact=True)).to_be_visible()
    check.click(force=True)
    expect(land.get_by_role("status")).to_have_text("Choose an answer first.")
    expect(land.get_by_role("radio").first).to_be_focused()
    assert kept(page)["items"] == {}


def test_a_wrong_choice_shows_its_own_feedback_only(page: Page) -> None:
    land = item(page, "common-land")
    land.get_by_label("The left bank").check()
    press(land, "Check")
    expect(land.locator(".is-wrong")).to_contain_text("Not this. That bank was made Russian.")
    expect(land.locator(".fb")).to_have_count(1)
    expect(land.get_by_role("status")).to_have_text("Not this. That bank was made Russian.")
    expect(land.get_by_role("button", name="Try again")).to_be_focused()
    press(land, "Try again")
    expect(land.locator(".fb")).to_have_count(0)
    expect(land.get_by_label("The left bank")).to_be_focused()


def test_another_choice_after_a_wrong_one_is_a_new_try(page: Page) -> None:
    land = item(page, "common-land")
    land.get_by_label("The left bank").check()
    press(land, "Check")
    land.get_by_label("between the Ussuri").check()
    expect(land.locator(".fb")).to_have_count(0)
    press(land, "Check")
    expect(land.locator(".is-right")).to_contain_text("Right. The text leaves it in common")
    expect(land.locator(".fb")).to_have_count(3)
    expect(land.get_by_text("Second try.")).to_be_visible()
    expect(land.get_by_text("Thirty months later the line was settled.").first).to_be_visible()
    expect(land.get_by_role("link", name="Aigun Treaty")).to_have_attribute(
        "href", "#ref-aigun-treaty"
    )
    assert kept(page)["items"]["sample-common-land"]["tries"] == 2


def test_the_answer_can_be_shown_after_a_try_and_does_not_count(page: Page) -> None:
    land = item(page, "common-land")
    expect(land.get_by_role("button", name="Show the answer")).to_have_count(0)
    land.get_by_label("The left bank").check()
    press(land, "Check")
    press(land, "Show the answer")
    expect(land.locator(".is-right")).to_contain_text("The answer.")
    expect(land.get_by_text("The answer, not counted.")).to_be_visible()
    expect(land.get_by_role("status")).to_contain_text("The answer: The land between the Ussuri")
    record = kept(page)["items"]["sample-common-land"]
    assert (record["done"], record["shown"]) == (False, True)
    page.reload()
    awake(page)
    expect(item(page, "common-land").get_by_text("The answer, not counted.")).to_be_visible()


def test_hints_come_one_by_one(page: Page) -> None:
    land = item(page, "common-land")
    land.get_by_label("The Uda tract").check()
    press(land, "Hint 1 of 2")
    expect(land.get_by_role("status")).to_have_text("Hint 1. Look at the land east of the Ussuri.")
    expect(land.get_by_role("button", name="Hint 2 of 2")).to_be_focused()
    press(land, "Hint 2 of 2")
    expect(land.get_by_text("It was settled in 1860.").first).to_be_visible()
    expect(land.get_by_role("button", name="Check")).to_be_focused()
    expect(land.get_by_label("The Uda tract")).to_be_checked()


def test_several_answers_say_how_far_one_is(page: Page) -> None:
    rivers = item(page, "rivers")
    rivers.get_by_label("Amur").check()
    rivers.get_by_label("Ob").check()
    press(rivers, "Check")
    expect(rivers.locator(".is-right")).to_have_text(re.compile("Amur"))
    expect(rivers.locator(".is-wrong")).to_have_text(re.compile("Ob"))
    expect(rivers.get_by_text("1 of 2 found, 1 ticked that does not belong.").first).to_be_visible()
    expect(rivers.locator(".fb")).to_have_count(2)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1 440 000", "Not this. Too high. That counts 1860 too."),
        ("12", "Not this. Too low."),
        ("582,000", "Right. 582,000 km². Anything from 552,000 km² to 612,000 km² counts."),
    ],
)
def test_a_number_is_answered_in_words(page: Page, typed: str, said: str) -> None:
    bank = item(page, "left-bank")
    bank.get_by_role("textbox", name="Your answer, in km²").fill(typed)
    press(bank, "Check")
    expect(bank.locator(".fb")).to_have_text(re.compile(re.escape(said).replace(r"\ ", r"\s")))


def test_what_is_no_number_is_no_try(page: Page) -> None:
    bank = item(page, "left-bank")
    bank.get_by_role("textbox").fill("a lot")
    press(bank, "Check")
    expect(bank.get_by_role("status")).to_have_text("Write a number, such as 1200 or 1,200, in km²")
    expect(bank.get_by_role("textbox")).to_be_focused()
    assert kept(page)["items"] == {}


def test_a_near_miss_in_words_teaches(page: Page) -> None:
    name = item(page, "river-name")
    name.get_by_role("textbox").fill("sungari")
    name.get_by_role("textbox").press("Enter")
    expect(name.locator(".is-wrong")).to_contain_text("The Sungari joins from the south.")
    name.get_by_role("textbox").fill("wusuli")
    expect(name.locator(".fb")).to_have_count(0)
    name.get_by_role("textbox").press("Enter")
    expect(name.locator(".is-right")).to_contain_text("Right. In this course: Ussuri.")


def test_events_move_by_button_and_say_where_they_are(page: Page) -> None:
    sequence = item(page, "sequence")
    rows = sequence.locator(".ord li")
    second = rows.nth(1).locator("> span").first.inner_text()
    press(sequence, f"Move up: {second}")
    expect(rows.nth(0)).to_contain_text(second)
    expect(sequence.get_by_role("status")).to_have_text(f"{second}: now 1 of 5.")
    # "Up" is spent at the top, so focus goes to its neighbour and not to nowhere.
    expect(sequence.get_by_role("button", name=f"Move down: {second}")).to_be_focused()


def test_events_checked_show_their_dates_on_a_scale(page: Page) -> None:
    sequence = item(page, "sequence")
    sort_events(page)
    last = sample.order()["steps"][-1]["text"]
    press(sequence, f"Move up: {last}")
    expect(sequence.locator("small")).to_have_count(0)
    press(sequence, "Check the order")
    expect(sequence.locator("li.ok")).to_have_count(3)
    expect(sequence.locator("li.no").first).to_contain_text("Out of place. 14 November 1860.")
    expect(sequence.get_by_role("img")).to_have_attribute(
        "aria-label", re.compile("Your numbers at their true dates: 1, 13 August 1850; .*5, 2 July")
    )
    press(sequence, "Move the two that are out of place")
    press(sequence, f"Move down: {last}")
    press(sequence, "Check the order")
    expect(sequence.locator("li.ok")).to_have_count(5)
    expect(sequence.get_by_text("Second try.")).to_be_visible()


def test_events_never_start_in_their_order(page: Page) -> None:
    orders = page.evaluate(
        "() => [...Array(500).keys()].map(seed => borderlines.parts.shuffled(4, 'x-y', seed))"
    )
    assert len({tuple(order) for order in orders}) == 24
    assert [0, 1, 2, 3] in orders, "else the next lines prove nothing"
    texts = item(page, "sequence").locator(".ord li > span:first-child").all_text_contents()
    assert texts != [step["text"] for step in sample.order()["steps"]]


def test_a_claim_is_judged_once_and_the_first_verdict_is_kept(page: Page) -> None:
    claim = page.locator("#c-e001-09")
    expect(claim.get_by_text("Not judged yet")).to_be_visible()
    expect(claim.get_by_text("Counts of 400,000")).to_have_count(0)
    claim.get_by_label("Supported").check()
    press(claim, "Commit, then see the evidence")
    expect(claim.locator(".vs")).to_have_text("You saidSupportedThe evidence saysImprecise")
    expect(claim.get_by_role("status")).to_have_text(
        "You said: Supported. The evidence says: Imprecise."
    )
    expect(claim.get_by_text("Counts of 400,000")).to_contain_text("(Peking Treaty; Data One)")
    expect(claim.get_by_text("A better sentence")).to_be_visible()
    expect(claim.get_by_role("radio")).to_have_count(0)
    first = kept(page)["claims"]
    page.reload()
    awake(page)
    expect(page.locator("#c-e001-09 .vs")).to_contain_text("You saidSupported")
    assert kept(page)["claims"] == first


def test_a_verdict_from_another_tab_stands(page: Page, context: BrowserContext) -> None:
    other = context.new_page()
    other.goto(page.url)
    awake(other)
    for tab, verdict in ((page, "Wrong"), (other, "Opinion")):
        tab.locator("#c-e001-09").get_by_label(verdict).check()
        press(tab.locator("#c-e001-09"), "Commit, then see the evidence")
        told(other, '"wrong"')
    expect(other.locator("#c-e001-09 .vs")).to_contain_text("You saidWrong")
