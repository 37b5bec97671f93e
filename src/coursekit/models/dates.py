"""Dates as content files write them: the levels 0 and 1 of EDTF that the course needs.

``1858-05-28``, ``1858-05``, ``1858``; ``~`` behind a date for "about", ``?`` for "uncertain",
``%`` for both; ``..`` for an end that is open, and the word ``unknown``. Gregorian throughout.
https://www.loc.gov/standards/datetime/
"""

import re
from calendar import month_name, monthrange
from dataclasses import dataclass

OPEN, UNKNOWN = "..", "unknown"
_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%])?")
_QUALIFIER = {"~": "about ", "?": "perhaps ", "%": "perhaps about ", None: ""}


@dataclass(frozen=True, slots=True)
class Date:
    """A date with the precision it was written with; `month` and `day` may be missing."""

    year: int
    month: int | None
    day: int | None
    qualifier: str | None

    @property
    def earliest(self) -> tuple[int, int, int]:
        """Return the first day that the date may mean, as year, month and day."""
        return self.year, self.month or 1, self.day or 1

    @property
    def latest(self) -> tuple[int, int, int]:
        """Return the last day that the date may mean."""
        month = self.month or 12
        return self.year, month, self.day or monthrange(self.year, month)[1]

    def __str__(self) -> str:
        """Return the date for reading: 28 May 1858, about 1690."""
        parts = [str(self.day or ""), month_name[self.month] if self.month else "", str(self.year)]
        return _QUALIFIER[self.qualifier] + " ".join(filter(None, parts))


def parse(text: str) -> Date | None:
    """Return a date, or None for an open end or the unknown; raise ValueError for anything else."""
    if text in (OPEN, UNKNOWN):
        return None
    found = _FORM.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no date")
    year, month, day = (int(part) if part else None for part in found.groups()[:3])
    assert year is not None
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"{text!r} has no such month")
    if day is not None and not 1 <= day <= monthrange(year, month or 1)[1]:
        raise ValueError(f"{text!r} has no such day")
    return Date(year, month, day, found[4])


def year_of(text: str) -> int | None:
    """Return the year of a date; None for an open end or the unknown."""
    date = parse(text)
    return date.year if date else None


def span_in_words(start: str, end: str) -> str:
    """Return when something held: "from 28 May 1858 to July 1900", "" where no limit is meant."""
    first = {OPEN: "", UNKNOWN: "from a date not known"}.get(start) or (
        f"from {parse(start)}" if parse(start) else ""
    )
    last = {OPEN: "", UNKNOWN: "to a date not known"}.get(end) or (
        f"to {parse(end)}" if parse(end) else ""
    )
    return " ".join(filter(None, [first, last]))
