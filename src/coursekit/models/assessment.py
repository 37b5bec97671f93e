"""Question items: what a file in ``data/questions/`` may say, and nothing else.

An `Item` holds what every kind shares; its `body` holds what only its kind has.
A new kind is a body class, a reader in `_BODIES`, a case in `coursekit.grading`
and a form in ``static/quiz-forms.js``.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from .fields import Fields

LEVELS = ("recall", "understand", "apply", "judge")
USES = ("practice", "reserve")

_ID = re.compile(r"[a-z0-9]+(-[a-z]+)+[a-z0-9-]*")
_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose, with the feedback that teaches whoever chooses it."""

    text: str
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Near:
    """A typical wrong answer: a `value` within `tolerance` (numeric) or `accept` (text)."""

    feedback: str
    value: float = 0.0
    tolerance: float = 0.0
    accept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One event to put in order. `date` is EDTF (year, month or day); `shown` is for reading."""

    text: str
    date: str
    shown: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Options in the order of the file; `many` says whether several may be ticked."""

    options: tuple[Option, ...]
    many: bool


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
class Order:
    """Events, earliest first."""

    steps: tuple[Step, ...]


Body = Choice | Numeric | ShortText | Order


@dataclass(frozen=True, slots=True)
class Item:
    """A question as one entry of ``data/questions/<chapter>.yml`` gives it.

    Attributes
    ----------
    id : str
        ``<chapter>-<words>``, stable for ever: saved answers hang on it.
    kind : str
        One of `KINDS`.
    objective : str
        Key of one of the chapter's objectives.
    use : str
        "practice", or "reserve" for items that never enter a public page.
    sources : tuple of str
        Bibliography keys, at least one.
    body : Body
        What only this kind has.
    content : Mapping
        The entry itself, as plain data: what pages embed and scripts read.
    """

    id: str
    kind: str
    stem: str
    objective: str
    level: str
    use: str
    points: float
    hints: tuple[str, ...]
    feedback: str
    sources: tuple[str, ...]
    body: Body
    content: Mapping[str, Any]

    @classmethod
    def from_content(cls, raw: object, *, file: str, place: str = "item") -> "Item":
        """Read one entry of a question file.

        `place` ("item 3") names an entry that has no usable id. Raise ContentError
        if anything is missing, misspelt or makes no sense.
        """
        fields = Fields(raw, file=file, key=place)
        item_id = fields.text("id")
        if not _ID.fullmatch(item_id):
            raise fields.error(
                f"id {item_id!r} is not <chapter>-<words>",
                "use lower-case words joined by hyphens, no number in sequence",
            )
        fields.key = item_id
        kind = fields.choice("kind", KINDS)
        item = cls(
            id=item_id,
            kind=kind,
            stem=fields.text("stem"),
            objective=fields.text("objective"),
            level=fields.choice("level", LEVELS),
            use=fields.choice("use", USES),
            points=_positive(fields, "points", 1.0),
            hints=fields.texts("hints"),
            feedback=fields.text("feedback", ""),
            sources=fields.texts("sources"),
            body=_BODIES[kind](fields),
            content=_plain(raw, fields),
        )
        if not item.sources:
            raise fields.error("no sources", "add `sources:` with at least one bibliography key")
        return item


def _plain(raw: Any, fields: Fields) -> Mapping[str, Any]:
    """Return the entry itself, once every field of it has been read and none is left over."""
    fields.finish()
    return dict(raw)


def _positive(fields: Fields, name: str, default: float | None = None) -> float:
    value = fields.number(name, default)
    if not (isfinite(value) and value > 0):
        raise fields.error(f"{name} is {value:g}", f"write `{name}` as a number above 0")
    return value


def _finite(fields: Fields, name: str) -> float:
    value = fields.number(name)
    if not isfinite(value):
        raise fields.error(f"{name} is {value}", f"write `{name}` as a plain number")
    return value


def _children(fields: Fields, name: str, least: int) -> list[Fields]:
    raw = fields.records(name)
    if len(raw) < least:
        raise fields.error(f"{name} has {len(raw)} entries", f"give `{name}` at least {least}")
    singular = name.removesuffix("s")
    return [fields.child(entry, f"{singular} {n}") for n, entry in enumerate(raw, 1)]


def _choice(fields: Fields) -> Choice:
    many = fields.any("kind") == "multiple"
    options = []
    for part in _children(fields, "options", 2):
        right = part.any("right")
        if right is not None and not isinstance(right, bool):
            raise part.error(f"right is {right!r}", "write `right: true`, or leave it out")
        options.append(Option(part.text("text"), right is True, part.text("feedback")))
        part.finish()
    number = sum(option.right for option in options)
    if number == 0:
        raise fields.error("no option is right", "mark one with `right: true`")
    if number > 1 and not many:
        raise fields.error(f"{number} options are right", "keep one, or make the kind multiple")
    if len({option.text for option in options}) < len(options):
        raise fields.error("two options say the same", "change or remove one")
    return Choice(tuple(options), many)


def _numeric(fields: Fields) -> Numeric:
    near = []
    for part in _children(fields, "near", 0):
        near.append(
            Near(
                part.text("feedback"),
                value=_finite(part, "value"),
                tolerance=_positive(part, "tolerance"),
            )
        )
        part.finish()
    return Numeric(
        _finite(fields, "answer"),
        _positive(fields, "tolerance"),
        fields.text("unit", ""),
        tuple(near),
    )


def _short_text(fields: Fields) -> ShortText:
    near = []
    for part in _children(fields, "near", 0):
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


def _order(fields: Fields) -> Order:
    steps: list[Step] = []
    latest = ""
    for part in _children(fields, "steps", 3):
        date = part.text("date")
        span = _span(date)
        if span is None:
            raise part.error(f"date is {date!r}", "write YYYY, YYYY-MM or YYYY-MM-DD, in quotes")
        # Dates that overlap ("1860" beside "1860-11") leave the order to guessing.
        if span[0] <= latest:
            raise part.error(
                f"{date} does not come after {steps[-1].date}",
                "list the steps earliest first, with dates fine enough to tell them apart",
            )
        latest = span[1]
        steps.append(Step(part.text("text"), date, part.text("shown"), part.text("feedback", "")))
        part.finish()
    return Order(tuple(steps))


def _span(date: str) -> tuple[str, str] | None:
    """First and last day of an EDTF date as ISO text, which sorts; None if it is not a date."""
    found = _EDTF.fullmatch(date)
    if not found or found[1] == "0000":
        return None
    year, month, day = found.groups()
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= 12:
        return None
    last = monthrange(int(year), int(month))[1]
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{last}"
    return (date, date) if 1 <= int(day) <= last else None


_BODIES: Mapping[str, Callable[[Fields], Body]] = {
    "single": _choice,
    "multiple": _choice,
    "numeric": _numeric,
    "order": _order,
    "text": _short_text,
}

KINDS = tuple(_BODIES)
"""The kinds that can be asked."""
