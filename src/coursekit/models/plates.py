"""Plates: finished maps of the book, with rows, labels and words on a sheet."""

from collections.abc import Mapping
from dataclasses import dataclass

from .cartography import Window
from .course import TREATIES
from .dates import parse, year_of
from .features import CERTAINTY, READINGS
from .fields import Fields

STATE_CERTAINTY = (*CERTAINTY, "common")
"""How sure an edge is; `common` is land held by both sides, a state rather than an edge."""

LABEL_KINDS = ("treaty", "place", "water", "state", "range", "note")
SIDES = ("left", "right", "above", "below", "centre")
NAMES = ("en", "zh", "ru", "period")
"""Choices of names on a plate: today's in three languages, and those of the time."""


@dataclass(frozen=True, slots=True)
class State:
    """How a row of a plate looks from one year up to, and not including, another."""

    start: int | None
    end: int | None
    treaty: int | None
    certainty: str


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of the list beside a map: the features it stands for, its names, its states.

    `readings` are those in which the row is shown; a row without any is common to all.
    """

    id: str
    features: tuple[tuple[str, str], ...]
    name: Mapping[str, str]
    note: str
    states: tuple[State, ...]
    readings: tuple[str, ...]

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
            state = State(
                entry.year("from"),
                entry.year("to"),
                treaty,
                entry.choice("certainty", STATE_CERTAINTY),
            )
            if state.start and state.end and state.end <= state.start:
                raise entry.error("ends before it begins", "mend `from` or `to`")
            states.append(state)
            entry.finish()
        if not features or not states:
            raise fields.error("no features or no states", "a row shows something, from a year on")
        readings = fields.texts("readings")
        for reading in readings:
            if reading not in READINGS:
                raise fields.error(f"reading {reading!r} is unknown", f"use {', '.join(READINGS)}")
        row = cls(
            id=fields.text("id"),
            features=tuple(features),
            name=names(fields.mapping("name")),
            note=fields.text("note", " ").strip(),
            states=tuple(states),
            readings=readings,
        )
        fields.finish()
        return row


@dataclass(frozen=True, slots=True)
class Label:
    """A name printed on a plate.

    A label of a `place` takes position and names from the gazetteer; any other says `at`
    (longitude and latitude in degrees) and `text` itself. `start` and `end` are years.
    """

    place: str | None
    at: tuple[float, float] | None
    kind: str
    text: Mapping[str, str]
    row: str | None
    side: str
    start: int | None
    end: int | None
    minor: bool
    leader: tuple[tuple[float, float], ...]

    @classmethod
    def from_fields(cls, fields: Fields) -> "Label":
        """Read a label; raise ContentError if it is not whole."""
        leader = fields.any("leader") or []
        place = fields.text("place", " ").strip() or None
        kind = fields.choice("kind", LABEL_KINDS, "place" if place else None)
        label = cls(
            place=place,
            at=None if place else fields.pair("at"),
            kind=kind,
            text={} if place else names(fields.mapping("text")),
            row=fields.text("row", " ").strip() or None,
            side=fields.choice("side", SIDES, "right" if kind == "place" else "centre"),
            start=fields.year("from"),
            end=fields.year("to"),
            minor=bool(fields.any("minor")),
            leader=tuple((float(x), float(y)) for x, y in leader),
        )
        fields.finish()
        return label


@dataclass(frozen=True, slots=True)
class Plate:
    """A map of the book: rows, labels and words on a sheet, and the window it opens with.

    Its slider counts years, or, where `month` names one (EDTF, 1945-08), the days of a month.
    `readings` maps a reading to the sentence that says what it holds; empty where all agree.
    """

    slug: str
    sheet: str
    title: str
    figure: str
    window: Window
    narrow: Window
    years: tuple[int, int] | None
    month: str
    start: int | None
    says: Mapping[int, str]
    readings: Mapping[str, str]
    ticks: tuple[int, ...]
    rows: tuple[Row, ...]
    labels: tuple[Label, ...]
    notice: str
    words: str
    credit: str

    @property
    def unit(self) -> str:
        """Return what follows the number on the slider: the month of a plate that counts days."""
        date = parse(self.month) if self.month else None
        return f" {date}" if date else ""

    @property
    def year_of(self) -> int | None:
        """Return the year of a plate that counts days; None for one that counts years."""
        return year_of(self.month) if self.month else None

    @classmethod
    def from_content(cls, raw: object, *, slug: str, file: str) -> "Plate":
        """Read ``data/maps/<slug>.yml``; raise ContentError if it cannot be drawn."""
        fields = Fields(raw, file=file, key="plate")
        years = None
        if fields.any("years") is not None:
            first, last = (int(v) for v in fields.pair("years"))
            years = (first, last)
        start = fields.year("start")
        if years and (start is None or not years[0] <= start <= years[1]):
            raise fields.error("start is not one of the years", f"choose within {years}")
        window = Window.from_fields(fields.mapping("window"))
        narrow = Window.from_fields(fields.mapping("narrow")) if fields.any("narrow") else window
        plate = cls(
            slug=slug,
            sheet=fields.text("sheet"),
            title=fields.text("title"),
            figure=fields.text("figure"),
            window=window,
            narrow=narrow,
            years=years,
            month=fields.text("month", " ").strip(),
            start=start,
            says={int(y): str(t) for y, t in (fields.any("says") or {}).items()},
            readings=_readings(fields),
            ticks=tuple(int(y) for y in (fields.any("ticks") or ())),
            rows=tuple(Row.from_fields(fields.child(r, "row")) for r in fields.records("rows")),
            labels=tuple(
                Label.from_fields(fields.child(entry, f"label {number}"))
                for number, entry in enumerate(fields.records("labels"), 1)
            ),
            notice=fields.text("notice"),
            words=fields.text("words"),
            credit=fields.text("credit"),
        )
        fields.finish()
        try:
            parse(plate.month or "..")
        except ValueError as error:
            raise fields.error(f"month: {error}", "write it like 1945-08") from None
        _check_names(plate, fields)
        return plate


def _readings(fields: Fields) -> Mapping[str, str]:
    if fields.any("readings") is None:
        return {}
    block = fields.mapping("readings")
    found = {reading: block.text(reading) for reading in READINGS}
    block.finish()
    return found


def _check_names(plate: Plate, fields: Fields) -> None:
    known = [row.id for row in plate.rows]
    if len(set(known)) != len(known):
        raise fields.error("two rows have one id", "rename one")
    for label in plate.labels:
        if label.row and label.row not in known:
            raise fields.error(f"label of unknown row {label.row!r}", "name a row of this plate")
    for row in plate.rows:
        if row.readings and not plate.readings:
            raise fields.error(
                f"row {row.id} belongs to a reading, but the plate has none",
                "add `readings:` with a sentence for each of ru, zh, historian",
            )


def names(fields: Fields) -> Mapping[str, str]:
    """Return the names in each language; English must be there."""
    found = {"en": fields.text("en")}
    for language in ("zh", "pinyin", "ru", "period"):
        if fields.any(language):
            found[language] = fields.text(language)
    fields.finish()
    return found
