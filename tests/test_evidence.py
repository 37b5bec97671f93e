"""The evidence: every claim placed and borne, and planted faults named with their line."""

import datetime
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from planting import Fault, is_named, replace

from coursekit import ledger, store

CHAPTER = "chapters/treaties/aigun-peking.md"
CLAIMS = "data/claims/zhenbao.yml"
BIB = "data/references.bib"
GLOSSARY = "data/glossary.yml"
TIMELINE = "data/timeline.yml"
TABLE = "data/tables/trade"
STATEMENTS = {
    "essay-distrust-2025": 33,
    "essay-fragile-2025": 101,
    "latham-2025-defense": 22,
    "wilder-2024-highwire": 30,
    "essay-threats-2023": 22,
}
"""How many statements were taken from each essay."""


def test_every_statement_stands_in_one_chapter() -> None:
    claims = [claim for claims in store.ledger().values() for claim in claims]
    assert len({claim.id for claim in claims}) == len(claims) == 208
    assert Counter(claim.essay for claim in claims) == STATEMENTS
    assert set(store.ledger()) <= {planned.slug for planned in store.outline()}
    assert all(claim.checked <= datetime.date.today() for claim in claims)


def test_every_verdict_rests_on_a_work_that_was_read_whole() -> None:
    works = store.bibliography()
    for claims in store.ledger().values():
        for claim in claims:
            keys = [cited.key for finding in claim.findings for cited in finding.cite]
            whole = any(works[key].status == "seen" for key in keys)
            assert whole or claim.confidence == "low", claim.id
            assert "?" not in claim.better or claim.verdict == "unverifiable", claim.id


def test_works_are_cited_by_short_names_in_latin_letters() -> None:
    labels = [work.label for work in store.bibliography().values()]
    assert len(set(labels)) == len(labels)
    assert [label for label in labels if len(label) > 64] == []
    assert [label for label in labels if re.search("[\u0400-\u04ff\u3400-\u9fff]", label)] == []


def test_each_essay_is_read_as_a_source() -> None:
    essays = store.essays()
    assert {essay.key for essay in essays} == set(STATEMENTS)
    for essay in essays:
        assert len(essay.uses) >= 3
        assert len(essay.omits) >= 3
        assert all(finding.cite for finding in essay.omits)


def test_the_glossary_is_large_enough_and_of_all_kinds() -> None:
    entries = store.glossary()
    assert len(entries) >= 150
    assert min(Counter(entry.kind for entry in entries.values()).values()) >= 5


def change(file: str, edit: Callable[[list[dict[str, Any]]], object]) -> Callable[[Path], None]:
    """Change the entries of a YAML list."""

    def plant(root: Path) -> None:
        path = root / file
        entries = yaml.safe_load(path.read_text("utf-8"))
        edit(entries)
        text = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False)
        path.write_text(text, "utf-8")

    return plant


def write(sentence: str) -> Callable[[Path], None]:
    """Put a paragraph into the chapter before its second section."""

    def plant(root: Path) -> None:
        replace(root / CHAPTER, "## Flotillas\n", f"{sentence}\n\n## Flotillas\n")

    return plant


def ghost(root: Path, status: str = "not seen") -> None:
    with (root / BIB).open("a", encoding="utf-8") as file:
        file.write(f"\n@misc{{ghost-1900, title={{Ghost}}, year={{1900}}, status={{{status}}}}}\n")


def resting(file: str, field: str = "sources") -> Callable[[Path], None]:
    """Let the first entry of a file rest on a work that nobody saw."""

    def plant(root: Path) -> None:
        ghost(root)
        change(file, lambda entries: entries[0].update({field: ["ghost-1900"]}))(root)

    return plant


def claim_on(status: str) -> Callable[[Path], None]:
    """Let the first claim of a file rest on a single work of that status."""

    def edit(entries: list[dict[str, Any]]) -> None:
        entries[0]["confidence"] = "medium"
        for finding in entries[0]["findings"]:
            finding["cite"] = ["ghost-1900"]

    def plant(root: Path) -> None:
        ghost(root, status)
        change(CLAIMS, edit)(root)

    return plant


def _homeless(root: Path) -> None:
    (root / CLAIMS).rename(root / "data/claims/nowhere.yml")


def _twice(root: Path) -> None:
    text = (root / CLAIMS).read_text("utf-8")
    (root / "data/claims/split.yml").write_text(text, "utf-8")


def cell(old: str, new: str) -> Callable[[Path], None]:
    return lambda root: replace(root / f"{TABLE}.csv", old, new)


