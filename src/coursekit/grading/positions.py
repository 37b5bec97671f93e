"""Positions on a map: how far from a target, and which way, in kilometres and words."""

from collections.abc import Iterable
from math import asin, atan2, cos, degrees, floor, hypot, isfinite, radians, sin, sqrt

from ..models.assessment import MapClick, Target
from ..models.outlines import Outlines, Point, Run

_RADIUS_KM = 6371.0088
_WAYS = (
    "north",
    "north-east",
    "east",
    "south-east",
    "south",
    "south-west",
    "west",
    "north-west",
)


def read_position(answer: object) -> tuple[float, float] | None:
    """Return a longitude and latitude in degrees; None if `answer` is not two of them."""
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        return None
    lon, lat = answer
    for value, most in ((lon, 180), (lat, 90)):
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not isfinite(value) or abs(value) > most:
            return None
    return float(lon), float(lat)


def distance_km(one: Point, other: Point) -> float:
    """Return the great-circle distance on the mean sphere between two positions in degrees."""
    lat_1, lat_2 = radians(one[1]), radians(other[1])
    half = sin((lat_2 - lat_1) / 2) ** 2
    half += cos(lat_1) * cos(lat_2) * sin(radians(other[0] - one[0]) / 2) ** 2
    return 2 * _RADIUS_KM * asin(sqrt(min(1.0, half)))


def way(one: Point, other: Point) -> str:
    """Return the direction of the compass, one of eight, in which `other` lies from `one`."""
    lat_1, lat_2, turn = radians(one[1]), radians(other[1]), radians(other[0] - one[0])
    east = sin(turn) * cos(lat_2)
    north = cos(lat_1) * sin(lat_2) - sin(lat_1) * cos(lat_2) * cos(turn)
    return _WAYS[floor((degrees(atan2(east, north)) + 360 + 22.5) / 45) % 8]


def off(target: Target, at: Point, outlines: Outlines | None) -> tuple[float, str]:
    """Return how far `at` lies from a target's point or outline (0 inside), and which way."""
    nearest = target.at or _nearest(target.feature, at, outlines)
    return (0.0, "") if nearest is None else (distance_km(nearest, at), way(nearest, at))


def far(km: float, direction: str) -> str:
    """Return a distance in words, in steps of 10 km from 100 km on."""
    step = 10 if km >= 99.5 else 1
    rounded = max(1, floor(km / step + 0.5) * step)
    return f"{rounded:,} km too far {direction}."


def within(target: Target, at: Point, outlines: Outlines | None) -> bool:
    """Return whether a position counts as in the target."""
    return off(target, at, outlines)[0] <= target.km


def lesson(body: MapClick, at: Point, outlines: Outlines | None) -> str:
    """Return the feedback of the mistake that a wrong position is nearest to, or ""."""
    for target in body.near:
        if within(target, at, outlines):
            return target.feedback
    # An entry of the list and a finger near it are one answer, and earn one feedback.
    gaps = [(distance_km(place.at, at), place.feedback) for place in body.places]
    gap, feedback = min(gaps, key=lambda each: each[0])
    return feedback if gap <= body.target.km else ""


def right_places(body: MapClick, outlines: Outlines | None) -> list[int]:
    """Return the entries of the list that lie in the target; a sound item has one."""
    return [n for n, place in enumerate(body.places) if within(body.target, place.at, outlines)]


def _nearest(feature: str, at: Point, outlines: Outlines | None) -> Point | None:
    """Return the nearest position of an outline, in degrees; None from inside a polygon."""
    if outlines is None:
        raise KeyError(feature)
    albers = outlines.albers
    here = albers.forward(*at)
    runs = outlines.runs(feature)
    if sum(_crossings(run, here) for run in runs if run.closed) % 2:
        return None
    return albers.inverse(*min(_feet(runs, here), key=lambda foot: _gap(foot, here)))


def _crossings(run: Run, here: Point) -> int:
    """Count the edges of a ring that a ray to the east of `here` meets."""
    x, y = here
    count, (x_1, y_1) = 0, run.points[-1]
    for x_2, y_2 in run.points:
        if (y_1 > y) != (y_2 > y) and x < x_1 + (y - y_1) / (y_2 - y_1) * (x_2 - x_1):
            count += 1
        x_1, y_1 = x_2, y_2
    return count


def _feet(runs: Iterable[Run], here: Point) -> Iterable[Point]:
    """Yield the point of each edge that is nearest to `here`."""
    for run in runs:
        start = run.points[-1] if run.closed else run.points[0]
        for end in run.points:
            dx, dy = end[0] - start[0], end[1] - start[1]
            size = dx * dx + dy * dy
            along = (here[0] - start[0]) * dx + (here[1] - start[1]) * dy
            share = max(0.0, min(1.0, along / size)) if size else 0.0
            yield start[0] + share * dx, start[1] + share * dy
            start = end


def _gap(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
