"""What a page embeds of an item, and an answer to it in words."""

from collections.abc import Mapping
from typing import Any

from ..errors import ContentError
from ..grading import right_places
from ..grading.positions import read_position
from ..models.assessment import (
    Choice,
    Item,
    Judgement,
    MapClick,
    Matching,
    Order,
    Sorting,
    SourceAnalysis,
)
from ..models.evidence import Claim
from ..models.outlines import Outlines
from .judging import claim_data
from .markup import Cite, cited, degrees

_AUTHORS = ("objective", "level", "use", "points", "sources")
"""Fields that only authors need; they stay at home."""


def embedded(item: Item) -> dict[str, Any]:
    """Return what a page needs of an item."""
    return {
        name: value
        for name, value in item.content.items()
        if name not in _AUTHORS and value is not None
    }


def outlines_of(item: Item, sheets: Mapping[str, Mapping[str, Any]]) -> Outlines | None:
    """Return the outlines that a position is held against; None for an item without a map.

    Raise ContentError if the sheet or a feature is missing, or if not just one entry of the
    item's list is right.
    """
    body = item.body
    if not isinstance(body, MapClick):
        return None
    if body.sheet not in sheets:
        raise _error(item, f"asks on the sheet {body.sheet!r}, which is not there", "mend `sheet`")
    try:
        outlines = Outlines.of(sheets[body.sheet], body.features)
    except KeyError as error:
        raise _error(item, f"{error} is not on its sheet", "mend the target's feature") from None
    right = right_places(body, outlines)
    if len(right) != 1:
        raise _error(item, f"{len(right)} entries of the list are right", "make it exactly one")
    return outlines


def extras(
    item: Item,
    cite: Cite,
    claims: Mapping[str, Claim],
    sheets: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:
    """Return what an item's kind needs beyond the item: outlines, a claim, a citation."""
    match item.body:
        case MapClick() as body:
            outlines = outlines_of(item, sheets)
            assert outlines is not None
            window = list(body.window or sheets[body.sheet]["frame"])
            return {"outlines": {**outlines.data(), "window": window}}
        case Judgement(claim=claim):
            if claim not in claims:
                raise _error(item, f"judges {claim!r}, which is no claim here", "mend `claim`")
            return {"claim": claim_data(claims[claim], cite)}
        case SourceAnalysis(document=document):
            return {"document": cited([document.cite], cite)}
        case _:
            return {}


def readable(item: Item, answer: object) -> str | None:  # noqa: PLR0911 (one for each kind)
    """Return an answer in words: places of options, events or rows become their texts."""
    match item.body:
        case _ if answer is None:
            return None
        case Choice(options=options):
            texts = [option.text for option in options]
        case Order(steps=steps):
            texts = [step.text for step in steps]
        case Matching(pairs=pairs) as matching:
            return _by_row([pair.left for pair in pairs], list(matching.choices), answer)
        case Sorting(categories=categories, cards=cards):
            names = [category.name for category in categories]
            return _by_row([card.text for card in cards], names, answer)
        case MapClick():
            at = read_position(answer)
            return degrees(at) if at else str(answer)
        case SourceAnalysis():
            return str(answer.get("text")) if isinstance(answer, dict) else str(answer)
        case _:
            return str(answer)
    places = answer if isinstance(answer, list) else [answer]
    return "; ".join(_at(texts, place) for place in places if _at(texts, place))


def _by_row(lefts: list[str], texts: list[str], answer: object) -> str:
    places = answer if isinstance(answer, list) else []
    rows = zip(lefts, places, strict=False)
    return "; ".join(f"{left}: {_at(texts, place)}" for left, place in rows)


def _at(texts: list[str], place: object) -> str:
    return texts[place] if isinstance(place, int) and 0 <= place < len(texts) else ""


def _error(item: Item, problem: str, cure: str) -> ContentError:
    return ContentError("data/questions", item.id, problem, cure)
