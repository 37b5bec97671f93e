"""The drawing of a chart as SVG: ink on paper, series told apart by weight, dash and mark."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from ..models.charts import Chart
from .placing import Box, Spot, free_place
from .points import Point
from .scale import figure_text, ticks

LETTER = 6.6
"""Mean width of a letter of the labels, in px at 13 px."""

YEAR = 60
"""Room that a year takes under the axis, in px."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing's size and margins in px: `right` holds the direct labels of lines."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    notes: bool

    def x(self, share: float) -> float:
        """Return the place of a share, 0 to 1, of the width between the margins."""
        return self.left + share * (self.width - self.left - self.right)

    def y(self, share: float) -> float:
        """Return the place of a share, 0 to 1, of the height between the margins."""
        return self.height - self.bottom - share * (self.height - self.top - self.bottom)


WIDE = Frame(944, 420, 48, 190, 28, 30, notes=True)
NARROW = Frame(300, 300, 34, 17, 24, 28, notes=False)


def drawing_svg(chart: Chart, points: dict[str, list[Point]], frame: Frame, *, ident: str) -> str:
    """Return one drawing. `ident` tells its ids apart from those of other drawings of the page."""
    inner = _bars(chart, points, frame) if chart.kind == "bars" else _lines(chart, points, frame)
    kind = "wide" if frame.notes else "narrow"
    return (
        f'<svg class="{kind}-chart" viewBox="0 0 {frame.width:g} {frame.height:g}" role="img" '
        f'aria-labelledby="{ident}-t {ident}-d"><title id="{ident}-t">{escape(chart.title)}</title>'
        f'<desc id="{ident}-d">{escape(chart.unit)}. The figures stand in the table below.</desc>'
        f"{inner}</svg>"
    )


def _text(x: float, y: float, words: str, *, kind: str = "", anchor: str = "start") -> str:
    name = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{name}>{escape(words)}</text>'


def _grid(marks: Iterable[float], most: float, frame: Frame) -> str:
    parts = []
    for mark in marks:
        y = frame.y(mark / most)
        kind = "axis" if mark == 0 else "grid"
        end = frame.width - frame.right
        parts.append(f'<path class="{kind}" d="M{frame.left:g} {y:.1f}H{end:g}"/>')
        parts.append(_text(frame.left - 8, y + 4, figure_text(mark), anchor="end"))
    return "".join(parts)


