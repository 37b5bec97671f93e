"""A chart as a figure: title, key, two drawings, what to notice, the source, and the table."""

from collections.abc import Callable, Mapping
from html import escape

from ..models.charts import Chart
from ..models.tables import Column, Table, keys_of
from .drawing import NARROW, WIDE, Frame, drawing_svg
from .points import Point, points_of, rows_of

Cite = Callable[[str], tuple[str, str]]

ROW_HEIGHT = {"wide": 38.0, "narrow": 56.0}
"""Of one bar, in px."""


class ChartFigure:
    """A chart of the course.

    Parameters
    ----------
    chart : Chart
    table : Table
    cite : callable
        Gives the label and address of a bibliography key.
    download : str
        Address of the table's CSV, or "" where none is published.
    """

    def __init__(self, chart: Chart, table: Table, cite: Cite, download: str = "") -> None:
        self.chart = chart
        self.table = table
        self.points: Mapping[str, list[Point]] = points_of(chart, table)
        self._cite = cite
        self._download = download

    def __repr__(self) -> str:
        return f"Chart {self.chart.slug}: {self.chart.title}"

    def svg(self, frame: Frame = WIDE) -> str:
        """Return one drawing as SVG; bars set their own height."""
        kind = "wide" if frame.notes else "narrow"
        if self.chart.kind == "bars":
            rows = len(next(iter(self.points.values())))
            height = 12 + rows * ROW_HEIGHT[kind]
            frame = Frame(frame.width, height, frame.left, frame.right, 0, 0, notes=frame.notes)
        return drawing_svg(
            self.chart, dict(self.points), frame, ident=f"chart-{self.chart.slug}-{kind}"
        )

    def _repr_html_(self) -> str:
        chart = self.chart
        link = f' <a href="{escape(self._download)}" download>Table as CSV</a>.'
        return (
            f'<figure class="chart wide" id="chart-{chart.slug}">'
            f'<p class="chart-title">{escape(chart.title)}</p>'
            f'<p class="chart-unit">{escape(chart.unit)}</p>{self._key()}'
            f'<div class="drawn">{self.svg(WIDE)}{self.svg(NARROW)}</div>'
            f'<p class="notice"><b>What to notice.</b> {escape(chart.notice)}</p>'
            f'<figcaption class="credit">{escape(chart.credit)}{link if self._download else ""}'
            f"</figcaption>{self._twin()}</figure>"
        )

    def _key(self) -> str:
        """Return what the marks mean: only those that the drawing has."""
        drawn = [point for points in self.points.values() for point in points]
        said = []
        for series in self.chart.series:
            if self.chart.kind == "line":
                said.append(_mark(series.style, series.label))
        if not all(point.confirmed for point in drawn):
            mark, what = _OPEN[self.chart.kind]
            said.append(_mark(mark, f"{what}: figure we could not confirm"))
        if any(point.low is not None for point in drawn):
            said.append(_mark("whisker", "Range of the figures in circulation"))
        return f'<ul class="chart-key">{"".join(said)}</ul>' if said else ""

    def _twin(self) -> str:
        """Return the table of all that is drawn, and how sure and whence each row is."""
        rows = rows_of(self.chart, self.table)
        heads = "".join(f'<th scope="col">{_heading(each)}</th>' for each in self.table.columns)
        body = "".join(f"<tr>{self._cells(row)}</tr>" for row in rows)
        return (
            '<details class="twin"><summary>The chart as a table</summary>'
            '<div class="scroll" tabindex="0" role="group" aria-label="Table of the chart">'
            f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div></details>"
        )

    def _cells(self, row: Mapping[str, str]) -> str:
        columns = enumerate(self.table.columns)
        return "".join(self._cell(row[column.name], column, place) for place, column in columns)

    def _cell(self, cell: str, column: Column, number: int) -> str:
        if column.kind == "sources":
            links = "; ".join(
                f'<a href="{escape(address)}">{escape(label)}</a>'
                for label, address in map(self._cite, keys_of(cell))
            )
            return f"<td>{links}</td>"
        text = "not known" if cell == ".." else escape(cell)
        if number == 0:
            return f'<th scope="row">{text}</th>'
        return f'<td class="num">{text}</td>' if column.kind == "number" else f"<td>{text}</td>"


def _heading(column: Column) -> str:
    unit = f", {column.unit}" if column.unit else ""
    return escape(f"{column.heading}{unit}")


_OPEN = {"bars": ("beam", "Bar that is not filled"), "line": ("open", "Ring")}

_MARKS = {
    "main": '<path class="line main" d="M0 8h34"/><circle class="disc" cx="17" cy="8" r="3.6"/>',
    "plain": '<path class="line plain" d="M0 8h34"/>',
    "dashed": '<path class="line dashed" d="M0 8h34"/>',
    "points": '<path class="diamond" d="M17 3.5l4.5 4.5l-4.5 4.5l-4.5-4.5z"/>',
    "open": '<circle class="disc open" cx="17" cy="8" r="3.6"/>',
    "beam": '<rect class="beam open" x="2" y="4" width="30" height="8"/>',
    "whisker": '<path class="whisker" d="M4 4v8M4 8h26M30 4v8"/>',
}


def _mark(kind: str, words: str) -> str:
    return (
        f'<li><svg viewBox="0 0 34 16" width="34" height="16" aria-hidden="true">{_MARKS[kind]}'
        f"</svg>{escape(words)}</li>"
    )
