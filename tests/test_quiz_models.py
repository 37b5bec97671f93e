"""What a question file may say: each refusal names the file, the item and the cure."""

from typing import Any

import pytest
import quiz_page as sample

from coursekit.errors import ContentError
from coursekit.models.assessment import Choice, Item, Numeric, Order, ShortText

FILE = "data/questions/sample.yml"


def _option(**changes: Any) -> dict[str, Any]:
    raw = {"text": "A", "right": True, "feedback": "Because."} | changes
    return {name: value for name, value in raw.items() if value is not None}


def _steps(*dates: object) -> list[dict[str, Any]]:
    return [{"text": f"Event {n}", "date": date, "shown": "then"} for n, date in enumerate(dates)]


def test_each_kind_is_read_into_its_own_body() -> None:
    bodies = [
        Item.from_content(raw, file=FILE).body
        for raw in (
            sample.item(),
            sample.multiple(),
            sample.numeric(),
            sample.text(),
            sample.order(),
        )
    ]
    assert [type(body) for body in bodies] == [Choice, Choice, Numeric, ShortText, Order]
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
