"""The outlines: what each treaty's land is, as rings of divides, rivers and typed points.

Every outline is a ring that runs freely through the sea or the other state and is then cut with
today's land: only the part of a ring inside the land is an edge that we drew. Degrees, longitude
first.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, Point, Polygon
from shapely.ops import substring
from typed import Ring, points

# Corners of rings inside China, where they only have to stay clear of the border.
NORTH_EAST_CHINA: Ring = [
    (133.5, 47.6), (131.5, 47.0), (129.5, 48.0), (127.0, 49.0), (125.5, 50.8), (124.0, 52.5),
    (122.5, 53.2), (121.75, 53.28),
]  # fmt: skip
EAST_OF_JILIN: Ring = [
    (130.2, 42.9), (130.7, 43.6), (130.7, 44.6), (131.3, 45.4), (132.5, 45.5), (133.0, 46.2),
    (133.5, 47.2), (134.2, 48.0),
]  # fmt: skip
OKHOTSK_SEA: Ring = [(141.2, 53.56), (141.0, 54.4), (138.5, 54.45), (136.6, 54.6), (135.5, 54.70)]
XINJIANG_AND_TUVA: Ring = [
    (76.0, 36.5), (80.0, 38.0), (82.5, 42.5), (84.0, 45.0), (86.5, 46.5), (90.0, 48.0),
    (92.0, 50.0),
]  # fmt: skip
RUSSIAN_ALTAI = shapely.box(76, 48, 92, 54)


def largest(geometry: Any) -> Any:
    """The largest polygon of a geometry."""
    return max(shapely.get_parts(geometry), key=lambda part: part.area)


def polygons(geometry: Any, least: float = 0.0) -> Any:
    """The polygons of a geometry not smaller than `least` square degrees, as one geometry."""
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon" and p.area > least]
    return shapely.union_all(parts)


def between(line: LineString, start: tuple[float, float], end: tuple[float, float]) -> Ring:
    """The part of a line from the place nearest `start` to the place nearest `end`."""
    where = [line.project(Point(at)) for at in (start, end)]
    return list(substring(line, *where).coords)


def soften(line: Ring, times: int = 2) -> Ring:
    """Cut the corners (Chaikin), which takes the steps out of a line on a coarse grid."""
    at = np.array(line)
    for _ in range(times):
        low, high = at[:-1] * 0.75 + at[1:] * 0.25, at[:-1] * 0.25 + at[1:] * 0.75
        at = np.concatenate([at[:1], np.stack([low, high], axis=1).reshape(-1, 2), at[-1:]])
    return [(float(x), float(y)) for x, y in at]


def pick(rivers: list[np.ndarray], start: tuple[float, float], end: tuple[float, float]) -> Ring:
    """The river line that runs between two places, turned to start at the first of them.

    Raises ValueError if none ends within 0.1 degree of both.
    """
    for line in rivers:
        for run in (line, line[::-1]):
            if np.hypot(*(run[0] - start)) < 0.1 and np.hypot(*(run[-1] - end)) < 0.1:
                return [(float(x), float(y)) for x, y in run]
    raise ValueError(f"no river of Natural Earth 50m runs from {start} to {end}")


def lower_amur(rivers: list[np.ndarray], control: dict[str, Ring]) -> Ring:
    """The Amur from the mouth of the Ussuri to the liman, downstream."""
    middle = pick(rivers, (127.58, 50.22), (136.80, 49.77))
    line = soften(
        [
            *[p for p in middle if p[0] > 135.0 and p[1] > 48.5],
            *pick(rivers, (136.80, 49.77), (137.08, 50.45))[1:],
            *pick(rivers, (137.08, 50.45), (139.86, 51.58))[1:],
            *pick(rivers, (139.86, 51.58), (140.11, 51.76))[1:],
            *pick(rivers, (140.11, 51.76), (140.83, 53.10))[1:],
        ]
    )
    return [*control["amur-khabarovsk"], *line]


def amur(
    russia: Any, sakha: Any, rivers: list[np.ndarray], control: dict[str, Ring]
) -> dict[str, Any]:
    """Left bank, the two Uda zones, the land east of the Ussuri, and Sakhalin."""
    divide = {name: LineString(line) for name, line in points("divide.csv").items()}
    gorbitsa, uda = LineString(control["gorbitsa"]), LineString(control["uda"])
    river = lower_amur(rivers, control)
    mainland = largest(russia)

    corner = shapely.get_coordinates(divide["amur-lena"].intersection(gorbitsa))[0]
    triple = divide["amur-lena"].coords[-1]
    coast = divide["amur-okhotsk"].coords[-1]
    left_ring = [
        *between(gorbitsa, control["gorbitsa"][0], tuple(corner)),
        *between(divide["amur-lena"], tuple(corner), triple),
        *divide["amur-okhotsk"].coords,
        *control["liman"],
        *river[::-1],
        *NORTH_EAST_CHINA,
        *control["shilka"][::-1],
    ]
    left = mainland.intersection(Polygon(left_ring).buffer(0)).difference(sakha)
    # West of the corner of Sakha the divide of the coarse grid runs up a valley that is the Lena's.
    left = left.difference(shapely.box(124.0, 55.92, 124.9, 56.5))

    source = shapely.get_coordinates(divide["amur-okhotsk"].intersection(uda))[-1]
    south_ring = [
        *between(uda, control["uda"][0], tuple(source)),
        *between(divide["amur-okhotsk"], tuple(source), coast),
        *OKHOTSK_SEA,
    ]
    south = mainland.intersection(Polygon(south_ring).buffer(0)).difference(left)

    edge = LineString(control["uda-north-east"])
    crossing = shapely.get_coordinates(edge.intersection(divide["uda-lena"]))[0]
    north_ring = [
        *between(uda, tuple(source), control["uda"][0]),
        *between(edge, control["uda-north-east"][0], tuple(crossing)),
        *between(divide["uda-lena"], tuple(crossing), triple),
        *between(divide["amur-okhotsk"], triple, tuple(source)),
    ]
    north = mainland.intersection(Polygon(north_ring).buffer(0))
    north = north.difference(shapely.union_all([left, south]))

    at = Point(143.0, 50.0)
    island = next(part for part in shapely.get_parts(russia) if part.contains(at))
    right_ring = [*river, *control["liman"][:1:-1], *control["tatar-strait"], *EAST_OF_JILIN]
    right = russia.intersection(Polygon(right_ring).buffer(0))
    right = right.difference(shapely.union_all([left, island]))
    return {
        "left-bank": largest(left),
        "uda-south": polygons(south, 0.002),
        "uda-north": largest(north),
        "ussuri-mainland": polygons(right, 0.0004),
        "sakhalin": island,
    }


def whole_tuva(russia: Any, division: Any) -> Any:
    """Tuva with the slivers that its boundary leaves between it and the state's border."""
    near = russia.intersection(shapely.box(88.0, 49.0, 99.6, 54.2)).difference(division)
    slivers = [p for p in shapely.get_parts(near) if p.area < 0.02]
    return shapely.union_all([russia.intersection(division), *slivers])


