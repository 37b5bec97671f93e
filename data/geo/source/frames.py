"""Frames of the sheets: what a base map is cut to, read from the sheets themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import shapely
import yaml
from pyproj import Transformer

NORTHMOST, WRAP = 83.0, -60.0
SHEETS = Path(__file__).parents[2] / "maps" / "sheets"


def sheet_frames() -> dict[str, Any]:
    """The frame of each sheet of data/maps/sheets as a polygon in degrees, by slug."""
    frames = {}
    for path in sorted(SHEETS.glob("*.yml")):
        sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
        box = sheet["frame"]
        sides = (box["west"], box["south"], box["east"], box["north"])
        frames[path.stem] = plate_frame(sheet["projection"], sides)
    return frames


def plate_frame(projection: dict[str, float], frame: tuple[float, ...]) -> Any:
    """A rectangle of a sheet (km) as a polygon in degrees, its edges a vertex every 60 km.

    East of the antimeridian longitudes go on beyond 180, so that the polygon stays whole.
    """
    west, south, east, north = frame
    edge = shapely.get_coordinates(shapely.segmentize(shapely.box(west, south, east, north), 60))
    back = Transformer.from_crs(
        f"+proj=aea +lat_1={projection['lat_1']} +lat_2={projection['lat_2']} "
        f"+lon_0={projection['lon_0']} +lat_0={projection['lat_0']} +datum=WGS84 +units=km",
        "EPSG:4326",
        always_xy=True,
    )
    lon, lat = back.transform(edge[:, 0], edge[:, 1])
    on_earth = np.isfinite(lon) & np.isfinite(lat)
    lon, lat = lon[on_earth], lat[on_earth]
    # Above the arc of the pole a rectangle lies on no place of the earth.
    at = np.column_stack([np.where(lon < WRAP, lon + 360, lon), np.minimum(lat, NORTHMOST)])
    whole = shapely.make_valid(shapely.Polygon(at))
    return max(shapely.get_parts(whole), key=lambda part: part.area)
