"""The audit of the evidence: claims placed, verdicts borne, glossary and tables traceable."""

import re
from collections.abc import Iterable, Iterator

from .. import ledger, paths, store
from ..charts import points_of
from ..errors import ContentError
from ..models.course import Chapter

UNCITED = "data/uncited.yml"
_TERM = re.compile(r"\{gloss\}`([^`<]*?)\s*(?:<([^`>]*)>)?`")


def evidence() -> tuple[list[ContentError], set[str]]:
    """Return the faults of ledger, essays, glossary and tables, and the works that they cite."""
    faults: list[ContentError] = []
    cited: set[str] = set()
    for found, keys in (_claims(), _essays(), _glossary(), _tables()):
        faults += found
        cited |= keys
    return faults, cited


def uncited() -> Iterator[ContentError]:
    """Yield an error for each paragraph that tells a figure and cites nothing; and stale excuses.

    ``data/uncited.yml`` names the paragraphs that may: page, opening words, and why.
    """
    excuses = {(excuse.page, excuse.begins): excuse for excuse in store.excuses()}
    used: set[tuple[str, str]] = set()
    for chapter in store.chapters():
        name = f"{chapter.docname}.md"
        for line, words, told in ledger.uncited_paragraphs(_body(chapter)):
            excuse = next(
                (key for key in excuses if key[0] == chapter.slug and words.startswith(key[1])),
                None,
            )
            if excuse:
                used.add(excuse)
                continue
            yield ContentError(
                name,
                f"line {line + _head(chapter)}",
                f"“{words} …” tells {told} and cites nothing",
                f"cite a work there, or give the reason in {UNCITED}",
            )
    for page, begins in excuses.keys() - used:
        yield ContentError(
            UNCITED,
            f"{page}: {begins}",
            "excuses no paragraph any more",
            "take it out, or mend its opening words",
        )


def unknown_terms(text: str, name: str) -> Iterator[ContentError]:
    """Yield an error for each word of a page that names an entry the glossary lacks."""
    entries = store.glossary()
    for found in _TERM.finditer(text):
        ident = found[2] or found[1]
        if ident not in entries:
            line = text.count("\n", 0, found.start()) + 1
            yield ContentError(
                name,
                f"line {line}",
                f"glossary has no {ident!r}",
                "use an id of data/glossary.yml, or add the entry",
            )


def _claims() -> tuple[list[ContentError], set[str]]:
    faults: list[ContentError] = []
    works = store.bibliography()
    planned = {chapter.slug: chapter for chapter in store.outline()}
    essays = {essay.key for essay in store.essays()}
    cited: set[str] = set()
    for slug, claims in store.ledger().items():
        file = f"data/claims/{slug}.yml"
        if slug not in planned:
            faults.append(
                ContentError(file, slug, "is no chapter", "name it as data/outline.yml does")
            )
        for claim in claims:
            faults += ledger.unknown_keys(claim.works, works, file=file, key=claim.id)
            cited.update(claim.works)
            if claim.essay not in essays:
                faults.append(
                    ContentError(
                        file,
                        claim.id,
                        f"essay {claim.essay!r} is unknown",
                        "use a key of data/essays.yml",
                    )
                )
        faults += ledger.weak_claims(claims, works, file=file)
    for chapter in store.chapters():
        plan = planned.get(chapter.slug)
        if plan and plan.title != chapter.title:
            faults.append(
                ContentError(
                    "data/outline.yml",
                    chapter.slug,
                    f"is called {plan.title!r}, its page {chapter.title!r}",
                    "give both one title",
                )
            )
    return faults, cited


def _essays() -> tuple[list[ContentError], set[str]]:
    works = store.bibliography()
    faults: list[ContentError] = []
    cited: set[str] = set()
    for essay in store.essays():
        faults += ledger.unknown_keys(essay.works, works, file="data/essays.yml", key=essay.key)
        cited.update(essay.works)
    return faults, cited


def _glossary() -> tuple[list[ContentError], set[str]]:
    file = "data/glossary.yml"
    works, places, entries = store.bibliography(), store.places(), store.glossary()
    faults: list[ContentError] = []
    cited: set[str] = set()
    for entry in entries.values():
        faults += ledger.unknown_keys(entry.sources, works, file=file, key=entry.id)
        faults += ledger.unseen_support(entry.sources, works, file=file, key=entry.id)
        cited.update(entry.sources)
        faults += _unknown(entry.see, entries, file, entry.id, "entry")
        faults += _unknown(filter(None, [entry.place]), places, file, entry.id, "place")
    return faults, cited


def _tables() -> tuple[list[ContentError], set[str]]:
    works = store.bibliography()
    faults: list[ContentError] = []
    cited: set[str] = set()
    for slug in store.table_slugs():
        keys = store.table(slug).works
        file = f"data/tables/{slug}.csv"
        faults += ledger.unknown_keys(keys, works, file=file, key="sources")
        cited.update(keys)
    for slug in store.chart_slugs():
        chart = store.chart(slug)
        points_of(chart, store.table(chart.table))
    return faults, cited


def _unknown(
    names: Iterable[str], known: Iterable[str], file: str, key: str, what: str
) -> Iterator[ContentError]:
    for name in names:
        if name not in set(known):
            yield ContentError(
                file, key, f"{what} {name!r} is unknown", f"mend the name, or add the {what}"
            )


def _body(chapter: Chapter) -> str:
    text = (paths.root() / f"{chapter.docname}.md").read_text("utf-8")
    return text.partition("\n---\n")[2]


def _head(chapter: Chapter) -> int:
    """Return how many lines stand above a page's body."""
    text = (paths.root() / f"{chapter.docname}.md").read_text("utf-8")
    return text.partition("\n---\n")[0].count("\n") + 2
