"""What a feature of a layer must say of itself; missing knowledge is a word, never silence."""

from collections.abc import Mapping
from typing import Any

from ..errors import ContentError
from .course import TREATIES
from .dates import parse
from .fields import Fields

CERTAINTY = ("delimited", "approximate", "contested", "schematic")
"""How sure an edge is."""

EDGE_BASIS = ("river", "watershed", "coast", "modern border", "typed")
READINGS = ("ru", "zh", "historian")
"""Whose reading a shape stands for; a feature that all share is `neutral`."""

KINDS = {
    "axis": "Line of advance",
    "battle": "Battle",
    "cession": "Land ceded",
    "city": "Town",
    "front": "Army group",
    "island": "Island",
    "lease": "Leased land",
    "line": "Line",
    "post": "Post",
    "railway": "Railway",
    "route": "Route",
    "site": "Place",
    "spur": "Branch",
    "state": "State or region",
    "testsite": "Test site",
    "toponym": "Name in a rule",
    "zone": "Zone",
}
"""Kinds of feature, and how each is called in popups and tables."""

NONE, UNKNOWN = "none", "unknown"
_CURE = 'write what is known; "none" where nothing applies, "unknown" where nobody knows'


def check_properties(raw: Mapping[str, Any], *, file: str) -> None:
    """Refuse properties that leave a question open or contradict themselves.

    Raise ContentError naming the feature: a field missing or null, an unknown word for kind,
    certainty, edge or reading, a treaty that the course lacks, a date that is none, an end
    before its beginning, no source.
    """
    fields = Fields(raw, file=file, key=str(raw.get("id", "feature")))
    for name, value in raw.items():
        if value is None:
            raise fields.error(f"{name} is empty", _CURE)
    names = fields.mapping("name")
    for language in ("en", "zh", "pinyin", "ru"):
        names.text(language)
    names.finish()
    fields.choice("kind", tuple(KINDS))
    fields.choice("certainty", CERTAINTY)
    fields.choice("reading", (*READINGS, "neutral"))
    for text in ("id", "article", "note"):
        fields.text(text)
    treaty = fields.any("treaty")
    if treaty != NONE and treaty not in TREATIES:
        raise fields.error(f"no treaty of {treaty}", f'use "none" or one of {sorted(TREATIES)}')
    edges = fields.texts("edge_basis")
    for edge in edges:
        if edge not in EDGE_BASIS:
            raise fields.error(f"edge_basis {edge!r} is unknown", f"use {', '.join(EDGE_BASIS)}")
    if not edges:
        raise fields.error("no edge_basis", f"say what the outline rests on: {EDGE_BASIS}")
    if not fields.texts("sources"):
        raise fields.error("no sources", "name at least one work of data/references.bib")
    _check_dates(fields)
    if fields.any("area_km2") != NONE:
        if fields.number("area_km2") <= 0:
            raise fields.error("area_km2 is not positive", "measure the geometry, or write none")
        fields.text("area_method")


def _check_dates(fields: Fields) -> None:
    dates = []
    for name in ("from", "to"):
        text = fields.text(name)
        try:
            dates.append(parse(text))
        except ValueError as error:
            cure = "write EDTF: 1858-05-28, 1690~, .. or unknown"
            raise fields.error(f"{name}: {error}", cure) from None
    start, end = dates
    if start and end and end.latest < start.earliest:
        raise fields.error(f"ends ({end}) before it begins ({start})", "mend `from` or `to`")


def check_features_say_all(collection: Mapping[str, Any], *, file: str) -> None:
    """Hold each feature of a layer to `check_properties`; bases are only drawn and say less."""
    for feature in collection["features"]:
        properties = feature.get("properties")
        if not isinstance(properties, Mapping):
            raise ContentError(file, "feature", "has no properties", _CURE)
        check_properties(properties, file=file)
