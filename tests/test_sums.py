"""Counting the cession: the tool on the page, the table of figures, and Python agree."""

import itertools
import json

import pytest
from pages import ATLAS, visit
from playwright.sync_api import Browser, Locator, expect

import coursekit
from coursekit import store
from coursekit.areas import piece_areas
from coursekit.errors import ContentError
from coursekit.models.quantities import area_text

AREAS = ATLAS[1]


def _clear(tool: Locator) -> None:
    while tool.locator("input:checked").count():
        tool.locator("input:checked").first.uncheck()


def test_pieces_are_measured_on_the_layers() -> None:
    frame = coursekit.pieces().set_index("id")
    for piece in store.areas().pieces:
        areas = [
            store.layer(layer).feature(name)["properties"]["area_km2"]
            for layer, name in (path.split("/") for path in piece.features)
        ]
        if areas:
            assert frame.loc[piece.id, "area_km2"] == sum(areas)


def test_python_refuses_what_cannot_be_added() -> None:
    with pytest.raises(ContentError, match="overlaps left-bank"):
        coursekit.total("sixty-four-villages", "left-bank")
    with pytest.raises(ContentError, match="not drawn"):
        coursekit.total("kashgar")
    with pytest.raises(ContentError, match="not a piece"):
        coursekit.total("atlantis")


def test_tool_by_keyboard_equals_python(browser: Browser, site: str) -> None:
    with visit(browser, site + AREAS) as seen:
        seen.walk()
        page = seen.page
        tool = page.locator("area-sum")
        for entry in store.areas().sums:
            button = tool.locator(f"[data-sum={entry.id}]")
            button.focus()
            page.keyboard.press("Enter")
            assert button.get_attribute("aria-pressed") == "true"
            exact = page.evaluate("document.querySelector('area-sum').total")
            assert exact == coursekit.total(*entry.pieces)
            assert tool.locator("output").inner_text() == area_text(exact)
        boxes = [piece.id for piece in store.areas().pieces if piece.features]
        for chosen in itertools.islice(itertools.combinations(boxes, 2), 0, None, 7):
            try:
                expected = coursekit.total(*chosen)
            except ContentError:
                continue
            _clear(tool)
            for name in chosen:
                tool.locator(f"input[value={name}]").focus()
                page.keyboard.press("Space")
            assert page.evaluate("document.querySelector('area-sum').total") == expected
            assert tool.locator("output").inner_text() == area_text(expected)


def test_overlapping_definitions_are_never_both_counted(browser: Browser, site: str) -> None:
    with visit(browser, site + AREAS) as seen:
        seen.walk()
        tool = seen.page.locator("area-sum")
        tool.locator("input[value=left-bank]").check()
        tool.locator("input[value=sixty-four-villages]").check()
        assert not tool.locator("input[value=left-bank]").is_checked()
        expect(tool.get_by_role("status").last).to_contain_text(
            "Taken out, because it overlaps: Left bank of the Amur"
        )
        assert tool.locator("input[value=kashgar]").is_disabled()


def test_map_shows_the_chosen_pieces(browser: Browser, site: str) -> None:
    with visit(browser, site + AREAS) as seen:
        seen.walk()
        page = seen.page
        _clear(page.locator("area-sum"))
        page.locator("area-sum input[value=sakhalin]").check()
        shown = page.evaluate(
            """() => Object.entries(document.getElementById('map-counting').moving.layers)
            .filter(([, layers]) => layers[0]._path.style.display !== 'none').map(([id]) => id)"""
        )
        assert shown == ["sakhalin"]


def test_without_a_script_every_piece_and_figure_can_be_read(browser: Browser, site: str) -> None:
    areas = store.areas()
    measured = piece_areas()
    with visit(browser, site + AREAS, java_script_enabled=False) as seen:
        text = str(seen.page.locator("main").text_content())
        for piece in areas.pieces:
            assert piece.name in text
            area = measured[piece.id]
            assert (area_text(area) if area else "not drawn") in text
        rows = seen.page.locator("table.claimed tbody tr")
        assert rows.count() == len(areas.claimed)
        for number, claim in enumerate(areas.claimed):
            row = str(rows.nth(number).text_content())
            ours = sum(measured[piece] or 0 for piece in claim.pieces)
            assert claim.shown in row and area_text(ours) in row and claim.difference in row
        for figure in ("600,000", "400,000", "440,000", "1.5 million", "1.6 million"):
            assert any(figure in claim.shown for claim in areas.claimed), figure


def test_page_data_are_the_layers_own(browser: Browser, site: str) -> None:
    with visit(browser, site + AREAS) as seen:
        raw = seen.page.locator("area-sum script").text_content()
        assert json.loads(str(raw))["areas"] == piece_areas()