NAMELESS = "nobody-1999"
FAULTS: dict[str, Fault] = {
    # A paragraph that tells a figure and cites nothing.
    "date": (write("The post was moved in 1852."), CHAPTER, "a date"),
    "area": (write("The valley has some 4,000 km² of fields."), CHAPTER, "a number with its unit"),
    "distance": (write("It lies 300 kilometres away."), CHAPTER, "a number with its unit"),
    "money": (write("The works cost nine hundred, or 7 million roubles."), CHAPTER, "its unit"),
    "casualties": (write("Some 40 soldiers never came back."), CHAPTER, "a count of people"),
    "treaty": (write("The Treaty of Kulja says otherwise."), CHAPTER, "a treaty"),
    "date in a margin": (
        lambda r: replace(r / CHAPTER, "A {gloss}`condominium", "In 1858 a {gloss}`condominium"),
        CHAPTER,
        "a date",
    ),
    "stale excuse": (
        change(
            "data/uncited.yml",
            lambda e: e.append({"page": "aigun-peking", "begins": "Gone", "why": "no reason"}),
        ),
        "data/uncited.yml",
        "excuses no paragraph",
    ),
    # A key that the bibliography lacks.
    "key in a page": (write("So it is told {cite:p}`nobody-1999`."), CHAPTER, NAMELESS),
    "key in a claim": (
        change(CLAIMS, lambda e: e[0]["findings"][0]["cite"].append(NAMELESS)),
        CLAIMS,
        NAMELESS,
    ),
    "key in the glossary": (
        change(GLOSSARY, lambda e: e[0]["sources"].append(NAMELESS)),
        GLOSSARY,
        NAMELESS,
    ),
    "key in the timeline": (
        change(TIMELINE, lambda e: e[0]["sources"].append(NAMELESS)),
        TIMELINE,
        NAMELESS,
    ),
    "key of an essay's gap": (
        change("data/essays.yml", lambda e: e[0]["omits"][0]["cite"].append(NAMELESS)),
        "data/essays.yml",
        NAMELESS,
    ),
    "work never used": (ghost, BIB, "never cited"),
    # Claims without a place, or with two.
    "claim without a chapter": (_homeless, "data/claims/nowhere.yml", "is no chapter"),
    "claim placed twice": (_twice, "data/claims/zhenbao.yml", "stands in"),
    "claim twice in one file": (change(CLAIMS, lambda e: e.append(e[0])), CLAIMS, "stands twice"),
    "claim of no essay": (
        change(CLAIMS, lambda e: e[0].update(essay="aigun-treaty")),
        CLAIMS,
        "essay 'aigun-treaty' is unknown",
    ),
    # Works not seen, and nothing else.
    "claim on works not seen": (claim_on("not seen"), CLAIMS, "read whole"),
    "claim on works read in part": (claim_on("seen in excerpt"), CLAIMS, "read whole"),
    "entry on a work not seen": (resting(GLOSSARY), GLOSSARY, "nobody saw"),
    "event on a work not seen": (resting(TIMELINE), TIMELINE, "nobody saw"),
    # Places and terms that are unknown.
    "place in the glossary": (
        change(GLOSSARY, lambda e: e[0].update(place="atlantis")),
        GLOSSARY,
        "place 'atlantis' is unknown",
    ),
    "place in the timeline": (
        change(TIMELINE, lambda e: e[0].update(place="atlantis")),
        TIMELINE,
        "place 'atlantis' is unknown",
    ),
    "term beside an entry": (
        change(GLOSSARY, lambda e: e[0].update(see=["gryphon"])),
        GLOSSARY,
        "entry 'gryphon' is unknown",
    ),
    "term in a page": (write("A {gloss}`beast <gryphon>` came."), CHAPTER, "no 'gryphon'"),
    # Verdicts that are not argued.
    "findings too short": (
        change(CLAIMS, lambda e: e[0].update(findings=[{"text": "No.", "cite": ["aigun-treaty"]}])),
        CLAIMS,
        "write 40 to 120",
    ),
    "finding on nothing": (
        change(CLAIMS, lambda e: e[0]["findings"][0].update(cite=[])),
        CLAIMS,
        "rests on nothing",
    ),
    "confidence unknown": (
        change(CLAIMS, lambda e: e[0].update(confidence="total")),
        CLAIMS,
        "confidence 'total' is unknown",
    ),
    # Tables and charts.
    "table changed": (cell("1992", "1892"), f"{TABLE}.yml", "is not that of the table"),
    "cell empty": (cell("1992,", ","), f"{TABLE}.yml", "is empty"),
    "figure not a number": (cell("1992,", "1992,about "), f"{TABLE}.yml", "is not a number"),
    "chart of no column": (
        lambda r: replace(r / "data/charts/trade.yml", "x: year", "x: decade"),
        "data/charts/trade.yml",
        "is no column",
    ),
    # The outline.
    "two titles of a chapter": (
        lambda r: replace(r / "data/outline.yml", "Aigun and Peking", "Peking and Aigun"),
        "data/outline.yml",
        "give both one title",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_planted_fault_is_named(name: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    is_named(FAULTS[name], copy, capsys)


def test_a_fault_of_an_entry_names_its_line(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(CLAIMS, lambda e: e[1]["findings"][0]["cite"].append(NAMELESS))(copy)
    lines = (copy / CLAIMS).read_text("utf-8").splitlines()
    ident = yaml.safe_load((copy / CLAIMS).read_text("utf-8"))[1]["id"]
    number = lines.index(f"- id: {ident}") + 1
    is_named((lambda root: None, f"{CLAIMS}: line {number}: {ident}", NAMELESS), copy, capsys)


def test_what_counts_as_a_paragraph_with_a_figure() -> None:
    held = (
        "Many came.\n\n"
        "## In 1858\n\n"
        "Signed in 1858 {cite:p}`aigun-treaty`.\n\n"
        "It measures {number}`aigun-1858/left-bank`.\n\n"
        "| 1858 | 600,000 km² |\n\n"
        "Write `year=1860`.\n\n"
        ":::{events} treaties\n1858\n:::\n\n"
        "[Open it](https://example.org/1858).\n"
    )
    assert list(ledger.uncited_paragraphs(held)) == []
    told = "One.\n\n- In 1858 it began.\n- Then nothing.\n\n:::{dropdown} More\nBy 1860 all.\n:::\n"
    assert [(line, what) for line, _, what in ledger.uncited_paragraphs(told)] == [
        (3, "a date"),
        (7, "a date"),
    ]


def test_sentences_that_cite_are_counted() -> None:
    text = """---
course: {}
---
# A title of no account

One fact {cite:p}`x`. Two facts, says A. B. Smith {cite:p}`y,z`! Three of them. {cite:p}`late`

1. An item with one {cite:p}`q` and more words.
2. None here.

```{code-cell} python3
this.is.code()
```
"""
    assert ledger.cited_sentences(text) == (4, 5)
