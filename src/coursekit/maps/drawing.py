"""From layers to a drawing: projected, simplified and written as compact SVG paths.

The paths are the only copy of the geometry a page carries. Printed or without a
script they are the map; with one, the moving map reads its shapes from them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .. import geo
from ..models.cartography import NAMES, Label, Layer, Plate, Row
from ..models.quantities import area_text

UNITS_PER_KM = 2
"""Path coordinates are whole numbers of half kilometres: finer than any plate's simplification."""

BASE_KINDS = ("land", "river", "lake", "border")
"""Base features in the order in which they are painted."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One row of the plate as a path, with what its list entry and its twin say."""

    row: Row
    d: str
    closed: bool
    point: bool
    area_km2: float | None
    edges: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A label where it stands, in projected km (x east, y north), with its lines by language."""

    label: Label
    point: tuple[float, float]
    lines: Mapping[str, tuple[str, ...]]
    leader: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A plate made ready: base paths by kind, shapes by row, and labels."""

    plate: Plate
    base: Mapping[str, str]
    shapes: tuple[Shape, ...]
    labels: tuple[Placed, ...]


def draw(plate: Plate, read_layer: Callable[[str], Layer]) -> Drawing:
    """Project and simplify everything a plate shows.

    `read_layer` returns a layer by its slug. Raise ContentError for geometry that cannot be
    drawn, and KeyError for a feature that its layer lacks.
    """
    to_km = geo.albers(plate.projection)
    layers: dict[str, Layer] = {}

    def sound(slug: str) -> Layer:
        if slug not in layers:
            layers[slug] = read_layer(slug)
            geo.check_features(layers[slug].collection, f"data/geo/{slug}.geojson")
        return layers[slug]

    def feature(slug: str, name: str) -> Mapping[str, Any]:
        return sound(slug).feature(name)

    def projected(raw: Mapping[str, Any]) -> Any:
        return geo.simplify(geo.project(raw["geometry"], to_km), plate.simplify_km)

    frame = _frame(plate)
    base: dict[str, list[str]] = {kind: [] for kind in BASE_KINDS}
    for raw in sound(plate.base).collection["features"]:
        kind = raw["properties"]["kind"]
        shape = projected(raw).intersection(frame)
        base[kind].append(path_data(shape))
    shapes = []
    for row in plate.rows:
        found = [feature(slug, name) for slug, name in row.features]
        geometries = [projected(raw) for raw in found]
        properties = [raw["properties"] for raw in found]
        areas = [p["area_km2"] for p in properties if p.get("area_km2")]
        kinds = {geometry.geom_type for geometry in geometries}
        shapes.append(
            Shape(
                row=row,
                d=" ".join(path_data(geometry) for geometry in geometries),
                closed=any("Polygon" in kind for kind in kinds),
                point=kinds <= {"Point", "MultiPoint"},
                area_km2=float(sum(areas)) if areas else None,
                edges=_unique(edge for p in properties for edge in p.get("edge_basis") or ()),
                sources=_unique(key for p in properties for key in p.get("sources") or ()),
            )
        )
    return Drawing(
        plate=plate,
        base={kind: " ".join(filter(None, parts)) for kind, parts in base.items()},
        shapes=tuple(shapes),
        labels=tuple(_place(label, shapes, to_km) for label in plate.labels),
    )


def _place(label: Label, shapes: Iterable[Shape], to_km: geo.Transformer) -> Placed:
    """Project a label; the name of a treaty's land gets the area of that land below it."""
    area = next((shape.area_km2 for shape in shapes if shape.row.id == label.row), None)
    measured = (area_text(area),) if area and label.kind == "treaty" else ()
    return Placed(
        label=label,
        point=to_km(*label.at),
        lines={
            code: (*label.text.get(code, label.text["en"]).split("\n"), *measured) for code in NAMES
        },
        leader=tuple(to_km(*point) for point in label.leader),
    )


def path_data(geometry: Any) -> str:
    """Return a shapely geometry (km, y to the north) as SVG path data in half km, y down."""
    if geometry.is_empty:
        return ""
    if hasattr(geometry, "geoms"):
        return "".join(path_data(part) for part in geometry.geoms)
    if geometry.geom_type == "Polygon":
        rings = (geometry.exterior, *geometry.interiors)
        return "".join(_run(ring.coords[:-1]) + "z" for ring in rings if len(ring.coords) > 3)
    if geometry.geom_type == "Point":
        x, y = _grid(geometry.x, geometry.y)
        return f"M{x} {y}z"
    return _run(geometry.coords)


def _run(points: Iterable[tuple[float, ...]]) -> str:
    """Return a run of points as one absolute move and relative lines between whole numbers."""
    grid = [_grid(point[0], point[1]) for point in points]
    (x, y), parts = grid[0], []
    for next_x, next_y in grid[1:]:
        if (next_x, next_y) != (x, y):
            parts.append(f"{next_x - x} {next_y - y}")
            x, y = next_x, next_y
    start = f"M{grid[0][0]} {grid[0][1]}"
    return f"{start}l{' '.join(parts)}".replace(" -", "-") if parts else start


def _grid(x: float, y: float) -> tuple[int, int]:
    return round(x * UNITS_PER_KM), round(-y * UNITS_PER_KM)


def _frame(plate: Plate) -> Any:
    """Return the box beyond which nothing is drawn: both windows, and room to drag."""
    from shapely import box

    wide, narrow = plate.window, plate.narrow
    margin = 0.12 * (wide.east - wide.west)
    return box(
        min(wide.west, narrow.west) - margin,
        min(wide.south, narrow.south) - margin,
        max(wide.east, narrow.east) + margin,
        max(wide.north, narrow.north) + margin,
    )


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
