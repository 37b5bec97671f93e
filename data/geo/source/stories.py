"""What each feature is, from `features/<layer>.yml`, joined to its geometry."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import shapely
import yaml
from shapely.geometry import LineString, Point
from typed import Ring
from write import feature

HERE = Path(__file__).parent
LANGUAGES = ("en", "zh", "pinyin", "ru")
KEYS = (
    "name", "kind", "treaty", "article", "from", "to", "certainty", "edge_basis", "reading",
    "sources", "note",
)  # fmt: skip


def layers() -> dict[str, dict[str, Any]]:
    """The stories of all layers, by slug."""
    return {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted((HERE / "features").glob("*.yml"))
    }


def tell(
    story: dict[str, Any], drawn: dict[str, Any], control: dict[str, Ring]
) -> list[dict[str, Any]]:
    """The features of one layer.

    A story gives each feature its properties; `_all` gives what they share. `draw` says where the
    geometry comes from: `{shape: name}` one of `drawn`, `{point: id}` or `{lines: [id, ...]}`
    typed points; without it, the shape of the feature's own id. Raises KeyError if a property is
    missing, so that no feature stays silent.
    """
    shared = story.get("_all", {})
    found = []
    for name, own in story.items():
        if name == "_all":
            continue
        told = shared | own
        if isinstance(told["name"], list):
            told["name"] = dict(zip(LANGUAGES, told["name"], strict=True))
        shape = _geometry(told.get("draw", {"shape": name}), drawn, control)
        found.append(feature(name, shape, {key: told[key] for key in KEYS}))
    return found


def _geometry(draw: dict[str, Any], drawn: dict[str, Any], control: dict[str, Ring]) -> Any:
    if "shape" in draw:
        return drawn[draw["shape"]]
    if "point" in draw:
        return Point(control[draw["point"]][0])
    lines = [LineString(control[name]) for name in draw["lines"]]
    if len(lines) == 1:
        return lines[0]
    return shapely.line_merge(shapely.MultiLineString(lines))


def posts() -> list[dict[str, Any]]:
    """The points of posts.csv."""
    found = []
    with (HERE / "posts.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            properties = {
                "name": {key: row[key] for key in LANGUAGES},
                "kind": row["kind"],
                "treaty": "none",
                "article": "none",
                "from": row["from"],
                "to": row["to"],
                "certainty": row["certainty"],
                "edge_basis": ["typed"],
                "reading": "neutral",
                "sources": row["sources"].split(),
                "note": row["note"],
            }
            at = Point(float(row["lon"]), float(row["lat"]))
            found.append(feature(row["id"], at, properties))
    return found
