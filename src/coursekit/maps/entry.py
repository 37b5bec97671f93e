"""What the atlas says of a feature, in words: its name, its time, its edge, its sources."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from ..models.course import TREATIES
from ..models.quantities import area_text
from .figure import CERTAINTY_WORDS

_KINDS = {"cession": "Land ceded", "zone": "Zone", "line": "Line", "post": "Post", "site": "Place"}
_MONTHS = "January February March April May June July August September October November December"


def in_force(properties: Mapping[str, Any], year: int | None) -> bool:
    """Tell whether a feature stood at the end of a year.

    Only the years of its EDTF dates `from` and `to` count: it stands from the first up to, and
    not including, the last, as on the plates. At the end of 1858 the line of 1689 is gone and
    the left bank is Russian. No date, or "unknown", is no limit; nor is `year=None`.
    """
    start, end = (_year(properties.get(name)) for name in ("from", "to"))
    return year is None or ((start is None or start <= year) and (end is None or year < end))


@dataclass(frozen=True, slots=True)
class Wording:
    """How features are told: names in `language`, works by the citation label of their key."""

    language: str
    label: Callable[[str], str]

    def name(self, properties: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Give the name with its language; English where the language has none."""
        name, language = properties["name"], self.language
        chosen = language if name.get(language) else "en"
        yield name[chosen], chosen
        if chosen == "zh" and name.get("pinyin"):
            yield name["pinyin"], "zh-Latn"

    def heading(self, properties: Mapping[str, Any]) -> str:
        """Return the name as HTML, each part with its language."""
        return " ".join(f'<b lang="{c}">{escape(t)}</b>' for t, c in self.name(properties))

    def sources(self, properties: Mapping[str, Any]) -> str:
        """Return the citation labels of the sources, separated by semicolons."""
        return "; ".join(self.label(key) for key in properties.get("sources") or ())

    def words(self, properties: Mapping[str, Any]) -> str:
        """Return the popup's HTML: name, what and when, article, certainty, area, note, sources."""
        treaty, article = properties.get("treaty"), properties.get("article")
        area, sources = properties.get("area_km2"), self.sources(properties)
        basis = f"{treaty} {TREATIES[treaty]}" if treaty else ""
        if article:
            basis += f", article {article}"
        lines = [
            ". ".join(filter(None, [_KINDS.get(properties["kind"], ""), basis])),
            _when(properties),
            f"Certainty: {CERTAINTY_WORDS[properties['certainty']]}" if treaty or area else "",
            f"Area: about {area_text(area)}" if area else "",
            properties.get("note") or "",
            f"Sources: {sources}" if sources else "",
        ]
        said = "".join(f"<span>{escape(line)}</span>" for line in lines if line)
        return self.heading(properties) + said


def _year(edtf: str | None) -> int | None:
    found = re.match(r"\d{4}", edtf or "")
    return int(found[0]) if found else None


def _when(properties: Mapping[str, Any]) -> str:
    start, end = (_date(properties.get(name)) for name in ("from", "to"))
    text = " ".join([f"from {start}" if start else "", f"to {end}" if end else ""]).strip()
    return text[:1].upper() + text[1:]


def _date(edtf: str | None) -> str:
    """Return an EDTF date for reading: 1858-05-28 becomes 28 May 1858."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", edtf or ""):
        return "a date not known" if edtf else ""
    year, *rest = str(edtf).split("-")
    month = [_MONTHS.split()[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:]), *month, year])
