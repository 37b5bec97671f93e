"""How each kind of question reads without a script, and in the printed key."""

from collections.abc import Iterable

from ..models.assessment import Choice, Item, Numeric, Option, Order, ShortText
from .markup import amount, inline, plain

VERBS = {
    "single": "choose one",
    "multiple": "choose all that apply",
    "numeric": "give a number",
    "text": "write a short answer",
    "order": "put in order",
}
"""What to do, as the head of each kind says it; the script has the same words."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def question(item: Item) -> str:
    """Return what can be chosen or put in order, or the line on which to write, as HTML."""
    match item.body:
        case Choice(options=options):
            return _rows(option.text for option in options)
        case Order(steps=steps):
            return _rows(sorted(step.text for step in steps))
        case Numeric(unit=unit):
            return _blank(unit)
        case ShortText():
            return _blank("")


def reasons(item: Item) -> str:
    """Return the answer, the reason of each option, and the feedback of the whole."""
    parts = [f"<p><b>Answer.</b> {key(item)}</p>"]
    match item.body:
        case Choice(options=options):
            rows = "".join(_reason(letter, option) for letter, option in _lettered(options))
            parts.append(f"<ul>{rows}</ul>")
        case Order(steps=steps):
            rows = "".join(
                f"<li>{inline(step.text)}: {inline(step.shown)}. {inline(step.feedback)}</li>"
                for step in steps
            )
            parts.append(f"<ol>{rows}</ol>")
        case Numeric() | ShortText():
            pass
    if item.feedback:
        parts.append(f"<p>{inline(item.feedback)}</p>")
    return "".join(parts)


def key(item: Item) -> str:
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


def _rows(texts: Iterable[str]) -> str:
    return "".join(
        f'<div class="opt"><b>{letter}</b><span>{inline(text)}</span></div>'
        for letter, text in zip(_LETTERS, texts, strict=False)
    )


def _blank(unit: str) -> str:
    return (
        '<div class="ans"><span>Your answer</span><span class="entry"><span class="field"></span>'
        f"<span>{plain(unit)}</span></span></div>"
    )


def _lettered(options: Iterable[Option]) -> Iterable[tuple[str, Option]]:
    return zip(_LETTERS, options, strict=False)


def _reason(letter: str, option: Option) -> str:
    verdict = "right" if option.right else "not this"
    return f"<li>{letter}, {verdict}. {inline(option.feedback)}</li>"
