"""Rules of item writing: pure functions that list what breaks them.

What cannot be read at all is refused by the models; this is what can be read and still teaches
badly, or can be answered without knowing.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from .errors import ContentError
from .models.assessment import (
    Choice,
    Item,
    MapClick,
    Matching,
    Numeric,
    Order,
    ShortText,
    Sorting,
    SourceAnalysis,
)
from .models.course import Chapter

PRACTICE, RESERVE, KINDS_USED, PER_OBJECTIVE = 20, 5, 5, 3
"""What a chapter's questions must reach: items, reserve items, kinds, items an objective."""

LONGEST_RIGHT_SHARE = 1 / 3
"""How many of a chapter's single-choice items may have the right option as their longest."""

_ALL_OR_NONE = re.compile(
    r"\b(all|none|both|neither|any|either) of (the|these|those|them)\b|\b(A|B) and (B|C)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"\b(not|never|except|least)\b|\w+n[’']t\b", re.IGNORECASE)


def thin_questions(
    chapter: Chapter, items: Collection[Item], *, file: str, whole: bool = True
) -> Iterator[ContentError]:
    """Yield an error for each way in which a page's questions fall short.

    A `whole` chapter needs enough of them of enough kinds; the opener of a part has a few that
    reach across its chapters.
    """
    practice = [item for item in items if item.use == "practice"]
    reserve = len(items) - len(practice)
    kinds = {item.kind for item in practice}
    if whole:
        for have, need, what in (
            (len(practice), PRACTICE, "practice items"),
            (reserve, RESERVE, "reserve items"),
            (len(kinds), KINDS_USED, "kinds of item"),
        ):
            if have < need:
                yield ContentError(file, what, f"only {have}", f"write at least {need}")
    for objective in chapter.objectives:
        count = sum(item.objective == objective for item in practice)
        if count < PER_OBJECTIVE:
            yield ContentError(
                file, objective, f"tested by {count} items", f"test it by {PER_OBJECTIVE} or more"
            )
    for item in items:
        if item.objective not in chapter.objectives:
            yield ContentError(
                file,
                item.id,
                f"objective {item.objective!r} is not the chapter's",
                f"use one of {', '.join(chapter.objectives)}",
            )


def careless_items(items: Collection[Item], *, file: str) -> Iterator[ContentError]:
    """Yield an error for each item that teaches nothing, or gives itself away."""
    for item in items:
        yield from _silent(item, file)
        yield from _negative(item, file)
        for text in _offered(item):
            if _ALL_OR_NONE.search(text):
                yield ContentError(
                    file, item.id, f"option {text!r}", "let each option stand for itself"
                )
        yield from _given_away(item, file)
    yield from _habits(items, file)


def _silent(item: Item, file: str) -> Iterator[ContentError]:
    """Answers that earn no word of explanation, for the fields that a model lets be empty."""
    body = item.body
    if isinstance(body, Numeric | ShortText):
        if not item.feedback:
            yield ContentError(file, item.id, "has no feedback", "explain the answer in `feedback`")
        if not body.near:
            yield ContentError(
                file, item.id, "knows no typical mistake", "add one to `near`, with feedback"
            )
    explained = isinstance(body, Order) and all(step.feedback for step in body.steps)
    if isinstance(body, Order) and not item.feedback and not explained:
        yield ContentError(file, item.id, "has no feedback", "explain the whole, or every step")
    if isinstance(body, Sorting | Matching | SourceAnalysis) and not item.feedback:
        yield ContentError(file, item.id, "has no feedback", "say what the whole shows")


def _negative(item: Item, file: str) -> Iterator[ContentError]:
    # What is told before the question may well say what is not so; the question may not ask it.
    question = re.split(r"(?<=[.!?])\s+", item.stem.strip())[-1]
    if not isinstance(item.body, SourceAnalysis) and _NEGATIVE.search(question):
        yield ContentError(file, item.id, "asks in the negative", "ask for what is so")


def _offered(item: Item) -> Iterable[str]:
    """Return the texts that an item gives to choose among."""
    match item.body:
        case Choice(options=options):
            return [option.text for option in options]
        case Matching() as body:
            return body.choices
        case Sorting(categories=categories):
            return [category.name for category in categories]
        case MapClick(places=places):
            return [place.text for place in places]
        case _:
            return []


def _given_away(item: Item, file: str) -> Iterator[ContentError]:
    """Answers that stand in the question, or that its form leaves no choice about."""
    body = item.body
    if isinstance(body, ShortText):
        stem = item.stem.casefold()
        for spelling in body.accept:
            if re.search(rf"\b{re.escape(spelling.casefold())}\b", stem):
                yield ContentError(
                    file, item.id, f"its stem says {spelling!r}", "ask without giving the answer"
                )
    if isinstance(body, Choice) and body.many and all(option.right for option in body.options):
        yield ContentError(file, item.id, "every option is right", "add one that is wrong")
    if isinstance(body, Matching):
        for pair in body.pairs:
            if pair.right.casefold() in pair.left.casefold():
                yield ContentError(
                    file, item.id, f"{pair.left!r} says {pair.right!r}", "let the match be thought"
                )


def _habits(items: Collection[Item], file: str) -> Iterator[ContentError]:
    """What a reader learns about the author instead of the subject."""
    bodies = [item.body for item in items if item.kind == "single"]
    singles = [body.options for body in bodies if isinstance(body, Choice)]
    longest = sum(max(options, key=lambda o: len(o.text)).right for options in singles)
    if singles and longest / len(singles) > LONGEST_RIGHT_SHARE:
        yield ContentError(
            file,
            "single items",
            f"the right option is the longest in {longest} of {len(singles)}",
            "shorten it, or give the others as much to say",
        )
