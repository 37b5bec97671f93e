"""What moves a total: other definitions, other edges, fewer points, other projections.

Every change is measured on the committed outlines against one total, the three treaties as
Chinese accounts count them. Nothing here is typed: the table ``cession-sensitivity`` is written
by ``coursekit measure``, and a test measures it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import store
from ..geo import FRONTIER
from .counted import pieces, total

if TYPE_CHECKING:
    from geopandas import GeoSeries
    from shapely import Geometry

BASE = "three-treaties"
"""The sum of ``data/areas.yml`` that the changes are measured against."""

SPHERE = "+proj=moll +R=6371007.18 +lon_0=110"
"""Equal-area on a ball of the Earth's surface, latitudes taken as they are."""

DEFINITIONS = {
    "sakhalin": ("Sakhalin left out", "peking-treaty; china-org-peking"),
    "tuva": ("Tuva added", "baiwen-losses; fan-tuva"),
    "between": ("1864, the longer reading added", "fan-west-border; lsqn-pickets"),
    "altai": ("1864, the Russian Altai added", "fan-west-border"),
    "uda-south": ("Uda tract south of the river added", "nerchinsk-treaty; baidu-outer-northeast"),
    "zaysan ili": ("1881 added: Zaysan and Ili", "st-petersburg-treaty; xu-liwei"),
    "pamirs": ("The Pamirs added", "xcs-pamirs; cass-1978"),
}
EDGES = {
    "left-bank": ("Northern divide 10 km out or in", "nerchinsk-treaty"),
    "steppe": ("Western edge of 1864 10 km out or in", "chuguchak-protocol"),
}
SHIFT_M = 10_000.0
SEAM_M = 3_000.0
"""How far apart two outlines of one edge may lie."""

THINNED_KM = (1, 5, 20)
PROJECTIONS = {
    "Flat map, equal-area": FRONTIER,
    "A ball instead of the ellipsoid": SPHERE,
    "UTM, a strip meant for the lower Amur": "EPSG:32652",
    "Web Mercator": "EPSG:3857",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A change of method and what it does to the total: `low` to `high` km², with their sign."""

    name: str
    kind: str
    low: float
    high: float
    sources: str

    @property
    def size(self) -> float:
        """Return how far the total moves at most, in km²."""
        return max(abs(self.low), abs(self.high))


def sensitivity() -> list[Change]:
    """Return every change by kind (definition, edge, points, projection), the largest first.

    Raise ContentError if a piece is missing or has no area.
    """
    base = next(entry.pieces for entry in store.areas().sums if entry.id == BASE)
    ground = pieces().set_index("id").geometry
    before = total(*base)
    found = []
    for names, (name, sources) in DEFINITIONS.items():
        # A piece that is counted already is left out, any other is added.
        moved = total(*(set(base) ^ set(names.split()))) - before
        found.append(Change(name, "definition", moved, moved, sources))
    flat = ground.to_crs(FRONTIER)
    for piece, (name, source) in EDGES.items():
        band = _open_edge(piece, flat).buffer(SHIFT_M)
        here = flat[piece]
        inward = here.difference(band).area - here.area
        outward = here.union(band).area - here.area
        found.append(Change(name, "edge", inward / 1e6, outward / 1e6, source))
    counted = flat[list(base)]
    for tolerance in THINNED_KM:
        moved = (counted.simplify(tolerance * 1000).area.sum() - counted.area.sum()) / 1e6
        found.append(
            Change(
                f"Outlines thinned to {tolerance} km", "points", moved, moved, "shapely-simplify"
            )
        )
    for name, projection in PROJECTIONS.items():
        moved = ground[list(base)].to_crs(projection).area.sum() / 1e6 - before
        found.append(Change(name, "projection", moved, moved, "snyder-1987; pyproj-geod"))
    kinds = list(dict.fromkeys(change.kind for change in found))
    return sorted(found, key=lambda each: (kinds.index(each.kind), -each.size))


def sensitivity_csv() -> str:
    """Return the table ``cession-sensitivity``, in thousand km² with one decimal."""
    lines = ["change,kind,size,low,high,shown,sources,confidence"]
    for change in sensitivity():
        low, high = (round(each / 1000, 1) + 0.0 for each in (change.low, change.high))
        size = max(abs(low), abs(high))
        shown = "yes" if change.kind != "projection" or size < 100 else "no"
        cells = (f'"{change.name}"', change.kind, size, low, high, shown, change.sources, "high")
        lines.append(",".join(map(str, cells)))
    return "\n".join(lines) + "\n"


def _open_edge(piece: str, flat: GeoSeries) -> Geometry:
    """Return the stretch of a piece's outline that no text fixes, in metres of `FRONTIER`."""
    if piece == "steppe":
        # The shorter reading of 1864 ends where the longer one goes on.
        beyond = flat["between"]
    else:
        from geopandas import GeoSeries
        from shapely.geometry import shape

        divide = shape(store.layer("nerchinsk-1689").feature("watershed-west")["geometry"])
        line = GeoSeries([divide], crs="EPSG:4326").to_crs(FRONTIER).iloc[0]
        beyond = line.union(flat["uda-south"])
    return flat[piece].boundary.intersection(beyond.buffer(SEAM_M))
