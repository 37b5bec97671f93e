"""What the readers of several kinds share: numbers with bounds, positions, lists of parts."""

from math import isfinite

from ..fields import Fields


def positive(fields: Fields, name: str, default: float | None = None) -> float:
    """Return a number above 0."""
    value = fields.number(name, default)
    if not (isfinite(value) and value > 0):
        raise fields.error(f"{name} is {value:g}", f"write `{name}` as a number above 0")
    return value


def finite(fields: Fields, name: str) -> float:
    """Return a number that is neither endless nor none."""
    value = fields.number(name)
    if not isfinite(value):
        raise fields.error(f"{name} is {value}", f"write `{name}` as a plain number")
    return value


def position(fields: Fields, name: str) -> tuple[float, float]:
    """Return a longitude and a latitude in degrees (WGS84)."""
    lon, lat = fields.pair(name)
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise fields.error(
            f"{name} is {lon:g}, {lat:g}, which is not on the globe",
            "write longitude first, then latitude, in degrees",
        )
    return lon, lat


def children(fields: Fields, name: str, least: int, single: str = "") -> list[Fields]:
    """Return a reader for each mapping of a list that has at least `least` of them."""
    raw = fields.records(name)
    if len(raw) < least:
        raise fields.error(f"{name} has {len(raw)} entries", f"give `{name}` at least {least}")
    single = single or name.removesuffix("s")
    return [fields.child(entry, f"{single} {n}") for n, entry in enumerate(raw, 1)]


def refuse_twins(fields: Fields, texts: list[str], what: str) -> None:
    """Refuse two of `texts` that are alike."""
    if len(set(texts)) < len(texts):
        raise fields.error(f"two {what} say the same", "change or remove one")
