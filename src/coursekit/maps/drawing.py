"""A plate made ready to be shown: its rows with what the data say of them, its labels placed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .. import geo
from ..models.cartography import Layer, Sheet
from ..models.places import Place
from ..models.plates import Label, Plate, Row
from ..models.quantities import area_text

Part = tuple[str, str]
"""A run of text with its language, as HTML calls it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One row of the plate with the properties of the features that it stands for."""

    row: Row
    closed: bool
    point: bool
    area_km2: float | None
    properties: tuple[Mapping[str, Any], ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the features of the row as ``layer/feature``."""
        return tuple("/".join(feature) for feature in self.row.features)

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the bibliography keys of all its features, each once."""
        return _unique(key for p in self.properties for key in p["sources"])


@dataclass(frozen=True, slots=True)
class Placed:
    """A label where it stands, in projected km (x east, y north).

    `lines` are its lines of text by choice of names; those of "period" are a list of
    (from, to, lines) for places whose names changed, else one entry without years.
    """

    label: Label
    point: tuple[float, float]
    lines: Mapping[str, tuple[Part, ...]]
    period: tuple[tuple[int | None, int | None, tuple[Part, ...]], ...]
    leader: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A plate made ready: its sheet, its shapes by row, its labels, the titles of its layers."""

    plate: Plate
    sheet: Sheet
    shapes: tuple[Shape, ...]
    labels: tuple[Placed, ...]
    layers: Mapping[str, str]

    @property
    def paths(self) -> tuple[str, ...]:
        """Return all features that the plate shows, as ``layer/feature``."""
        return _unique(path for shape in self.shapes for path in shape.paths)


def draw(
    plate: Plate,
    sheet: Sheet,
    read_layer: Callable[[str], Layer],
    places: Mapping[str, Place],
) -> Drawing:
    """Gather everything that a plate shows.

    `read_layer` returns a layer by its slug. Raise KeyError for a feature that its layer lacks
    or a place that the gazetteer lacks.
    """
    to_km = geo.albers(sheet.projection)
    layers = {slug: read_layer(slug) for row in plate.rows for slug, _ in row.features}
    shapes = []
    for row in plate.rows:
        found = [layers[slug].feature(name) for slug, name in row.features]
        kinds = {feature["geometry"]["type"] for feature in found}
        properties = tuple(feature["properties"] for feature in found)
        areas = [p["area_km2"] for p in properties if p["area_km2"] != "none"]
        shapes.append(
            Shape(
                row=row,
                closed=any("Polygon" in kind for kind in kinds),
                point=kinds <= {"Point", "MultiPoint"},
                area_km2=float(sum(areas)) if areas else None,
                properties=properties,
            )
        )
    return Drawing(
        plate=plate,
        sheet=sheet,
        shapes=tuple(shapes),
        labels=tuple(_place(label, shapes, places, to_km) for label in plate.labels),
        layers={slug: str(layer.sidecar["title"]) for slug, layer in layers.items()},
    )


def name_parts(name: Mapping[str, str], choice: str) -> tuple[Part, ...]:
    """Return a name in a language as parts: Chinese with its pinyin; English where there is none.

    A period name of a row or a label is in English letters.
    """
    text = name.get(choice)
    if not text or text == "unknown":
        return ((name["en"], "en"),)
    pinyin = name.get("pinyin")
    if choice == "zh" and pinyin and pinyin != "unknown":
        return ((text, "zh"), (pinyin, "zh-Latn"))
    return ((text, "en" if choice == "period" else choice),)


def _place(
    label: Label, shapes: Iterable[Shape], places: Mapping[str, Place], to_km: geo.Transformer
) -> Placed:
    """Project a label; the name of a treaty's land gets the area of that land below it."""
    area = next((shape.area_km2 for shape in shapes if shape.row.id == label.row), None)
    measured: tuple[Part, ...] = ()
    if area and label.kind == "treaty":
        measured = ((area_text(area), "en"),)
    place = places[label.place] if label.place else None
    text = place.name if place else label.text
    lines = {}
    for choice in ("en", "zh", "ru", "period"):
        parts = name_parts(text, choice)
        broken = [(line, code) for part, code in parts for line in part.split("\n")]
        lines[choice] = (*broken, *measured)
    period = ((None, None, lines["period"]),)
    at = place.at if place else label.at
    assert at is not None
    return Placed(
        label=label,
        point=to_km(*at),
        lines=lines,
        period=_names_in_time(place) if place else period,
        leader=tuple(to_km(*point) for point in label.leader),
    )


def _names_in_time(place: Place) -> tuple[tuple[int | None, int | None, tuple[Part, ...]], ...]:
    """Return the dated names of a place, each with the years it is to be shown for."""
    years = sorted(
        {y for name in place.names for y in name.years if y is not None and name.is_dated}
    )
    found: list[tuple[int | None, int | None, tuple[Part, ...]]] = []
    for start, end in zip([None, *years], [*years, None], strict=True):
        name = place.called(start if start is not None else (years[0] - 1 if years else 0))
        if name:
            parts: tuple[Part, ...] = ((name.text, name.language),)
            if name.pinyin:
                parts += ((name.pinyin, "zh-Latn"),)
        else:
            parts = ((place.name["en"], "en"),)
        found.append((start, end, parts))
    return tuple(found)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
