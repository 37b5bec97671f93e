"""Base maps: land, lakes, rivers and today's borders inside the frame of a sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import coverage
import fetch
import numpy as np
import shapely
import shapes
from shapely.geometry import LineString
from typed import Ring
from write import feature

from coursekit.geo import area_km2

OVERVIEW = ("amur", "argun", "shilka", "zeya", "ussuri", "sungari")
RIVERS = {
    "base-amur": (*OVERVIEW, "uda", "tumen"),
    "base-overview": OVERVIEW,
    "base-manchuria": ("amur", "argun", "ussuri", "sungari", "tumen", "zeya"),
    "base-west": ("irtysh", "ili", "naryn", "syr-darya"),
    "base-today": ("amur", "argun", "irtysh", "syr-darya"),
}


def rivers_of(
    pieces: coverage.Pieces, control: dict[str, Ring], lines: list[np.ndarray]
) -> dict[str, Any]:
    """All rivers of the base maps; those that are borders are edges of the pieces."""
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
    irtysh = [
        *pick(lines, (90.32, 47.64), (85.27, 48.00)),
        *pick(lines, (85.27, 48.00), (84.37, 47.73))[1:],
        *pick(lines, (84.37, 47.73), (83.37, 49.64))[1:],
        *pick(lines, (83.37, 49.64), (74.98, 53.98))[1:],
        *pick(lines, (74.98, 53.98), (73.72, 54.70))[1:],
        *pick(lines, (73.72, 54.70), (68.21, 58.17))[1:],
    ]
    naryn = [
        *pick(lines, (77.75, 41.88), (73.29, 41.77)),
        *pick(lines, (73.29, 41.77), (72.64, 41.67))[1:],
        *pick(lines, (72.64, 41.67), (70.37, 40.44))[1:],
    ]
    syr_darya = [
        *pick(lines, (70.37, 40.44), (69.83, 40.28)),
        *pick(lines, (69.83, 40.28), (68.46, 41.11))[1:],
        *pick(lines, (68.46, 41.11), (67.99, 41.25))[1:],
        *pick(lines, (67.99, 41.25), (61.76, 46.02))[1:],
    ]
    korea = coverage.edge(states["PRK"], shapely.union(states["CHN"], states["RUS"]))
    return {
        "amur": LineString([*upper.coords, *lower]),
        "argun": coverage.run(border, (117.87, 49.51), control["shilka"][-1]),
        "shilka": LineString(control["shilka"]),
        "zeya": LineString(soften(control["zeya"])),
        "ussuri": LineString([*ussuri.coords, *control["ussuri-mouth"]]),
        "sungari": LineString(soften(sungari)),
        "uda": LineString(control["uda"][:-1]),
        "tumen": coverage.run(korea, *control["tumen-ends"]),
        "irtysh": LineString(soften(irtysh, 1)),
        "ili": LineString(soften(control["river-ili"])),
        "naryn": LineString(soften(naryn)),
        "syr-darya": LineString(soften(syr_darya)),
    }


def base(
    states: dict[str, Any],
    rivers: dict[str, Any],
    lakes: Any,
    frame: Any,
    least_km2: float,
    tolerance: float,
    wrap: Callable[[Any], Any] = lambda geometry: geometry,
) -> list[dict[str, Any]]:
    """Land, lakes, rivers and borders inside a frame; areas under `least_km2` are left out.

    `states` are today's states by code, from one coverage; `lakes` a sequence of polygons; `wrap`
    is what each geometry goes through last.
    """
    inside = {code: land.intersection(frame) for code, land in states.items()}
    whole = shapely.union_all(list(inside.values()))
    land = coverage.snapped(coverage.large(whole, least_km2, area_km2))
    found = [feature("land", wrap(land), {"kind": "land"})]
    kept = []
    for lake in lakes:
        cut = coverage.areas(shapely.make_valid(lake).intersection(frame)).simplify(tolerance)
        if not cut.is_empty and area_km2(cut) > max(100.0, 4 * least_km2):
            kept.append(coverage.large(cut, least_km2, area_km2))
    if kept:
        water = coverage.snapped(shapely.union_all(kept))
        found.append(feature("lakes", wrap(water), {"kind": "lake"}))
    for name, line in rivers.items():
        cut = coverage.snapped(line.simplify(tolerance).intersection(frame))
        if not cut.is_empty:
            found.append(feature(f"river-{name}", wrap(cut), {"kind": "river"}))
    inside = {code: land for code, land in inside.items() if not land.is_empty}
    found.append(feature("border-today", wrap(coverage.borders(inside)), {"kind": "border"}))
    return found


def lakes_of(cache: Any, box: tuple[float, ...]) -> Any:
    """Lakes and reservoirs that touch the box."""
    return fetch.read_lakes(cache, box).geometry
