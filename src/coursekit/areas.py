"""Areas that the course's layers give: of features, of pieces that can be counted, of sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import store
from .errors import ContentError
from .models.features import NONE
from .models.quantities import area_text, rounded

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class Number:
    """A number that the course's data give: its value, unit, and how it is printed."""

    value: float
    unit: str
    text: str

    def __str__(self) -> str:
        return self.text


def measured(path: str) -> float:
    """Return the area of one feature, ``layer/feature``, in km², geodesic on WGS84.

    Raise ContentError if there is no such feature or it has no area.
    """
    slug, _, name = path.strip().partition("/")
    try:
        area = store.layer(slug).feature(name)["properties"]["area_km2"]
    except KeyError:
        area = NONE
    if area == NONE:
        raise ContentError(
            f"data/geo/{slug}.geojson",
            path.strip(),
            "has no feature of that name with an area",
            "name a polygon as layer/feature",
        )
    return float(area)


def area_of(expression: str) -> Number:
    """Return the area of one feature, or the sum of several joined by " + ".

    The text and the value have three significant figures.
    """
    total = sum(map(measured, expression.split("+")))
    return Number(float(rounded(total)), "km²", area_text(total))


def piece_areas() -> dict[str, float | None]:
    """Return km² by the id of each piece of ``data/areas.yml``; None for one that is not drawn."""
    return {
        piece.id: sum(map(measured, piece.features)) if piece.features else None
        for piece in store.areas().pieces
    }


def total(*pieces: str) -> float:
    """Return the sum of pieces of ``data/areas.yml`` in km², as the tool on the page adds them.

    Raise ContentError for a piece that is not there, is not drawn, or overlaps another.
    """
    known = {piece.id: piece for piece in store.areas().pieces}
    areas = piece_areas()
    for name in pieces:
        problem = ""
        if name not in known:
            problem = "is not a piece"
        elif areas[name] is None:
            problem = "is not drawn, so its area is unknown"
        elif clash := set(known[name].excludes) & set(pieces):
            problem = f"overlaps {', '.join(sorted(clash))}"
        if problem:
            drawn = [piece for piece, area in areas.items() if area is not None]
            raise ContentError("data/areas.yml", name, problem, f"use of {', '.join(drawn)}")
    return sum(areas[name] or 0.0 for name in set(pieces))


def pieces() -> DataFrame:
    """Return the pieces that can be counted: id, group, treaty, name, definition, area_km2."""
    from pandas import DataFrame

    areas = piece_areas()
    rows = [
        (p.id, p.group, p.treaty, p.name, p.definition, areas[p.id]) for p in store.areas().pieces
    ]
    columns = ["id", "group", "treaty", "name", "definition", "area_km2"]
    frame = DataFrame(rows, columns=columns)
    return frame.astype({"treaty": "Int64", "area_km2": "Float64"})
