"""Kinds answered by choosing among what is given: options, an order, pairs, categories."""

import re
from calendar import monthrange
from dataclasses import dataclass

from ..fields import Fields
from .reading import children, refuse_twins

_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_CATEGORY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose, with the feedback that teaches whoever chooses it."""

    text: str
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Options in the order of the file; `many` says whether several may be ticked."""

    options: tuple[Option, ...]
    many: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One event to put in order. `date` is EDTF (year, month or day); `shown` is for reading."""

    text: str
    date: str
    shown: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Order:
    """Events, earliest first."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What belongs together; `hint` stands beside a wrong match and does not give it away."""

    left: str
    right: str
    feedback: str
    hint: str


@dataclass(frozen=True, slots=True)
class Distractor:
    """A right-hand text that belongs to nothing on the left."""

    text: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs in the order of the file. Answers count `choices`: the rights, then the extra ones."""

    pairs: tuple[Pair, ...]
    extra: tuple[Distractor, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the texts to choose from, in the order in which answers count them."""
        return (*(pair.right for pair in self.pairs), *(extra.text for extra in self.extra))


@dataclass(frozen=True, slots=True)
class Category:
    """A heading under which cards are sorted."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Card:
    """A text to sort; `category` is an id, `hint` stands beside a wrong place."""

    text: str
    category: str
    feedback: str
    hint: str


@dataclass(frozen=True, slots=True)
class Sorting:
    """Cards and the categories they are sorted into, both in the order of the file."""

    categories: tuple[Category, ...]
    cards: tuple[Card, ...]

    def place_of(self, card: Card) -> int:
        """Return the place of a card's category, as answers count it."""
        return [category.id for category in self.categories].index(card.category)


def read_choice(fields: Fields) -> Choice:
    """Read the options of single and multiple choice."""
    many = fields.any("kind") == "multiple"
    options = []
    for part in children(fields, "options", 2):
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
    refuse_twins(fields, [option.text for option in options], "options")
    return Choice(tuple(options), many)


def read_order(fields: Fields) -> Order:
    """Read events whose dates rise and do not overlap."""
    steps: list[Step] = []
    latest = ""
    for part in children(fields, "steps", 3):
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


def read_matching(fields: Fields) -> Matching:
    """Read pairs, and right-hand texts that nothing matches."""
    pairs = []
    for part in children(fields, "pairs", 3):
        pairs.append(
            Pair(
                part.text("left"), part.text("right"), part.text("feedback"), part.text("hint", "")
            )
        )
        part.finish()
    extra = []
    for part in children(fields, "extra", 0):
        extra.append(Distractor(part.text("text"), part.text("feedback")))
        part.finish()
    body = Matching(tuple(pairs), tuple(extra))
    refuse_twins(fields, [pair.left for pair in pairs], "left sides")
    refuse_twins(fields, list(body.choices), "right sides")
    return body


def read_sorting(fields: Fields) -> Sorting:
    """Read categories, each with a card at least, and the cards."""
    categories = []
    for part in children(fields, "categories", 2, "category"):
        ident = part.text("id")
        if not _CATEGORY.fullmatch(ident):
            raise part.error(f"id is {ident!r}", "use lower-case words joined by hyphens")
        categories.append(Category(ident, part.text("name")))
        part.finish()
    refuse_twins(fields, [category.id for category in categories], "category ids")
    refuse_twins(fields, [category.name for category in categories], "categories")
    known = [category.id for category in categories]
    cards = []
    for part in children(fields, "cards", 3):
        cards.append(
            Card(
                part.text("text"),
                part.choice("category", known),
                part.text("feedback"),
                part.text("hint", ""),
            )
        )
        part.finish()
    refuse_twins(fields, [card.text for card in cards], "cards")
    for ident in known:
        if all(card.category != ident for card in cards):
            raise fields.error(f"no card belongs to {ident!r}", "add one, or drop the category")
    return Sorting(tuple(categories), tuple(cards))


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
