"""The plate as a static picture: what print shows, and readers without a script."""

from html import escape

from ..models.cartography import State
from .drawing import BASE_KINDS, UNITS_PER_KM, Drawing, Placed, Shape
from .textures import edge_of, fill_of, ink, patterns

_CLASSES = {"land": "m-land", "river": "m-riv", "lake": "m-lake", "border": "m-now"}
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
    return sorted(drawing.shapes, key=lambda s: (not s.closed, s.row.states[0].treaty is not None))


def picture_svg(drawing: Drawing, *, width_px: int, ident: str) -> str:
    """Return the plate as one inline SVG in its starting year.

    Coordinates are half kilometres, x to the east and y to the south. `width_px` is the width
    it is mostly shown at: textures and type are scaled to it. `ident` prefixes its ids.
    """
    plate, window = drawing.plate, drawing.plate.window
    units = UNITS_PER_KM
    left, top = round(window.west * units), round(-window.north * units)
    width = round((window.east - window.west) * units)
    height = round((window.north - window.south) * units)
    scale = width / width_px
    fills = [fill_of(state) for shape in drawing.shapes for state in shape.row.states]
    title = f"{ident}-title"
    body = [
        f'<svg class="plate-picture" viewBox="{left} {top} {width} {height}" role="img" '
        f'aria-labelledby="{title}" style="--u:{scale:.4g}" '
        f'preserveAspectRatio="xMidYMid slice">',
        f'<title id="{title}">{escape(plate.title)}. {escape(plate.figure)}</title>',
        patterns(fills, scale=scale, prefix=f"{ident}-"),
        f'<rect class="m-sea" x="{left - width}" y="{top - height}" width="{3 * width}" '
        f'height="{3 * height}"/>',
    ]
    for kind in BASE_KINDS:
        if drawing.base.get(kind):
            body.append(
                f'<path class="{_CLASSES[kind]}" data-base="{kind}" d="{drawing.base[kind]}"/>'
            )
    for shape in painting_order(drawing):
        if not shape.point:
            body.append(_path(shape, plate.start, ident))
    for placed in drawing.labels:
        first = placed.label.start
        if first is None or plate.start is None or first <= plate.start:
            body.append(_label(placed, scale))
    body.append("</svg>")
    return "".join(body)


def _path(shape: Shape, year: int | None, ident: str) -> str:
    state = state_at(shape, year)
    shown = state or shape.row.states[0]
    fill = f"url(#{ident}-{fill_of(shown)})" if shape.closed else "none"
    hidden = "" if state else ' style="display:none"'
    return (
        f'<path class="shape {edge_of(shown)}" data-row="{escape(shape.row.id)}" '
        f'fill="{fill}" stroke="var(--t{ink(shown)})" d="{shape.d}"{hidden}/>'
    )


def _label(placed: Placed, scale: float) -> str:
    """Return a label's text; lines after the first are set lighter below it."""
    label = placed.label
    x, y = placed.point[0] * UNITS_PER_KM, -placed.point[1] * UNITS_PER_KM
    anchor = _ANCHOR[label.side]
    dx, dy, ring = 0.0, 0.0, ""
    if label.kind == "place":
        dx = {"left": -9, "right": 9}.get(label.side, 0) * scale
        dy = {"above": -10, "below": 20}.get(label.side, 4.5) * scale
        ring = f'<circle class="ring" cx="{x:.0f}" cy="{y:.0f}" r="{4.5 * scale:.1f}"/>'
    line = ""
    if placed.leader:
        points = " ".join(
            f"{px * UNITS_PER_KM:.0f},{-py * UNITS_PER_KM:.0f}" for px, py in placed.leader
        )
        line = f'<polyline class="leader" points="{points}"/>'
    spans = "".join(
        f'<tspan x="{x + dx:.0f}" dy="{"1.2em" if number else "0"}"'
        f"{' class=sub' if number else ''}>{escape(text)}</tspan>"
        for number, text in enumerate(placed.lines["en"])
    )
    minor = " minor" if label.minor else ""
    return (
        f'{line}{ring}<text class="l-{label.kind}{minor}" y="{y + dy:.0f}" '
        f'text-anchor="{anchor}">{spans}</text>'
    )
