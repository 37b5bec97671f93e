"""Grading: one set of cases, kept by Python and by the script of the page alike."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from coursekit.grading import NOT_UNDERSTOOD, grade, read_number
from coursekit.models.assessment import KINDS, Item
from coursekit.quiz import script

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.json"))


def _cases() -> Iterator[Any]:
    for path in GOLDEN:
        for group in json.loads(path.read_text("utf-8")):
            for case in group["cases"]:
                yield pytest.param(group["item"], case, id=f"{group['item']['id']}: {case['why']}")


CASES = list(_cases())


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_content("<!doctype html><title>grading</title>")
    page.add_script_tag(content=script())
    yield page
    page.close()


def _expected(case: dict[str, Any]) -> dict[str, Any]:
    if case.get("understood") is False:
        return {"understood": False, "correct": False, "score": 0, "parts": [], "feedback": ""}
    named = {"correct", "score", "parts", "feedback"} & case.keys()
    return {"understood": True, **{name: case[name] for name in named}}


def test_there_are_cases_of_every_kind() -> None:
    assert {case.values[0]["kind"] for case in CASES} == set(KINDS)
    assert len(CASES) >= 60


@pytest.mark.parametrize(("raw", "case"), CASES)
def test_python_grades_as_the_case_says(raw: dict[str, Any], case: dict[str, Any]) -> None:
    result = grade(Item.from_content(raw, file="golden"), case["answer"])
    for name, value in _expected(case).items():
        given = getattr(result, name)
        assert (list(given) if name == "parts" else given) == pytest.approx(value), name


@pytest.mark.parametrize(("raw", "case"), CASES)
def test_the_script_grades_as_the_case_says(
    page: Page, raw: dict[str, Any], case: dict[str, Any]
) -> None:
    result = page.evaluate("([i, a]) => borderlines.grade(i, a)", [raw, case["answer"]])
    for name, value in _expected(case).items():
        assert result[name] == pytest.approx(value), name


@pytest.mark.parametrize(("raw", "case"), CASES)
def test_python_and_the_script_say_the_same(
    page: Page, raw: dict[str, Any], case: dict[str, Any]
) -> None:
    """Also where a case names only a part of the result."""
    mine = grade(Item.from_content(raw, file="golden"), case["answer"])
    result = page.evaluate("([i, a]) => borderlines.grade(i, a)", [raw, case["answer"]])
    assert result["correct"] == mine.correct
    assert result["score"] == pytest.approx(mine.score)
    assert result["parts"] == list(mine.parts)
    assert result["feedback"] == mine.feedback
    assert result["understood"] == mine.understood


_PIECES = ["1", "12", "234", "0", "000", ",", ".", " ", "'", "-", "−", "km²", "million", "e", "٣"]


def test_numbers_made_of_any_pieces_read_alike(page: Page) -> None:
    """Strings of up to four pieces: whatever is typed, both read the same numbers."""
    lengths = (product(_PIECES, repeat=length) for length in range(5))
    texts = sorted({"".join(pieces) for every in lengths for pieces in every})[::5]
    theirs = page.evaluate("texts => texts.map(text => borderlines.readNumber(text, 'km²'))", texts)
    mine = [list(read_number(text, "km²")) for text in texts]
    assert len(texts) > 5000
    assert [t for t, a, b in zip(texts, mine, theirs, strict=True) if a != pytest.approx(b)] == []


def test_a_number_too_long_for_a_machine_is_not_understood() -> None:
    assert read_number("9" * 400) == ()


def test_nothing_to_grade_is_no_attempt() -> None:
    raw = json.loads((Path(__file__).parent / "golden/text.json").read_text("utf-8"))[0]["item"]
    assert grade(Item.from_content(raw, file="golden"), object()) == NOT_UNDERSTOOD
