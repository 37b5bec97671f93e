"""Geometry: measures against known figures, and checks against planted faults."""

from typing import Any

import pytest
import shapely
from shapely.geometry import box

from coursekit import geo
from coursekit.errors import ContentError

SQUARE = [[130.0, 50.0], [131.0, 50.0], [131.0, 51.0], [130.0, 51.0], [130.0, 50.0]]


def collection(*coordinates: Any, name: str | None = "x", kind: str = "Polygon") -> dict[str, Any]:
    features = [
        {
            "type": "Feature",
            "properties": {"id": name} if name else {},
            "geometry": {"type": kind, "coordinates": each},
        }
        for each in coordinates
    ]
    return {"type": "FeatureCollection", "features": features}


def test_a_cell_of_one_degree_at_the_equator() -> None:
    # 110.574 by 111.320 km to first order; the exact figure on WGS84 is 12,308.8.
    assert geo.area_km2(box(0, 0, 1, 1)) == pytest.approx(12_308.8, abs=0.1)


def test_a_cell_of_one_degree_at_sixty_north() -> None:
    assert geo.area_km2(box(0, 60, 1, 61)) == pytest.approx(6_124.5, rel=1e-3)


def test_area_does_not_depend_on_the_sense_of_a_ring() -> None:
    ring = box(130, 50, 131, 51)
    assert geo.area_km2(ring.reverse()) == pytest.approx(geo.area_km2(ring))


def test_a_hole_counts_against_the_area_whatever_its_sense() -> None:
    whole, hole = box(0, 0, 2, 2), box(0.5, 0.5, 1, 1)
    for ring in (hole.exterior.coords, list(hole.exterior.coords)[::-1]):
        holed = shapely.Polygon(whole.exterior.coords, [list(ring)])
        expected = geo.area_km2(whole) - geo.area_km2(hole)
        assert geo.area_km2(holed) == pytest.approx(expected)


def test_a_degree_of_meridian_at_the_equator() -> None:
    assert geo.length_km(shapely.LineString([(0, 0), (0, 1)])) == pytest.approx(110.574, abs=1e-3)


def test_the_projection_keeps_areas_and_its_origin() -> None:
    to_km = geo.albers({"lat_1": 44, "lat_2": 56, "lon_0": 130.5, "lat_0": 50})
    assert to_km(130.5, 50.0) == pytest.approx((0, 0), abs=1e-6)
    # A fine outline, because a projected edge is straight and a geodesic is not.
    cell = shapely.segmentize(box(135, 45, 137, 47), 0.02)
    assert geo.project(cell, to_km).area == pytest.approx(geo.area_km2(cell), rel=1e-4)


def test_project_takes_geojson_and_north_is_up() -> None:
    to_km = geo.albers({"kind": "albers", "lat_1": 44, "lat_2": 56, "lon_0": 130.5})  # type: ignore[dict-item]
    line = geo.project({"type": "LineString", "coordinates": [[130.5, 50], [131.5, 51]]}, to_km)
    (x0, y0), (x1, y1) = line.coords
    assert x1 > x0
    assert y1 > y0


def test_simplify_drops_specks_but_never_everything() -> None:
    big, speck = box(0, 0, 100, 100), box(200, 0, 200.5, 0.5)
    assert geo.simplify(shapely.MultiPolygon([big, speck]), 2).geoms[0].equals(big)
    assert not geo.simplify(shapely.MultiPolygon([speck]), 2).is_empty


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ({"type": "Topology"}, ["not a FeatureCollection"]),
        (collection([SQUARE], name=None), ["feature 1", "has no id", "properties.id"]),
        (collection([SQUARE], [SQUARE]), ["x", "two features", "rename"]),
        (collection([SQUARE[:-1]]), ["x", "130.0, 50.0", "not closed", "first position"]),
        (
            collection([[[130, 50], [131, 51], [131, 50], [130, 51], [130, 50]]]),
            ["x", "130.5, 50.5"],
        ),
        (collection([[50.0, 130.0], [51.0, 131.0]], kind="LineString"), ["x", "longitude first"]),
        (collection([181, 0], kind="Point"), ["x", "181"]),
        (collection([0, 0], kind="Circle"), ["x", "'Circle'"]),
    ],
)
def test_a_fault_is_refused_with_its_place_and_its_cure(
    broken: dict[str, Any], words: list[str]
) -> None:
    with pytest.raises(ContentError) as caught:
        geo.check_features(broken, "data/geo/planted.geojson")
    message = str(caught.value)
    for word in ["data/geo/planted.geojson", *words]:
        assert word in message


def test_a_sound_collection_passes() -> None:
    geo.check_features(collection([SQUARE]), "data/geo/sound.geojson")
