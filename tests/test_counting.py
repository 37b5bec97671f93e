"""The lab of the cession: the tool in a notebook, a reader's own pieces, and what moves a total."""

import csv
import io
import re

import geopandas
import pandas
import pytest
from geopandas import GeoDataFrame
from hypothesis import given, settings
from hypothesis import strategies as st
from ipywidgets import Button, Checkbox, Widget
from shapely.geometry import LineString, box

import coursekit
from coursekit import areas, store
from coursekit.book import open_chapter
from coursekit.counting import Count, StaticCount, own_table, with_own
from coursekit.errors import ContentError
from coursekit.geo import area_km2
from coursekit.models.quantities import area_text

PIECES = coursekit.pieces()
DRAWN = [piece.id for piece in store.areas().pieces if piece.features]
LAKE = box(131.9, 44.6, 132.8, 45.2)


def _own(**columns: object) -> GeoDataFrame:
    told = {"id": ["lake"], "name": ["A box around Lake Khanka"], "geometry": [LAKE]} | columns
    return geopandas.GeoDataFrame(told, geometry="geometry", crs="EPSG:4326")


def _children(widget: Widget) -> list[Widget]:
    found = [widget]
    for child in getattr(widget, "children", ()):
        found += _children(child)
    return found


def _tick(count: Count, name: str) -> Checkbox:
    boxes = [each for each in _children(count.box) if isinstance(each, Checkbox)]
    return next(each for each in boxes if each.description.startswith(name))


def _said(count: Count) -> str:
    return " ".join(str(getattr(each, "value", "")) for each in _children(count.box))


def test_geometry_of_a_piece_has_the_area_that_the_page_adds() -> None:
    for row in PIECES.itertuples():
        if row.geometry is None:
            assert row.id not in DRAWN
        else:
            assert abs(area_km2(row.geometry) - row.area_km2) < 1
    assert str(PIECES.crs) == "EPSG:4326"


def test_every_known_total_is_that_of_the_page() -> None:
    count = Count(PIECES, store.areas())
    buttons = [each for each in _children(count.box) if isinstance(each, Button)]
    assert [each.description for each in buttons] == [each.name for each in store.areas().sums]
    for button, entry in zip(buttons, store.areas().sums, strict=True):
        button.click()
        assert count.total == coursekit.total(*entry.pieces)
        assert set(count.chosen) == set(entry.pieces)
        assert f"Your total {area_text(count.total)}" in _said(count)
        for piece in store.areas().pieces:
            assert _tick(count, piece.name).value == (piece.id in entry.pieces)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(DRAWN), unique=True))
def test_any_choice_is_the_sum_that_python_gives(chosen: list[str]) -> None:
    count = Count(PIECES, store.areas())
    names = dict(zip(PIECES["id"], PIECES["name"], strict=True))
    for ident in chosen:
        _tick(count, names[ident]).value = True
    # A piece that overlaps an earlier one has taken its place.
    assert count.total == coursekit.total(*count.chosen)
    if chosen:
        assert chosen[-1] in count.chosen
    shown = re.search(r"The pieces counted: ([^\"]*)", _said(count))
    assert shown is not None
    assert shown[1] == (", ".join(names[ident] for ident in count.chosen) or "none")


def test_pieces_that_overlap_or_are_not_drawn_are_refused() -> None:
    count = Count(PIECES, store.areas())
    with pytest.raises(ContentError, match="overlaps left-bank"):
        count.choose("sixty-four-villages", "left-bank")
    for ident in ("kashgar", "atlantis"):
        with pytest.raises(ContentError, match="not a piece that can be measured"):
            count.choose(ident)
    assert _tick(count, "Kashgar").disabled


