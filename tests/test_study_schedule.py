"""The rule of review: golden cases, and records that make no sense, which break nothing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from coursekit import paths

CASES = json.loads((Path(__file__).parent / "golden_review.json").read_text("utf-8"))


@pytest.fixture(scope="module", params=["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that knows the rule, at home, far east and far west of Greenwich."""
    page = browser.new_page(timezone_id=request.param)
    page.add_script_tag(content=paths.static_text("study-schedule.js"))
    yield page
    page.close()


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_golden(page: Page, case: dict[str, Any]) -> None:
    if "next" in case:
        asked = [case["record"], case["outcome"], case["today"]]
        assert page.evaluate("a => borderlines.study.next(...a)", asked) == case["next"]
    else:
        asked = [case["record"], case["today"]]
        assert page.evaluate("a => borderlines.study.stateOf(...a)", asked) == case["state"]


def test_four_right_answers_running_make_it_learned(page: Page) -> None:
    walk = """() => {
      const { next, stateOf } = borderlines.study;
      let record, day = "2026-01-01"; const days = [];
      while (stateOf(record, day) !== "learned") {
        record = next(record, "right", day); days.push(day);
        if (stateOf(record, day) !== "learned") day = record.due;
      }
      return [record.box, days];
    }"""
    assert page.evaluate(walk) == [5, ["2026-01-01", "2026-01-04", "2026-01-11", "2026-02-01"]]


def test_no_record_breaks_the_rule(page: Page) -> None:
    fuzz = """() => {
      const odd = [null, undefined, 0, -1, 1.5, 1e9, NaN, "", "x", "2026-02-30", "9999-12-31",
        "0000-01-01", true, [], {}, "2026-11-22T10:00:00Z"];
      const { next, stateOf } = borderlines.study;
      let tried = 0;
      const states = ["new", "due", "later", "learned"], today = "2026-11-22";
      for (const box of odd) for (const due of odd) for (const when of odd) {
        for (const tries of [0, 1, "x"]) {
          const record = { box, due, when, tries };
          if (!states.includes(stateOf(record, today))) throw record;
          for (const outcome of ["right", "wrong", "hinted", "shown"]) {
            const after = next(record, outcome, today);
            if (!(after.box >= 1 && after.box <= 5)) throw after;
            if (!/^\\d{4}-\\d\\d-\\d\\d$/.test(after.due)) throw after;
            tried += 1;
          }
        }
      }
      return tried;
    }"""
    assert page.evaluate(fuzz) > 40_000


def test_days_are_those_of_the_learners_clock(page: Page) -> None:
    at = "borderlines.study.dayOf(new Date(2026, 10, 22, %d, 30))"
    assert page.evaluate(at % 0) == page.evaluate(at % 23) == "2026-11-22"
