"""The committed map layers and plates: sound, measured, where they should be, nowhere else."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import shapely
import yaml
from shapely.geometry import Point, shape

from coursekit import geo

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "data" / "geo"
SLUGS = sorted(path.stem for path in FOLDER.glob("*.geojson"))
DRAWN = [slug for slug in SLUGS if not slug.startswith("base-")]

# km2 and the part by which the drawing may differ: 1 %, more where the outline itself is in doubt.
# Measured on a first drawing of the same definitions. left-bank: basin of the Amur in Russia, north
# of the river and east of the Gorbitsa; the Uda zones: what drains to the Okhotsk Sea south and
# north of the Uda; ussuri-mainland: Russia right of the lower Amur and east of the Ussuri, Khanka
# and the Tumen; min and max: two west edges of 1864, altai the part of min in Russia; zaysan, ili,
# pamirs: between a typed western line and the border of today; tuva, mongolia: as today.
MEASURED = {
    ("aigun-1858", "left-bank"): (578_003, 0.01),
    ("aigun-1858", "sixty-four-villages"): (3_623, 0.01),
    ("nerchinsk-1689", "uda-south"): (64_113, 0.01),
    ("nerchinsk-1689", "uda-north"): (35_895, 0.01),
    ("peking-1860", "ussuri-mainland"): (310_898, 0.01),
    ("peking-1860", "sakhalin"): (75_495, 0.01),
    ("chuguchak-1864", "min"): (531_682, 0.01),
    ("chuguchak-1864", "max"): (670_984, 0.01),
    ("chuguchak-1864", "altai"): (120_758, 0.01),
    ("chuguchak-1864", "steppe"): (410_900, 0.01),
    ("st-petersburg-1881", "zaysan"): (21_973, 0.01),
    ("st-petersburg-1881", "ili"): (9_504, 0.01),
    ("pamirs-1895", "pamirs"): (20_584, 0.01),
    ("context", "tuva"): (169_382, 0.01),
    ("context", "mongolia"): (1_564_649, 0.01),
}
# Published figures that our drawing was not measured from, and how far it may lie off.
PUBLISHED = {
    ("manchuria-railways", "leased-russian"): (3_373, 0.05),  # with islands, in a German handbook
    ("settlement-2008", "tarabarov"): (43.3, 0.10),
}
# Lands that share edges: each set is a coverage, without overlaps and with edges in common.
NEIGHBOURS = {
    "east": [
        ("aigun-1858", "left-bank"),
        ("nerchinsk-1689", "uda-south"),
        ("nerchinsk-1689", "uda-north"),
        ("peking-1860", "ussuri-mainland"),
        ("peking-1860", "sakhalin"),
    ],
    "west": [
        ("chuguchak-1864", "altai"),
        ("chuguchak-1864", "steppe"),
        ("chuguchak-1864", "between"),
        ("st-petersburg-1881", "zaysan"),
        ("st-petersburg-1881", "ili"),
        ("pamirs-1895", "pamirs"),
    ],
    "islands": [
        ("settlement-2008", "tarabarov"),
        ("settlement-2008", "bolshoi-west"),
        ("settlement-2008", "bolshoi-east"),
    ],
}
IN_CHINA = {
    "Heihe": (127.490, 50.244),
    "Aigun, right bank": (127.470, 49.979),
    "Mohe": (122.526, 52.971),
    "Raohe": (134.000, 46.796),
    "west of Bolshoi Ussuriysky": (134.600, 48.350),
    "Suifenhe": (131.120, 44.400),
    "Hunchun": (130.357, 42.867),
    "Manzhouli": (117.433, 49.600),
    "Chuguchak": (82.958, 46.745),
    "Ghulja": (81.322, 43.915),
    "Kashgar": (75.990, 39.470),
}
INSIDE = {
    ("aigun-1858", "left-bank"): {
        "Tynda": (124.72, 55.15),
        "Svobodny": (128.140, 51.375),
        "Nikolaevsk": (140.723, 53.147),
    },
    ("peking-1860", "ussuri-mainland"): {
        "Vladivostok": (131.95, 43.20),
        "Khabarovsk": (135.097, 48.462),
        "east of Bolshoi Ussuriysky": (134.950, 48.360),
    },
    ("chuguchak-1864", "min"): {"Almaty": (76.912, 43.253), "Issyk-Kul": (77.3, 42.4)},
    ("chuguchak-1864", "max"): {"Bishkek": (74.59, 42.87), "south shore of Balkhash": (77.0, 46.4)},
    ("pamirs-1895", "pamirs"): {"Murghab": (73.967, 38.170)},
}
# Rivers of the Lena: a divide found without their seeds leaks 60,000 km2 north.
OF_THE_LENA = {"Nyukzha": (121.6, 56.5), "Aldan": (125.4, 58.61), "Gonam": (128.5, 56.6)}


def read(slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{slug}.geojson").read_text(encoding="utf-8"))
    return found


def feature(slug: str, name: str) -> Any:
    return next(f for f in read(slug)["features"] if f["properties"]["id"] == name)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_layer_can_be_drawn_and_its_sidecar_is_its_own(slug: str) -> None:
    geo.check_features(read(slug), f"data/geo/{slug}.geojson")
    data = (FOLDER / f"{slug}.geojson").read_bytes()
    sidecar = yaml.safe_load((FOLDER / f"{slug}.yml").read_text(encoding="utf-8"))
    assert sidecar["sha256"] == hashlib.sha256(data).hexdigest()
    assert sidecar["bytes"] == len(data) <= 90_000
    assert sidecar["crs"] == "EPSG:4326 (longitude, latitude)"
    for key in ("title", "shows", "source", "licence", "credit", "changes", "precision"):
        assert sidecar[key], key


@pytest.mark.parametrize("slug", SLUGS)
def test_a_layer_keeps_to_the_format(slug: str) -> None:
    for each in read(slug)["features"]:
        drawn = shape(each["geometry"])
        outer = [p.exterior for p in shapely.get_parts(drawn) if p.geom_type == "Polygon"]
        assert all(ring.is_ccw for ring in outer), "outer rings run anticlockwise (RFC 7946)"
        assert (shapely.get_coordinates(drawn).round(3) == shapely.get_coordinates(drawn)).all()


@pytest.mark.parametrize("slug", DRAWN)
def test_measures_agree_with_the_geometry(slug: str) -> None:
    for each in read(slug)["features"]:
        properties, drawn = each["properties"], shape(each["geometry"])
        if "Polygon" in drawn.geom_type:
            assert properties["area_km2"] == round(geo.area_km2(drawn))
            assert "ellipsoid" in properties["area_method"] or "WGS84" in properties["area_method"]
        else:
            assert properties["area_km2"] == properties["area_method"] == "none"
        if "Line" in drawn.geom_type:
            assert properties["length_km"] == round(geo.length_km(drawn), 1)


@pytest.mark.parametrize("part", NEIGHBOURS)
def test_neighbours_are_a_coverage(part: str) -> None:
    drawn = [shape(feature(*where)["geometry"]) for where in NEIGHBOURS[part]]
    assert shapely.coverage_is_valid(drawn)


def test_no_place_of_a_neighbour_lies_in_a_treatys_land() -> None:
    """GeoNames, which our borders do not come from, says which state a place lies in."""
    lands = [shape(feature(*key)["geometry"]) for key in MEASURED if key[1] != "mongolia"]
    # Natural Earth's border is true to about a kilometre: Alashankou lies 0.6 km beyond it.
    inner = shapely.union_all(lands).buffer(-0.015)
    with (FOLDER / "check" / "neighbours.csv").open(encoding="utf-8", newline="") as table:
        places = list(csv.DictReader(table))
    assert len(places) > 150 and {row["country"] for row in places} >= {"CN", "MN", "KP"}
    inside = [r["name"] for r in places if inner.covers(Point(float(r["lon"]), float(r["lat"])))]
    assert inside == []


@pytest.mark.parametrize(("where", "expected"), PUBLISHED.items())
def test_an_area_lies_near_a_published_figure(
    where: tuple[str, str], expected: tuple[float, float]
) -> None:
    area, part = expected
    assert feature(*where)["properties"]["area_km2"] == pytest.approx(area, rel=part)


def test_the_islands_of_2008_add_up() -> None:
    drawn = {f["properties"]["id"]: f["properties"] for f in read("settlement-2008")["features"]}
    areas = {name: told["area_km2"] for name, told in drawn.items()}
    given = areas["tarabarov"] + areas["bolshoi-west"]
    assert 165 <= given <= 185, "about 174 km2 changed hands"
    assert 327 <= areas["bolshoi-west"] + areas["bolshoi-east"] <= 350
    assert given + areas["bolshoi-east"] == pytest.approx(areas["islands"], abs=3)
    assert {drawn[n]["from"] for n in ("tarabarov", "bolshoi-west", "bolshoi-east")} == {
        drawn["islands"]["to"]
    }


def test_the_sea_route_meets_itself_at_the_antimeridian() -> None:
    parts = shapely.get_parts(shape(feature("today-routes", "northern-sea-route")["geometry"]))
    ends = {tuple(at) for part in parts for at in (part.coords[0], part.coords[-1])}
    assert len(parts) == 2 and {(180.0, 69.7), (-180.0, 69.7)} <= ends
    for part in parts:
        lon = shapely.get_coordinates(part)[:, 0]
        assert abs(lon[1:] - lon[:-1]).max() < 20


@pytest.mark.parametrize(("where", "expected"), MEASURED.items())
def test_an_area_stays_near_the_figure_measured_before(
    where: tuple[str, str], expected: tuple[float, float]
) -> None:
    area, part = expected
    assert feature(*where)["properties"]["area_km2"] == pytest.approx(area, rel=part)


@pytest.mark.parametrize("where", [key for key in MEASURED if key[0] != "context"])
def test_no_land_of_a_treaty_lies_in_china(where: tuple[str, str]) -> None:
    drawn = shape(feature(*where)["geometry"])
    assert [name for name, at in IN_CHINA.items() if drawn.covers(Point(at))] == []


@pytest.mark.parametrize(("where", "places"), INSIDE.items())
def test_known_places_lie_inside(
    where: tuple[str, str], places: dict[str, tuple[float, float]]
) -> None:
    drawn = shape(feature(*where)["geometry"])
    assert [name for name, at in places.items() if not drawn.covers(Point(at))] == []


def test_the_left_bank_stops_at_the_divide() -> None:
    drawn = shape(feature("aigun-1858", "left-bank")["geometry"])
    assert [name for name, at in OF_THE_LENA.items() if drawn.covers(Point(at))] == []


def test_no_two_lands_of_treaties_overlap() -> None:
    pieces = {("chuguchak-1864", name) for name in ("altai", "steppe", "max")}
    within = {("aigun-1858", "sixty-four-villages"), *pieces}
    keys = [key for key in MEASURED if key not in within]
    drawn = {key: shape(feature(*key)["geometry"]) for key in keys}
    for number, one in enumerate(keys):
        for other in keys[number + 1 :]:
            common = drawn[one].intersection(drawn[other])
            assert common.is_empty or geo.area_km2(common) < 1, (one, other)


def test_the_villages_lie_on_the_left_bank_and_the_readings_of_1864_nest() -> None:
    left = shape(feature("aigun-1858", "left-bank")["geometry"])
    villages = shape(feature("aigun-1858", "sixty-four-villages")["geometry"])
    assert geo.area_km2(villages.difference(left)) < 1
    parts = {f["properties"]["id"]: f for f in read("chuguchak-1864")["features"]}
    areas = {name: f["properties"]["area_km2"] for name, f in parts.items()}
    assert areas["min"] + areas["between"] == pytest.approx(areas["max"], abs=5)
    assert areas["altai"] + areas["steppe"] == pytest.approx(areas["min"], abs=5)
