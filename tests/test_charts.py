"""Charts: what is drawn is what the table says, small, legible, and named by its text twin."""

import re
from typing import Any

import pytest
from pages import visit
from playwright.sync_api import Browser, expect

from coursekit import open_chapter, store
from coursekit.charts import ChartFigure, points_of
from coursekit.errors import ContentError
from coursekit.models.charts import Chart
from coursekit.models.tables import Table

SLUGS = store.chart_slugs()


def figure(slug: str) -> ChartFigure:
    chart = store.chart(slug)
    return ChartFigure(chart, store.table(chart.table), lambda key: (key, f"#ref-{key}"))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_drawing_and_the_table_below_say_the_same(slug: str) -> None:
    shown = figure(slug)
    html = shown._repr_html_()
    if shown.chart.kind == "bars":
        # A whisker over a filled bar lies in a slit, in both drawings.
        ranges = sum(point.low is not None for point in next(iter(shown.points.values())))
        assert html.count('class="slit"') == 2 * ranges
    for points in shown.points.values():
        assert points
        for point in points:
            assert f">{point.name}<" in html
    marks = sum(
        len(shown.points[series.column])
        for series in shown.chart.series
        if shown.chart.kind == "bars" or series.style in ("main", "points")
    )
    drawn = shown.svg()
    # A figure that no line reaches has a mark of its own too.
    assert len(re.findall(r'class="(?:disc|beam|diamond)', drawn)) >= marks
    assert len(drawn.encode()) <= 15_000
    unsure = any(not point.confirmed for points in shown.points.values() for point in points)
    assert ("could not confirm" in html) == unsure


def sample(**changes: Any) -> tuple[Chart, Table]:
    columns = {
        "year": {"heading": "Year", "kind": "year"},
        "value": {"heading": "Value", "kind": "number", "unit": "t"},
        "sources": {"heading": "Sources", "kind": "sources"},
        "sure": {"heading": "Confidence", "kind": "confidence"},
    }
    rows = [
        {"year": "2000", "value": "1", "sources": "a", "sure": "high"},
        {"year": "2001", "value": "..", "sources": "a", "sure": "high"},
        {"year": "2002", "value": "4.5", "sources": "a", "sure": "low"},
    ]
    texts = ("title", "shows", "method", "licence", "credit", "retrieved", "sha256")
    raw = dict.fromkeys(texts, "<b>x</b>") | {"columns": columns}
    table = Table.from_content(raw, rows, list(columns), slug="t", file="t.yml")
    spec = {
        "kind": "line",
        "table": "t",
        "title": "A <b>finding</b>",
        "unit": "Tonnes",
        "x": "year",
        "series": [{"column": "value", "label": "Value"}],
        "notes": [{"at": 2002, "text": "a <i>note</i>"}],
        "notice": "Look.",
        "credit": "Us.",
    } | changes
    return Chart.from_content(spec, slug="c", file="c.yml"), table


def test_unknown_figures_are_left_out_and_unsure_ones_marked() -> None:
    chart, table = sample()
    points = points_of(chart, table)["value"]
    assert [(point.x, point.value, point.confirmed) for point in points] == [
        (2000, 1, True),
        (2002, 4.5, False),
    ]
    html = ChartFigure(chart, table, lambda key: (key, "#"))._repr_html_()
    assert '<td class="num">not known</td>' in html
    assert "<i>note" not in html
    assert "<b>finding" not in html


def test_a_chart_that_asks_too_much_is_refused() -> None:
    chart, table = sample(x="decade")
    with pytest.raises(ContentError, match="is no column"):
        points_of(chart, table)
    chart, table = sample(series=[{"column": "sure", "label": "Sure"}])
    with pytest.raises(ContentError, match="holds no numbers"):
        points_of(chart, table)
    chart, table = sample(where={"year": 1999})
    with pytest.raises(ContentError, match="no row has"):
        points_of(chart, table)
    with pytest.raises(ContentError, match="at most 5"):
        sample(notes=[{"at": 2000 + n, "text": "x"} for n in range(6)])


def test_a_table_is_a_frame_in_a_notebook() -> None:
    frame = open_chapter("aigun-peking").table("trade")
    assert frame["total"].dtype.kind == "f"
    assert len(frame) == len(store.table("trade").rows)
    assert "What to notice" in open_chapter("aigun-peking").chart("trade")._repr_html_()


@pytest.mark.parametrize("width", [1280, 700, 390, 320])
def test_letters_of_charts_are_never_smaller_than_they_read(
    browser: Browser, site: str, width: int
) -> None:
    with visit(
        browser, site + "chapters/data.html", viewport={"width": width, "height": 900}
    ) as seen:
        for chart in seen.page.locator(".drawn").all():
            chart.scroll_into_view_if_needed()
            drawn = chart.locator("svg:visible")
            expect(drawn).to_have_count(1)
            scale = drawn.evaluate(
                "svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width"
            )
            assert 13 * scale >= 11.9
            inside = chart.evaluate(
                """(box) => [...box.querySelectorAll("svg text")]
                  .filter((text) => text.getClientRects().length)
                  .every((text) => text.getBoundingClientRect().right
                    <= document.documentElement.clientWidth)"""
            )
            assert inside
