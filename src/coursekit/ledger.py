"""Rules of evidence and of questions: pure functions that list what breaks them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from .errors import ContentError
from .models.assessment import Choice, Item
from .models.course import Chapter
from .models.evidence import Claim, Reference

_CITED = re.compile(r"\{cite:\w+\}`([^`]+)`")

PRACTICE, RESERVE, KINDS, PER_OBJECTIVE = 20, 5, 5, 3
"""What a chapter's questions must reach: items, reserve items, kinds, items an objective."""


def keys_in(text: str) -> list[str]:
    """Return the bibliography keys that a page cites, in order, each as often as cited."""
    return [key.strip() for found in _CITED.findall(text) for key in found.split(",")]


def unknown_keys(
    keys: Iterable[str], works: Mapping[str, Reference], *, file: str, key: str
) -> Iterator[ContentError]:
    """Yield an error for each key that the bibliography lacks."""
    for cited in keys:
        if cited not in works:
            yield ContentError(
                file,
                key,
                f"cites unknown key {cited!r}",
                "add it to data/references.bib or mend it",
            )


def unused_works(works: Iterable[str], cited: Collection[str]) -> Iterator[ContentError]:
    """Yield an error for each work that nothing cites."""
    for key in works:
        if key not in cited:
            yield ContentError(
                "data/references.bib", key, "is never cited", "cite it or take it out"
            )


def weak_claims(
    claims: Iterable[Claim], works: Mapping[str, Reference], *, file: str
) -> Iterator[ContentError]:
    """Yield an error for each verdict that nothing seen supports and that is not marked low."""
    for claim in claims:
        cited = {key for finding in claim.findings for key in finding.cite if key in works}
        seen = any(works[key].status != "not seen" for key in cited)
        if not seen and claim.confidence != "low":
            yield ContentError(
                file, claim.id, "rests on works nobody saw", "cite one seen, or say confidence: low"
            )


def thin_questions(
    chapter: Chapter, items: Collection[Item], *, file: str
) -> Iterator[ContentError]:
    """Yield an error for each way in which a chapter's questions fall short."""
    practice = [item for item in items if item.use == "practice"]
    reserve = len(items) - len(practice)
    kinds = {item.kind for item in practice}
    for have, need, what in (
        (len(practice), PRACTICE, "practice items"),
        (reserve, RESERVE, "reserve items"),
        (len(kinds), KINDS, "kinds of item"),
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


_ALL_OR_NONE = re.compile(r"\b(all|none|both) of (the|these)\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(not|never|except|least)\b", re.IGNORECASE)
LONGEST_RIGHT_SHARE = 1 / 3
"""How many of a chapter's single-choice items may have the right option as their longest."""


def careless_items(items: Collection[Item], *, file: str) -> Iterator[ContentError]:
    """Yield an error for each item that a test-wise reader could answer without knowing.

    Rules of item writing: no option about the other options, no negative in a stem of a choice
    item, and the right option not the longest more often than chance would have it.
    """
    singles = longest = 0
    for item in items:
        if not isinstance(item.body, Choice):
            continue
        # What is told before the question may well say what is not so; the question may not ask it.
        question = re.split(r"(?<=[.!?])\s+", item.stem.strip())[-1]
        if _NEGATIVE.search(question):
            yield ContentError(file, item.id, "asks in the negative", "ask for what is so")
        for option in item.body.options:
            if _ALL_OR_NONE.search(option.text):
                yield ContentError(
                    file, item.id, f"option {option.text!r}", "let each option stand for itself"
                )
        if item.kind == "single":
            singles += 1
            best = max(item.body.options, key=lambda option: len(option.text))
            longest += best.right
    if singles and longest / singles > LONGEST_RIGHT_SHARE:
        yield ContentError(
            file,
            "single items",
            f"the right option is the longest in {longest} of {singles}",
            "shorten it, or give the others as much to say",
        )