def test_a_readers_own_piece_is_measured_and_held_against_all() -> None:
    projected = _own().to_crs("EPSG:3857")
    pieces = with_own(PIECES, projected)
    count = Count(pieces, store.areas())
    count.choose("lake")
    # Measured on the ellipsoid whatever map it came on; a box has no arcs to lose.
    assert count.total == pytest.approx(area_km2(LAKE), rel=1e-4)
    _tick(count, "East of the Ussuri").value = True
    assert count.chosen == ("ussuri-mainland",)
    assert "Taken out, because it overlaps: A box" in _said(count)
    _tick(count, "A box").value = True
    _tick(count, "Sakhalin").value = True
    assert set(count.chosen) == {"lake", "sakhalin"}
    assert area_text(count.total) in _said(count)


def test_a_table_in_the_page_names_what_an_own_piece_overlaps() -> None:
    table = own_table(with_own(PIECES, _own(name=["<b>mine</b>"])), store.areas())
    assert "&lt;b&gt;mine" in table and "East of the Ussuri" in table
    assert area_text(area_km2(LAKE)) in table
    apart = own_table(with_own(PIECES, _own(geometry=[box(10, 10, 11, 11)])), store.areas())
    assert "nothing" in apart


def test_a_copy_of_the_pieces_with_a_row_more_adds_that_row_alone() -> None:
    more = pandas.concat([PIECES, _own()], ignore_index=True)
    assert list(with_own(PIECES, more)["id"]) == [*PIECES["id"], "lake"]
    assert with_own(PIECES, PIECES) is PIECES


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (_own().drop(columns="name"), "name: is no column"),
        (_own().set_crs(None, allow_override=True), "crs: is not said"),
        (_own(geometry=[LineString([(0, 0), (1, 1)])]), "lake: is no valid polygon"),
        (_own(geometry=[None]), "lake: is no valid polygon"),
    ],
)
def test_an_own_piece_that_cannot_be_measured_is_refused(own: GeoDataFrame, words: str) -> None:
    with pytest.raises(ContentError, match=words):
        with_own(PIECES, own)


def test_what_moves_the_total_is_measured_and_not_typed() -> None:
    table = store.table("cession-sensitivity")
    measured = list(csv.DictReader(io.StringIO(areas.sensitivity_csv())))
    assert [row["change"] for row in measured] == [row["change"] for row in table.rows]
    for here, there in zip(measured, table.rows, strict=True):
        for column in ("kind", "shown", "sources"):
            assert here[column] == there[column]
        for column in ("size", "low", "high"):
            # Other builds of PROJ and GEOS may differ in the last figure; `coursekit measure`.
            assert float(here[column]) == pytest.approx(float(there[column]), abs=0.11)


def test_measured_readings_of_1864_are_those_of_the_layers() -> None:
    rows = [row for row in store.table("west-readings").rows if row["basis"] == "measured"]
    assert len(rows) == 3
    for row in rows:
        km2 = coursekit.total(*row["pieces"].split("; "))
        assert float(row["figure"]) == round(km2 / 1000), row["label"]


def test_definitions_move_the_total_by_their_pieces() -> None:
    changes = {change.name: change for change in areas.sensitivity()}
    km2 = areas.piece_areas()
    assert changes["Sakhalin left out"].low == -(km2["sakhalin"] or 0)
    assert changes["Tuva added"].high == km2["tuva"]
    edge = changes["Northern divide 10 km out or in"]
    assert edge.low < 0 < edge.high == pytest.approx(-edge.low, rel=0.05)
    assert abs(changes["Flat map, equal-area"].size) < 20
    assert changes["Web Mercator"].size > 1_000_000


def test_a_chapter_gives_pieces_and_the_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COURSEKIT_STATIC", raising=False)
    chapter = open_chapter("aigun-peking")
    assert list(chapter.pieces()["id"]) == list(PIECES["id"])
    live = chapter.count()
    assert isinstance(live, Count)
    assert "application/vnd.jupyter.widget-view+json" in live._repr_mimebundle_()
    monkeypatch.setenv("COURSEKIT_STATIC", "1")
    for own, words in ((None, "<area-sum>"), (_own(), "A box around")):
        still = chapter.count(own)
        assert isinstance(still, StaticCount)
        assert words in still._repr_html_()
