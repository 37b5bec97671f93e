"""A place on a map: by pointing, from the list, as coordinates; with its sheet and without."""

import re
from pathlib import Path

import quiz_page as sample
from pages import PATIENCE_MS, awake
from playwright.sync_api import Browser, BrowserContext, Page, expect
from quiz_fixtures import item, kept, press

pytest_plugins = ["quiz_fixtures"]


def spot(page: Page, x: float, y: float) -> tuple[float, float]:
    """Where on the screen a place of the map lies, as shares of its width and height."""
    svg = item(page, "mouth").locator(".sheet svg")
    svg.scroll_into_view_if_needed()
    box = svg.bounding_box()
    assert box
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def mouth(page: Page) -> tuple[float, float]:
    """Where on the screen the Ussuri joins the Amur."""
    x, y = page.evaluate(
        "p => borderlines.places.albers(p).forward([135.07, 48.48])", sample.SHEET["projection"]
    )
    west, south, east, north = sample.SHEET["frame"]
    return spot(page, (x - west) / (east - west), (north - y) / (north - south))


def test_a_place_is_found_by_pointing(page: Page) -> None:
    place = item(page, "mouth")
    expect(place.locator(".pin")).to_be_hidden()
    page.mouse.click(*spot(page, 0.2, 0.2))
    expect(place.locator(".pin")).to_be_visible()
    expect(place.get_by_role("status")).to_have_text(re.compile(r"^Set: 5\d\.\d\d° north, 12"))
    press(place, "Check")
    expect(place.locator(".is-wrong")).to_contain_text(re.compile("Not this. .* km too far north"))
    page.mouse.click(*mouth(page))
    expect(place.locator(".fb")).to_have_count(0)
    press(place, "Check")
    told = re.compile(r"Right\. 4\d\.\d\d° north, 13\d\.\d\d° east\.")
    expect(place.locator(".is-right")).to_contain_text(told)
    page.reload()
    awake(page)
    expect(item(page, "mouth").locator(".is-right")).to_be_visible()
    expect(item(page, "mouth").locator(".pin")).to_be_visible()


def test_the_list_and_the_coordinates_are_equal_ways(page: Page) -> None:
    place = item(page, "mouth")
    place.get_by_role("combobox", name="Or from the list").select_option("Mouth of the Zeya")
    expect(place.get_by_role("textbox", name="Longitude")).to_have_value("127.53")
    press(place, "Check")
    expect(place.locator(".is-wrong")).to_contain_text(
        "580 km too far north-west. There the Zeya comes in from the north."
    )
    place.get_by_role("textbox", name="Longitude").fill("135,1")
    place.get_by_role("textbox", name="Latitude").fill("48.5 °")
    expect(place.get_by_role("combobox")).to_have_value("")
    place.get_by_role("textbox", name="Latitude").press("Enter")
    expect(place.locator(".is-right")).to_be_visible()
    assert kept(page)["items"]["sample-mouth"]["answer"] == [135.1, 48.5]
    press(place, "Answer again")
    place.get_by_role("combobox").select_option("Where Khabarovsk stands")
    press(place, "Check")
    expect(place.locator(".is-right")).to_contain_text("Right. Where Khabarovsk stands.")
    press(place, "Answer again")
    place.get_by_role("textbox", name="Latitude").fill("99")
    expect(place.get_by_role("button", name="Check")).to_have_attribute("aria-disabled", "true")


def test_a_cross_is_moved_by_arrow_keys_and_set_by_enter(page: Page) -> None:
    place = item(page, "mouth")
    chart = place.get_by_role("application", name="Map")
    chart.focus()
    for key in ("ArrowRight",) * 8 + ("Shift+ArrowDown",) * 3:
        page.keyboard.press(key)
    expect(place.get_by_role("status")).to_have_text(re.compile(r"^4\d\.\d\d° north, 13"))
    assert place.locator(".aim").evaluate("node => getComputedStyle(node).display") == "block"
    page.keyboard.press("Enter")
    expect(place.get_by_role("status")).to_have_text(re.compile("^Set: "))
    expect(chart).to_be_focused()
    place.get_by_role("button", name="Check").focus()
    page.keyboard.press("Enter")
    expect(place.locator(".is-right")).to_be_visible()


def test_without_its_sheet_two_ways_still_work(context: BrowserContext, tmp_path: Path) -> None:
    page = context.new_page()
    address = sample.write_page(tmp_path, sample.quiz(sample.place(), sample.tract()).static_html())
    (tmp_path / "sheet-amur.js").unlink()
    page.goto(address)
    awake(page)
    place = item(page, "tract")
    place.scroll_into_view_if_needed()
    expect(place.locator(".msg")).to_contain_text("The map did not load")
    place.get_by_role("combobox").select_option("Aigun")
    press(place, "Check")
    expect(place.locator(".is-wrong")).to_contain_text("On the right bank.")
    place.get_by_role("combobox").select_option("Vladivostok")
    press(place, "Check")
    expect(place.locator(".is-right")).to_be_visible()


def test_a_sheet_is_fetched_once_and_only_when_near(
    context: BrowserContext, tmp_path: Path
) -> None:
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    filler = '<p style="height:3000px"></p>'
    body = sample.quiz(sample.place(), sample.tract()).static_html()
    page.goto(sample.write_page(tmp_path, filler + body))
    awake(page)
    page.wait_for_timeout(100)
    assert not [url for url in asked if "sheet-" in url]
    item(page, "tract").scroll_into_view_if_needed()
    expect(item(page, "tract").locator(".m-land")).to_have_count(1)
    expect(item(page, "mouth").locator(".m-land")).to_have_count(1)
    assert len([url for url in asked if "sheet-" in url]) == 1


def test_a_place_is_found_by_touch(browser: Browser, tmp_path: Path) -> None:
    with browser.new_context(has_touch=True, viewport={"width": 390, "height": 800}) as context:
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.goto(sample.write_page(tmp_path, sample.quiz().static_html()))
        awake(page)
        page.touchscreen.tap(*mouth(page))
        item(page, "mouth").get_by_role("button", name="Check").tap()
        expect(item(page, "mouth").locator(".is-right")).to_be_visible()
