"""The watershed that bounds the left bank of the Amur, found once on a coarse elevation grid.

This is not part of the build. It needs h5py and the grid of pvlib (5 minutes of arc, Mapzen and
tilezen sources, steps of 28 m), and its result, `divide.csv`, is committed. Run it again only to
check or to replace that result:

    python data/geo/source/divide.py ALTITUDE.h5 NE_ADMIN0.shp

Rivers named in `watershed-seeds.csv` are burnt into the grid as markers; the flood then rises from
them and from the sea, cell by cell in order of height, and each cell takes the basin it is first
reached from. Without the seeds of the Lena's tributaries 60,000 square kilometres leak north.
"""

from __future__ import annotations

import csv
import heapq
import itertools
import sys
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import LineString, box

HERE = Path(__file__).parent
STEP = 1 / 12
WEST, EAST, SOUTH, NORTH = 112.0, 142.5, 47.0, 59.0
AMUR, LENA, OKHOTSK, TATAR = 1, 2, 3, 4
BASIN = {
    "amur-main": AMUR,
    "shilka": AMUR,
    "amazar": AMUR,
    "zeya": AMUR,
    "gilyuy": AMUR,
    "selemdzha": AMUR,
    "bureya": AMUR,
    "amgun": AMUR,
    "orel-chlya": AMUR,
    "nyukzha": LENA,
    "olekma": LENA,
    "vitim": LENA,
    "timpton": LENA,
    "aldan": LENA,
    "gonam": LENA,
    "maya": LENA,
    "uda": OKHOTSK,
    "torom": OKHOTSK,
    "tugur": OKHOTSK,
}
SOURCE = "watershed on pvlib 0.16.1 Altitude.h5 (5 minutes of arc), divide.py"


def heights(path: str) -> Any:
    """Metres on a grid of cells of 5 minutes of arc, first row in the north."""
    import h5py

    with h5py.File(path) as file:
        grid = file["Altitude"][:].astype(int) * 28 - 450
    top, left = round((90 - NORTH) / STEP), round((WEST + 180) / STEP)
    rows, cols = round((NORTH - SOUTH) / STEP), round((EAST - WEST) / STEP)
    return grid[top : top + rows, left : left + cols]


def cell(lon: float, lat: float) -> tuple[int, int]:
    return int((NORTH - lat) / STEP), int((lon - WEST) / STEP)


def markers(height: Any, admin0: str) -> Any:
    """Basin codes in the cells that rivers and seas occupy, 0 elsewhere."""
    out = np.zeros(height.shape, dtype=int)
    states = gpd.read_file(admin0, bbox=(WEST, SOUTH, EAST, NORTH))
    land = shapely.union_all(states.geometry.values)
    rows, cols = np.indices(height.shape)
    lon, lat = WEST + (cols + 0.5) * STEP, NORTH - (rows + 0.5) * STEP
    sea = ~shapely.contains_xy(land, lon, lat)
    # The strait begins where the liman of the Amur opens; north of it is the Sea of Okhotsk.
    out[sea] = np.where(lat[sea] > 53.25, OKHOTSK, TATAR)
    rivers: dict[str, list[tuple[float, float]]] = {}
    with (HERE / "watershed-seeds.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rivers.setdefault(row["id"], []).append((float(row["lon"]), float(row["lat"])))
    for name, points in rivers.items():
        # Between two typed points the river is the cheapest way downhill, not the straight line.
        for start, end in itertools.pairwise(points):
            for where in valley(height, cell(*start), cell(*end)):
                if not sea[where]:
                    out[where] = BASIN[name]
    return out


def valley(height: Any, start: tuple[int, int], end: tuple[int, int]) -> list[tuple[int, int]]:
    """The way from start to end that climbs least: where a river between the two would run."""
    best = {start: 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    queue: list[tuple[float, tuple[int, int]]] = [(0.0, start)]
    while queue:
        cost, here = heapq.heappop(queue)
        if here == end:
            break
        for near in neighbours(here, height.shape):
            step = cost + 40 + max(0, int(height[near]) - int(height[start])) + height[near] * 0.2
            if step < best.get(near, np.inf):
                best[near], came[near] = step, here
                heapq.heappush(queue, (step, near))
    way = [end]
    while way[-1] != start:
        way.append(came[way[-1]])
    return way


def neighbours(at: tuple[int, int], shape: tuple[int, ...]) -> list[tuple[int, int]]:
    row, col = at
    return [
        (r, c)
        for r, c in ((row - 1, col), (row + 1, col), (row, col - 1), (row, col + 1))
        if 0 <= r < shape[0] and 0 <= c < shape[1]
    ]


def flood(height: Any, basin: Any) -> Any:
    """Let the water rise from the markers; equal heights are taken in order of arrival."""
    queue = [(int(height[r, c]), n, (r, c)) for n, (r, c) in enumerate(np.argwhere(basin))]
    heapq.heapify(queue)
    count = len(queue)
    while queue:
        level, _, here = heapq.heappop(queue)
        for near in neighbours((int(here[0]), int(here[1])), height.shape):
            if not basin[near]:
                basin[near] = basin[here]
                count += 1
                heapq.heappush(queue, (max(level, int(height[near])), count, near))
    return basin


def region(basin: Any, code: int) -> shapely.Geometry:
    """The largest connected area of one basin, its holes filled."""
    cells = [
        box(WEST + c * STEP, NORTH - (r + 1) * STEP, WEST + (c + 1) * STEP, NORTH - r * STEP)
        for r, c in np.argwhere(basin == code)
    ]
    merged = shapely.set_precision(shapely.union_all(cells), STEP / 1000)
    largest = max(shapely.get_parts(merged), key=lambda part: part.area)
    return shapely.Polygon(largest.exterior)


def smooth(line: LineString, sigma: float = 1.6) -> LineString:
    """Take the stairs of the grid out: a running mean over points 0.04 degrees apart."""
    count = max(8, int(line.length / 0.04))
    along = [line.interpolate(i / count, normalized=True) for i in range(count + 1)]
    points = shapely.get_coordinates(along)
    reach = 6
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma / 1.6) ** 2)
    weights /= weights.sum()
    padded = np.concatenate([[points[0]] * reach, points, [points[-1]] * reach])
    soft = np.column_stack([np.convolve(padded[:, k], weights, mode="valid") for k in (0, 1)])
    soft[0], soft[-1] = points[0], points[-1]
    return LineString(soft).simplify(0.012)


def shared(one: shapely.Geometry, two: shapely.Geometry) -> LineString:
    edge = shapely.line_merge(one.exterior.intersection(two.exterior))
    return max(shapely.get_parts(edge), key=lambda part: part.length)


def main(altitude: str, admin0: str) -> None:
    height = heights(altitude)
    basin = flood(height, markers(height, admin0))
    amur, lena, okhotsk = (region(basin, code) for code in (AMUR, LENA, OKHOTSK))
    found = {
        "amur-lena": shared(amur, lena),
        "amur-okhotsk": shared(amur, okhotsk),
        "uda-lena": shared(okhotsk, lena),
    }
    with (HERE / "divide.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", "seq", "lon", "lat", "source", "status"])
        for name, line in found.items():
            # The last cells before the liman are sea on this grid: the line stops short of them.
            kept = [(lon, lat) for lon, lat in smooth(line).coords if lon < 140.7]
            for seq, (lon, lat) in enumerate(kept):
                out.writerow([name, seq, f"{lon:.3f}", f"{lat:.3f}", SOURCE, "approximate"])
            print(name, len(kept), kept[0], kept[-1])


if __name__ == "__main__":
    main(*sys.argv[1:])
