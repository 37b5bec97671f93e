"""The linter for item writing, held by planting one fault at a time."""

from typing import Any

import pytest
import quiz_page as sample

from coursekit import itemwriting
from coursekit.models.assessment import Item

FILE = "data/questions/sample.yml"


def faults(*raw: dict[str, Any]) -> list[str]:
    items = [Item.from_content(each, file=FILE) for each in raw]
    return [str(fault) for fault in itemwriting.careless_items(items, file=FILE)]


def options(*texts: str, right: int = 0) -> list[dict[str, Any]]:
    return [
        {"text": text, "right": n == right, "feedback": "Because."} for n, text in enumerate(texts)
    ]


SOUND = sample.item(options=options("One bank", "Both banks", "No bank"))


def test_sound_items_of_every_kind_pass() -> None:
    assert faults(SOUND, *sample.ten_kinds()[1:]) == []


PLANTED = {
    "number without feedback": (sample.numeric(feedback=None), "has no feedback; explain"),
    "number without mistakes": (sample.numeric(near=None), "no typical mistake; add one to `near`"),
    "text without feedback": (sample.text(feedback=None), "has no feedback; explain the answer"),
    "text without mistakes": (sample.text(near=None), "no typical mistake"),
    "order without feedback": (sample.order(feedback=None), "explain the whole, or every step"),
    "matching without feedback": (sample.matching(feedback=None), "say what the whole shows"),
    "sorting without feedback": (sample.sorting(feedback=None), "say what the whole shows"),
    "source without feedback": (sample.source(feedback=None), "say what the whole shows"),
    "negative": (SOUND | {"stem": "Which bank is not named?"}, "asks in the negative"),
    "negative at the end": (SOUND | {"stem": "Read it. Which bank isn’t named?"}, "negative"),
    "negative for a map": (sample.place(stem="Which place was never Russian?"), "negative"),
    "negative for rows": (sample.sorting(stem="Which of these did not happen?"), "negative"),
    "all of the above": (
        SOUND | {"options": options("One bank", "Two", "All of the above")},
        "option 'All of the above'; let each option stand for itself",
    ),
    "neither of them": (
        sample.matching(extra=[{"text": "None of these", "feedback": "No."}]),
        "option 'None of these'",
    ),
    "category for the rest": (
        sample.sorting(
            categories=[
                {"id": "text", "name": "In the text"},
                {"id": "ground", "name": "Neither of them"},
            ]
        ),
        "option 'Neither of them'",
    ),
    "every option right": (
        sample.multiple(
            options=[{"text": t, "right": True, "feedback": "Yes."} for t in ("Amur", "Ussuri")]
        ),
        "every option is right; add one that is wrong",
    ),
    "answer in the stem": (
        sample.text(stem="Which river, the Ussuri or another, is it?"),
        "its stem says 'Ussuri'",
    ),
    "match in the words": (
        sample.matching(
            pairs=[
                {"left": "The treaty of 1689", "right": "1689", "feedback": "So it says."},
                *sample.matching()["pairs"][1:],
            ]
        ),
        "'The treaty of 1689' says '1689'",
    ),
    "longest is right": (
        SOUND | {"options": options("The one that says most and longest", "Two", "Three")},
        "the right option is the longest in 1 of 1; shorten it",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_named_with_its_cure(name: str) -> None:
    raw, words = PLANTED[name]
    found = faults(raw)
    assert len(found) == 1, found
    assert found[0].startswith(f"{FILE}: ")
    assert words in found[0]


def test_what_is_told_before_the_question_may_be_negative() -> None:
    assert faults(SOUND | {"stem": "The court did not sign. Which bank was named?"}) == []


def test_longest_option_is_counted_over_the_chapter() -> None:
    long = SOUND | {"options": options("The one that says most", "Two", "Three")}
    short = SOUND | {"options": options("One", "The one that says most", "Three")}
    assert faults(long, short, short) == []
    assert len(faults(long, long, short)) == 1
