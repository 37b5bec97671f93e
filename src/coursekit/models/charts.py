"""Charts as data: which columns of a table are drawn, how, and what the drawing shows."""

from dataclasses import dataclass

from .fields import Fields

KINDS = ("line", "bars")
STYLES = ("main", "plain", "dashed", "points")
"""Of series: strong line with marks, thin line, broken line, marks alone."""

MOST_NOTES = 5


@dataclass(frozen=True, slots=True)
class Series:
    """A column that is drawn, its direct label and its style."""

    column: str
    label: str
    style: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark with a leader to the first series, at a value of the x column."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What ``data/charts/<slug>.yml`` says.

    Attributes
    ----------
    title : str
        What the chart shows, as a finding.
    unit : str
        What is measured, and in what unit.
    x : str
        Column of years (line) or of names (bars).
    low, high : str
        Columns with the ends of a whisker, or "".
    where : tuple of (str, str)
        Keeps the rows in which a column has a value; ("", "") keeps all.
    """

    slug: str
    kind: str
    table: str
    title: str
    unit: str
    x: str
    series: tuple[Series, ...]
    low: str
    high: str
    where: tuple[str, str]
    notes: tuple[Note, ...]
    notice: str
    credit: str

    @classmethod
    def from_content(cls, raw: object, *, slug: str, file: str) -> "Chart":
        """Read a chart; raise ContentError if it is not whole."""
        fields = Fields(raw, file=file, key="chart")
        series = []
        for number, entry in enumerate(fields.records("series"), 1):
            part = fields.child(entry, f"series {number}")
            series.append(
                Series(
                    part.text("column"), part.text("label"), part.choice("style", STYLES, "main")
                )
            )
            part.finish()
        notes = []
        for number, entry in enumerate(fields.records("notes"), 1):
            part = fields.child(entry, f"note {number}")
            notes.append(Note(part.number("at"), part.text("text")))
            part.finish()
        where = ("", "")
        if fields.any("where") is not None:
            block = fields.mapping("where")
            (column, value), *more = block.rest().items()
            if more:
                raise block.error("names several columns", "keep one")
            where = (str(column), str(value))
        chart = cls(
            slug=slug,
            kind=fields.choice("kind", KINDS),
            table=fields.text("table"),
            title=fields.text("title"),
            unit=fields.text("unit"),
            x=fields.text("x"),
            series=tuple(series),
            low=fields.text("low", " ").strip(),
            high=fields.text("high", " ").strip(),
            where=where,
            notes=tuple(notes),
            notice=fields.text("notice"),
            credit=fields.text("credit"),
        )
        fields.finish()
        if not series:
            raise fields.error("no series", "name at least one column to draw")
        if chart.kind == "bars" and len(series) > 1:
            raise fields.error("bars of several series", "keep one, or draw lines")
        if len(notes) > MOST_NOTES:
            raise fields.error(f"{len(notes)} notes", f"keep at most {MOST_NOTES}")
        return chart

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of all columns that it uses."""
        drawn = (self.x, *(one.column for one in self.series), self.low, self.high, self.where[0])
        return tuple(filter(None, drawn))
