"""From layers to lines: projected, simplified, cut to the sheet and written as SVG path data.

A sheet is published once, as a script that every page with a plate on it shares; printed
pictures, the moving map and questions on a map all take their lines from it.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .. import geo
from ..models.cartography import Layer, Sheet

BASE_KINDS = ("land", "river", "lake", "border")
"""Base features in the order in which they are painted."""

_LAY = (
    "function(s){var a=window.borderlinesSheets=window.borderlinesSheets||{},o=a[s.slug];"
    "if(o)Object.assign(o.shapes,s.shapes);else a[s.slug]=s}"
)


@dataclass(frozen=True, slots=True)
class Lines:
    """The path data of a sheet: its base by kind, and shapes by ``layer/feature``.

    Coordinates are whole numbers, `sheet.units` to the kilometre, x to the east, y to the south.
    """

    sheet: Sheet
    base: Mapping[str, str]
    shapes: Mapping[str, str]


def lines_of(sheet: Sheet, paths: Iterable[str], read_layer: Callable[[str], Layer]) -> Lines:
    """Draw a sheet's base and the features named as ``layer/feature``.

    `read_layer` returns a layer by its slug. Raise ContentError for geometry that cannot be
    drawn, and KeyError for a feature that its layer lacks.
    """
    to_km = geo.albers(sheet.projection)
    frame = _box(sheet)
    sound: set[str] = set()

    def read(slug: str) -> Layer:
        layer = read_layer(slug)
        if slug not in sound:
            geo.check_features(layer.collection, f"data/geo/{slug}.geojson")
            sound.add(slug)
        return layer

    def drawn(feature: Mapping[str, Any]) -> str:
        shape = geo.simplify(geo.project(feature["geometry"], to_km), sheet.simplify_km)
        if feature["properties"]["kind"] == "land":
            shape = _joined(shape, sheet.simplify_km / 4)
        return path_data(shape.intersection(frame), sheet.units)

    base: dict[str, list[str]] = {kind: [] for kind in BASE_KINDS}
    for feature in read(sheet.base).collection["features"]:
        base[feature["properties"]["kind"]].append(drawn(feature))
    shapes = {}
    for path in paths:
        slug, _, name = path.partition("/")
        shapes[path] = drawn(read(slug).feature(name))
    return Lines(sheet, {kind: "".join(parts) for kind, parts in base.items()}, shapes)


def sheet_data(lines: Lines) -> dict[str, Any]:
    """Return what the scripts of a page know of a sheet, as plain data."""
    return {
        "slug": lines.sheet.slug,
        "units": lines.sheet.units,
        "projection": dict(lines.sheet.projection),
        "frame": list(lines.sheet.frame.corners),
        "base": dict(lines.base),
        "shapes": dict(lines.shapes),
    }


def sheet_script(lines: Lines) -> str:
    """Return the script that lays a sheet in `borderlinesSheets`, beside what lies there."""
    data = json.dumps(sheet_data(lines), ensure_ascii=False, separators=(",", ":"))
    data = data.replace("<", "\\u003c")
    return f"({_LAY})({data});"


def path_data(geometry: Any, units: int) -> str:
    """Return a shapely geometry (km, y to the north) as SVG path data, y to the south."""
    if geometry.is_empty:
        return ""
    if hasattr(geometry, "geoms"):
        return "".join(path_data(part, units) for part in geometry.geoms)
    if geometry.geom_type == "Polygon":
        rings = (geometry.exterior, *geometry.interiors)
        return "".join(_run(ring.coords[:-1], units) + "z" for ring in rings)
    if geometry.geom_type == "Point":
        return f"M{round(geometry.x * units)} {round(-geometry.y * units)}z"
    return _run(geometry.coords, units)


def _run(points: Iterable[tuple[float, ...]], units: int) -> str:
    """Return a run of points as one absolute move and relative lines between whole numbers."""
    grid = [(round(point[0] * units), round(-point[1] * units)) for point in points]
    (x, y), parts = grid[0], []
    for next_x, next_y in grid[1:]:
        if (next_x, next_y) != (x, y):
            parts.append(f"{next_x - x} {next_y - y}")
            x, y = next_x, next_y
    start = f"M{grid[0][0]} {grid[0][1]}"
    return f"{start}l{' '.join(parts)}".replace(" -", "-") if parts else start


def _joined(land: Any, gap_km: float) -> Any:
    """Close the seam that GeoJSON must leave in land that crosses the meridian of 180 degrees."""
    return land.buffer(gap_km, join_style="mitre").buffer(-gap_km, join_style="mitre")


def _box(sheet: Sheet) -> Any:
    from shapely import box

    return box(*sheet.frame.corners)
