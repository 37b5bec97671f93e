"""Eurasia of today, coarse: its own coverage, since it runs on beyond the antimeridian."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import coverage
import fetch
import shapely
from shapely import affinity

WEST, EAST = (0.0, 10.0, 180.0, 84.0), (-180.0, 40.0, -150.0, 84.0)
TOLERANCE, LEAST_KM2 = 0.15, 1500.0
LIMITS = shapely.box(0.0, 10.0, 191.0, 82.0)
"""Beyond these degrees a sheet as wide as this one would run out of the projection."""
CENTRAL_ASIA = {"kazakhstan": "KAZ", "kyrgyzstan": "KGZ", "tajikistan": "TJK"} | {
    "turkmenistan": "TKM",
    "uzbekistan": "UZB",
}


def states(cache: Path, frame: Any, left_out: set[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Today's states in the frame (longitudes beyond 180 go on), and the five of Central Asia."""
    found: dict[str, Any] = {}
    for box, shift in ((WEST, 0.0), (EAST, 360.0)):
        for code, land in sorted(fetch.read_admin0(cache, box).items()):
            cut = shapely.make_valid(land).intersection(shapely.box(*box))
            here = coverage.areas(affinity.translate(cut, shift))
            found[code] = shapely.union(found[code], here) if code in found else here
    wanted = frame.buffer(1)
    pieces = {
        ("", code): shapely.set_precision(coverage.areas(land.intersection(wanted)), 1e-4)
        for code, land in found.items()
        if code not in left_out and land.intersects(wanted)
    }
    thinned = coverage.thin(coverage.clean(pieces), TOLERANCE)
    asia = {name: coverage.snapped(thinned["", code]) for name, code in CENTRAL_ASIA.items()}
    return coverage.by_state(thinned), asia


def wrapped(geometry: Any) -> Any:
    """Cut at the antimeridian, with what lies beyond it written from -180 on (RFC 7946)."""
    if geometry.is_empty or geometry.bounds[2] <= 180:
        return geometry
    west = geometry.intersection(shapely.box(-180, -90, 180, 90))
    east = affinity.translate(geometry.intersection(shapely.box(180, -90, 360, 90)), -360)
    found = [*coverage.leaves(west), *coverage.leaves(east)]
    closed = [leaf for leaf in found if leaf.geom_type == "Polygon"]
    if closed:
        return shapely.MultiPolygon(closed)
    return shapely.MultiLineString([leaf for leaf in found if leaf.geom_type == "LineString"])
