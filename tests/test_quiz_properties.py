"""What holds for any item at all: it round-trips, grades itself right, and stays text."""

import json
import re
from typing import Any

import pytest
import quiz_page as sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from coursekit.errors import ContentError
from coursekit.grading import grade
from coursekit.models.assessment import Item
from coursekit.models.evidence import VERDICTS
from coursekit.quiz import Quiz, script

PIECES = [
    "<script>alert(1)</script>",
    "</script>",
    "<!--",
    "]]>",
    '"',
    "'",
    "&amp;",
    "\\u003c",
    "*so*",
    "${x}",
    "\u202eabc\u202c",
    "e\u0301",
    "a\u200bb",
    "a\u2028b",
    "瑷珲",
    "Айгун",
    "😀",
    "Amur",
]
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30
).map(lambda text: f"x{text}x")
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def texts(least: int, most: int = 5) -> st.SearchStrategy[list[str]]:
    return st.lists(TEXT, min_size=least, max_size=most, unique_by=str.strip)


@st.composite
def items(draw: st.DrawFn) -> tuple[dict[str, Any], Any]:
    """A sound item of any kind, and the answer that is right for it."""
    kind = draw(st.sampled_from([raw["kind"] for raw in sample.ten_kinds()]))

    def say() -> str:
        return draw(TEXT)

    raw = {each["kind"]: each for each in sample.ten_kinds()}[kind] | {
        "stem": say(),
        "feedback": say(),
        "hints": draw(texts(0, 2)),
    }
    answer: Any
    if kind in ("single", "multiple"):
        lines = draw(texts(2))
        most = len(lines) if kind == "multiple" else 1
        places = st.integers(0, len(lines) - 1)
        right = draw(st.lists(places, min_size=1, max_size=most, unique=True))
        raw["options"] = [
            {"text": text, "right": n in right, "feedback": say()} for n, text in enumerate(lines)
        ]
        answer = right if kind == "multiple" else right[0]
    elif kind == "numeric":
        number = draw(st.integers(-(10**9), 10**9))
        raw |= {"answer": number, "tolerance": draw(st.integers(1, 1000)), "near": []}
        raw["unit"] = draw(st.sampled_from(["km²", "%", "years", "million km²"]))
        answer = draw(
            st.sampled_from([str(number), f"{number:,}", f"{number:,}".replace(",", " ")])
        )
    elif kind == "text":
        raw |= {"accept": [f"a{say()}"], "near": []}
        answer = raw["accept"][0].upper() if raw["accept"][0].isascii() else raw["accept"][0]
    elif kind == "order":
        dates = sorted(draw(st.lists(st.integers(1600, 2026), min_size=3, max_size=6, unique=True)))
        raw["steps"] = [{"text": say(), "date": str(d), "shown": say()} for d in dates]
        answer = list(range(len(dates)))
    elif kind == "matching":
        lefts, rights = draw(texts(3)), draw(texts(5, 7))
        raw["pairs"] = [
            {"left": left, "right": right, "feedback": say()}
            for left, right in zip(lefts, rights, strict=False)
        ]
        rest = rights[len(lefts) :]
        raw["extra"] = [{"text": text, "feedback": say()} for text in rest]
        answer = list(range(len(lefts)))
    elif kind == "sorting":
        names, cards = draw(texts(2, 3)), draw(texts(3, 6))
        ids = [f"c{n}" for n in range(len(names))]
        raw["categories"] = [
            {"id": ident, "name": name} for ident, name in zip(ids, names, strict=True)
        ]
        answer = [n % len(ids) for n in range(len(cards))]
        raw["cards"] = [
            {"text": text, "category": ids[n], "feedback": say(), "hint": say()}
            for text, n in zip(cards, answer, strict=True)
        ]
    elif kind == "map":
        raw["list"] = [each | {"text": f"{n} {say()}"} for n, each in enumerate(raw["list"])]
        answer = raw["target"]["at"]
    elif kind == "claim":
        answer = draw(st.sampled_from(VERDICTS))
    else:
        raw |= {"model": say(), "questions": draw(texts(1))}
        answer = {"text": say(), "marks": [len(line["levels"]) - 1 for line in raw["rubric"]]}
    return raw, answer


