"""Grading: one set of cases, kept by Python and by the script of the page alike."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from coursekit import geo
from coursekit.grading import NOT_UNDERSTOOD, Result, grade, read_number
from coursekit.models.assessment import KINDS, Item
from coursekit.models.outlines import Outlines
from coursekit.models.projection import Albers
from coursekit.quiz import script

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.json"))


def _cases() -> Iterator[Any]:
    for path in GOLDEN:
        for group in json.loads(path.read_text("utf-8")):
            for case in group["cases"]:
                yield pytest.param(
                    group["item"],
                    case | {"outlines": group.get("outlines")},
                    id=f"{group['item']['id']}: {case['why']}",
                )


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
    named = {"correct", "score", "parts", "feedback", "marked"} & case.keys()
    return {"understood": True, **{name: case[name] for name in named}}


def _mine(raw: dict[str, Any], case: dict[str, Any]) -> Result:
    given = case["outlines"]
    return grade(Item.from_content(raw, file="golden"), case["answer"], given and Outlines(**given))


def _theirs(page: Page, raw: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    words = [raw, case["answer"], case["outlines"]]
    result: dict[str, Any] = page.evaluate("([i, a, o]) => borderlines.grade(i, a, o)", words)
    return result


def test_there_are_cases_of_every_kind() -> None:
    assert {case.values[0]["kind"] for case in CASES} == set(KINDS)
    assert len(CASES) >= 180


@pytest.mark.parametrize(("raw", "case"), CASES)
def test_python_grades_as_the_case_says(raw: dict[str, Any], case: dict[str, Any]) -> None:
    result = _mine(raw, case)
    for name, value in _expected(case).items():
        given = getattr(result, name)
        assert (list(given) if name == "parts" else given) == pytest.approx(value), name


@pytest.mark.parametrize(("raw", "case"), CASES)
def test_the_script_grades_as_the_case_says(
    page: Page, raw: dict[str, Any], case: dict[str, Any]
) -> None:
    result = _theirs(page, raw, case)
    for name, value in _expected(case).items():
        assert result[name] == pytest.approx(value), name


@pytest.mark.parametrize(("raw", "case"), CASES)
def test_python_and_the_script_say_the_same(
    page: Page, raw: dict[str, Any], case: dict[str, Any]
) -> None:
    """Also where a case names only a part of the result."""
    mine = _mine(raw, case)
    result = _theirs(page, raw, case)
    assert result["correct"] == mine.correct
    assert result["score"] == pytest.approx(mine.score)
    assert result["parts"] == list(mine.parts)
    assert result["feedback"] == mine.feedback
    assert result["understood"] == mine.understood
    assert result["marked"] == mine.marked


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


PROJECTIONS = [
    {"lat_1": 44, "lat_2": 56, "lon_0": 130.5, "lat_0": 50},
    {"lat_1": 40, "lat_2": 58, "lon_0": 104},
    {"lat_1": 38, "lat_2": 74, "lon_0": 105, "lat_0": 56},
    {"lat_1": 48.3, "lat_2": 48.3, "lon_0": 134.7, "lat_0": 48.3},
]


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_three_projections_are_one(page: Page, projection: dict[str, float]) -> None:
    """PROJ, ours, and the script's, there and back, over Eurasia and across the date line."""
    degrees = [(lon, lat) for lon in (25, 60, 104, 131.9, 160, 179.9, -170) for lat in (30, 48, 81)]
    proj, mine = geo.albers(projection), Albers.of(projection)
    theirs = page.evaluate(
        """([projection, degrees]) => {
            const plane = borderlines.places.albers(projection);
            return degrees.map(at => [plane.forward(at), plane.inverse(plane.forward(at))]);
        }""",
        [projection, degrees],
    )
    for at, (km, back) in zip(degrees, theirs, strict=True):
        assert mine.forward(*at) == pytest.approx(proj(*at), abs=0.01)
        assert km == pytest.approx(proj(*at), abs=0.01)
        assert mine.inverse(*mine.forward(*at)) == pytest.approx(at, abs=1e-6)
        assert back == pytest.approx(at, abs=1e-6)
