"""What a set of questions gives a page and a notebook."""

import json
import re
import subprocess
import sys
from math import isnan
from typing import Any

import pytest
import quiz_page as sample

from coursekit import open_chapter, store
from coursekit.errors import ContentError
from coursekit.quiz.markup import embed, inline
from coursekit.quiz.questions import COLUMNS

NASTY = '</script><script>alert(1)</script> <!-- <b>"it\'s" & *so*'


def test_the_page_reads_without_a_script() -> None:
    html = sample.quiz().static_html()
    assert html.count("<assessment-item id=") == html.count("</assessment-item>") == 10
    assert "1 of 10, choose one" in html
    assert 'Objective 2<span class="vh">: Put events in order</span>' in html
    assert "<b>B</b><span>The land between the Ussuri and the sea</span>" in html
    assert "<b>Answer.</b> 582,000\u00a0km², give or take 30,000\u00a0km²" in html
    assert "B, right. The text leaves it in common" in html
    assert "<em>another</em> treaty" in html
    assert '<a href="#ref-aigun-treaty">Aigun Treaty</a>' in html


def test_the_key_for_print_stands_last() -> None:
    last = sample.quiz().static_html().splitlines()[-1]
    assert last.startswith('<div class="key"><b>Answers.</b> 1: The land between')
    assert "2: Amur; Ussuri." in last


def test_events_do_not_stand_in_their_order_on_paper() -> None:
    html = sample.quiz(sample.order()).static_html()
    rows = re.findall(r"<b>[A-E]</b><span>([^<]+)", html)
    assert sorted(rows) == sorted(step["text"] for step in sample.order()["steps"])
    assert rows != [step["text"] for step in sample.order()["steps"]]


def test_reserve_items_never_reach_a_page_or_a_notebook() -> None:
    quiz = sample.quiz(sample.item(), sample.multiple(use="reserve", stem="A secret"))
    assert len(quiz) == 1
    assert "A secret" not in quiz.static_html()
    assert "A secret" not in json.dumps(quiz.data())
    assert sample.quiz(sample.item(use="reserve")).static_html() == ""


def test_what_only_authors_need_stays_at_home() -> None:
    assert {"level", "use", "objective", "sources"}.isdisjoint(sample.quiz().data()[0]["item"])


def test_numbers_in_the_chapter_can_be_given() -> None:
    items = sample.quiz(sample.item(), sample.multiple()).items
    later = type(sample.quiz())(
        items[1:], sample.cite, {}, places={item.id: n for n, item in enumerate(items, 1)}
    )
    assert "2 of 2, choose all that apply" in later.static_html()


def nasty(raw: Any, key: str = "") -> Any:
    """An item with every text that people read turned into NASTY and something of its own."""
    if isinstance(raw, dict):
        return {name: nasty(value, name) for name, value in raw.items()}
    if isinstance(raw, list) and key not in ("sources", "at", "window"):
        return [nasty(value, key) for value in raw]
    texts = ("stem", "feedback", "hint", "hints", "text", "left", "right", "name", "title", "model")
    if isinstance(raw, str) and key in (*texts, "questions", "criterion", "unit", "shown"):
        return NASTY + raw
    return raw


@pytest.mark.parametrize("text", [NASTY, "\u2028\u2029", "\u202eabc", "e\u0301", "]]>", "${x}`"])
def test_any_text_stays_text_and_comes_back_whole(text: str) -> None:
    html = embed({"stem": text})
    inside = html.removeprefix('<script type="application/json">').removesuffix("</script>")
    assert not re.search("[<>&\u2028\u2029]", inside)
    assert json.loads(inside) == {"stem": text}


def test_markup_in_content_is_shown_and_not_obeyed() -> None:
    raw = sample.item(stem=NASTY, feedback=NASTY, hints=[NASTY])
    raw["options"][0] |= {"text": NASTY, "feedback": NASTY}
    items = [raw, *map(nasty, sample.ten_kinds()[1:8]), nasty(sample.source())]
    html = sample.quiz(*items).static_html()
    assert "<script>alert" not in html
    assert html.count("<script") == html.count("</script>") == len(items)
    claims = sample.claims(sample.claim(statement=NASTY, better=NASTY)).static_html()
    assert claims.count("<script") == claims.count("</script>") == 1


