"""Grading: what an answer to an item is worth, and which feedback it earns.

``static/quiz-grading.js`` states the same rules for the browser; the cases in
``tests/golden/`` hold the two together.

Choices
    An answer is the place of an option in the file, from 0; for multiple choice,
    a list of places. Multiple choice scores right ticks minus wrong ticks, at
    least 0, over the number of right options; it is correct only when exact.
Order
    An answer is a list of places in the order of the file, as the learner set
    them. The score is the share of events that stand in their place.
Numbers
    1. NFKC, so that no-break and thin spaces, full-width digits and "km²" become
       plain ones. Every dash at the front is a minus. "about", "ca.", "~" and
       currency signs before the number are dropped.
    2. After the number may follow: nothing, the item's unit, the first words of
       it, or "thousand", "million", "billion", "bn", which multiply (unless the
       unit itself begins with that word). Anything else: not understood.
    3. Spaces and apostrophes group thousands, and must fit (1 to 3 digits, then
       threes). With both comma and point, the later one is the decimal sign.
       One of them twice or more groups. One of them once groups if it fits
       ("1,234" is 1234), else it is the decimal sign ("0,582", "12,5").
    4. Where one sign could be either, the grouped reading goes first, and the
       decimal one counts if only that one is right.
Short text
    NFKC, upper then lower case, no accents (so ё = е, ü = u), no leading "the",
    letters and digits only. Letters of different scripts stay different, however
    much they look alike.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from .models.assessment import Choice, Item, Numeric, Order, ShortText


@dataclass(frozen=True, slots=True)
class Result:
    """What an answer is worth.

    Attributes
    ----------
    correct : bool
        Wholly right.
    score : float
        0 to 1, with partial credit where the kind has it.
    parts : tuple of bool
        Multiple: for each option, whether it is ticked or left as it should be.
        Order: for each place, whether the right event stands there. Else empty.
    feedback : str
        What this answer earns: of the option chosen, of a typical mistake, or of
        the item when correct; "" if there is nothing to say.
    understood : bool
        False for an empty answer or one that cannot be read, which is no attempt.
    """

    correct: bool
    score: float
    parts: tuple[bool, ...] = ()
    feedback: str = ""
    understood: bool = True


NOT_UNDERSTOOD = Result(correct=False, score=0.0, understood=False)


def grade(item: Item, answer: object) -> Result:
    """Grade `answer`, whatever it is: nonsense is not understood, never an exception.

    Single: int. Multiple and order: list of int. Numeric: text or number. Text: text.
    """
    match item.body:
        case Choice(many=False):
            return _grade_single(item.body, answer)
        case Choice():
            return _grade_multiple(item.body, answer, item.feedback)
        case Numeric():
            return _grade_number(item.body, answer, item.feedback)
        case ShortText():
            return _grade_text(item.body, answer, item.feedback)
        case Order():
            return _grade_order(item.body, answer, item.feedback)


def _grade_single(body: Choice, answer: object) -> Result:
    places = _places([answer], len(body.options))
    if not places:
        return NOT_UNDERSTOOD
    option = body.options[places[0]]
    return Result(option.right, float(option.right), feedback=option.feedback)


def _grade_multiple(body: Choice, answer: object, feedback: str) -> Result:
    ticked = _places(answer, len(body.options))
    if not ticked:
        return NOT_UNDERSTOOD
    right = {place for place, option in enumerate(body.options) if option.right}
    hits = len(right.intersection(ticked))
    parts = tuple((place in right) == (place in ticked) for place in range(len(body.options)))
    score = max(0, hits - (len(ticked) - hits)) / len(right)
    correct = all(parts)
    return Result(correct, score, parts, feedback if correct else "")


def _grade_order(body: Order, answer: object, feedback: str) -> Result:
    places = _places(answer, len(body.steps))
    if not places or len(places) != len(body.steps):
        return NOT_UNDERSTOOD
    parts = tuple(stands == place for place, stands in enumerate(places))
    return Result(all(parts), sum(parts) / len(parts), parts, feedback if all(parts) else "")


def _grade_number(body: Numeric, answer: object, feedback: str) -> Result:
    readings = read_number(answer, body.unit)
    if not readings:
        return NOT_UNDERSTOOD
    if any(_within(reading, body.answer, body.tolerance) for reading in readings):
        return Result(True, 1.0, feedback=feedback)
    for near in body.near:
        if any(_within(reading, near.value, near.tolerance) for reading in readings):
            return Result(False, 0.0, feedback=near.feedback)
    return Result(False, 0.0)


def _grade_text(body: ShortText, answer: object, feedback: str) -> Result:
    said = fold(answer) if isinstance(answer, str) else ""
    if not said:
        return NOT_UNDERSTOOD
    if said in map(fold, body.accept):
        return Result(True, 1.0, feedback=feedback)
    for near in body.near:
        if said in map(fold, near.accept):
            return Result(False, 0.0, feedback=near.feedback)
    return Result(False, 0.0)


def _places(answer: object, number: int) -> list[int]:
    """Return `answer` if it is a list of different places below `number`, else an empty list."""
    if not isinstance(answer, list | tuple):
        return []
    good = all(type(place) is int and 0 <= place < number for place in answer)
    return list(answer) if good and len(set(answer)) == len(answer) else []


def _within(value: float, target: float, tolerance: float) -> bool:
    # A hair of slack: 0.3 - 0.1 is not 0.2 in binary, and no learner should pay for that.
    return abs(value - target) <= tolerance + 1e-9 * max(1.0, abs(target))


def fold(text: str) -> str:
    """Return `text` as short answers are compared: letters and digits, without case or accents."""
    plain = unicodedata.normalize("NFKC", text).upper().lower()
    plain = re.sub(r"^\s*the\s+", "", plain).replace("ς", "σ")
    return "".join(_alphanumeric(unicodedata.normalize("NFD", plain)))


def _alphanumeric(text: str) -> Iterable[str]:
    for character in text:
        category = unicodedata.category(character)
        # Lm holds the modifier apostrophe of transliterations, which is punctuation to a reader.
        if category[0] in "LN" and category != "Lm":
            yield character


_BEFORE = re.compile(r"^(?:(?:about|circa|ca\.?|c\.|us\$|[~≈$€£¥])\s*)+", re.IGNORECASE)
_NUMBER = re.compile(r"^([+-]?)((?:[0-9]|[.,' ](?=[0-9]))+)[.,]?(?![0-9])\s*(.*)$", re.DOTALL)
_GROUPS = r"[0-9]{1,3}(?:%s[0-9]{3})+"
_TIMES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9}


def read_number(answer: object, unit: str = "") -> tuple[float, ...]:
    """Return the readings of a number as a person writes it, the likeliest first.

    None (an empty tuple) if it is not a number, or not one in `unit`. The rules
    are those of the module.
    """
    if isinstance(answer, int | float) and not isinstance(answer, bool):
        return (float(answer),) if isfinite(answer) else ()
    if not isinstance(answer, str):
        return ()
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", answer)).strip()
    text = re.sub(r"[’ʼ`´‘]", "'", _BEFORE.sub("", text))
    text = re.sub(r"^[-\u2010-\u2015\u2212] ?", "-", text)
    found = _NUMBER.match(text)
    times = _times(found[3], unit) if found else None
    if not found or times is None:
        return ()
    sign = -1 if found[1] == "-" else 1
    values = (sign * float(digits) * times for digits in _digits(found[2]))
    return tuple(value for value in values if isfinite(value))


def _times(rest: str, unit: str) -> float | None:
    """Return what the words after a number multiply it by; None if they do not belong there."""
    words, wanted = _words(rest), _words(unit)
    if words == wanted[: len(words)] or "".join(words) == "".join(wanted):
        return 1.0
    if words[0] in _TIMES and (words[1:] == wanted[: len(words) - 1]):
        return _TIMES[words[0]]
    return None


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = re.sub(r"square (?:kilometres?|kilometers?|km)|sq\.? ?km", "km2", plain)
    plain = re.sub(r"\bkilomet(?:re|er)s?\b", "km", plain)
    plain = re.sub(r"\bper ?cent\b", "%", plain)
    return re.sub(r"[.,;:()]", " ", plain).split()


def _digits(text: str) -> list[str]:
    """Return the readings of digits with separators as plain decimal digits, likeliest first."""
    grouped = re.fullmatch(_GROUPS % "[ ']" + r"([.,][0-9]+)?", text)
    if grouped and len(set(re.findall("[ ']", text))) == 1:
        return [re.sub("[ ']", "", text).replace(",", ".")]
    if re.search("[ ']", text):
        return []
    signs = re.findall("[.,]", text)
    if not signs:
        return [text]
    last = signs[-1]
    if len(set(signs)) == 2:
        whole, _, part = text.rpartition(last)
        other = signs[0]
        fits = signs.count(last) == 1 and re.fullmatch(_GROUPS % re.escape(other), whole)
        return [whole.replace(other, "") + "." + part] if fits else []
    groups = re.fullmatch(_GROUPS % re.escape(last), text) and not text.startswith("0")
    readings = [text.replace(last, "")] if groups else []
    if len(signs) == 1:
        readings.append(text.replace(last, "."))
    return readings
