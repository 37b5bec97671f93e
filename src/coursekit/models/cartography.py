"""Maps as data: layers with their sidecars, and the sheets on which they are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .fields import Fields


@dataclass(frozen=True, slots=True)
class Layer:
    """A GeoJSON layer (EPSG:4326, longitude before latitude) with what its sidecar says."""

    slug: str
    collection: Mapping[str, Any]
    sidecar: Mapping[str, Any]

    @property
    def is_base(self) -> bool:
        """Tell whether the layer is the ground below others: land, water, borders of today."""
        return self.slug.startswith("base-")

    def feature(self, name: str) -> Mapping[str, Any]:
        """Return one feature by id; raise KeyError if the layer has none of that name."""
        for feature in self.collection["features"]:
            if feature["properties"]["id"] == name:
                found: Mapping[str, Any] = feature
                return found
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Window:
    """A box in projected kilometres, x to the east and y to the north."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def from_fields(cls, fields: Fields) -> "Window":
        """Read a window; raise ContentError unless west < east and south < north."""
        window = cls(*(fields.number(name) for name in ("west", "south", "east", "north")))
        fields.finish()
        if window.west >= window.east or window.south >= window.north:
            raise fields.error("is empty", "give west < east and south < north, in km")
        return window

    @property
    def aspect(self) -> float:
        """Return width over height."""
        return (self.east - self.west) / (self.north - self.south)

    @property
    def corners(self) -> tuple[float, float, float, float]:
        """Return west, south, east, north."""
        return self.west, self.south, self.east, self.north


@dataclass(frozen=True, slots=True)
class Sheet:
    """The ground that several plates share: an equal-area projection, a frame and a base layer.

    Attributes
    ----------
    projection : Mapping
        Parameters of `coursekit.geo.albers`, in degrees.
    frame : Window
        Beyond it nothing is drawn.
    simplify_km : float
        No drawn edge is further than this from the layer's.
    """

    slug: str
    title: str
    projection: Mapping[str, float]
    frame: Window
    base: str
    simplify_km: float

    @property
    def units(self) -> int:
        """Return how many whole path units make a kilometre: finer than the simplification."""
        return max(2, round(3 / self.simplify_km))

    @classmethod
    def from_content(cls, raw: object, *, slug: str, file: str) -> "Sheet":
        """Read ``data/maps/sheets/<slug>.yml``; raise ContentError if it is not whole."""
        fields = Fields(raw, file=file, key="sheet")
        projection = fields.mapping("projection")
        projection.choice("kind", ("albers",))
        numbers = {name: projection.number(name) for name in ("lat_1", "lat_2", "lon_0", "lat_0")}
        projection.finish()
        sheet = cls(
            slug=slug,
            title=fields.text("title"),
            projection=numbers,
            frame=Window.from_fields(fields.mapping("frame")),
            base=fields.text("base"),
            simplify_km=fields.number("simplify_km"),
        )
        fields.finish()
        if sheet.simplify_km <= 0:
            raise fields.error("simplify_km is not positive", "give kilometres, like 1.4")
        return sheet
