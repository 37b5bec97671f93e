"""The map figure in the page: year, names, list and moving map are one; its twin is equal."""

from pages import CHAPTER, visit
from playwright.sync_api import Browser, Page

from coursekit import store
from coursekit.models.quantities import area_text


def _frame_shape(page: Page, row: str) -> str:
    """Return how a row's shape looks in the moving map: its class, or hidden."""
    return str(
        page.evaluate(
            "row => { const p = document.querySelector('course-map').layers[row]._path;"
            " return p.style.display === 'none' ? 'hidden' : p.getAttribute('class') }",
            row,
        )
    )


def test_frame_has_a_title_and_runs_folium(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER) as seen:
        seen.walk()
        frame = seen.page.locator("course-map iframe")
        assert "Posts came first" in (frame.get_attribute("title") or "")
        assert frame.get_attribute("srcdoc") and "L.map(" in str(frame.get_attribute("srcdoc"))


def test_year_changes_map_list_and_words(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER) as seen:
        seen.walk()
        page = seen.page
        slider = page.locator("course-map input[type=range]")
        slider.focus()
        page.keyboard.press("Home")
        assert _frame_shape(page, "ussuri") == "hidden"
        assert "1847" in page.locator("course-map output").inner_text()
        assert "off" in str(
            page.locator(".fl [data-row=ussuri]").locator("..").get_attribute("class")
        )
        for _ in range(11):
            page.keyboard.press("ArrowRight")
        assert slider.input_value() == "1858"
        assert "approximate" in _frame_shape(page, "ussuri")
        page.keyboard.press("End")
        assert "delimited" in _frame_shape(page, "ussuri")


def test_list_and_map_choose_the_same_shape(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER) as seen:
        seen.walk()
        page = seen.page
        button = page.locator(".fl [data-row=sakhalin]")
        button.focus()
        page.keyboard.press("Enter")
        assert button.get_attribute("aria-pressed") == "true"
        assert "sel" in _frame_shape(page, "sakhalin").split()
        page.keyboard.press("Enter")
        assert button.get_attribute("aria-pressed") == "false"
        inner = page.frame_locator("course-map iframe")
        inner.locator("path.shape").nth(0).dispatch_event("click")
        assert page.locator(".fl [aria-pressed=true]").count() == 1


def test_names_change_everywhere(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER) as seen:
        seen.walk()
        page = seen.page
        page.locator("course-map .seg input[value=ru]").check(force=True)
        assert page.locator(".fl [data-row=sakhalin] b").inner_text() == "Сахалин"
        labels = page.frame_locator("course-map iframe").locator(".lbl[lang=ru]")
        assert labels.count() > 5


def test_dark_reaches_the_frame(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER, color_scheme="dark") as seen:
        seen.walk()
        inner = seen.page.frames[1]
        assert inner.evaluate("document.documentElement.dataset.theme") == "dark"
        seen.page.locator("button.theme").click()
        seen.page.wait_for_timeout(100)
        assert inner.evaluate("document.documentElement.dataset.theme") == "light"


def test_twin_holds_every_row_with_its_area(browser: Browser, site: str) -> None:
    plate = store.plate("aigun-peking")
    with visit(browser, site + CHAPTER, java_script_enabled=False) as seen:
        twin = seen.page.locator("course-map .twin")
        twin.locator("summary").click()
        rows = twin.locator("tbody tr")
        assert rows.count() == len(plate.rows)
        for number, row in enumerate(plate.rows):
            text = rows.nth(number).inner_text()
            assert row.name["en"] in text
            areas = [
                store.layer(layer).feature(name)["properties"].get("area_km2")
                for layer, name in row.features
            ]
            if all(areas):
                assert area_text(sum(areas)) in text
        listed = seen.page.locator("course-map .fl button")
        assert listed.count() == len(plate.rows)


def test_broken_map_says_so_and_leaves_the_picture(browser: Browser, site: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.route("**/leaflet.js*", lambda route: route.abort())
        page.goto(site + CHAPTER)
        page.locator("course-map").scroll_into_view_if_needed()
        page.wait_for_selector("course-map .msg.err")
        assert page.locator("course-map .plate-picture").is_visible()
        assert page.locator(".fl button").count() > 5
