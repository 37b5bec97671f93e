"""The gazetteer, and places that sources put on one side of a line or the other."""

import csv
from pathlib import Path

import pytest
from shapely.geometry import Point, shape

from coursekit import store
from coursekit.maps.entry import in_force
from coursekit.models.places import Place

with (Path(__file__).parent / "places_points.csv").open(encoding="utf-8") as table:
    POINTS = list(csv.DictReader(table))


def test_there_are_enough_of_both_sides() -> None:
    assert len({row["place"] for row in POINTS}) >= 60
    assert sum(row["inside"] == "no" for row in POINTS) >= 20
    works = store.bibliography()
    assert {row["source"] for row in POINTS} <= set(works)


@pytest.mark.parametrize(
    "row",
    POINTS,
    ids=[f"{row['place']}-{row['layer']}-{row['feature']}-{row['year']}" for row in POINTS],
)
def test_place_lies_where_sources_put_it(row: dict[str, str]) -> None:
    feature = store.layer(row["layer"]).feature(row["feature"])
    at = Point(float(row["lon"]), float(row["lat"]))
    year = int(row["year"]) if row["year"] else None
    # Where the base's border is known to lie beside the river, the row says by how much.
    margin = float(row["within_km"] or 0) / 80
    inside = shape(feature["geometry"]).distance(at) <= margin
    inside = inside and in_force(feature["properties"], year)
    assert inside is (row["inside"] == "yes"), row["why"]


def test_gazetteer_is_whole() -> None:
    places = store.places()
    assert len(places) >= 85
    for place in places.values():
        assert place.name["en"] != "unknown"
        assert (place.name["zh"] == "unknown") == (place.name["pinyin"] == "unknown"), place.id
    dated = [name for place in places.values() for name in place.names if name.is_dated]
    assert len(dated) >= 40
    assert all(name.sources for name in dated)


def test_names_follow_the_years() -> None:
    def called(place: Place, year: int) -> str:
        name = place.called(year)
        return name.text if name else place.name["en"]

    khabarovsk = store.places()["khabarovsk"]
    assert called(khabarovsk, 1870) == "Khabarovka"
    assert called(khabarovsk, 1900) == "Khabarovsk"


def test_points_of_layers_agree_with_the_gazetteer() -> None:
    """A town that is both a feature and a place stands in one spot, within a kilometre or so."""
    pairs = {
        "khabarovsk": ("toponyms-2023", "khabarovsk"),
        "vladivostok": ("toponyms-2023", "vladivostok"),
        "harbin": ("august-1945", "harbin"),
        "mudanjiang": ("august-1945", "mudanjiang"),
        "blagoveshchensk": ("manchuria-railways", "blagoveshchensk-1900"),
    }
    for ident, (layer, name) in pairs.items():
        at = shape(store.layer(layer).feature(name)["geometry"])
        assert at.distance(Point(store.places()[ident].at)) < 0.02, ident
