"""What a set of questions gives a page and a notebook."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest
import quiz_page as sample

from coursekit.quiz.markup import embed, inline

NASTY = '</script><script>alert(1)</script> <!-- <b>"it\'s" & *so*'


def test_the_page_reads_without_a_script() -> None:
    html = sample.quiz().static_html()
    assert html.count("<assessment-item id=") == html.count("</assessment-item>") == 5
    assert "1 of 5, choose one" in html
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


@pytest.mark.parametrize("text", [NASTY, "\u2028\u2029", "\u202eabc", "e\u0301", "]]>", "${x}`"])
def test_any_text_stays_text_and_comes_back_whole(text: str) -> None:
    html = embed({"stem": text})
    inside = html.removeprefix('<script type="application/json">').removesuffix("</script>")
    assert not re.search("[<>&\u2028\u2029]", inside)
    assert json.loads(inside) == {"stem": text}


def test_markup_in_content_is_shown_and_not_obeyed() -> None:
    raw = sample.item(stem=NASTY, feedback=NASTY, hints=[NASTY])
    raw["options"][0] |= {"text": NASTY, "feedback": NASTY}
    html = sample.quiz(raw).static_html()
    assert "<script>alert" not in html
    assert html.count("<script") == html.count("</script>") == 1
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
    assert "text/html" in type(quiz)(quiz.items, sample.cite, {})._repr_mimebundle_()


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
    assert list(frame.columns) == ["kind", "objective", "answer", "correct", "score", "tries"]
    assert frame["correct"].tolist() == [True, False, False, False, False]
    assert frame["score"].tolist() == [1.0, 0.0, 0.0, 0.0, 0.6]
    assert frame.loc["sample-common-land", "answer"] == "The land between the Ussuri and the sea"
    assert frame.loc["sample-rivers", "answer"] == "Amur; Ob"
    assert frame["tries"].tolist() == [2, 1, 1, 0, 1]


def test_results_of_a_quiz_nobody_saw_are_empty_rows() -> None:
    frame = sample.quiz(static=False).results()
    assert len(frame) == 5
    assert not frame["correct"].any()


def test_verdicts_are_listed_and_not_scored() -> None:
    claims = sample.claims(static=False)
    claims.widget().results = {"e001-09": {"answer": "imprecise", "tries": 1}}
    frame = claims.results()
    assert list(frame.columns) == ["claim", "essay", "said", "evidence", "same"]
    assert frame["same"].tolist() == [True, False]
