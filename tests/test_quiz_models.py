"""What a question file may say: each refusal names the file, the item and the cure."""

from typing import Any

import pytest
import quiz_page as sample

from coursekit.errors import ContentError
from coursekit.models.assessment import (
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

FILE = "data/questions/sample.yml"


def _option(**changes: Any) -> dict[str, Any]:
    raw = {"text": "A", "right": True, "feedback": "Because."} | changes
    return {name: value for name, value in raw.items() if value is not None}


def _steps(*dates: object) -> list[dict[str, Any]]:
    return [{"text": f"Event {n}", "date": date, "shown": "then"} for n, date in enumerate(dates)]


def test_each_kind_is_read_into_its_own_body() -> None:
    bodies = [Item.from_content(raw, file=FILE).body for raw in sample.ten_kinds()]
    parts = [Matching, Sorting, MapClick, Judgement, SourceAnalysis]
    assert [type(body) for body in bodies] == [Choice, Choice, Numeric, ShortText, Order, *parts]
    assert bodies[0] != bodies[1]


def test_what_may_be_left_out_has_a_default() -> None:
    item = Item.from_content(sample.item(hints=None, feedback=None), file=FILE)
    assert (item.points, item.hints, item.feedback) == (1.0, (), "")


REFUSED = {
    "unknown kind": (sample.item(kind="essay"), "kind 'essay' is unknown", "use one of single"),
    "no stem": (sample.item(stem=None), "no stem", "add `stem:`"),
    "no objective": (sample.item(objective=None), "no objective", "add `objective:`"),
    "no level": (sample.item(level=None), "no level", "add `level:`"),
    "no use": (sample.item(use=None), "no use", "add `use:`"),
    "unknown level": (sample.item(level="hard"), "'hard' is unknown", "recall, understand"),
    "no sources": (sample.item(sources=None), "no sources", "add `sources:`"),
    "points of nothing": (sample.item(points=0), "points is 0", "above 0"),
    "typing mistake": (sample.item(fedback="x"), "unknown field 'fedback'", "mend the name"),
    "field of another kind": (sample.item(accept=["x"]), "unknown field 'accept'", "mend"),
    "nothing right": (
        sample.item(options=[_option(right=False), _option(right=None, text="B")]),
        "no option is right",
        "right: true",
    ),
    "two right of one": (
        sample.item(options=[_option(), _option(text="B")]),
        "2 options are right",
        "multiple",
    ),
    "right as text": (
        sample.item(options=[_option(right="yes"), _option(text="B")]),
        "right is 'yes'",
        "true",
    ),
    "option without feedback": (
        sample.item(options=[_option(feedback=None), _option(text="B", right=False)]),
        "no feedback",
        "add `feedback:`",
    ),
    "option with a typing mistake": (
        sample.item(options=[_option(rihgt=True), _option(text="B", right=False)]),
        "unknown field 'rihgt'",
        "mend",
    ),
    "twin options": (sample.multiple(options=[_option(), _option()]), "say the same", "change"),
    "one option": (sample.item(options=[_option()]), "options has 1 entries", "at least 2"),
    "no options": (sample.item(options=None), "options has 0 entries", "at least 2"),
    "options as text": (sample.item(options="A or B"), "options is not a list", "dash"),
    "option as text": (sample.item(options=["A", "B"]), "not a mapping", "field: value"),
    "no tolerance": (sample.numeric(tolerance=None), "tolerance is not a number", "plain number"),
    "tolerance of nothing": (sample.numeric(tolerance=0), "tolerance is 0", "above 0"),
    "tolerance below nothing": (sample.numeric(tolerance=-1), "tolerance is -1", "above 0"),
    "endless tolerance": (sample.numeric(tolerance=float("inf")), "tolerance is inf", "above 0"),
    "answer as text": (sample.numeric(answer="582,000"), "not a number", "plain number"),
    "answer that is none": (sample.numeric(answer=float("nan")), "answer is nan", "plain number"),
    "near without tolerance": (
        sample.numeric(near=[{"value": 1, "feedback": "x"}]),
        "tolerance is not a number",
        "plain number",
    ),
    "two steps": (sample.order(steps=_steps("1850", "1860")), "2 entries", "at least 3"),
    "falling dates": (
        sample.order(steps=_steps("1850", "1860", "1858")),
        "1858 does not come after 1860",
        "earliest first",
    ),
    "overlapping dates": (
        sample.order(steps=_steps("1850", "1858", "1858-05-28")),
        "does not come after 1858",
        "fine enough",
    ),
    "month thirteen": (
        sample.order(steps=_steps("1850", "1858-13", "1860")),
        "date is '1858-13'",
        "YYYY-MM-DD",
    ),
    "day that never was": (
        sample.order(steps=_steps("1850", "1858-02-29", "1860")),
        "'1858-02-29'",
        "YYYY-MM-DD",
    ),
    "date in words": (
        sample.order(steps=_steps("1850", "May 1858", "1860")),
        "'May 1858'",
        "YYYY-MM-DD",
    ),
    "date without quotes": (
        sample.order(steps=_steps("1850", 1858, "1860")),
        "date is not text",
        "in quotes",
    ),
    "nothing accepted": (sample.text(accept=[]), "accept is empty", "list the accepted"),
    "punctuation accepted": (sample.text(accept=["?"]), "accept holds '?'", "letters or digits"),
    "two pairs": (sample.matching(pairs=sample.matching()["pairs"][:2]), "2 entries", "at least 3"),
    "twin rights": (
        sample.matching(extra=[{"text": "1689", "feedback": "x"}]),
        "two right sides say the same",
        "change or remove",
    ),
    "twin lefts": (
        sample.matching(
            pairs=[*sample.matching()["pairs"], {"left": "Aigun", "right": "1", "feedback": "x"}]
        ),
        "two left sides say the same",
        "change or remove",
    ),
    "pair without feedback": (
        sample.matching(pairs=[{"left": str(n), "right": f"r{n}"} for n in range(3)]),
        "no feedback",
        "add `feedback:`",
    ),
    "extra without feedback": (sample.matching(extra=[{"text": "x"}]), "no feedback", "add"),
    "unused right as text": (sample.matching(extra=["1911"]), "not a mapping", "field: value"),
    "one category": (
        sample.sorting(categories=[{"id": "text", "name": "T"}]),
        "1 entries",
        "at least 2",
    ),
    "category without cards": (
        sample.sorting(
            categories=[*sample.sorting()["categories"], {"id": "later", "name": "Later"}]
        ),
        "no card belongs to 'later'",
        "drop the category",
    ),
    "card of no category": (
        sample.sorting(cards=[{"text": "x", "category": "z", "feedback": "y"}] * 3),
        "category 'z' is unknown",
        "use one of text, ground",
    ),
    "category id with a space": (
        sample.sorting(categories=[{"id": "a b", "name": "x"}, {"id": "c", "name": "y"}]),
        "id is 'a b'",
        "lower-case words",
    ),
    "no sheet": (sample.place(sheet=None), "no sheet", "add `sheet:`"),
    "no target": (sample.place(target=None), "no target", "add `target:`"),
    "target of nothing": (sample.place(target={"within_km": 5}), "names no place", "within_km"),
    "target twice": (
        sample.place(target={"at": [1, 2], "feature": "a/b", "margin_km": 5}),
        "names a feature and a point",
        "margin_km",
    ),
    "target without reach": (
        sample.place(target={"at": [1, 2]}),
        "within_km is not a number",
        "plain number",
    ),
    "target beyond the globe": (
        sample.place(target={"at": [48.5, 135.1], "within_km": 5}),
        "not on the globe",
        "longitude first",
    ),
    "feature without its layer": (
        sample.place(target={"feature": "left-bank", "margin_km": 5}),
        "feature is 'left-bank'",
        "layer/feature",
    ),
    "window turned round": (sample.place(window=[5, 0, -5, 9]), "not a box", "west, south, east"),
    "window of three": (sample.place(window=[1, 2, 3]), "not a box", "in kilometres"),
    "short list": (sample.place(list=sample.place()["list"][:2]), "2 entries", "at least 3"),
    "twin places": (
        sample.place(list=[each | {"at": [1.0, 2.0]} for each in sample.place()["list"]]),
        "two positions of the list are alike",
        "change or remove",
    ),
    "place without feedback": (
        sample.place(list=[{"text": str(n), "at": [n, 1]} for n in range(3)]),
        "no feedback",
        "add `feedback:`",
    ),
    "near without feedback": (
        sample.place(near=[{"at": [1, 2], "within_km": 5}]),
        "no feedback",
        "add `feedback:`",
    ),
    "no claim": (sample.judgement(claim=None), "no claim", "add `claim:`"),
    "no document": (sample.source(document=None), "no document", "add `document:`"),
    "document that is no source": (
        sample.source(sources=["peking-treaty"]),
        "cites 'aigun-treaty'",
        "among the item's `sources`",
    ),
    "address that is none": (
        sample.source(document=sample.source()["document"] | {"url": "javascript:alert(1)"}),
        "url is 'javascript:alert(1)'",
        "https://",
    ),
    "no questions": (sample.source(questions=None), "no questions", "add `questions:`"),
    "no rubric": (sample.source(rubric=None), "rubric has 0 entries", "at least 1"),
    "no model answer": (sample.source(model=None), "no model", "add `model:`"),
    "one level": (
        sample.source(rubric=[{"criterion": "x", "levels": [{"points": 1, "text": "y"}]}]),
        "levels has 1 entries",
        "at least 2",
    ),
    "levels that earn nothing": (
        sample.source(
            rubric=[{"criterion": "x", "levels": [{"points": p, "text": "y"} for p in (-1, 0)]}]
        ),
        "do not run from 0 up",
        "some points",
    ),
    "levels that earn the same": (
        sample.source(
            rubric=[{"criterion": "x", "levels": [{"points": 1, "text": t} for t in "ab"]}]
        ),
        "two levels earn the same",
        "points of its own",
    ),
    "twin criteria": (
        sample.source(rubric=[sample.source()["rubric"][0]] * 2),
        "two criteria say the same",
        "change or remove",
    ),
    "near without spelling": (
        sample.text(near=[{"feedback": "x"}]),
        "accept is empty",
        "list the accepted",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_nonsense_is_refused_with_file_item_and_cure(name: str) -> None:
    raw, problem, cure = REFUSED[name]
    with pytest.raises(ContentError) as caught:
        Item.from_content(raw, file=FILE)
    message = str(caught.value)
    assert message.startswith(f"{FILE}: {raw['id']}")
    assert problem in caught.value.problem
    assert cure in caught.value.cure


@pytest.mark.parametrize("raw", [None, "text", 7, ["a list"]])
def test_an_entry_that_is_no_mapping_is_named_by_its_place(raw: object) -> None:
    with pytest.raises(ContentError, match=f"{FILE}: item 3: not a mapping; write it as"):
        Item.from_content(raw, file=FILE, place="item 3")


@pytest.mark.parametrize("bad", ["Sample-land", "sample", "sample-1", "sample_land", "-a-b", "é-a"])
def test_an_id_that_could_not_last_is_refused(bad: str) -> None:
    with pytest.raises(ContentError, match="is not <chapter>-<words>; use lower-case words"):
        Item.from_content(sample.item(id=bad), file=FILE)


def test_a_missing_id_is_named_by_its_place() -> None:
    with pytest.raises(ContentError, match="item 2: no id; add `id:`"):
        Item.from_content(sample.item(id=None), file=FILE, place="item 2")
