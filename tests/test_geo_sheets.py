"""The sheets and plates: frames that their bases fill, rows and labels that exist."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from shapely.geometry import Point, shape

from coursekit import geo

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "data" / "geo"
SHEETS = sorted((ROOT / "data" / "maps" / "sheets").glob("*.yml"))
PLATES = sorted(path.stem for path in (ROOT / "data" / "maps").glob("*.yml"))
BASES = sorted(path.stem for path in FOLDER.glob("base-*.geojson"))
RIVERS = {
    "amur", "ussuri", "argun", "shilka", "zeya", "sungari", "uda", "tumen", "irtysh", "ili",
    "naryn", "syr-darya",
}  # fmt: skip


def read(slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{slug}.geojson").read_text(encoding="utf-8"))
    return found


def feature(slug: str, name: str) -> Any:
    return next(f for f in read(slug)["features"] if f["properties"]["id"] == name)


def test_the_bases_show_the_rivers_of_the_treaties_and_crimea_apart_from_russia() -> None:
    shown = {f["properties"]["id"] for slug in BASES for f in read(slug)["features"]}
    assert {f"river-{name}" for name in RIVERS} <= shown
    border = shape(feature("base-today", "border-today")["geometry"])
    # The land border of Ukraine as drawn ends on the Sea of Azov, not across the Perekop isthmus.
    assert border.distance(Point(33.7, 46.1)) > 1


def sheet_of(plate: dict[str, Any]) -> dict[str, Any]:
    path = ROOT / "data" / "maps" / "sheets" / f"{plate['sheet']}.yml"
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_has_a_base_that_fills_its_frame(path: Path) -> None:
    sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(sheet) == {"title", "projection", "frame", "base", "simplify_km"}
    frame, forward = sheet["frame"], geo.albers(sheet["projection"])
    land = geo.project(shape(feature(sheet["base"], "land")["geometry"]), forward)
    west, south, east, north = land.bounds
    room = 0.02 * (frame["east"] - frame["west"])
    assert frame["west"] - room < west and east < frame["east"] + room
    assert frame["south"] - room < south and north < frame["north"] + room


@pytest.mark.parametrize("slug", PLATES)
def test_a_plate_names_features_that_exist_and_labels_inside_its_window(slug: str) -> None:
    plate = yaml.safe_load((ROOT / "data" / "maps" / f"{slug}.yml").read_text(encoding="utf-8"))
    for row in plate["rows"]:
        for path in row["features"]:
            assert feature(*path.split("/"))
    to_km, window = geo.albers(sheet_of(plate)["projection"]), plate["window"]
    for label in plate["labels"]:
        if "at" not in label:
            continue
        x, y = to_km(*label["at"])
        assert window["west"] < x < window["east"], label["text"]["en"]
        assert window["south"] < y < window["north"], label["text"]["en"]


def test_the_cover_keeps_the_title_clear_of_labels() -> None:
    plate = yaml.safe_load((ROOT / "data" / "maps" / "overview.yml").read_text(encoding="utf-8"))
    to_km, window = geo.albers(sheet_of(plate)["projection"]), plate["window"]
    for label in plate["labels"]:
        if "at" not in label:
            continue
        x, y = to_km(*label["at"])
        right, below = (x - window["west"]) / 5.14 > 700, (window["north"] - y) / 5.14 > 270
        assert right or below, label["text"]["en"]
