"""Geometry: areas and lengths on the ellipsoid, equal-area projection, and checks of GeoJSON.

Everything here is a pure function. Coordinates are longitude, latitude in degrees (WGS84,
EPSG:4326), as RFC 7946 wants them, until `project` has turned them into kilometres, x to the
east and y to the north. pyproj, shapely and numpy are imported when first needed, so that a
chapter without a map does not pay for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from coursekit.errors import ContentError

if TYPE_CHECKING:
    from pyproj import Geod
    from shapely import Geometry

Transformer: TypeAlias = Callable[[Any, Any], tuple[Any, Any]]
"""Longitudes and latitudes to kilometres east and north: two numbers, or two arrays."""

FRONTIER = "+proj=aea +lat_1=43 +lat_2=55 +lon_0=110 +ellps=WGS84"
"""Albers for the whole frontier, equal-area, in metres: what is moved, thinned or overlaid."""

POSITIONS_OF = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}


@cache
def _ellipsoid() -> Geod:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def area_km2(geometry: Geometry) -> float:
    """Area enclosed on the WGS84 ellipsoid, edges taken as geodesics.

    Parameters
    ----------
    geometry : shapely Polygon or MultiPolygon, degrees, longitude first.

    Returns
    -------
    float : square kilometres, never negative; holes are subtracted; 0 for lines and points.
    """
    import shapely

    # The ellipsoid's area is signed by the sense of the ring, so rings are first made alike.
    area, _ = _ellipsoid().geometry_area_perimeter(shapely.orient_polygons(geometry))
    return abs(area) / 1e6


def length_km(geometry: Geometry) -> float:
    """Geodesic length in kilometres of a line, or of the outline of a polygon (degrees)."""
    return float(_ellipsoid().geometry_length(geometry)) / 1e3


def albers(projection: Mapping[str, float]) -> Transformer:
    """The equal-area projection of a plate.

    Parameters
    ----------
    projection : ``lat_1`` and ``lat_2`` (standard parallels), ``lon_0`` and ``lat_0`` (origin), in
        degrees; other keys, such as ``kind``, are ignored. ``lat_0`` may be absent: then it lies
        midway between the parallels.

    Returns
    -------
    A function of longitude and latitude (numbers or arrays) to km east and km north.

    Raises
    ------
    KeyError : a parallel or the meridian is missing.
    """
    from pyproj import Transformer as Pipeline

    lat_0 = projection.get("lat_0", (projection["lat_1"] + projection["lat_2"]) / 2)
    pipeline = Pipeline.from_crs(
        "EPSG:4326",
        f"+proj=aea +lat_1={projection['lat_1']} +lat_2={projection['lat_2']} "
        f"+lon_0={projection['lon_0']} +lat_0={lat_0} +datum=WGS84 +units=km",
        always_xy=True,
    )

    def transform(lon: Any, lat: Any) -> tuple[Any, Any]:
        x, y = pipeline.transform(lon, lat)
        return x, y

    return transform


def project(geometry: Geometry | Mapping[str, Any], transformer: Transformer) -> Geometry:
    """The geometry with each vertex carried from degrees to kilometres by `transformer`.

    A GeoJSON geometry (a mapping) is taken as well; the result is always of shapely.
    """
    import numpy as np
    import shapely
    from shapely.geometry import shape

    def each(positions: Any) -> Any:
        x, y = transformer(positions[:, 0], positions[:, 1])
        return np.column_stack([x, y])

    return shapely.transform(shape(geometry) if isinstance(geometry, Mapping) else geometry, each)


def simplify(geometry: Geometry, tolerance_km: float) -> Geometry:
    """Fewer vertices, none moved, no edge more than `tolerance_km` from where it was.

    The geometry is in kilometres (see `project`). Polygons stay valid, and parts of a
    multipolygon smaller than the square of the tolerance are dropped unless all are.
    """
    import shapely

    thin = shapely.simplify(geometry, tolerance_km, preserve_topology=True)
    if thin.geom_type != "MultiPolygon":
        return thin
    kept = [part for part in shapely.get_parts(thin) if part.area >= tolerance_km**2]
    return shapely.multipolygons(kept) if kept else thin


def check_features(collection: Mapping[str, Any], file: str) -> None:
    """Refuse a GeoJSON feature collection that cannot be drawn or measured.

    Parameters
    ----------
    collection : the parsed file.
    file : its path from the project's root, for the message.

    Raises
    ------
    ContentError : not a feature collection; an id missing or used twice; a geometry of an unknown
        type; a longitude outside -180..180 or a latitude outside -90..90; a ring that is not
        closed; a polygon that crosses itself (the message says how and where).
    """
    features = collection.get("features")
    if collection.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise ContentError(
            file, "type", "is not a FeatureCollection", "wrap the features in one (RFC 7946)"
        )
    seen: set[str] = set()
    for number, feature in enumerate(features, start=1):
        name = (feature.get("properties") or {}).get("id")
        if not isinstance(name, str) or not name:
            raise ContentError(
                file, f"feature {number}", "has no id", "give it properties.id, a short word"
            )
        if name in seen:
            raise ContentError(
                file, name, "is the id of two features", "rename one; ids are unique in a file"
            )
        seen.add(name)
        _check_geometry(feature.get("geometry") or {}, file, name)


def _check_geometry(geometry: Mapping[str, Any], file: str, name: str) -> None:
    depth = POSITIONS_OF.get(str(geometry.get("type")))
    if depth is None:
        raise ContentError(
            file,
            name,
            f"has a geometry of type {geometry.get('type')!r}",
            f"use one of {', '.join(POSITIONS_OF)}",
        )
    for position in _positions(geometry["coordinates"], depth):
        lon, lat = position[0], position[1]
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):
            raise ContentError(
                file,
                name,
                f"has the position {lon}, {lat}, which is not on the globe",
                "write longitude first, then latitude, in degrees",
            )
    if "Polygon" in str(geometry["type"]):
        polygons = geometry["coordinates"] if depth == 3 else [geometry["coordinates"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            _check_ring(ring, file, name)
        _check_valid(geometry, file, name)


def _positions(coordinates: Sequence[Any], depth: int) -> Iterator[Sequence[float]]:
    if depth == 0:
        yield coordinates
    else:
        for part in coordinates:
            yield from _positions(part, depth - 1)


def _check_ring(ring: Sequence[Sequence[float]], file: str, name: str) -> None:
    if len(ring) < 4 or list(ring[0]) != list(ring[-1]):
        where = f"{ring[0][0]}, {ring[0][1]}" if ring else "nowhere"
        raise ContentError(
            file,
            name,
            f"has a ring that starts at {where} and is not closed",
            "repeat its first position at its end (at least four positions)",
        )


def _check_valid(geometry: Mapping[str, Any], file: str, name: str) -> None:
    import shapely
    from shapely.geometry import shape

    drawn = shape(geometry)
    if not shapely.is_valid(drawn):
        # GEOS answers in the form "Self-intersection[131.5 48.2]".
        reason, _, where = str(shapely.is_valid_reason(drawn)).partition("[")
        raise ContentError(
            file,
            name,
            f"is an invalid polygon: {reason.strip()} at {where.rstrip(']').replace(' ', ', ')}",
            "redraw the outline there, or rebuild the layer with data/geo/source/build.py",
        )
