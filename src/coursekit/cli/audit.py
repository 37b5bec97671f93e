"""`coursekit check`: every content file read, every rule held, every id followed both ways."""

import re
from dataclasses import dataclass, field

from .. import itemwriting, ledger, paths, store
from ..book import open_chapter
from ..errors import ContentError
from ..models.course import Chapter
from .atlas import maps_and_places
from .chronicle import events
from .evidence import evidence, uncited, unknown_terms

LONGEST_SENTENCE = 45
"""Words; lists, tables and code aside."""


@dataclass(slots=True)
class Report:
    """What a check found: faults to mend, and notes to know."""

    faults: list[ContentError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def audit() -> Report:
    """Hold all content against its rules; raise ContentError where a file cannot be read at all."""
    report = Report()
    works = store.bibliography()
    cited: set[str] = set()
    for part in (maps_and_places, events, evidence):
        faults, keys = part()
        report.faults += faults
        cited |= keys
    # Questions on a map show what the plates show: where those are broken they cannot be tried.
    mapped = not any(fault.file.startswith("data/maps/") for fault in report.faults)
    for chapter in store.chapters():
        cited |= _chapter(chapter, report, try_questions=mapped)
    cover = paths.root() / "index.md"
    cited.update(ledger.keys_in(cover.read_text("utf-8")))
    report.faults += uncited()
    report.faults += ledger.unused_works(works, cited)
    report.faults = [located(fault) for fault in report.faults]
    return report


def located(fault: ContentError) -> ContentError:
    """Return a fault that names the line of its key, where the key is an id of the file."""
    path = paths.root() / fault.file
    if fault.key.startswith("line ") or path.suffix not in (".yml", ".bib") or not path.exists():
        return fault
    mark = re.compile(rf"^(?:- id: |- key: |@\w+\{{){re.escape(fault.key)}\b", re.MULTILINE)
    text = path.read_text("utf-8")
    found = mark.search(text)
    if not found:
        return fault
    line = text.count("\n", 0, found.start()) + 1
    return ContentError(fault.file, f"line {line}: {fault.key}", fault.problem, fault.cure)


def _chapter(chapter: Chapter, report: Report, *, try_questions: bool) -> set[str]:
    works = store.bibliography()
    name = f"{chapter.docname}.md"
    text = (paths.root() / name).read_text("utf-8")
    cited = set(ledger.keys_in(text))
    for line, key in ledger.cited_lines(text):
        report.faults += ledger.unknown_keys([key], works, file=name, key=f"line {line}")
    report.faults += unknown_terms(text, name)
    known = {event.id for event in store.timeline()}
    for event in chapter.events:
        if event not in known:
            report.faults.append(
                ContentError(name, "events", f"{event!r} is unknown", "use ids of the timeline")
            )
    items, claims = store.items(chapter.slug), store.claims(chapter.slug)
    questions = f"data/questions/{chapter.slug}.yml"
    for item in items:
        report.faults += ledger.unknown_keys(item.sources, works, file=questions, key=item.id)
        cited.update(item.sources)
    report.faults += itemwriting.careless_items(items, file=questions)
    if try_questions and cited <= works.keys():
        # Shown once: a claim, a sheet or a feature that a question lacks is found here.
        open_chapter(chapter.slug).quiz().data()
    if chapter.objectives:
        whole = any(planned.slug == chapter.slug for planned in store.outline())
        report.faults += itemwriting.thin_questions(chapter, items, file=questions, whole=whole)
        prose = _prose(text)
        report.faults += _long_sentences(prose, name)
        words = len(prose.split())
        count = len(ledger.keys_in(text))
        sure, sentences = ledger.cited_sentences(text)
        report.notes.append(
            f"{chapter.slug}: {words} words, {count} citations of {len(set(ledger.keys_in(text)))} "
            f"works in {sure} of {sentences} sentences, {len(items)} items, "
            f"{len(claims)} claims, reading grade {_grade(prose):.1f}"
        )
    return cited


def _prose(text: str) -> str:
    """Return a page's running text: no front matter, code, directives, roles, lists or headings."""
    body = text.partition("\n---\n")[2]
    body = re.sub(r"^```.*?^```$", "", body, flags=re.MULTILINE | re.DOTALL)
    body = re.sub(r"^:::.*?^:::$", "", body, flags=re.MULTILINE | re.DOTALL)
    body = re.sub(r"^(#|\(|- |\* |\d+\. |\||<|\{).*$", "", body, flags=re.MULTILINE)
    body = re.sub(r"\s*\{cite:\w+\}`[^`]*`", "", body)
    return re.sub(r"\{\w+\}`([^`]*)`", r"\1", body)


def _sentences(prose: str) -> list[str]:
    paragraphs = (" ".join(part.split()) for part in prose.split("\n\n"))
    # The initials of a name end no sentence.
    ends = r"(?<=[.!?])(?<!\b[A-Z]\.)[”\")]?\s+"
    return [sentence for part in paragraphs for sentence in re.split(ends, part) if sentence]


def _long_sentences(prose: str, name: str) -> list[ContentError]:
    return [
        ContentError(name, f"“{sentence[:40]}…”", f"{len(sentence.split())} words", "cut it in two")
        for sentence in _sentences(prose)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]


def _grade(prose: str) -> float:
    """Return the Flesch-Kincaid grade, with vowel groups for syllables."""
    words = re.findall(r"[A-Za-z’'-]+", prose)
    sentences = _sentences(prose)
    syllables = sum(
        max(1, len(re.findall(r"[aeiouy]+", word.lower().rstrip("e")))) for word in words
    )
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
