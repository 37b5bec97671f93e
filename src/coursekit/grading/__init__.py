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
Matching and sorting
    An answer is a list with the place of the choice (or category) for each pair
    (or card), in the order of the file; a choice may stand more than once. The
    score is the share that is right. Until every row is filled: not understood.
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
Positions
    An answer is a longitude and a latitude in degrees, however it was given. It
    is right inside the target's outline, or as near to it (or to the target's
    point) as the item allows. Outlines are those of the sheet, in its kilometres;
    distances are great circles between degrees. What is wrong is told how far and
    which way, then the feedback of the typical mistake it falls in, or of the
    entry of the list it lies as near to.
Verdicts on claims
    One of the six. A verdict is kept and not scored: nobody marks it.
Source analysis
    An answer is ``{"text": ..., "marks": [...]}``: what was written, and the level
    chosen for each criterion. The learner marks it: points earned over points to
    be had; correct when every criterion is at its best level.
"""

from dataclasses import dataclass

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
from ..models.evidence import VERDICTS
from ..models.outlines import Outlines
from . import positions
from .numbers import read_number
from .words import fold

__all__ = ["NOT_UNDERSTOOD", "Result", "fold", "grade", "read_number", "right_places"]

right_places = positions.right_places


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
        Order: for each place, whether the right event stands there. Matching, sorting:
        for each row, whether it is right. Source: for each criterion, whether it is at
        its best level. Else empty.
    feedback : str
        What this answer earns: of the option chosen, of a typical mistake, or of
        the item when correct; "" if there is nothing to say.
    understood : bool
        False for an empty answer or one that cannot be read, which is no attempt.
    marked : str
        Who marked it: "key", "learner" (against a rubric) or "nobody" (a verdict).
    """

    correct: bool
    score: float
    parts: tuple[bool, ...] = ()
    feedback: str = ""
    understood: bool = True
    marked: str = "key"


NOT_UNDERSTOOD = Result(correct=False, score=0.0, understood=False)


def grade(  # noqa: PLR0911 (one return for each kind)
    item: Item, answer: object, outlines: Outlines | None = None
) -> Result:
    """Grade `answer`, whatever it is: nonsense is not understood, never an exception.

    Single: int. Multiple, order, matching, sorting: list of int. Numeric: text or number.
    Text: text. Map: longitude and latitude. Claim: a verdict. Source: text and marks.
    `outlines` are needed for a map whose target is a feature: KeyError without them.
    """
    body, feedback = item.body, item.feedback
    match body:
        case Choice(many=False):
            return _grade_single(body, answer)
        case Choice():
            return _grade_multiple(body, answer, feedback)
        case Numeric():
            return _grade_number(body, answer, feedback)
        case ShortText():
            return _grade_text(body, answer, feedback)
        case Order():
            places = _places(answer, len(body.steps))
            return _grade_rows(places, list(range(len(body.steps))), feedback)
        case Matching():
            rows = _rows(answer, len(body.choices))
            return _grade_rows(rows, list(range(len(body.pairs))), feedback)
        case Sorting():
            rows = _rows(answer, len(body.categories))
            return _grade_rows(rows, [body.place_of(card) for card in body.cards], feedback)
        case MapClick():
            return _grade_position(body, answer, feedback, outlines)
        case Judgement():
            given = isinstance(answer, str) and answer in VERDICTS
            return Result(False, 0.0, marked="nobody") if given else NOT_UNDERSTOOD
        case SourceAnalysis():
            return _grade_source(body, answer, feedback)


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


def _grade_rows(rows: list[int], key: list[int], feedback: str) -> Result:
    if len(rows) != len(key):
        return NOT_UNDERSTOOD
    parts = tuple(given == right for given, right in zip(rows, key, strict=True))
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


def _grade_position(
    body: MapClick, answer: object, feedback: str, outlines: Outlines | None
) -> Result:
    at = positions.read_position(answer)
    if at is None:
        return NOT_UNDERSTOOD
    km, direction = positions.off(body.target, at, outlines)
    if km <= body.target.km:
        return Result(True, 1.0, feedback=feedback)
    words = (positions.far(km, direction), positions.lesson(body, at, outlines))
    return Result(False, 0.0, feedback=" ".join(filter(None, words)))


def _grade_source(body: SourceAnalysis, answer: object, feedback: str) -> Result:
    given = answer if isinstance(answer, dict) else {}
    text, marks = given.get("text"), given.get("marks")
    if not isinstance(text, str) or not text.strip() or not isinstance(marks, list):
        return NOT_UNDERSTOOD
    sizes = [len(criterion.levels) for criterion in body.rubric]
    good = len(marks) == len(sizes) and all(
        type(mark) is int and 0 <= mark < size for mark, size in zip(marks, sizes, strict=False)
    )
    if not good:
        return NOT_UNDERSTOOD
    earned = [line.levels[mark].points for line, mark in zip(body.rubric, marks, strict=True)]
    parts = tuple(have == line.most for have, line in zip(earned, body.rubric, strict=True))
    score = sum(earned) / sum(line.most for line in body.rubric)
    return Result(all(parts), score, parts, feedback, marked="learner")


def _places(answer: object, number: int) -> list[int]:
    """Return `answer` if it is a list of different places below `number`, else an empty list."""
    places = _rows(answer, number)
    return places if len(set(places)) == len(places) else []


def _rows(answer: object, number: int) -> list[int]:
    """Return `answer` if it is a list of places below `number`, else an empty list."""
    if not isinstance(answer, list | tuple):
        return []
    good = all(type(place) is int and 0 <= place < number for place in answer)
    return list(answer) if good else []


def _within(value: float, target: float, tolerance: float) -> bool:
    # A hair of slack: 0.3 - 0.1 is not 0.2 in binary, and no learner should pay for that.
    return abs(value - target) <= tolerance + 1e-9 * max(1.0, abs(target))
