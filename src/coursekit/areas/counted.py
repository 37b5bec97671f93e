"""Areas that the course's layers give: of features, of pieces that can be counted, of sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import store
from ..errors import ContentError
from ..models.features import NONE
from ..models.quantities import area_text, rounded

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


@dataclass(frozen=True, slots=True)
class Number:
    """A number that the course's data give: its value, unit, and how it is printed."""

    value: float
    unit: str
    text: str

    def __str__(self) -> str:
        return self.text


def measured(path: str) -> float:
    """Return the area of one feature, ``layer/feature``, in km², geodesic on WGS84.

    Raise ContentError if there is no such feature or it has no area.
    """
    slug, _, name = path.strip().partition("/")
    try:
        area = store.layer(slug).feature(name)["properties"]["area_km2"]
    except KeyError:
        area = NONE
    if area == NONE:
        raise ContentError(
            f"data/geo/{slug}.geojson",
            path.strip(),
            "has no feature of that name with an area",
            "name a polygon as layer/feature",
        )
    return float(area)


def area_of(expression: str) -> Number:
    """Return the area of one feature, or the sum of several joined by " + ".

    The text and the value have three significant figures.
    """
    total = sum(map(measured, expression.split("+")))
    return Number(float(rounded(total)), "km²", area_text(total))


def piece_areas() -> dict[str, float | None]:
    """Return km² by the id of each piece of ``data/areas.yml``; None for one that is not drawn."""
    return {
        piece.id: sum(map(measured, piece.features)) if piece.features else None
        for piece in store.areas().pieces
    }


def total(*pieces: str) -> float:
    """Return the sum of pieces of ``data/areas.yml`` in km², as the tool on the page adds them.

    Raise ContentError for a piece that is not there, is not drawn, or overlaps another.
    """
    known = {piece.id: piece for piece in store.areas().pieces}
    areas = piece_areas()
    for name in pieces:
        problem = ""
        if name not in known:
            problem = "is not a piece"
        elif areas[name] is None:
            problem = "is not drawn, so its area is unknown"
        elif clash := set(known[name].excludes) & set(pieces):
            problem = f"overlaps {', '.join(sorted(clash))}"
        if problem:
            drawn = [piece for piece, area in areas.items() if area is not None]
            raise ContentError("data/areas.yml", name, problem, f"use of {', '.join(drawn)}")
    return sum(areas[name] or 0.0 for name in set(pieces))


def pieces() -> GeoDataFrame:
    """Return the pieces that can be counted (EPSG:4326, longitude before latitude).

    Columns: id, group, treaty, name, definition, area_km2 (geodesic on WGS84), geometry. A piece
    that is not drawn has neither area nor geometry.
    """
    from geopandas import GeoDataFrame
    from shapely import union_all
    from shapely.geometry import shape

    areas = piece_areas()
    rows = []
    for piece in store.areas().pieces:
        features = [path.partition("/") for path in piece.features]
        shapes = [shape(store.layer(slug).feature(name)["geometry"]) for slug, _, name in features]
        ground = union_all(shapes) if shapes else None
        area = areas[piece.id]
        rows.append(
            (piece.id, piece.group, piece.treaty, piece.name, piece.definition, area, ground)
        )
    columns = ["id", "group", "treaty", "name", "definition", "area_km2", "geometry"]
    frame = GeoDataFrame(rows, columns=columns, crs="EPSG:4326")
    return frame.astype({"treaty": "Int64", "area_km2": "Float64"})
