"""Kinds answered by typing or pointing: a number, a short text, a position on a map."""

from dataclasses import dataclass

from ..fields import Fields
from .reading import children, finite, position, positive


@dataclass(frozen=True, slots=True)
class Near:
    """A typical wrong answer: a `value` within `tolerance` (numeric) or `accept` (text)."""

    feedback: str
    value: float = 0.0
    tolerance: float = 0.0
    accept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numeric:
    """A number in `unit` ("" for none) and the absolute `tolerance` either side of it."""

    answer: float
    tolerance: float
    unit: str
    near: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class ShortText:
    """Accepted spellings, the first being the one shown as the answer."""

    accept: tuple[str, ...]
    near: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """Where an answer counts: in a feature or round a point, to `km` kilometres beyond.

    `feature` is ``layer/feature`` of the sheet, or ""; `at` a longitude and latitude in degrees,
    or None. One of the two is given. `feedback` is for targets that are typical mistakes.
    """

    feature: str
    at: tuple[float, float] | None
    km: float
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the list that stands beside the map; `at` is longitude, latitude in degrees."""

    text: str
    at: tuple[float, float]
    feedback: str


@dataclass(frozen=True, slots=True)
class MapClick:
    """A position to find on a sheet, by pointing, from a list or as coordinates.

    `window` is what the map shows, west, south, east, north in the sheet's kilometres; None for
    the whole frame of the sheet.
    """

    sheet: str
    window: tuple[float, float, float, float] | None
    target: Target
    places: tuple[Place, ...]
    near: tuple[Target, ...]

    @property
    def features(self) -> tuple[str, ...]:
        """Return the features, as ``layer/feature``, that answers are held against."""
        named = (target.feature for target in (self.target, *self.near))
        return tuple(dict.fromkeys(filter(None, named)))


def read_numeric(fields: Fields) -> Numeric:
    """Read a number with its tolerance and its typical mistakes."""
    near = []
    for part in children(fields, "near", 0):
        near.append(
            Near(
                part.text("feedback"),
                value=finite(part, "value"),
                tolerance=positive(part, "tolerance"),
            )
        )
        part.finish()
    return Numeric(
        finite(fields, "answer"),
        positive(fields, "tolerance"),
        fields.text("unit", ""),
        tuple(near),
    )


def read_short_text(fields: Fields) -> ShortText:
    """Read accepted spellings and typical mistakes."""
    near = []
    for part in children(fields, "near", 0):
        near.append(Near(part.text("feedback"), accept=_accepted(part)))
        part.finish()
    return ShortText(_accepted(fields), tuple(near))


def _accepted(fields: Fields) -> tuple[str, ...]:
    accept = fields.texts("accept")
    if not accept:
        raise fields.error("accept is empty", "list the accepted spellings, the best one first")
    for spelling in accept:
        if not any(character.isalnum() for character in spelling):
            raise fields.error(f"accept holds {spelling!r}", "give letters or digits")
    return accept


def read_map_click(fields: Fields) -> MapClick:
    """Read a target on a sheet and the list that is the equal way to it."""
    target = fields.mapping("target")
    near = []
    for part in children(fields, "near", 0):
        near.append(_target(part, part.text("feedback")))
    places = []
    for part in children(fields, "list", 3, "entry"):
        places.append(Place(part.text("text"), position(part, "at"), part.text("feedback")))
        part.finish()
    for what, values in (
        ("texts", [p.text for p in places]),
        ("positions", [p.at for p in places]),
    ):
        if len(set(values)) < len(values):
            raise fields.error(f"two {what} of the list are alike", "change or remove one")
    return MapClick(
        fields.text("sheet"), _window(fields), _target(target, ""), tuple(places), tuple(near)
    )


def _target(fields: Fields, feedback: str) -> Target:
    feature = fields.text("feature", "")
    if bool(feature) == (fields.any("at") is not None):
        raise fields.error(
            "names a feature and a point" if feature else "names no place",
            "give `feature` with `margin_km`, or `at` with `within_km`",
        )
    if feature and feature.count("/") != 1:
        raise fields.error(f"feature is {feature!r}", "name it as layer/feature")
    at = None if feature else position(fields, "at")
    km = positive(fields, "margin_km" if feature else "within_km")
    fields.finish()
    return Target(feature, at, km, feedback)


def _window(fields: Fields) -> tuple[float, float, float, float] | None:
    value = fields.any("window")
    if value is None:
        return None
    numbers = isinstance(value, list) and all(type(each) in (int, float) for each in value)
    if not numbers or len(value) != 4 or value[0] >= value[2] or value[1] >= value[3]:
        raise fields.error(
            "window is not a box", "write `window: [west, south, east, north]` in kilometres"
        )
    west, south, east, north = map(float, value)
    return west, south, east, north
