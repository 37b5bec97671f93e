"""What the atlas says of a feature, in words: its name, its time, its edge, its sources."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from ..models.dates import year_of
from ..models.features import NONE
from ..models.quantities import area_text
from .drawing import Part, name_parts
from .key import CERTAINTY_WORDS
from .twin import basis


def in_force(properties: Mapping[str, Any], year: int | None) -> bool:
    """Tell whether a feature stood at the end of a year.

    Only the years of its EDTF dates `from` and `to` count: it stands from the first up to, and
    not including, the last, as on the plates. At the end of 1858 the line of 1689 is gone and
    the left bank is Russian. An open end, or "unknown", is no limit; nor is `year=None`.
    """
    if year is None:
        return True
    start, end = (year_of(properties[name]) for name in ("from", "to"))
    return (start is None or start <= year) and (end is None or year < end)


@dataclass(frozen=True, slots=True)
class Wording:
    """How features are told: names in `language`, works by the citation label of their key."""

    language: str
    label: Callable[[str], str]

    def name(self, properties: Mapping[str, Any]) -> tuple[Part, ...]:
        """Give the name with its language; English where the language has none."""
        return name_parts(properties["name"], self.language)

    def heading(self, properties: Mapping[str, Any]) -> str:
        """Return the name as HTML, each part with its language."""
        return " ".join(f'<b lang="{c}">{escape(t)}</b>' for t, c in self.name(properties))

    def sources(self, properties: Mapping[str, Any]) -> str:
        """Return the citation labels of the sources, separated by semicolons."""
        return "; ".join(map(self.label, properties["sources"]))

    def words(self, properties: Mapping[str, Any]) -> str:
        """Return the popup's HTML: name, what and when, certainty, area, note, sources."""
        area = properties["area_km2"]
        edges = ", ".join(properties["edge_basis"])
        lines = [
            basis(properties),
            f"Edge: {CERTAINTY_WORDS[properties['certainty']]} ({edges})",
            f"Area: about {area_text(area)}, {properties['area_method']}" if area != NONE else "",
            properties["note"],
            f"Sources: {self.sources(properties)}",
        ]
        said = "".join(f"<span>{escape(line)}</span>" for line in lines if line)
        return self.heading(properties) + said
