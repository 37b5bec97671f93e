"""How each kind of question reads without a script, and in the printed key."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..grading import right_places
from ..models.assessment import (
    Choice,
    Item,
    Judgement,
    MapClick,
    Matching,
    Numeric,
    Order,
    ShortText,
    Sorting,
    SourceAnalysis,
)
from ..models.outlines import Outlines
from . import judging
from .markup import amount, citation, degrees, inline, plain

VERBS = {
    "single": "choose one",
    "multiple": "choose all that apply",
    "numeric": "give a number",
    "text": "write a short answer",
    "order": "put in order",
    "matching": "match",
    "sorting": "sort into groups",
    "map": "find on the map",
    "claim": "judge a claim",
    "source": "weigh a source",
}
"""What to do, as the head of each kind says it."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def question(item: Item, data: Mapping[str, Any]) -> str:  # noqa: PLR0911 (one for each kind)
    """Return what can be chosen, put in order or read, or the line to write on, as HTML.

    `data` is what the page embeds for the item: works cited, a claim.
    """
    match item.body:
        case Choice(options=options):
            return _rows(option.text for option in options)
        case Order(steps=steps):
            return _rows(sorted(step.text for step in steps))
        case Matching(pairs=pairs) as body:
            return _blanks(pair.left for pair in pairs) + _rows(sorted(body.choices))
        case Sorting(categories=categories, cards=cards):
            return _blanks(card.text for card in cards) + _rows(each.name for each in categories)
        case MapClick(places=places):
            return _rows(place.text for place in places) + _blank("", "Or longitude and latitude")
        case Judgement():
            return f'<div class="claim">{judging.statement(data["claim"])}</div>'
        case SourceAnalysis(document=document, questions=questions):
            asked = "".join(f"<li>{inline(each)}</li>" for each in questions)
            url = f'<p><a href="{plain(document.url)}">Read the source</a></p>'
            return (
                f'<div class="doc"><p><b>{inline(document.title)}</b> '
                f"{citation(data['document'])}</p><p>{inline(document.text)}</p>"
                f'{url if document.url else ""}</div><ol class="ask">{asked}</ol>' + _blank("") * 2
            )
        case Numeric(unit=unit):
            return _blank(unit)
        case ShortText():
            return _blank("")


def reasons(item: Item, data: Mapping[str, Any]) -> str:
    """Return the answer, the reason of each option, and the feedback of the whole."""
    parts = []
    match item.body:
        case Choice(options=options):
            rows = zip(_LETTERS, options, strict=False)
            parts = [
                f"{letter}, {'right' if option.right else 'not this'}. {inline(option.feedback)}"
                for letter, option in rows
            ]
        case Order(steps=steps):
            parts = [
                f"{inline(step.text)}: {inline(step.shown)}. {inline(step.feedback)}"
                for step in steps
            ]
        case Matching(pairs=pairs, extra=extra):
            parts = [
                f"{inline(pair.left)}: {inline(pair.right)}. {inline(pair.feedback)}"
                for pair in pairs
            ]
            parts += [f"{inline(each.text)}, not this. {inline(each.feedback)}" for each in extra]
        case Sorting(cards=cards):
            names = _names(item.body)
            parts = [
                f"{inline(card.text)}: {names[card.category]}. {inline(card.feedback)}"
                for card in cards
            ]
        case MapClick(places=places):
            parts = [
                f"{inline(place.text)} ({degrees(place.at)}). {inline(place.feedback)}"
                for place in places
            ]
        case Judgement():
            return judging.evidence(data["claim"]) + _overall(item)
        case SourceAnalysis(rubric=rubric, model=model):
            lines = "".join(
                f"<li>{inline(line.text)}<ul>"
                + "".join(f"<li>{each.points:g}: {inline(each.text)}</li>" for each in line.levels)
                + "</ul></li>"
                for line in rubric
            )
            return (
                f"<p><b>A model answer.</b> {inline(model)}</p><p><b>Mark yourself, in points.</b>"
                f"</p><ul>{lines}</ul>{_overall(item)}"
            )
        case Numeric() | ShortText():
            pass
    tag = "ol" if isinstance(item.body, Order) else "ul"
    rows_ = "".join(f"<li>{part}</li>" for part in parts)
    listed = f"<{tag}>{rows_}</{tag}>" if parts else ""
    return f"<p><b>Answer.</b> {key(item, data)}</p>{listed}{_overall(item)}"


def key(item: Item, data: Mapping[str, Any]) -> str:  # noqa: PLR0911 (one for each kind)
    """Return the answer in one line of HTML, as the printed key has it."""
    match item.body:
        case Choice(options=options):
            return "; ".join(inline(option.text) for option in options if option.right)
        case Numeric(answer=answer, tolerance=tolerance, unit=unit):
            return f"{plain(amount(answer, unit))}, give or take {plain(amount(tolerance, unit))}"
        case ShortText(accept=accept):
            return "; ".join(plain(spelling) for spelling in accept)
        case Order(steps=steps):
            return "; ".join(f"{inline(step.text)} ({inline(step.shown)})" for step in steps)
        case Matching(pairs=pairs):
            return "; ".join(f"{inline(pair.left)}: {inline(pair.right)}" for pair in pairs)
        case Sorting(cards=cards):
            names = _names(item.body)
            return "; ".join(f"{inline(card.text)}: {names[card.category]}" for card in cards)
        case MapClick(places=places):
            outlines = {name: data["outlines"][name] for name in ("projection", "units", "shapes")}
            right = places[right_places(item.body, Outlines(**outlines))[0]]
            return f"{inline(right.text)} ({degrees(right.at)})"
        case Judgement():
            return inline(str(data["claim"]["verdict"]).capitalize())
        case SourceAnalysis(model=model):
            return inline(model).removesuffix(".")


def _overall(item: Item) -> str:
    return f"<p>{inline(item.feedback)}</p>" if item.feedback else ""


def _names(body: Sorting) -> dict[str, str]:
    return {category.id: inline(category.name) for category in body.categories}


def _rows(texts: Iterable[str]) -> str:
    return "".join(
        f'<div class="opt"><b>{letter}</b><span>{inline(text)}</span></div>'
        for letter, text in zip(_LETTERS, texts, strict=False)
    )


def _blanks(texts: Iterable[str]) -> str:
    """Return rows with a line to write a letter on."""
    return "".join(
        f'<div class="row pair"><span>{inline(text)}</span><span class="field"></span></div>'
        for text in texts
    )


def _blank(unit: str, label: str = "Your answer") -> str:
    return (
        f'<div class="ans"><span>{label}</span><span class="entry"><span class="field"></span>'
        f"<span>{plain(unit)}</span></span></div>"
    )
