"""The islands at the mouth of the Ussuri, before and since 2008.

Natural Earth still draws them as Russian, coarsely, and down the middle of the channels. Here the
outline between the two channels is drawn in by half a channel's width, and parted by the Pryamaya
channel and by the line of 2008, both drawn by us: the areas are near the published ones because
the lines were laid so.
"""

from __future__ import annotations

from typing import Any

import shapely
from shapely import affinity
from shapely.geometry import LineString, Polygon
from typed import Ring

HALF_CHANNEL_KM, PRYAMAYA_KM = 0.9, 0.15
SQUEEZE = 0.6646  # cosine of 48.35 degrees: a degree of longitude beside one of latitude


def _widened(geometry: Any, km: float) -> Any:
    flat = affinity.scale(geometry, SQUEEZE, 1.0, origin=(0, 0))
    return affinity.scale(flat.buffer(km / 111.2, quad_segs=3), 1 / SQUEEZE, 1.0, origin=(0, 0))


def west_of_line(control: dict[str, Ring]) -> Any:
    """All that lies west of the line of 2008, as far as the islands go."""
    return Polygon([*control["island-border"], (134.20, 48.20), (134.20, 48.50), (134.70, 48.50)])


def parts(control: dict[str, Ring]) -> dict[str, Any]:
    """The three islands or parts of islands, all of them together, and the line of 2008."""
    land = _widened(Polygon(control["delta"]), -HALF_CHANNEL_KM)
    channel = LineString(control["pryamaya"])
    west = land.intersection(west_of_line(control))
    pieces = shapely.get_parts(west.difference(_widened(channel, PRYAMAYA_KM)))
    tarabarov, bolshoi_west = sorted(
        sorted(pieces, key=lambda piece: -piece.area)[:2], key=lambda piece: piece.centroid.x
    )
    east = land.difference(west_of_line(control))
    kept = {
        "tarabarov": tarabarov,
        "bolshoi-west": bolshoi_west,
        "bolshoi-east": max(shapely.get_parts(east), key=lambda piece: piece.area),
    }
    kept = {name: shapely.set_precision(piece, 0.001) for name, piece in kept.items()}
    line = LineString(control["island-border"]).intersection(land)
    corner = control["delta"].index((134.719, 48.263))
    return kept | {
        "islands": shapely.union_all(list(kept.values())),
        "line-2008": shapely.set_precision(line, 0.001),
        "kazakevicheva": LineString([control["delta"][0], *control["delta"][: corner - 1 : -1]]),
        "main-channel": LineString(control["delta"][: corner + 1]),
    }


def patch(states: dict[str, Any], control: dict[str, Ring]) -> None:
    """Give what lies west of the line of 2008 to China; changes `states` in place."""
    moved = states["RUS"].intersection(Polygon(control["delta"]).buffer(0.004))
    moved = moved.intersection(west_of_line(control))
    # The main channel is the border; a thread of Russia along its south bank is not wanted.
    north = LineString([p for p in control["delta"] if p[1] > 48.37 and p[0] < 134.76])
    bank = Polygon([*north.coords, (134.8, 48.6), (134.2, 48.6)])
    moved = moved.difference(bank)
    states["RUS"] = states["RUS"].difference(moved)
    states["CHN"] = shapely.union(states["CHN"], moved)


def rivers(control: dict[str, Ring]) -> dict[str, Any]:
    """The channels as lines: schematic, but in their places."""
    corner = control["delta"].index((134.719, 48.263))
    tip = control["delta"].index((135.055, 48.453))
    return {
        "amur": LineString([*control["delta"][: tip + 1], *control["amur-below"][1:]]),
        "kazakevicheva": LineString([*control["delta"][corner:], control["delta"][0]]),
        "ussuri": LineString(control["delta"][tip : corner + 1]),
        "pryamaya": LineString(control["pryamaya"]).intersection(Polygon(control["delta"])),
    }
