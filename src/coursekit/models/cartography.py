"""Maps as data: layers with their sidecars, and the plates that put layers before a reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .course import TREATIES
from .fields import Fields

CERTAINTY = ("delimited", "approximate", "contested", "schematic", "common")
"""How sure an edge is; `common` is land held by both sides, a state rather than an edge."""

LABEL_KINDS = ("treaty", "place", "water", "state", "range", "note")
SIDES = ("left", "right", "above", "below", "centre")
NAMES = ("en", "zh", "ru")
"""Languages of names on a plate."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A GeoJSON layer (EPSG:4326, longitude before latitude) with what its sidecar says."""

    slug: str
    collection: Mapping[str, Any]
    sidecar: Mapping[str, Any]

    def feature(self, name: str) -> Mapping[str, Any]:
        """Return one feature by id; raise KeyError if the layer has none of that name."""
        for feature in self.collection["features"]:
            if feature["properties"]["id"] == name:
                found: Mapping[str, Any] = feature
                return found
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class State:
    """How a row of a plate looks from one year up to, and not including, another."""

    start: int | None
    end: int | None
    treaty: int | None
    certainty: str


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of the list beside a map: the features it stands for, its names, its states."""

    id: str
    features: tuple[tuple[str, str], ...]
    name: Mapping[str, str]
    note: str
    states: tuple[State, ...]

    @classmethod
    def from_fields(cls, fields: Fields) -> "Row":
        """Read a row; raise ContentError if it is not whole."""
        fields.key = f"{fields.key} {fields.text('id')}"
        features = []
        for path in fields.texts("features"):
            layer, slash, feature = path.partition("/")
            if not slash:
                raise fields.error(f"{path!r} names no feature", "write `layer/feature`")
            features.append((layer, feature))
        states = []
        for number, raw in enumerate(fields.records("states"), 1):
            entry = fields.child(raw, f"state {number}")
            treaty = entry.year("treaty")
            if treaty is not None and treaty not in TREATIES:
                raise entry.error(f"no treaty of {treaty}", f"use one of {sorted(TREATIES)}")
            states.append(
                State(
                    entry.year("from"),
                    entry.year("to"),
                    treaty,
                    entry.choice("certainty", CERTAINTY),
                )
            )
            entry.finish()
        if not features or not states:
            raise fields.error("no features or no states", "a row shows something, from a year on")
        row = cls(
            id=fields.text("id"),
            features=tuple(features),
            name=names(fields.mapping("name")),
            note=fields.text("note", " ").strip(),
            states=tuple(states),
        )
        fields.finish()
        return row


@dataclass(frozen=True, slots=True)
class Label:
    """A name printed on a plate at a longitude and latitude (degrees, EPSG:4326)."""

    at: tuple[float, float]
    kind: str
    text: Mapping[str, str]
    row: str | None
    side: str
    start: int | None
    minor: bool
    leader: tuple[tuple[float, float], ...]

    @classmethod
    def from_fields(cls, fields: Fields) -> "Label":
        """Read a label; raise ContentError if it is not whole."""
        leader = fields.any("leader") or []
        kind = fields.choice("kind", LABEL_KINDS)
        label = cls(
            at=fields.pair("at"),
            kind=kind,
            text=names(fields.mapping("text")),
            row=fields.text("row", " ").strip() or None,
            side=fields.choice("side", SIDES, "right" if kind == "place" else "centre"),
            start=fields.year("from"),
            minor=bool(fields.any("minor")),
            leader=tuple((float(x), float(y)) for x, y in leader),
        )
        fields.finish()
        return label


@dataclass(frozen=True, slots=True)
class Window:
    """The frame of a plate in projected kilometres, x to the east and y to the north."""

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


@dataclass(frozen=True, slots=True)
class Plate:
    """A map of the book: layers, rows, labels and words, in one equal-area projection."""

    slug: str
    title: str
    figure: str
    projection: Mapping[str, float]
    window: Window
    narrow: Window
    years: tuple[int, int] | None
    start: int | None
    says: Mapping[int, str]
    ticks: tuple[int, ...]
    base: str
    simplify_km: float
    rows: tuple[Row, ...]
    labels: tuple[Label, ...]
    notice: str
    words: str
    credit: str

    @classmethod
    def from_content(cls, raw: object, *, slug: str, file: str) -> "Plate":
        """Read ``data/maps/<slug>.yml``; raise ContentError if it cannot be drawn."""
        fields = Fields(raw, file=file, key="plate")
        projection = fields.mapping("projection")
        projection.choice("kind", ("albers",))
        numbers = {name: projection.number(name) for name in ("lat_1", "lat_2", "lon_0", "lat_0")}
        projection.finish()
        years = None
        if fields.any("years") is not None:
            first, last = (int(v) for v in fields.pair("years"))
            years = (first, last)
        window = Window.from_fields(fields.mapping("window"))
        narrow = Window.from_fields(fields.mapping("narrow")) if fields.any("narrow") else window
        rows = tuple(Row.from_fields(fields.child(r, "row")) for r in fields.records("rows"))
        labels = tuple(
            Label.from_fields(fields.child(entry, f"label {number}"))
            for number, entry in enumerate(fields.records("labels"), 1)
        )
        known = {row.id for row in rows}
        for label in labels:
            if label.row and label.row not in known:
                raise fields.error(
                    f"label of unknown row {label.row!r}", "name a row of this plate"
                )
        plate = cls(
            slug=slug,
            title=fields.text("title"),
            figure=fields.text("figure"),
            projection=numbers,
            window=window,
            narrow=narrow,
            years=years,
            start=fields.year("start"),
            says={int(y): str(t) for y, t in (fields.any("says") or {}).items()},
            ticks=tuple(int(y) for y in (fields.any("ticks") or ())),
            base=fields.text("base"),
            simplify_km=fields.number("simplify_km"),
            rows=rows,
            labels=labels,
            notice=fields.text("notice"),
            words=fields.text("words"),
            credit=fields.text("credit"),
        )
        fields.finish()
        return plate


def names(fields: Fields) -> Mapping[str, str]:
    """Return the names in each language; English must be there."""
    found = {"en": fields.text("en")}
    for language in ("zh", "pinyin", "ru"):
        if fields.any(language):
            found[language] = fields.text(language)
    fields.finish()
    return found
