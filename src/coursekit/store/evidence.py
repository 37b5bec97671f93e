"""The ledger, the essays it tests, the glossary, and the outline of the course."""

from collections.abc import Mapping
from functools import lru_cache

from .. import paths
from ..errors import ContentError
from ..models.course import Planned
from ..models.essays import Essay
from ..models.evidence import Claim, Excuse
from ..models.fields import Fields
from ..models.glossary import Entry
from .files import list_of, parse_yaml, read_list, read_text
from .items import claims


def ledger() -> Mapping[str, tuple[Claim, ...]]:
    """Return all claims by the slug of the chapter that teaches them.

    Raise ContentError for a broken file, or for a claim that stands in two of them.
    """
    found: dict[str, tuple[Claim, ...]] = {}
    home: dict[str, str] = {}
    for path in sorted((paths.root() / "data" / "claims").glob("*.yml")):
        found[path.stem] = claims(path.stem)
        for claim in found[path.stem]:
            if claim.id in home:
                raise ContentError(
                    paths.relative(path),
                    claim.id,
                    f"stands in {home[claim.id]} too",
                    "keep it in the one chapter that teaches it",
                )
            home[claim.id] = f"data/claims/{path.stem}.yml"
    return found


def essays() -> tuple[Essay, ...]:
    """Return the essays in the order of ``data/essays.yml``."""
    path = paths.root() / "data" / "essays.yml"
    name = paths.relative(path)
    return tuple(
        Essay.from_content(raw, file=name, place=f"essay {number}")
        for number, raw in enumerate(read_list(path), 1)
    )


def glossary() -> Mapping[str, Entry]:
    """Return the entries of the glossary by id, in the order of their names."""
    path = paths.root() / "data" / "glossary.yml"
    return _glossary(read_text(path), paths.relative(path))


@lru_cache(maxsize=4)
def _glossary(text: str, name: str) -> Mapping[str, Entry]:
    found: dict[str, Entry] = {}
    for number, raw in enumerate(list_of(parse_yaml(text, name), name), 1):
        entry = Entry.from_content(raw, file=name, place=f"entry {number}")
        if entry.id in found:
            raise ContentError(name, entry.id, "stands twice", "keep one of the two")
        found[entry.id] = entry
    return dict(sorted(found.items(), key=lambda each: each[1].name.casefold()))


def outline() -> tuple[Planned, ...]:
    """Return every chapter of the course in order, those in preparation among them."""
    path = paths.root() / "data" / "outline.yml"
    name = paths.relative(path)
    found = []
    for number, raw in enumerate(read_list(path), 1):
        part = Fields(raw, file=name, key=f"part {number}")
        caption = part.text("part")
        for chapter in part.records("chapters"):
            fields = part.child(chapter, "chapter")
            found.append(Planned(fields.text("slug"), fields.text("title"), caption))
            fields.finish()
        part.finish()
    return tuple(found)


def excuses() -> tuple[Excuse, ...]:
    """Return the paragraphs that may tell a figure without citing a work."""
    path = paths.root() / "data" / "uncited.yml"
    found = []
    for number, raw in enumerate(read_list(path), 1):
        fields = Fields(raw, file=paths.relative(path), key=f"entry {number}")
        found.append(Excuse(fields.text("page"), fields.text("begins"), fields.text("why")))
        fields.finish()
    return tuple(found)