def villages(left_bank: Any, control: dict[str, Ring]) -> Any:
    """The Sixty-Four Villages: the place is known, the outline is drawn to the reported size."""
    ring = [*control["villages"], (127.595, 50.255), (127.0, 50.12), (127.0, 49.4), (128.1, 49.4)]
    return largest(left_bank.intersection(Polygon(ring)))


def west(states: dict[str, Any], tuva: Any, control: dict[str, Ring]) -> dict[str, Any]:
    """The western outlines: 1864 in two readings, 1881 to 1883 in two parts, 1895."""
    land = shapely.union_all(
        [
            *(states[code] for code in ("KAZ", "KGZ", "TJK", "UZB")),
            states["RUS"].intersection(RUSSIAN_ALTAI),
        ]
    ).difference(tuva)
    zaysan = states["KAZ"].intersection(Polygon([*control["zaysan"], (88.0, 46.5)]))
    ili = states["KAZ"].intersection(
        Polygon([*control["ili"], (80.9, 42.8), (82.0, 43.5), (80.6, 44.75)])
    )
    pamirs = states["TJK"].intersection(
        Polygon([*control["pamirs"], (73.6, 37.0), (75.5, 36.8), (75.8, 38.65)])
    )
    later = shapely.union_all([zaysan, ili, pamirs])
    shared = control["west-north"]
    widest = land.intersection(
        Polygon([*shared, *control["west-max"], *XINJIANG_AND_TUVA]).buffer(0)
    ).difference(later)
    narrow = land.intersection(
        Polygon([*shared, *control["west-min"], *XINJIANG_AND_TUVA[1:]]).buffer(0)
    ).difference(later)
    narrow = polygons(narrow, 0.01)
    return {
        "min": narrow,
        "between": polygons(widest.difference(narrow), 0.01),
        "zaysan": polygons(zaysan, 0.002),
        "ili": polygons(ili, 0.002),
        "pamirs": polygons(pamirs, 0.002),
    }
