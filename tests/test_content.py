"""The content as it stands holds, and faults planted in a copy are caught in one clear line."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from planting import Fault, is_named, replace

from coursekit.cli.audit import audit

QUESTIONS = "data/questions/aigun-peking.yml"
CLAIMS = "data/claims/aigun-peking.yml"
CHAPTER = "chapters/treaties/aigun-peking.md"


def test_all_content_holds() -> None:
    report = audit()
    assert [str(fault) for fault in report.faults] == []


def questions(change: Callable[[list[dict[str, object]]], None]) -> Callable[[Path], None]:
    def plant(root: Path) -> None:
        path = root / QUESTIONS
        items = yaml.safe_load(path.read_text("utf-8"))
        change(items)
        path.write_text(yaml.safe_dump(items, allow_unicode=True), "utf-8")

    return plant


def _single(items: list[dict[str, object]]) -> dict[str, object]:
    return next(item for item in items if item["kind"] == "single")


def _no_right(items: list[dict[str, object]]) -> None:
    options = _single(items)["options"]
    assert isinstance(options, list)
    for option in options:
        option.pop("right", None)


def _no_feedback(items: list[dict[str, object]]) -> None:
    options = _single(items)["options"]
    assert isinstance(options, list)
    options[0].pop("feedback")


def _all_of_them(items: list[dict[str, object]]) -> None:
    options = _single(items)["options"]
    assert isinstance(options, list)
    options[0]["text"] = "All of the above"


def _long_right(items: list[dict[str, object]]) -> None:
    for item in items:
        options = item.get("options")
        for option in options if isinstance(options, list) else ():
            if option.get("right"):
                option["text"] += ", and so on and so forth, at more length than the others have"


FAULTS: dict[str, Fault] = {
    "broken YAML": (
        lambda r: replace(r / QUESTIONS, "  stem:", "  stem: [:"),
        QUESTIONS,
        "broken YAML",
    ),
    "not a list": (
        lambda r: (r / QUESTIONS).write_text("a: b\n"),
        QUESTIONS,
        "not a list",
    ),
    "two items with one id": (
        questions(lambda items: items.append(dict(items[0]))),
        QUESTIONS,
        "stands twice",
    ),
    "no right option": (questions(_no_right), QUESTIONS, "right"),
    "option without feedback": (questions(_no_feedback), QUESTIONS, "feedback"),
    "unknown kind": (
        questions(lambda items: items[0].update(kind="essay")),
        QUESTIONS,
        "kind",
    ),
    "misspelt field": (
        questions(lambda items: items[0].update(hintz=["no"])),
        QUESTIONS,
        "hintz",
    ),
    "unknown objective": (
        questions(lambda items: items[0].update(objective="fly")),
        QUESTIONS,
        "fly",
    ),
    "unknown source of an item": (
        questions(lambda items: items[0].update(sources=["nobody-1999"])),
        QUESTIONS,
        "nobody-1999",
    ),
    "stem in the negative": (
        questions(lambda items: _single(items).update(stem="Which river is not named?")),
        QUESTIONS,
        "negative",
    ),
    "option about the others": (questions(_all_of_them), QUESTIONS, "All of the above"),
    "right option always the longest": (questions(_long_right), QUESTIONS, "longest"),
    "too few questions": (questions(lambda items: items.__delitem__(slice(12))), QUESTIONS, "only"),
    "unknown citation key": (
        lambda r: replace(r / CHAPTER, "{cite:p}`", "{cite:p}`nobody-1999,"),
        CHAPTER,
        "nobody-1999",
    ),
    "unused work": (
        lambda r: (
            (r / "data/references.bib")
            .open("a")
            .write(
                "\n@misc{nobody-1999, author={No Body}, title={None}, year=1999, status={seen}}\n"
            )
            and None
        ),
        "data/references.bib",
        "never cited",
    ),
    "unknown status of a work": (
        lambda r: replace(r / "data/references.bib", "status = {seen", "status = {glanced"),
        "data/references.bib",
        "status",
    ),
    "broken BibTeX": (
        lambda r: replace(r / "data/references.bib", "title = {", "title = "),
        "data/references.bib",
        "broken BibTeX",
    ),
    "book without its publisher": (
        lambda r: replace(r / "data/references.bib", "publisher = {", "printer = {"),
        "data/references.bib",
        "publisher",
    ),
    "unknown verdict": (
        lambda r: replace(r / CLAIMS, "verdict: wrong", "verdict: bad"),
        CLAIMS,
        "verdict",
    ),
    "front matter not closed": (
        lambda r: replace(r / CHAPTER, "\n---\n", "\n-- -\n"),
        CHAPTER,
        "front matter",
    ),
    "years that do not ascend": (
        lambda r: replace(r / CHAPTER, "years: [1847, 1860]", "years: [1860, 1847]"),
        CHAPTER,
        "years",
    ),
    "endless sentence": (
        lambda r: (r / CHAPTER).open("a").write("\n\n" + "word " * 60 + "end.\n"),
        CHAPTER,
        "cut it in two",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_planted_fault_is_named(name: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    is_named(FAULTS[name], copy, capsys)
