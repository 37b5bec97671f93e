"""The map figure in the page: year, reading, names, layers, list and moving map are one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pages import ATLAS, CHAPTER, visit
from playwright.sync_api import Browser, Locator, Page

from coursekit import store
from coursekit.book import drawing_of
from coursekit.models.quantities import area_text

TREATIES, AREAS = ATLAS[:2]
SHOWN = {
    CHAPTER: ["aigun-peking"],
    ATLAS[0]: ["nerchinsk", "kyakhta", "western-frontier"],
    ATLAS[1]: ["counting"],
    ATLAS[2]: ["manchuria-railway", "august-1945"],
    ATLAS[3]: ["border-1969", "river-islands"],
    ATLAS[4]: ["today"],
}
PLATES = [(page, plate) for page, plates in SHOWN.items() for plate in plates]


class Figure:
    """A map figure in an open page."""

    def __init__(self, page: Page, plate: str) -> None:
        self.page = page
        self.id = f"map-{plate}"
        self.root = page.locator(f"#{self.id}")

    def at(self, selector: str) -> Locator:
        return self.root.locator(selector)

    def row(self, name: str) -> Locator:
        return self.at(f'.fl button[data-row="{name}"]')

    def moving(self, name: str) -> list[str]:
        """Return how a row looks in the moving map: the class of each of its shapes, or hidden."""
        shapes: list[str] = self.page.evaluate(
            """([id, row]) => document.getElementById(id).moving.layers[row].map(layer =>
            layer._path.style.display === 'none' ? 'hidden' : layer._path.getAttribute('class'))""",
            [self.id, name],
        )
        return shapes

    def still(self, name: str) -> bool:
        """Tell whether the picture for print shows a row, with lines to draw."""
        return bool(
            self.at(f'.map .plate-picture [data-row="{name}"]').first.evaluate(
                "path => path.style.display !== 'none' && path.getAttribute('d').length > 3"
            )
        )

    def words(self) -> str:
        return self.at(".tool output").inner_text()


@contextmanager
def figure(browser: Browser, site: str, page: str, plate: str, **options: Any) -> Iterator[Figure]:
    with visit(browser, site + page, **options) as seen:
        seen.walk()
        found = Figure(seen.page, plate)
        found.root.scroll_into_view_if_needed()
        yield found
        assert seen.complaints == []


def test_frame_has_a_title_and_runs_folium(browser: Browser, site: str) -> None:
    with figure(browser, site, CHAPTER, "aigun-peking") as shown:
        frame = shown.at("iframe")
        assert "Posts came first" in (frame.get_attribute("title") or "")
        assert "L.map(" in str(frame.get_attribute("srcdoc"))


def test_year_changes_map_list_and_words(browser: Browser, site: str) -> None:
    with figure(browser, site, CHAPTER, "aigun-peking") as shown:
        keys = shown.page.keyboard
        slider = shown.at("input[type=range]")
        slider.focus()
        keys.press("Home")
        assert shown.moving("ussuri") == ["hidden"]
        assert not shown.still("ussuri")
        assert shown.words().startswith("1847")
        assert "off" in str(shown.row("ussuri").locator("..").get_attribute("class"))
        for _ in range(11):
            keys.press("ArrowRight")
        assert slider.input_value() == "1858"
        assert "approximate" in shown.moving("ussuri")[0]
        keys.press("End")
        assert "delimited" in shown.moving("ussuri")[0]
        assert shown.still("ussuri")


def test_steps_go_from_change_to_change(browser: Browser, site: str) -> None:
    with figure(browser, site, CHAPTER, "aigun-peking") as shown:
        back, on = shown.at("[data-step='-1']"), shown.at("[data-step='1']")
        back.focus()
        shown.page.keyboard.press("Enter")
        assert shown.words().startswith("1858")
        shown.page.keyboard.press("Space")
        assert shown.words().startswith("1856")
        on.press("Enter")
        assert shown.words().startswith("1858")


def test_days_of_a_month(browser: Browser, site: str) -> None:
    with figure(browser, site, ATLAS[2], "august-1945") as shown:
        shown.at("input[type=range]").focus()
        shown.page.keyboard.press("Home")
        assert shown.words().startswith("9 August 1945")
        assert shown.moving("harbin") == ["hidden"]
        shown.page.keyboard.press("End")
        assert shown.moving("harbin") == ["ring dot"]


def test_readings_leave_what_they_do_not_hold(browser: Browser, site: str) -> None:
    with figure(browser, site, TREATIES, "western-frontier") as shown:
        shown.at("[data-switch=reading] input[value=all]").focus()
        shown.page.keyboard.press("ArrowRight")
        assert "Russian" in shown.at("[data-switch=reading] label:has(:checked)").inner_text()
        assert shown.moving("steppe") == ["hidden"]
        assert shown.moving("zaysan") != ["hidden"]
        assert shown.at(".says").inner_text() == store.plate("western-frontier").readings["ru"]
        shown.page.keyboard.press("ArrowRight")
        assert shown.moving("between") != ["hidden"]
        shown.page.keyboard.press("ArrowRight")
        assert shown.moving("between") == ["hidden"]
        assert shown.still("steppe")
        assert not shown.still("between")


def test_names_change_everywhere(browser: Browser, site: str) -> None:
    with figure(browser, site, CHAPTER, "aigun-peking") as shown:
        labels = shown.page.frame_locator("course-map iframe").locator(".lbl")
        shown.at("[data-switch=names] input[value=en]").focus()
        shown.page.keyboard.press("ArrowRight")
        assert shown.row("sakhalin").locator("[lang=zh]").inner_text() == "库页岛"
        assert shown.row("sakhalin").locator("[lang=zh-Latn]").inner_text().strip() == "Kùyè Dǎo"
        assert labels.locator("[lang=zh]").count() > 5
        shown.page.keyboard.press("ArrowRight")
        assert shown.row("sakhalin").inner_text().startswith("Сахалин")
        assert labels.locator("[lang=ru]").count() > 5


def test_names_of_the_time_follow_the_year(browser: Browser, site: str) -> None:
    with figure(browser, site, ATLAS[2], "manchuria-railway") as shown:
        shown.at("[data-switch=names] input[value=period]").check(force=True)
        labels = shown.page.frame_locator("#map-manchuria-railway iframe").locator(".lbl")
        slider = shown.at("input[type=range]")
        slider.focus()
        shown.page.keyboard.press("Home")
        early = labels.all_inner_texts()
        for _ in range(42):
            shown.page.keyboard.press("ArrowRight")
        assert slider.input_value() == "1938"
        places = store.places()
        late = labels.all_inner_texts()
        called = places["changchun"].called(1938)
        assert called and any(called.text in text for text in late)
        assert not any(called.text in text for text in early)


def test_layers_can_be_switched_off(browser: Browser, site: str) -> None:
    with figure(browser, site, CHAPTER, "aigun-peking") as shown:
        shown.at(".layers summary").focus()
        shown.page.keyboard.press("Enter")
        box = shown.at(".layers input[value=peking-1860]")
        box.focus()
        shown.page.keyboard.press("Space")
        assert shown.moving("sakhalin") == ["hidden"]
        assert shown.moving("left-bank") != ["hidden"]
        shown.page.keyboard.press("Space")
        assert shown.moving("sakhalin") != ["hidden"]


def test_list_and_map_choose_the_same_shape(browser: Browser, site: str) -> None:
    with figure(browser, site, CHAPTER, "aigun-peking") as shown:
        button = shown.row("sakhalin")
        button.focus()
        shown.page.keyboard.press("Enter")
        assert button.get_attribute("aria-pressed") == "true"
        assert "sel" in shown.moving("sakhalin")[0].split()
        facts = button.locator("xpath=following-sibling::dl").inner_text()
        assert "Treaty of Peking 1860" in facts and "75,500" in facts and "geodesic" in facts
        shown.page.keyboard.press("Enter")
        assert button.get_attribute("aria-pressed") == "false"
        assert shown.at(".facts").count() == 0
        inner = shown.page.frame_locator("course-map iframe")
        inner.locator("path.shape").nth(0).dispatch_event("click")
        assert shown.at(".fl [aria-pressed=true]").count() == 1
        popup = inner.locator(".leaflet-popup-content")
        for word in ("Basis", "Area", "Edge", "Sources"):
            assert word in popup.inner_text()
        assert popup.locator("a").first.get_attribute("target") == "_parent"


def test_then_and_now_stand_side_by_side(browser: Browser, site: str) -> None:
    with figure(browser, site, CHAPTER, "aigun-peking") as shown:
        shown.at("input[type=range]").focus()
        shown.page.keyboard.press("Home")
        shown.at(".pair-button").press("Enter")
        assert shown.at(".then-now figcaption").all_inner_texts() == ["Then: 1847", "Now"]
        visible = "path => path.style.display !== 'none'"
        ussuri = shown.at(".then-now [data-row=ussuri]")
        assert [path.evaluate(visible) for path in ussuri.all()] == [False, True]
        shown.at(".pair-button").press("Enter")
        assert not shown.at(".then-now").is_visible()


@pytest.mark.parametrize(("page", "plate"), PLATES)
def test_twin_holds_every_feature(browser: Browser, site: str, page: str, plate: str) -> None:
    drawing = drawing_of(plate)
    with visit(browser, site + page, java_script_enabled=False) as seen:
        shown = Figure(seen.page, plate)
        picture = shown.at("noscript img, .map img")
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("img => img.decode().then(() => img.naturalWidth)") > 100
        twin = shown.at(".twin")
        twin.locator("summary").click()
        assert twin.locator("tbody tr").count() == len(drawing.shapes)
        assert shown.at(".fl button").count() == len(drawing.shapes)
        for shape in drawing.shapes:
            text = twin.locator(f'tr[data-row="{shape.row.id}"]').inner_text()
            assert shape.row.name["en"] in text
            if shape.area_km2:
                assert area_text(shape.area_km2) in text
            for properties in shape.properties:
                assert properties["note"].rstrip(".") in text
                for key in properties["sources"]:
                    assert store.bibliography()[key].label in text


@pytest.mark.parametrize(("page", "plate"), PLATES)
def test_moving_map_shows_what_the_list_holds(
    browser: Browser, site: str, page: str, plate: str
) -> None:
    drawing = drawing_of(plate)
    with figure(browser, site, page, plate) as shown:
        drawn: list[str] = shown.page.evaluate(
            "id => Object.keys(document.getElementById(id).moving.layers)", shown.id
        )
        assert sorted(drawn) == sorted(shape.row.id for shape in drawing.shapes)
        for shape in drawing.shapes:
            if shape.point:
                assert len(shown.moving(shape.row.id)) == len(shape.paths)


def test_dark_reaches_the_frame(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER, color_scheme="dark") as seen:
        seen.walk()
        inner = seen.page.frames[1]
        assert inner.evaluate("document.documentElement.dataset.theme") == "dark"
        seen.page.locator("button.theme").click()
        seen.page.wait_for_timeout(100)
        assert inner.evaluate("document.documentElement.dataset.theme") == "light"


@pytest.mark.parametrize("missing", ["leaflet.js", "sheet-amur.js"])
def test_what_fails_says_so(browser: Browser, site: str, missing: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.route(f"**/{missing}*", lambda route: route.abort())
        page.goto(site + CHAPTER)
        page.locator("course-map").scroll_into_view_if_needed()
        page.wait_for_selector("course-map .msg.err")
        assert page.locator("course-map .map").locator("svg, img").first.is_visible()
        assert page.locator(".fl button").count() > 5


def test_nothing_blank_without_a_network(browser: Browser, book: Path) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}, offline=True) as context:
        page = context.new_page()
        page.goto((book / TREATIES).as_uri())
        for plate in SHOWN[TREATIES]:
            page.locator(f"#map-{plate}").scroll_into_view_if_needed()
            page.wait_for_selector(f"#map-{plate}.moving")
            shape = page.frame_locator(f"#map-{plate} iframe").locator("path.shape").first
            assert shape.evaluate("path => path.getBBox().width") > 20


def test_small_screens_hold_the_whole_figure(browser: Browser, site: str) -> None:
    for page in (*ATLAS, CHAPTER):
        with visit(browser, site + page, viewport={"width": 320, "height": 800}) as seen:
            seen.walk()
            width = seen.page.evaluate("document.documentElement.scrollWidth")
            assert width <= 320, page