def _quiz(raw: dict[str, Any]) -> Quiz:
    return sample.quiz(raw)


@QUICK
@given(items())
def test_any_sound_item_round_trips_and_its_own_answer_is_right(
    drawn: tuple[dict[str, Any], Any],
) -> None:
    raw, answer = drawn
    result = grade(Item.from_content(raw, file="f"), answer)
    assert result.understood
    assert result.marked == "nobody" or (result.correct and result.score == 1)
    html = _quiz(raw).static_html()
    # The data come back whole, and no text opens or ends an element.
    inside = re.findall(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)
    assert len(inside) == html.count("<script") == html.count("</script>") == 1
    data = json.loads(inside[0])["item"]
    assert {name: raw[name] for name in data} == data
    assert "<!--" not in html
    assert "<img" not in html


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@QUICK
@given(items(), JUNK)
def test_no_answer_is_an_exception(drawn: tuple[dict[str, Any], Any], junk: Any) -> None:
    result = grade(Item.from_content(drawn[0], file="f"), junk)
    assert 0 <= result.score <= 1
    assert result.understood or not result.correct


@settings(QUICK, max_examples=150)
@given(items(), st.data())
def test_an_item_spoilt_anywhere_is_sound_still_or_refused_with_a_message(
    drawn: tuple[dict[str, Any], Any], data: st.DataObject
) -> None:
    raw = json.loads(json.dumps(drawn[0]))
    holder, name = data.draw(st.sampled_from(_spots(raw)))
    holder[name] = data.draw(JUNK)
    try:
        item = Item.from_content(raw, file="data/questions/f.yml", place="item 1")
    except ContentError as refused:
        assert str(refused).startswith("data/questions/f.yml: ")
        assert refused.problem
        assert refused.cure
    else:
        grade(item, drawn[1])


def _spots(raw: Any) -> list[tuple[Any, Any]]:
    """Every place in an item where something stands."""
    if isinstance(raw, dict):
        pairs = list(raw.items())
    elif isinstance(raw, list):
        pairs = list(enumerate(raw))
    else:
        return []
    return [(raw, name) for name, _ in pairs] + [s for _, value in pairs for s in _spots(value)]


@pytest.mark.parametrize("field", ["id", "kind", "stem", "objective", "level", "use", "sources"])
def test_no_item_does_without_its_common_fields(field: str) -> None:
    for raw in sample.ten_kinds():
        with pytest.raises(ContentError, match=f"no {field}; add `{field}:`"):
            Item.from_content({k: v for k, v in raw.items() if k != field}, file="f")


def test_any_item_is_graded_and_shown_alike_in_the_browser(browser: Browser) -> None:
    """Drawn items, in one page: the script marks as Python does, and every text stays text."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_content("<!doctype html><title>any</title><div id='at'></div>")
    page.evaluate("() => { window.alert = () => { window.hit = 1; }; }")
    page.add_script_tag(content=script())

    @settings(QUICK, max_examples=40)
    @given(items())
    def alike(drawn: tuple[dict[str, Any], Any]) -> None:
        raw, answer = drawn
        data = _quiz(raw).data()[0]
        stem, theirs = page.evaluate(
            """([data, answer]) => {
                const at = document.querySelector("#at");
                borderlines.mount(at, { items: [data] }, () => {});
                return [at.querySelector("legend").textContent,
                  borderlines.grade(data.item, answer, data.outlines)];
            }""",
            [data, answer],
        )
        mine = grade(Item.from_content(raw, file="f"), answer)
        assert re.sub(r"\*", "", stem) == re.sub(r"\*", "", raw["stem"])
        assert theirs["correct"] == mine.correct
        assert theirs["score"] == pytest.approx(mine.score)
        assert theirs["feedback"] == mine.feedback

    alike()
    assert page.evaluate("window.hit") is None
    assert errors == []
    page.close()
