"""Layers to files: features in RFC 7946 order, their areas, and the sidecar with its hash."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import shapely
import yaml
from fetch import PACKAGES
from shapely.geometry import mapping

from coursekit.geo import area_km2, length_km

HERE = Path(__file__).parent
METHOD = "geodesic on WGS84, of this geometry"


def feature(name: str, geometry: Any, properties: dict[str, Any]) -> dict[str, Any]:
    """One GeoJSON feature, positions to three decimals, outer rings anticlockwise."""
    shape = shapely.orient_polygons(_fewest_parts(geometry), exterior_cw=False)
    found = mapping(shape)
    found = {"type": found["type"], "coordinates": _rounded(found["coordinates"])}
    written = shapely.from_geojson(json.dumps(found))
    filled = {"id": name, **properties}
    if "certainty" in properties and "Polygon" in found["type"]:
        filled["area_km2"] = round(area_km2(written))
        filled["area_method"] = METHOD
    elif "certainty" in properties:
        filled["area_km2"] = filled["area_method"] = "none"
        if "Line" in found["type"]:
            filled["length_km"] = round(length_km(written), 1)
    return {"type": "Feature", "properties": filled, "geometry": found}


def _fewest_parts(geometry: Any) -> Any:
    """A multi-geometry of one part is that part; parts go from the largest down."""
    if not hasattr(geometry, "geoms"):
        return geometry
    parts = [p for p in geometry.geoms if not p.is_empty]
    # The bounds break ties, so that the file does not depend on the order of a set operation.
    parts.sort(key=lambda part: (-part.area, -part.length, part.bounds))
    if len(parts) == 1:
        return parts[0]
    multi = {"Polygon": shapely.MultiPolygon, "LineString": shapely.MultiLineString}
    return multi[parts[0].geom_type]([shapely.normalize(part) for part in parts])


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates[0], int | float):
        return [round(value, 3) + 0.0 for value in coordinates[:2]]
    return [_rounded(part) for part in coordinates]


def write(folder: Path, slug: str, features: list[dict[str, Any]], about: dict[str, Any]) -> None:
    """Write `<slug>.geojson`, a feature a line, and `<slug>.yml`, its sidecar.

    `about` is the entry of layers.yml: its `packages` become full source records.
    """
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    data = text.encode()
    (folder / f"{slug}.geojson").write_bytes(data)
    sources: list[dict[str, Any]] = []
    for package in (PACKAGES[key] for key in about["packages"]):
        sources.append(
            {
                "name": package.data,
                "package": package.name,
                "version": package.version,
                "registry": package.registry,
                "sha256": package.sha256,
                "licence": package.licence,
                "accessed": package.accessed,
            }
        )
    for table in about.get("typed", []):
        typed = hashlib.sha256((HERE / table["file"]).read_bytes()).hexdigest()
        record = {"name": table["name"], "package": f"data/geo/source/{table['file']}"}
        record |= {"version": "committed", "registry": "this repository", "sha256": typed}
        record |= {"licence": table["licence"], "accessed": table["accessed"]}
        sources.append(record)
    sidecar = {
        "title": about["title"],
        "shows": about["shows"],
        "source": sources,
        "licence": about["licence"],
        "credit": about["credit"],
        "changes": about["changes"],
        "precision": about["precision"],
        "crs": "EPSG:4326 (longitude, latitude)",
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    with (folder / f"{slug}.yml").open("w", encoding="utf-8") as file:
        file.write("# Written by data/geo/source/build.py from layers.yml; edit that.\n")
        yaml.safe_dump(sidecar, file, allow_unicode=True, sort_keys=False, width=98)