def test_emphasis_is_the_only_markup() -> None:
    assert inline("*so* **no** 2 * 3 * 4 <i>") == "<em>so</em> *<em>no</em>* 2 * 3 * 4 &lt;i&gt;"


def test_claims_read_without_a_script() -> None:
    html = sample.claims().static_html()
    assert '<claim-check id="c-e001-09">' in html
    assert 'Claim 1 of 2, from <a href="#ref-essay-one">Essay One</a>, in our words' in html
    assert "The evidence says: imprecise." in html
    assert "Counts of 400,000 add Sakhalin." in html


def test_a_built_page_needs_no_widget(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(sample.quiz()._repr_mimebundle_()) == {"text/html", "text/plain"}
    monkeypatch.setenv("COURSEKIT_STATIC", "1")
    quiz = sample.quiz()
    assert "text/html" in type(quiz)(quiz.items[:5], sample.cite, {})._repr_mimebundle_()


def test_a_built_page_imports_neither_widgets_nor_pandas() -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests'); import quiz_page as p; p.quiz().static_html();"
        "print(sorted({'anywidget', 'ipywidgets', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _bundle(shown: Any) -> dict[str, Any]:
    bundle = shown._repr_mimebundle_(include=None, exclude=None)
    data: dict[str, Any] = bundle[0] if isinstance(bundle, tuple) else bundle
    return data


def test_a_live_notebook_gets_the_widget() -> None:
    assert "application/vnd.jupyter.widget-view+json" in _bundle(sample.quiz(static=False))
    assert "application/vnd.jupyter.widget-view+json" in _bundle(sample.claims(static=False))


def test_results_are_graded_here_and_not_taken_on_trust() -> None:
    quiz = sample.quiz(static=False)
    quiz.widget().results = {
        "sample-common-land": {"answer": 1, "tries": 2, "shown": False},
        "sample-rivers": {"answer": [0, 2], "tries": 1, "shown": False},
        "sample-left-bank": {"answer": "582 000", "tries": 1, "shown": True},
        "sample-sequence": {"answer": [0, 1, 2, 4, 3], "tries": 1, "shown": False},
    }
    frame = quiz.results().set_index("item")
    assert ["item", *frame.columns] == COLUMNS
    assert frame["correct"].tolist()[:5] == [True, False, False, False, False]
    assert frame["score"].tolist()[:5] == [1.0, 0.0, 0.0, 0.0, 0.6]
    assert frame.loc["sample-common-land", "answer"] == "The land between the Ussuri and the sea"
    assert frame.loc["sample-rivers", "answer"] == "Amur; Ob"
    assert frame["tries"].tolist()[:5] == [2, 1, 1, 0, 1]


def test_results_of_the_kinds_with_parts_are_in_words() -> None:
    quiz = sample.quiz(static=False)
    quiz.widget().results = {
        "sample-years": {"answer": [0, 3, 2], "tries": 1},
        "sample-paper": {"answer": [0, 1, 1], "tries": 1, "confidence": "sure"},
        "sample-mouth": {"answer": [132.4, 47.8], "tries": 1},
        "sample-area-claim": {"answer": "wrong", "tries": 1},
        "sample-report": {"answer": {"text": "A governor", "marks": [1, 1]}, "tries": 1},
    }
    frame = quiz.results().set_index("item").iloc[5:]
    assert frame["answer"].tolist() == [
        "Nerchinsk: 1689; Aigun: 1911; Peking: 1860",
        "The left bank belongs to Russia: In the text; A flag at the mouth of the Amur: On the "
        "ground; A post at the mouth of the Zeya: On the ground",
        "47.80° north, 132.40° east",
        "wrong",
        "A governor",
    ]
    assert frame["correct"].tolist() == [False, True, False, False, False]
    scores = frame["score"].tolist()
    assert scores[:3] == pytest.approx([2 / 3, 1, 0])
    assert isnan(scores[3])
    assert scores[4] == pytest.approx(2 / 3)
    assert frame["marked"].tolist() == ["key", "key", "key", "nobody", "learner"]
    assert frame.loc["sample-paper", "confidence"] == "sure"


def test_a_nonsense_result_is_no_answer() -> None:
    quiz = sample.quiz(static=False)
    for nonsense in (99, "x", [None], {"a": 1}, [1.5, "y"], True):
        quiz.widget().results = {item.id: {"answer": nonsense} for item in quiz.items}
        assert not quiz.results()["correct"].any()


def test_results_of_a_quiz_nobody_saw_are_empty_rows() -> None:
    frame = sample.quiz(static=False).results()
    assert len(frame) == 10
    assert not frame["correct"].any()


def test_verdicts_are_listed_and_not_scored() -> None:
    claims = sample.claims(static=False)
    claims.widget().results = {"e001-09": {"answer": "imprecise", "tries": 1}}
    frame = claims.results()
    assert list(frame.columns) == ["claim", "essay", "said", "evidence", "same"]
    assert frame["same"].tolist() == [True, False]


def test_every_kind_reads_without_a_script() -> None:
    html = sample.quiz().static_html()
    for text in (
        "6 of 10, match",
        "Nerchinsk: 1689. The first of them all.",
        "1911, not this. That is the year of a revolution.",
        "7 of 10, sort into groups",
        "A flag at the mouth of the Amur: On the ground. Raised in 1850",
        "8 of 10, find on the map",
        "<b>Answer.</b> Where Khabarovsk stands (48.48° north, 135.07° east)",
        "9 of 10, judge a claim",
        "The evidence says: imprecise.",
        "10 of 10, weigh a source",
        "<b>A model answer.</b> A governor writes",
        "2: Named, and weighed.",
        "9: Imprecise. 10: A governor writes",
    ):
        assert text in html, text


def test_rights_and_cards_do_not_stand_in_their_order_on_paper() -> None:
    html = sample.quiz(sample.matching()).static_html()
    assert re.findall(r"<b>[A-D]</b><span>([^<]+)", html) == ["1689", "1858", "1860", "1911"]
    turned = sample.matching(pairs=list(reversed(sample.matching()["pairs"])))
    html = sample.quiz(turned).static_html()
    assert re.findall(r"<b>[A-D]</b><span>([^<]+)", html) == ["1689", "1858", "1860", "1911"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"sheet": "moon"}, "asks on the sheet 'moon', which is not there; mend `sheet`"),
        (
            {"target": {"feature": "peking-1860/nowhere", "margin_km": 5}},
            "'peking-1860/nowhere' is not on its sheet; mend the target's feature",
        ),
        ({"target": {"at": [0.0, 0.0], "within_km": 5}}, "0 entries of the list are right"),
        ({"target": {"at": [135.0, 50.0], "within_km": 900}}, "3 entries of the list are right"),
    ],
)
def test_a_map_item_that_cannot_be_answered_is_refused(
    changes: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ContentError, match=re.escape(problem)):
        sample.quiz(sample.place(**changes)).static_html()


def test_a_claim_that_is_not_there_is_refused() -> None:
    with pytest.raises(ContentError, match="sample-area-claim: judges 'e9', which is no claim"):
        sample.quiz(sample.judgement(claim="e9")).static_html()


def test_a_chapter_may_ask_all_its_maps_along_the_way() -> None:
    chapter = open_chapter("aigun-peking")
    items = [item for item in store.items("aigun-peking") if item.use == "practice"]
    chapter.quiz(*(item.id for item in items if item.kind == "map"))
    rest = chapter.quiz()
    assert len(rest) and all(item.kind != "map" for item in rest.items)
    # The printed key names the places of the maps that were asked above.
    assert "Answers." in rest.static_html()
