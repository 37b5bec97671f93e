"""One coverage of all land: pieces that share their edges, thinned together, cut to layers.

A piece is (part, state): the part of the story it belongs to ("left-bank", "min", or "" for none)
and the state that it lies in today. Joining pieces by part gives the layers; joining them by state
gives today's land and borders; because both come from the same thinned pieces, a treaty's edge
that is also a coast or a border runs along it exactly.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shapely
from shapely.geometry import LineString, Point
from shapely.ops import substring

Piece = tuple[str, str]
Pieces = dict[Piece, Any]
GRID = 0.001
"""Three decimals of a degree, about 100 m: what the files hold."""


def carve(states: dict[str, Any], parts: dict[str, Any], frame: Any) -> Pieces:
    """Cut the parts out of the states, inside the frame. Earlier parts win where two overlap."""
    pieces: Pieces = {}
    exact = {name: shapely.set_precision(part, GRID / 10) for name, part in parts.items()}
    for code, land in states.items():
        rest = shapely.set_precision(land.intersection(frame), GRID / 10)
        for name, part in exact.items():
            here = areas(rest.intersection(part))
            if not here.is_empty and here.area > 1e-4:
                pieces[name, code] = here
                rest = rest.difference(part)
        rest = areas(rest)
        if not rest.is_empty:
            pieces["", code] = rest
    return pieces


def areas(geometry: Any) -> Any:
    """Only what has an area, as a multipolygon: stray points and lines of a cut go."""
    kept = [p for p in leaves(geometry) if p.geom_type == "Polygon" and p.area > 1e-6]
    return shapely.MultiPolygon(kept)


def large(geometry: Any, least_km2: float, measure: Callable[[Any], float]) -> Any:
    """The polygons of a geometry that measure at least `least_km2`."""
    kept = [p for p in leaves(geometry) if p.geom_type == "Polygon" and measure(p) >= least_km2]
    return shapely.MultiPolygon(kept)


def leaves(geometry: Any) -> list[Any]:
    """The simple geometries of a collection, however deep they lie."""
    if not hasattr(geometry, "geoms"):
        return [] if geometry.is_empty else [geometry]
    return [leaf for part in geometry.geoms for leaf in leaves(part)]


def clean(pieces: Pieces) -> Pieces:
    """Make the pieces a valid coverage; raise ValueError if that fails."""
    fixed = shapely.coverage_clean(list(pieces.values()), snapping_distance=2e-4)
    if not shapely.coverage_is_valid(fixed):
        raise ValueError("the pieces of land overlap or leave gaps that cleaning did not close")
    return dict(zip(pieces, fixed, strict=True))


def thin(pieces: Pieces, tolerance: float) -> Pieces:
    """Thin all edges together; `tolerance` is the root of the area, in degrees, of a lost bend."""
    thinned = shapely.coverage_simplify(list(pieces.values()), tolerance)
    return dict(zip(pieces, thinned, strict=True))


def by_part(pieces: Pieces, name: str) -> Any:
    """All of one part, whichever states it lies in today."""
    return snapped(shapely.union_all([g for (part, _), g in pieces.items() if part == name]))


def by_state(pieces: Pieces) -> dict[str, Any]:
    """Today's states, parts and all."""
    codes = sorted({code for _, code in pieces})
    return {
        code: shapely.union_all([g for (_, state), g in pieces.items() if state == code])
        for code in codes
    }


def snapped(geometry: Any) -> Any:
    """The geometry on the grid of the files, still valid."""
    return shapely.set_precision(geometry, GRID)


def edge(one: Any, other: Any) -> Any:
    """The lines that two areas of a coverage share."""
    lines = one.boundary.intersection(other.boundary)
    return shapely.line_merge(shapely.MultiLineString([p for p in leaves(lines) if p.length > 0]))


def run(lines: Any, start: tuple[float, float], end: tuple[float, float]) -> LineString:
    """The part of the longest line from the place nearest `start` to that nearest `end`.

    A closed line is followed the shorter way.
    """
    longest = max(shapely.get_parts(lines), key=lambda part: part.length)
    where = [longest.project(Point(at)) for at in (start, end)]
    found = substring(longest, *where)
    if longest.is_closed and found.length > longest.length / 2:
        low, high = sorted(where)
        tail = list(substring(longest, high, longest.length).coords)
        found = LineString([*tail, *list(substring(longest, 0, low).coords)[1:]])
    return found


def borders(states: dict[str, Any]) -> Any:
    """Every border between two states, once."""
    codes = sorted(states)
    found = [
        edge(states[a], states[b])
        for n, a in enumerate(codes)
        for b in codes[n + 1 :]
        if states[a].intersects(states[b])
    ]
    kept = [part for line in found for part in shapely.get_parts(line) if part.length > 0.02]
    return snapped(shapely.line_merge(shapely.MultiLineString(kept)))
