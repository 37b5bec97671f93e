"""The outlines that answers on a map are held against, as a sheet's path data give them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from .projection import Albers

Point: TypeAlias = tuple[float, float]
"""Kilometres, x to the east and y to the north."""


@dataclass(frozen=True, slots=True)
class Run:
    """A ring of a polygon (`closed`), a line, or a single point, in kilometres."""

    points: tuple[Point, ...]
    closed: bool


@dataclass(frozen=True, slots=True)
class Outlines:
    """Named outlines of one sheet.

    Attributes
    ----------
    projection : mapping
        ``lat_1``, ``lat_2``, ``lon_0``, ``lat_0`` of the sheet.
    units : float
        Path units to the kilometre.
    shapes : mapping
        ``layer/feature`` to SVG path data: absolute ``M``, relative ``l``, ``z``; y to the south.
    """

    projection: Mapping[str, Any]
    units: float
    shapes: Mapping[str, str]

    @classmethod
    def of(cls, sheet: Mapping[str, Any], names: Iterable[str]) -> "Outlines":
        """Take the named outlines from a sheet's data; raise KeyError if it lacks one."""
        return cls(
            sheet["projection"], sheet["units"], {name: sheet["shapes"][name] for name in names}
        )

    @property
    def albers(self) -> Albers:
        """Return the sheet's projection."""
        return Albers.of(self.projection)

    def runs(self, name: str) -> tuple[Run, ...]:
        """Return an outline's rings and lines; raise KeyError for an outline that is not here."""
        return tuple(_run(part, self.units) for part in self.shapes[name].split("M")[1:])

    def data(self) -> dict[str, Any]:
        """Return the outlines as plain data, as a page embeds them."""
        return {
            "projection": dict(self.projection),
            "units": self.units,
            "shapes": dict(self.shapes),
        }


def _run(path: str, units: float) -> Run:
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
    x = y = 0.0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / units, -y / units))
    return Run(tuple(points), "z" in path)
