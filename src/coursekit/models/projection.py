"""The equal-area projection of a sheet, as the scripts of a page compute it, without pyproj.

Albers on the WGS84 ellipsoid, for northern parallels (J. P. Snyder, Map Projections: A Working
Manual, 1987, section 14). It agrees with `coursekit.geo.albers` to a metre; grading uses this
one, so that a mark needs no library and the browser's copy can be held to the same cases.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, log, radians, sin, sqrt

_A = 6378.137
_E2 = 0.0066943799901413165
_E = sqrt(_E2)


@dataclass(frozen=True, slots=True)
class Albers:
    """Degrees (longitude, latitude) to kilometres (x east, y north) and back."""

    n: float
    c: float
    lon_0: float
    rho_0: float

    @classmethod
    def of(cls, projection: Mapping[str, float]) -> "Albers":
        """Return the projection with `lat_1`, `lat_2`, `lon_0`, `lat_0` in degrees.

        Without `lat_0`, the middle of the parallels. Raise KeyError if another is missing.
        """
        lat_1, lat_2 = projection["lat_1"], projection["lat_2"]
        m_1, m_2 = _m(radians(lat_1)), _m(radians(lat_2))
        q_1, q_2 = _q(radians(lat_1)), _q(radians(lat_2))
        n = (m_1 - m_2) / (q_2 - q_1) if lat_1 != lat_2 else sin(radians(lat_1))
        c = m_1 + n * q_1
        lat_0 = projection.get("lat_0", (lat_1 + lat_2) / 2)
        rho_0 = _A * sqrt(c - n * _q(radians(lat_0))) / n
        return cls(n, c, projection["lon_0"], rho_0)

    def forward(self, lon: float, lat: float) -> tuple[float, float]:
        """Return kilometres east and north of the origin."""
        rho = _A * sqrt(max(0.0, self.c - self.n * _q(radians(lat)))) / self.n
        theta = self.n * radians((lon - self.lon_0 + 540) % 360 - 180)
        return rho * sin(theta), self.rho_0 - rho * cos(theta)

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        """Return the longitude and latitude in degrees of a point in kilometres."""
        rho, theta = hypot(x, self.rho_0 - y), atan2(x, self.rho_0 - y)
        q = (self.c - (rho * self.n / _A) ** 2) / self.n
        phi = asin(max(-1.0, min(1.0, q / 2)))
        for _ in range(6):
            root = 1 - _E2 * sin(phi) ** 2
            phi += root**2 / (2 * max(1e-9, cos(phi))) * (q - _q(phi)) / (1 - _E2)
        lon = (self.lon_0 + degrees(theta / self.n) + 540) % 360 - 180
        return lon, degrees(phi)


def _m(phi: float) -> float:
    """Radius of a parallel over that of the equator; squared, as the constants want it."""
    return cos(phi) ** 2 / (1 - _E2 * sin(phi) ** 2)


def _q(phi: float) -> float:
    """Snyder's q: the area of the zone from the equator, on a scale that ends near 2."""
    s = sin(phi)
    return (1 - _E2) * (s / (1 - _E2 * s * s) - log((1 - _E * s) / (1 + _E * s)) / (2 * _E))
