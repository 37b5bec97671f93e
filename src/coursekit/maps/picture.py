"""The plate as a still picture: what print shows, and readers without a script."""

import re
from html import escape

from .. import paths
from ..models.plates import State
from .drawing import Drawing, Placed, Shape
from .sheets import BASE_KINDS, Lines
from .textures import edge_of, fill_of, ink, patterns

_CLASSES = {"land": "m-land", "river": "m-riv", "lake": "m-lake", "border": "m-now"}
STILL_PX = 920
"""Pixels for which the textures and type of a picture in a file are sized."""
_ANCHOR = {
    "left": "end",
    "right": "start",
    "above": "middle",
    "below": "middle",
    "centre": "middle",
}


def state_at(shape: Shape, year: int | None) -> State | None:
    """Return the state of a row in a year; without a year, its last state."""
    states = shape.row.states
    if year is None:
        return states[-1]
    for state in states:
        after_start = state.start is None or state.start <= year
        if after_start and (state.end is None or year < state.end):
            return state
    return None


def painting_order(drawing: Drawing) -> list[Shape]:
    """Return the shapes from below to above: context, then treaties' land, then lines."""
    return sorted(
        drawing.shapes, key=lambda s: (s.point, not s.closed, s.row.states[0].treaty is not None)
    )


def picture_svg(drawing: Drawing, lines: Lines | None, *, width_px: int, ident: str) -> str:
    """Return the plate as one inline SVG in its starting year.

    Coordinates are those of its sheet's paths. Without `lines` the paths are left empty: a
    script of the page fills them from the sheet. `width_px` is the width it is mostly shown
    at: textures and type are scaled to it. `ident` prefixes its ids.
    """
    plate, window, units = drawing.plate, drawing.plate.window, drawing.sheet.units
    left, top = round(window.west * units), round(-window.north * units)
    width = round((window.east - window.west) * units)
    height = round((window.north - window.south) * units)
    scale = width / width_px
    fills = [fill_of(state) for shape in drawing.shapes for state in shape.row.states]
    title = f"{ident}-title"
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="plate-picture" '
        f'viewBox="{left} {top} {width} {height}" role="img" '
        f'aria-labelledby="{title}" style="--u:{scale:.4g}" '
        f'preserveAspectRatio="xMidYMid slice">',
        f'<title id="{title}">{escape(plate.title)}. {escape(plate.figure)}</title>',
        patterns(fills, scale=scale, prefix=f"{ident}-"),
        f'<rect class="m-sea" x="{left - width}" y="{top - height}" width="{3 * width}" '
        f'height="{3 * height}"/>',
    ]
    for kind in BASE_KINDS:
        d = f' d="{lines.base[kind]}"' if lines else ""
        body.append(f'<path class="{_CLASSES[kind]}" data-base="{kind}"{d}/>')
    for shape in painting_order(drawing):
        d = "".join(lines.shapes[path] for path in shape.paths) if lines else ""
        body.append(_path(shape, plate.start, ident, d))
    for number, placed in enumerate(drawing.labels):
        body.append(_label(placed, number, units, scale, plate.start))
    body.append("</svg>")
    return "".join(body)


def still_svg(drawing: Drawing, lines: Lines) -> str:
    """Return the plate as a file of its own: light or dark as the reader's system is."""
    picture = picture_svg(drawing, lines, width_px=STILL_PX, ident=drawing.plate.slug)
    light, _, dark = paths.static_text("tokens.css").partition("@media screen {")
    inks = " ".join(re.findall(r"--[\w-]+: [^;]+;", dark))
    style = re.sub(r"/\*.*?\*/", "", light + paths.static_text("map-ink.css"), flags=re.DOTALL)
    style += f"@media (prefers-color-scheme: dark) {{ svg {{ {inks} }} }}"
    style = " ".join(style.replace(":root", "svg").split())
    opening, _, rest = picture.partition(">")
    return f"{opening}><style>{style}</style>{rest}"


def _path(shape: Shape, year: int | None, ident: str, d: str) -> str:
    state = state_at(shape, year)
    shown = state or shape.row.states[0]
    fill = f"url(#{ident}-{fill_of(shown)})" if shape.closed else "none"
    hidden = "" if state else ' style="display:none"'
    line = f' d="{d}"' if d else ""
    if shape.point:
        # A run of no length with round ends is a dot; a smaller one of paper makes it a ring.
        row = f'data-row="{escape(shape.row.id)}"{line}{hidden}/>'
        return f'<path class="dot" {row}<path class="dot core" {row}'
    return (
        f'<path class="shape {edge_of(shown)}" data-row="{escape(shape.row.id)}" '
        f'fill="{fill}" stroke="var(--t{ink(shown, line=not shape.closed)})"{line}{hidden}/>'
    )


def _label(placed: Placed, number: int, units: int, scale: float, year: int | None) -> str:
    """Return a label's text; lines after the first are set lighter below it."""
    label = placed.label
    x, y = placed.point[0] * units, -placed.point[1] * units
    anchor = _ANCHOR[label.side]
    dx, dy, ring = 0.0, 0.0, ""
    if label.kind == "place":
        dx = {"left": -9, "right": 9}.get(label.side, 0) * scale
        dy = {"above": -10, "below": 20}.get(label.side, 4.5) * scale
        circle = f'<circle class="ring" cx="{x:.0f}" cy="{y:.0f}" r="{4.5 * scale:.1f}"/>'
        # The points of a row are drawn with the row.
        ring = "" if label.row else circle
    line = ""
    if placed.leader:
        points = " ".join(f"{px * units:.0f},{-py * units:.0f}" for px, py in placed.leader)
        line = f'<polyline class="leader" points="{points}"/>'
    after = ' dy="1.2em" class="sub"'
    spans = "".join(
        f'<tspan x="{x + dx:.0f}"{after if number_of_line else ""}>{escape(text)}</tspan>'
        for number_of_line, (text, _) in enumerate(placed.lines["en"])
    )
    minor = " minor" if label.minor else ""
    late = year is not None and label.start is not None and label.start > year
    over = year is not None and label.end is not None and label.end <= year
    hidden = ' style="display:none"' if late or over else ""
    return (
        f'<g data-label="{number}"{hidden}>{line}{ring}<text class="l-{label.kind}{minor}" '
        f'y="{y + dy:.0f}" text-anchor="{anchor}">{spans}</text></g>'
    )
