"""What a chart draws: its table's figures as points, with how sure each is."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import ContentError
from ..models.charts import Chart
from ..models.tables import Table, number_of


@dataclass(frozen=True, slots=True)
class Point:
    """A figure: where it stands, its value and whisker, and whether its source is confirmed.

    `x` is a year for lines, and the place in the list, from 0, for bars; `name` is the cell.
    """

    x: float
    name: str
    value: float
    low: float | None
    high: float | None
    confirmed: bool


def rows_of(chart: Chart, table: Table) -> list[Mapping[str, str]]:
    """Return the rows of the table that the chart draws."""
    column, value = chart.where
    return [row for row in table.rows if not column or row[column] == value]


def points_of(chart: Chart, table: Table) -> dict[str, list[Point]]:
    """Return the points of each series by its column; figures not known are left out.

    Raise ContentError if the chart names a column that the table lacks or that holds no numbers.
    """
    file = f"data/charts/{chart.slug}.yml"
    for name in chart.columns:
        if table.column(name) is None:
            known = ", ".join(column.name for column in table.columns)
            raise ContentError(file, name, f"is no column of {table.slug}", f"use one of {known}")
    for series in chart.series:
        column = table.column(series.column)
        if column is None or column.kind != "number":
            raise ContentError(file, series.column, "holds no numbers", "draw a number column")
    sure = next(column.name for column in table.columns if column.kind == "confidence")
    rows = rows_of(chart, table)
    if not rows:
        raise ContentError(
            file, "where", f"no row has {chart.where[1]!r}", f"use a value of {chart.where[0]}"
        )
    found: dict[str, list[Point]] = {series.column: [] for series in chart.series}
    for place, row in enumerate(rows):
        x = float(place) if chart.kind == "bars" else float(row[chart.x][:4])
        low, high = (number_of(row[name]) if name else None for name in (chart.low, chart.high))
        for name, points in found.items():
            number = number_of(row[name])
            if number is not None:
                confirmed = row[sure] != "low"
                points.append(Point(x, row[chart.x], number, low, high, confirmed))
    return found
