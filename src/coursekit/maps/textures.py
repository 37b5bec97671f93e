"""The inks and textures of the treaties, as SVG patterns and list swatches.

A texture goes with its ink everywhere, so that no shape rests on colour alone.
Pattern ids: ``f1858`` on a tint (an edge we can defend), ``o1858`` without one
(a question), ``j1858`` in bands (held in common).
"""

from collections.abc import Iterable
from html import escape

from ..models.plates import State

_TEXTURES: dict[str, tuple[int, int, str]] = {
    # treaty: tile in px, rotation in degrees, marks
    "1689": (8, 0, '<circle cx="2" cy="2" r="{r}"/><circle cx="6" cy="6" r="{r}"/>'),
    "1727": (9, 0, '<path d="M1.5 4.5h6M4.5 1.5v6"/>'),
    "1858": (8, -45, '<path d="M0 4h8"/>'),
    "1860": (8, 45, '<path d="M0 4h8"/>'),
    "1864": (7, 0, '<path d="M3.5 0v7"/>'),
    "1881": (7, 45, '<path d="M0 3.5h7M3.5 0v7"/>'),
    "1895": (6, 0, '<path d="M0 3h6"/>'),
    "ctx": (8, 0, ""),
}


def ink(state: State, *, line: bool = False) -> str:
    """Return the name of the ink of a state: the year of its treaty; else that of text or grey.

    Seven hues are the limit of what stays apart: a later line is drawn in the ink of the text.
    """
    return str(state.treaty) if state.treaty else "ink" if line else "ctx"


def fill_of(state: State) -> str:
    """Return the id of the pattern that fills a shape in this state."""
    kind = {"delimited": "f", "approximate": "f", "common": "j"}.get(state.certainty, "o")
    return kind + ink(state)


def edge_of(state: State) -> str:
    """Return the class that draws the edge in this state."""
    return "approximate" if state.certainty == "common" else state.certainty


def patterns(names: Iterable[str], *, scale: float, prefix: str) -> str:
    """Return `<defs>` for pattern ids (as `fill_of` gives), enlarged by `scale`.

    `prefix` keeps the ids of several maps on one page apart.
    """
    return f"<defs>{''.join(_pattern(name, scale, prefix) for name in sorted(set(names)))}</defs>"


def _pattern(name: str, scale: float, prefix: str) -> str:
    kind, year = name[0], name[1:]
    tile, turn, marks = _TEXTURES[year]
    colour = f"var(--t{year})"
    if kind == "j":
        tile, turn = 18, -45
        inside = f'<rect width="18" height="9" fill="{colour}" opacity=".42"/>'
    else:
        solid = kind == "f"
        width, opacity = (0.9, "var(--tex)") if solid else (1.3, "1")
        tint = f'<rect width="{tile}" height="{tile}" fill="{colour}" opacity="var(--tint)"/>'
        paint = (
            f'fill="{colour}"'
            if year == "1689"
            else f'fill="none" stroke="{colour}" stroke-width="{width}"'
        )
        drawn = marks.format(r=round(width * 0.95, 2))
        inside = (tint if solid else "") + f'<g {paint} opacity="{opacity}">{drawn}</g>'
    return (
        f'<pattern id="{prefix}{name}" width="{tile}" height="{tile}" '
        f'patternUnits="userSpaceOnUse" patternTransform="scale({scale:g}) rotate({turn})">'
        f"{inside}</pattern>"
    )


def swatch(state: State, *, prefix: str, shape: str = "area") -> str:
    """Return a list swatch of a state: an area, a line or a point. Decorative, beside a word."""
    colour = f"var(--t{ink(state, line=shape == 'line')})"
    if shape == "point":
        inside = '<circle cx="17" cy="11" r="5" fill="var(--paper)" stroke="var(--ink)" '
        inside += 'stroke-width="2"/>'
    elif shape == "line":
        inside = f'<path d="M1 11h32" fill="none" stroke="{colour}" class="{edge_of(state)}"/>'
    else:
        fill = escape(f"url(#{prefix}{fill_of(state)})")
        inside = (
            '<rect width="34" height="22" fill="var(--land)"/>'
            f'<rect x="1" y="1" width="32" height="20" fill="{fill}" stroke="{colour}" '
            f'class="{edge_of(state)}"/>'
        )
    return f'<svg class="sw" viewBox="0 0 34 22" aria-hidden="true">{inside}</svg>'
