"""Places of the gazetteer: where they lie, and what they were called when."""

from dataclasses import dataclass
from typing import Any

from .dates import parse, year_of
from .fields import Fields

KINDS = (
    *("city", "town", "village", "fort", "post", "site", "region"),
    *("river", "lake", "sea", "strait", "island", "range", "pass"),
)
POSITIONS = ("geonames", "natural-earth", "typed")
LANGUAGES = ("en", "zh", "ru", "mnc", "mn", "ja", "ko", "kk", "ky", "tyv")
"""Languages of period names, as HTML and screen readers call them."""


@dataclass(frozen=True, slots=True)
class PeriodName:
    """A name that a place also bears or bore, with its EDTF dates of use."""

    text: str
    language: str
    start: str
    end: str
    pinyin: str
    note: str
    sources: tuple[str, ...]

    @property
    def years(self) -> tuple[int | None, int | None]:
        """Return the years of its first use and its end; None where open or unknown."""
        return year_of(self.start), year_of(self.end)

    @property
    def is_dated(self) -> bool:
        """Tell whether a year is known for its first use or its end."""
        return self.years != (None, None)

    def in_use(self, year: int) -> bool:
        """Tell whether the name is dated and was in use at the end of a year."""
        first, last = self.years
        return self.is_dated and (first is None or first <= year) and (last is None or year < last)


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its names of today (en, zh, pinyin, ru) and others.

    `at` is longitude and latitude in degrees (WGS84); `position` says where it is from.
    """

    id: str
    kind: str
    name: dict[str, str]
    at: tuple[float, float]
    position: str
    state: str
    names: tuple[PeriodName, ...]
    note: str
    sources: tuple[str, ...]

    def called(self, year: int) -> PeriodName | None:
        """Return the name in use at the end of a year, if a dated one is known: English first."""
        used = [name for name in self.names if name.in_use(year)]
        used.sort(key=lambda name: LANGUAGES.index(name.language))
        return used[0] if used else None

    @classmethod
    def from_content(cls, raw: Any, *, file: str) -> "Place":
        """Read an entry of ``data/places.yml``; raise ContentError if it is not whole."""
        fields = Fields(raw, file=file, key=str(raw.get("id")) if isinstance(raw, dict) else "?")
        at = fields.pair("at")
        if not (-180 <= at[0] <= 180 and -90 <= at[1] <= 90):
            raise fields.error(f"{at} is not on the globe", "write longitude first, in degrees")
        name = fields.mapping("name")
        names = {language: name.text(language) for language in ("en", "zh", "pinyin", "ru")}
        name.finish()
        place = cls(
            id=fields.text("id"),
            kind=fields.choice("kind", KINDS),
            name=names,
            at=at,
            position=fields.choice("position", POSITIONS),
            state=fields.text("state"),
            names=tuple(
                _period(fields.child(entry, f"name {number}"))
                for number, entry in enumerate(fields.records("names"), 1)
            ),
            note=fields.text("note", " ").strip(),
            sources=fields.texts("sources"),
        )
        if not place.sources:
            raise fields.error("no sources", "name at least one work of data/references.bib")
        fields.finish()
        return place


def _period(fields: Fields) -> PeriodName:
    start, end = fields.text("from"), fields.text("to")
    try:
        dates = parse(start), parse(end)
    except ValueError as error:
        raise fields.error(str(error), "write EDTF: 1858, 1690~, .. or unknown") from None
    if dates[0] and dates[1] and dates[1].latest < dates[0].earliest:
        raise fields.error("ends before it begins", "mend `from` or `to`")
    name = PeriodName(
        text=fields.text("text"),
        language=fields.choice("language", LANGUAGES),
        start=start,
        end=end,
        pinyin=fields.text("pinyin", " ").strip(),
        note=fields.text("note", " ").strip(),
        sources=fields.texts("sources"),
    )
    fields.finish()
    return name