def _lines(chart: Chart, points: dict[str, list[Point]], frame: Frame) -> str:
    everything = [point for series in points.values() for point in series]
    first, last = min(p.x for p in everything), max(p.x for p in everything)
    marks = ticks(max(max(p.value, p.high or 0) for p in everything))
    most = marks[-1]

    def at(point: Point) -> tuple[float, float]:
        return frame.x((point.x - first) / max(1, last - first)), frame.y(point.value / most)

    parts = [_grid(marks, most, frame)]
    span = last - first
    step = next(
        each for each in (1, 2, 5, 10, 20, 50, 100) if span / each <= (9 if frame.notes else 4)
    )
    years = [*range(int(-(-first // step) * step), int(last) + 1, step)]
    apart = YEAR * span / (frame.width - frame.left - frame.right)
    years += [int(y) for y in (first, last) if all(abs(y - year) > apart for year in years)]
    for year in years:
        x = frame.x((year - first) / max(1, span))
        parts.append(_text(x, frame.height - 8, str(year), anchor="middle"))
    ends = []
    lines = []
    for series in chart.series:
        drawn = points[series.column]
        if not drawn:
            continue
        spots = [at(point) for point in drawn]
        if series.style != "points":
            parts += _line(series.style, spots, [point.x for point in drawn])
            lines.append(spots)
        if series is chart.series[0]:
            pairs = zip(drawn, spots, strict=True)
            parts += [_whisker(point, x, most, frame) for point, (x, _) in pairs]
        if series.style == "main":
            parts += [_disc(x, y, p.confirmed) for (x, y), p in zip(spots, drawn, strict=True)]
        elif series.style == "points":
            parts += [
                f'<path class="diamond" d="M{x:.1f} {y - 4.5:.1f}l4.5 4.5l-4.5 4.5l-4.5-4.5z"/>'
                for x, y in spots
            ]
        if series.style != "points":
            ends.append((spots[-1][1], f"{series.label} {figure_text(drawn[-1].value)}"))
    if frame.notes:
        labels, room = _ends(ends, frame)
        parts += labels
        known = {point.x: at(point) for point in points[chart.series[0].column]}
        parts += _notes(chart, known, lines, room, frame)
    return "".join(parts)


def _line(style: str, spots: list[Spot], years: list[float]) -> list[str]:
    """Draw a series: dotted across years that have no figure, with a dot where it stands alone."""
    parts = []
    runs = [[spots[0]]]
    for spot, (before, year) in zip(spots[1:], pairwise(years), strict=True):
        if year - before > 1:
            (x, y), (x2, y2) = runs[-1][-1], spot
            parts.append(
                f'<path class="line" stroke-dasharray="1.5 4" '
                f'd="M{x:.1f} {y:.1f}L{x2:.1f} {y2:.1f}"/>'
            )
            runs.append([])
        runs[-1].append(spot)
    for run in runs:
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in run)
        if len(run) > 1:
            parts.append(f'<path class="line {style}" d="M{path}"/>')
        else:
            x, y = run[0]
            parts.append(f'<circle class="disc" cx="{x:.1f}" cy="{y:.1f}" r="2.2"/>')
    return parts


def _disc(x: float, y: float, confirmed: bool) -> str:
    kind = "disc" if confirmed else "disc open"
    return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="3.6"/>'


def _whisker(point: Point, x: float, most: float, frame: Frame) -> str:
    if point.low is None or point.high is None:
        return ""
    top, foot = frame.y(point.high / most), frame.y(point.low / most)
    return (
        f'<path class="whisker" d="M{x - 4:.1f} {top:.1f}h8M{x:.1f} {top:.1f}V{foot:.1f}m-4 0h8"/>'
    )


def _ends(ends: list[tuple[float, str]], frame: Frame) -> tuple[list[str], list[Box]]:
    """Write the labels at the right end, pushed apart until none touch; return their room too."""
    placed: list[str] = []
    room: list[Box] = []
    lowest = frame.top - 18
    x = frame.width - frame.right + 12
    for y, words in sorted(ends):
        lowest = max(y, lowest + 18)
        placed.append(_text(x, lowest + 4, words, kind="end"))
        room.append(Box(x - 4, frame.width, lowest - 10, lowest + 10))
    return placed, room


def _notes(
    chart: Chart,
    known: dict[float, Spot],
    lines: list[list[Spot]],
    busy: list[Box],
    frame: Frame,
) -> list[str]:
    """Write remarks near their points, where they touch neither a line nor each other."""
    parts = []
    for note in chart.notes:
        if note.at not in known:
            continue
        x, y = known[note.at]
        box = free_place(_places(note.text, x, y, frame), busy, lines)
        middle = (box.left + box.right) / 2
        busy.append(Box(box.left - 8, box.right + 8, box.top - 2, box.foot + 2))
        ends = (box.foot + 3, y - 7) if box.foot < y else (box.top - 3, y + 7)
        parts.append(f'<path class="leader" d="M{x:.1f} {ends[0]:.1f}V{ends[1]:.1f}"/>')
        parts.append(_text(middle, box.top + 12, f"{note.at:g}", kind="when", anchor="middle"))
        parts.append(_text(middle, box.top + 28, note.text, anchor="middle"))
    return parts


def _places(words: str, x: float, y: float, frame: Frame) -> Iterable[Box]:
    """Yield where words could stand: over their point, then under it, near before far."""
    half = LETTER * max(len(words), 4) / 2
    least, most = frame.left + half, frame.width - half
    above = [y - 58 - 18 * step for step in range(9)]
    below = [y + 22 + 18 * step for step in range(9)]
    for top in [
        *(each for each in above if each > frame.top - 24),
        *(each for each in below if each + 34 < frame.height - frame.bottom),
    ]:
        for place in (x, x + 12 - half, x - 12 + half):
            middle = min(max(place, least), most)
            yield Box(middle - half, middle + half, top, top + 32)


def _bars(chart: Chart, points: dict[str, list[Point]], frame: Frame) -> str:
    drawn = points[chart.series[0].column]
    most = ticks(max(max(p.value, p.high or 0) for p in drawn))[-1]
    rows = max(len(drawn), 1)
    step = (frame.height - 12) / rows
    left = frame.left if not frame.notes else 260.0
    end = frame.width - (70 if frame.notes else 56)
    parts = []
    for place, point in enumerate(drawn):
        base = 6 + step * place
        middle = base + step * (0.5 if frame.notes else 0.68)
        start = left if frame.notes else 0.0
        x = start + (end - start) * point.value / most
        name_at = (left - 12, middle + 4.5) if frame.notes else (0.0, base + step * 0.3)
        parts.append(
            _text(*name_at, point.name, anchor="end" if frame.notes else "start", kind="name")
        )
        kind = "beam" if point.confirmed else "beam open"
        high = min(20.0, step * 0.36)
        parts.append(
            f'<rect class="{kind}" x="{start:g}" y="{middle - high / 2:.1f}" '
            f'width="{max(x - start, 1):.1f}" height="{high:.1f}"/>'
        )
        reach = x
        if point.low is not None and point.high is not None:
            low, top = (start + (end - start) * v / most for v in (point.low, point.high))
            reach = max(x, top)
            # Inside the filled bar the whisker lies in a slit, or half of the range is not seen.
            parts.append(f'<path class="slit" d="M{low - 2:.1f} {middle:.1f}H{x:.1f}"/>')
            parts.append(
                f'<path class="whisker" d="M{low:.1f} {middle - 5:.1f}v10M{low:.1f} {middle:.1f}'
                f'H{top:.1f}m0-5v10"/>'
            )
        parts.append(_text(reach + 8, middle + 4.5, figure_text(point.value), kind="end"))
    return "".join(parts)
