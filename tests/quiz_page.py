"""A small page of questions and claims, as a book would print it, and the content for it."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quiz_samples import (
    SHEET,
    judgement,
    matching,
    place,
    sheet_script,
    sorting,
    source,
    tract,
)

from coursekit import paths
from coursekit.models.assessment import Item
from coursekit.models.evidence import Claim
from coursekit.quiz import Claims, Quiz, small_script

__all__ = ["SHEET", "judgement", "matching", "place", "sorting", "source", "tract"]

OBJECTIVES = {"locate": "Locate the land each treaty moved", "order": "Put events in order"}


def cite(key: str) -> tuple[str, str]:
    """A made-up bibliography: the tests need labels, not works."""
    return key.replace("-", " ").title(), f"#ref-{key}"


def item(**changes: Any) -> dict[str, Any]:
    """A single-choice item as YAML gives it, with `changes`; None takes a field away."""
    raw: dict[str, Any] = {
        "id": "sample-common-land",
        "kind": "single",
        "stem": "Which land did the Treaty of Aigun leave “in common”?",
        "objective": "locate",
        "level": "recall",
        "use": "practice",
        "sources": ["aigun-treaty"],
        "options": [
            {"text": "The left bank of the Amur", "feedback": "That bank was made Russian."},
            {
                "text": "The land between the Ussuri and the sea",
                "right": True,
                "feedback": "The text leaves it in common until a line is settled.",
            },
            {"text": "The Uda tract", "feedback": "Left open by *another* treaty, in 1689."},
        ],
        "hints": ["Look at the land east of the Ussuri.", "It was settled in 1860."],
        "feedback": "Thirty months later the line was settled.",
    }
    raw.update(changes)
    return {name: value for name, value in raw.items() if value is not None}


def multiple(**changes: Any) -> dict[str, Any]:
    return item(
        **{
            "id": "sample-rivers",
            "kind": "multiple",
            "stem": "Which rivers does the treaty name?",
            "options": [
                {"text": "Amur", "right": True, "feedback": "Article 1 names it."},
                {"text": "Ussuri", "right": True, "feedback": "Article 1 names it too."},
                {"text": "Ob", "feedback": "Far to the west."},
                {"text": "Lena", "feedback": "Far to the north."},
            ],
            "hints": None,
        }
        | changes
    )


def numeric(**changes: Any) -> dict[str, Any]:
    return item(
        **{
            "id": "sample-left-bank",
            "kind": "numeric",
            "options": None,
            "hints": None,
            "stem": "How much land did the treaty make Russian on the left bank?",
            "answer": 582000,
            "tolerance": 30000,
            "unit": "km²",
            "near": [{"value": 1440000, "tolerance": 5000, "feedback": "That counts 1860 too."}],
            "feedback": "Measured on the map above.",
        }
        | changes
    )


def text(**changes: Any) -> dict[str, Any]:
    return item(
        **{
            "id": "sample-river-name",
            "kind": "text",
            "options": None,
            "hints": None,
            "stem": "Which river marks the western edge of that land?",
            "accept": ["Ussuri", "Wusuli", "乌苏里江", "Уссури"],
            "near": [{"accept": ["Sungari"], "feedback": "The Sungari joins from the south."}],
            "feedback": "It joins the Amur at Khabarovsk.",
        }
        | changes
    )


def order(**changes: Any) -> dict[str, Any]:
    return item(
        **{
            "id": "sample-sequence",
            "kind": "order",
            "options": None,
            "hints": None,
            "objective": "order",
            "stem": "Earliest first. What stood before a treaty covered it?",
            "steps": [
                {
                    "text": "Flag at the mouth of the Amur",
                    "date": "1850-08-13",
                    "shown": "13 August 1850",
                },
                {
                    "text": "First armed flotilla down the Amur",
                    "date": "1854",
                    "shown": "Summer 1854",
                },
                {"text": "Treaty of Aigun", "date": "1858-05-28", "shown": "28 May 1858"},
                {
                    "text": "Russian post at Vladivostok",
                    "date": "1860-07-02",
                    "shown": "2 July 1860",
                    "feedback": "On the ground before the treaty.",
                },
                {"text": "Treaty of Peking", "date": "1860-11-14", "shown": "14 November 1860"},
            ],
            "feedback": "Posts came first.",
        }
        | changes
    )


def claim(**changes: Any) -> dict[str, Any]:
    return {
        "id": "e001-09",
        "essay": "essay-one",
        "verdict": "imprecise",
        "confidence": "high",
        "statement": "The Treaty of Peking gave Russia a further 400,000 km².",
        "findings": [
            {
                "text": "The text states no area. It draws a line by rivers, a lake and "
                "ridges, and leaves it to later writers to measure what lies beyond.",
                "cite": ["peking-treaty, art. 1"],
            },
            {
                "text": "Counts of 400,000 add Sakhalin. The mainland alone falls short of "
                "that, and the first article does not name the island.",
                "cite": ["peking-treaty", "data-one"],
            },
        ],
        "better": "The treaty made Russian the land east of the Ussuri.",
        "checked": datetime.date(2026, 11, 21),
    } | changes


def quiz(*raw: Mapping[str, Any], static: bool = True) -> Quiz:
    found = [Item.from_content(entry, file="test.yml") for entry in raw or ten_kinds()]
    third = Claim.from_content(claim(id="e001-11"), file="test.yml", place="claim 3")
    return Quiz(
        found, cite, OBJECTIVES, static=static, claims={third.id: third}, sheets={"amur": SHEET}
    )


def ten_kinds() -> list[dict[str, Any]]:
    """One item of each kind, in the order in which the page has them."""
    first = [item(), multiple(), numeric(), text(), order()]
    return [*first, matching(), sorting(), place(), judgement(), source()]


def claims(*raw: Mapping[str, Any], static: bool = True) -> Claims:
    found = [
        Claim.from_content(entry, file="test.yml", place="claim 1")
        for entry in raw or (claim(), claim(id="e001-10"))
    ]
    return Claims(
        found, cite, dispute=lambda key: f"#dispute-{key}", method="#method", static=static
    )


def write_page(folder: Path, body: str) -> str:
    """Write a page with `body` and return its file:// address."""
    styles = paths.static_text("tokens.css", *paths.QUIZ_STYLES)
    base = (
        "*,*::before,*::after{box-sizing:border-box}"
        "body{margin:0;background:var(--paper);color:var(--ink)}"
        "main{max-width:664px;margin:0 auto;padding:20px}"
    )
    (folder / "quiz.js").write_text(small_script(), "utf-8")
    (folder / "sheet-amur.js").write_text(sheet_script(SHEET), "utf-8")
    (folder / "page.html").write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<style>{base}{styles}</style><script src="quiz.js" defer></script></head>'
        "<body><main><h1>Test</h1>"
        f"{body}</main></body></html>",
        "utf-8",
    )
    return (folder / "page.html").as_uri()
