"""What the features of the map layers say of themselves, and the points they were drawn from."""

import csv
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "data" / "geo"
SOURCE = FOLDER / "source"
SLUGS = sorted(path.stem for path in FOLDER.glob("*.geojson"))
DRAWN = [slug for slug in SLUGS if not slug.startswith("base-")]

KEYS = {
    "id", "name", "kind", "treaty", "article", "from", "to", "certainty", "edge_basis", "reading",
    "area_km2", "area_method", "sources", "note",
}  # fmt: skip
LEGAL: dict[str, set[Any]] = {
    "kind": {
        "cession", "zone", "line", "site", "post", "railway", "lease", "front", "axis", "battle",
        "city", "island", "route", "spur", "state", "toponym", "testsite",
    },
    "treaty": {1689, 1727, 1858, 1860, 1864, 1881, 1895, "none"},
    "certainty": {"delimited", "approximate", "contested", "schematic"},
    "reading": {"ru", "zh", "neutral", "historian"},
}  # fmt: skip
EDGES = {"river", "watershed", "coast", "modern border", "typed"}
EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?[~?]?|\.\.|unknown")
STATUS = {"checked", "generalised", "approximate", "schematic", "contested"}


def read(slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{slug}.geojson").read_text(encoding="utf-8"))
    return found


def year_first(text: str) -> str:
    return text.rstrip("~?")


@pytest.mark.parametrize("slug", DRAWN)
def test_a_feature_leaves_no_question_open(slug: str) -> None:
    for each in read(slug)["features"]:
        told = each["properties"]
        assert told.keys() - {"length_km"} == KEYS, told["id"]
        assert all(told[key] in words for key, words in LEGAL.items()), told["id"]
        assert told["edge_basis"] and set(told["edge_basis"]) <= EDGES, told["id"]
        assert set(told["name"]) == {"en", "zh", "pinyin", "ru"}, told["id"]
        texts = [*told["name"].values(), told["article"], told["note"], *told["sources"]]
        assert told["sources"] and all(isinstance(text, str) and text for text in texts)
        assert EDTF.fullmatch(told["from"]) and EDTF.fullmatch(told["to"]), told["id"]
        start, end = year_first(told["from"]), year_first(told["to"])
        if start[0].isdigit() and end[0].isdigit():
            assert start[: len(end)] <= end[: len(start)], told["id"]


def test_the_sources_of_the_features_stand_in_the_bibliography() -> None:
    known = set(
        re.findall(r"@\w+\{([^,]+),", (ROOT / "data" / "references.bib").read_text("utf-8"))
    )
    named = {
        key for slug in DRAWN for f in read(slug)["features"] for key in f["properties"]["sources"]
    }
    assert named - known == set()


@pytest.mark.parametrize("slug", SLUGS)
def test_a_layer_was_built_from_the_points_that_are_committed(slug: str) -> None:
    sidecar = yaml.safe_load((FOLDER / f"{slug}.yml").read_text(encoding="utf-8"))
    for source in sidecar["source"]:
        if source["registry"] == "this repository":
            data = (ROOT / source["package"]).read_bytes()
            assert hashlib.sha256(data).hexdigest() == source["sha256"], source["package"]


def test_every_typed_point_has_a_source_and_a_status() -> None:
    seen: set[str] = set()
    for path in sorted((SOURCE / "points").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table))
        ids = {row["id"] for row in rows}
        assert not ids & seen, f"{path.name} uses an id of another table"
        seen |= ids
        for row in rows:
            assert row["source"] and row["status"] in STATUS, (path.name, row)
            assert -180 <= float(row["lon"]) <= 180 and 30 <= float(row["lat"]) <= 82
