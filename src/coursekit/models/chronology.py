"""Events of the timeline: what happened when and where, between whom, and who says so."""

import re
from calendar import month_name
from dataclasses import dataclass
from typing import Any

from .dates import Date, parse
from .fields import Fields

PARTS = ("treaties", "empire", "revolution", "alliance", "split", "reset", "today")
"""Parts of the timeline in their order: to 1895, 1917, 1949, 1960, 1989, 2012, and since."""

THEMES = ("border", "trade", "war", "diplomacy", "people", "energy", "ideas")
ACTORS = (
    *("Russia", "Qing", "China", "Soviet Union", "Manchukuo", "Japan", "Mongolia", "Britain"),
    *("United States", "Central Asia", "North Korea", "Ukraine"),
    *("people of the borderland", "other"),
)

TITLE_LETTERS = 70
TEXT_WORDS = (12, 45)

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_JULIAN = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, in our words, with the works it rests on.

    `start` and `end` are EDTF dates of the Gregorian calendar; `end` is "" for one date.
    `julian` is the day of `start` in the old calendar, as in "16 May 1858", or "".
    `place` is an id of the gazetteer or "", `sources` are keys of the bibliography.
    """

    id: str
    start: str
    end: str
    julian: str
    title: str
    text: str
    place: str
    actors: tuple[str, ...]
    part: str
    theme: str
    sources: tuple[str, ...]

    @property
    def order(self) -> tuple[tuple[int, int, int], tuple[int, int, int], str]:
        """Return the key to sort events by: when it may first and last have begun, and its id."""
        date = parse(self.start)
        assert date is not None
        return date.earliest, date.latest, self.id

    @property
    def when(self) -> str:
        """Return the date for reading: "28 May 1858", "March 1969 to 11 September 1969"."""
        return " to ".join(str(parse(date)) for date in (self.start, self.end) if date)

    @classmethod
    def from_content(cls, raw: Any, *, file: str) -> "Event":
        """Read an entry of ``data/timeline.yml``; raise ContentError if it is not whole."""
        fields = Fields(raw, file=file, key=str(raw.get("id")) if isinstance(raw, dict) else "?")
        event = cls(
            id=fields.text("id"),
            start=fields.text("date"),
            end=fields.text("end", " ").strip(),
            julian=fields.text("julian", " ").strip(),
            title=fields.text("title"),
            text=fields.text("text"),
            place=fields.text("place", " ").strip(),
            actors=fields.texts("actors"),
            part=fields.choice("part", PARTS),
            theme=fields.choice("theme", THEMES),
            sources=fields.texts("sources"),
        )
        fields.finish()
        event._check_words(fields)
        event._check_dates(fields)
        return event

    def _check_words(self, fields: Fields) -> None:
        if not _ID.fullmatch(self.id):
            raise fields.error("id is no id", "write small letters and figures, joined by hyphens")
        if len(self.title) > TITLE_LETTERS:
            raise fields.error(
                f"title of {len(self.title)} letters",
                f"keep to {TITLE_LETTERS} and say the rest in `text`",
            )
        words, (least, most) = len(self.text.split()), TEXT_WORDS
        if not least <= words <= most:
            length = "short" if words < least else "long"
            raise fields.error(
                f"text of {words} words is too {length}", f"write {least} to {most} words"
            )
        if not self.actors:
            raise fields.error("no actors", f"name at least one of {', '.join(ACTORS)}")
        for actor in self.actors:
            if actor not in ACTORS:
                raise fields.error(f"actor {actor!r} is unknown", f"use {', '.join(ACTORS)}")
        if not self.sources:
            raise fields.error("no sources", "name at least one work of data/references.bib")

    def _check_dates(self, fields: Fields) -> None:
        start = _date(fields, "date", self.start)
        if self.end:
            end = _date(fields, "end", self.end)
            if end.latest < start.earliest:
                raise fields.error("ends before it begins", "mend `date` or `end`")
        if self.julian and _gregorian(self.julian) != (start.year, start.month, start.day):
            raise fields.error(
                f"julian {self.julian!r} is not the day of date {self.start}",
                "write the day of `date` in the old calendar, as in 16 May 1858, or leave it out",
            )


def _date(fields: Fields, name: str, text: str) -> Date:
    try:
        date = parse(text)
    except ValueError as error:
        raise fields.error(f"{name}: {error}", "write EDTF: 1858-05-28, 1858-05 or 1690~") from None
    if date is None:
        raise fields.error(f"{name} {text!r} is no date", "write what is known, with ~ or ?")
    return date


def _gregorian(text: str) -> tuple[int, int, int] | None:
    """Return the Gregorian year, month and day of a Julian day; None if it is not one."""
    found = _JULIAN.fullmatch(text)
    if not found or found[2] not in month_name:
        return None
    day, month, year = int(found[1]), list(month_name).index(found[2]), int(found[3])
    # By way of the count of days: a Julian year of 365.25 days, then Richards' way back.
    shift = (14 - month) // 12
    years, months = year + 4800 - shift, month + 12 * shift - 3
    count = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    since = count + 32044
    century = (4 * since + 3) // 146097
    rest = since - 146097 * century // 4
    years = (4 * rest + 3) // 1461
    rest -= 1461 * years // 4
    months = (5 * rest + 2) // 153
    carry = months // 10
    return (
        100 * century + years - 4800 + carry,
        months + 3 - 12 * carry,
        rest - (153 * months + 2) // 5 + 1,
    )
