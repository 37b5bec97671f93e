"""How works are cited in the text, and which works a page lists."""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from urllib.parse import unquote

import sphinxcontrib.bibtex.plugin
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.template import field, href
from sphinx.application import Sphinx
from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.label import LabelReferenceStyle

from .. import ledger, paths, store
from ..book import shelf
from ..models.course import Chapter
from ..models.evidence import Reference
from .chronicle import works_of_events
from .mapping import works_of_maps


class CourseLabels(BaseLabelStyle):  # type: ignore[misc]
    """Labels as they are cited: "Quested 1968", "Treaty of Aigun 1858"."""

    def format_labels(self, sorted_entries: Iterable[object]) -> Iterable[str]:
        """Yield one label an entry, from the one place that knows how works are called."""
        works = store.bibliography()
        for entry in sorted_entries:
            yield works[getattr(entry, "key", "")].label


class CourseStyle(PlainStyle):  # type: ignore[misc,unused-ignore]
    """The list of works at the end of a chapter, in the order of their authors."""

    default_label_style = CourseLabels

    def format_url(self, e: object) -> Any:
        """Return a work's address as a link that can be read: Chinese and Russian not as codes."""
        address = getattr(e, "fields", {}).get("url")
        if not address:
            # A template that lacks its field, so that the style leaves the address out.
            return field("url", raw=True)
        # Letters may stand in an address as they are; signs with a meaning of their own stay codes.
        letters = _LETTERS.sub(lambda codes: unquote(codes[0]), address)
        return href(letters)[unquote(address)]


def _round() -> BracketStyle:
    return BracketStyle(left="(", right=")", sep="; ")


@dataclasses.dataclass
class CourseReferences(LabelReferenceStyle):
    """Citations in the text: "(Quested 1968; Paine 1996)"."""

    bracket_parenthetical: BracketStyle = dataclasses.field(default_factory=_round)


_LETTERS = re.compile(r"(?:%[89A-F][0-9A-F])+", re.IGNORECASE)
_WORK = re.compile(
    r'(<div class="citation" id="ref-([^"]+)" role="listitem">)(.*?)(?=</div>)', re.S
)

STATUS_SAID = {
    "seen": "Read whole",
    "seen in excerpt": "Read in part",
    "not seen": "Not seen: named for further reading",
}
"""How much of a work was read, as the page says it."""
_RUNS = re.compile(
    r"(?P<han>[\u3040-\u30ff\u3400-\u9fff][\u3000-\u30ff\u3400-\u9fff\uff00-\uffef·]*)"
    r"|(?P<ru>[\u0400-\u04ff](?:[\u0400-\u04ff0-9 .,:()«»–-]*[\u0400-\u04ff.])?)"
)


def dress_works(body: str) -> str:
    """Finish a page's list of works: languages marked, and how far each work was read and used.

    The bibliography's page links the claims; here their number is enough, since a page may list
    a hundred works.
    """
    works, claims = store.bibliography(), claims_of_works()

    def work(found: re.Match[str]) -> str:
        parts = re.split(r"(<[^>]*>)", found[3])
        known = works.get(found[2])
        if known is None:
            return found[0]
        text = "".join(part if part[:1] == "<" else marked(part, known) for part in parts)
        number = len(claims.get(known.key, ()))
        many = "s" if number > 1 else ""
        used = f" Evidence on {number} claim{many} of the ledger." if number else ""
        # The script makes a link of it.
        at = f' data-at="{shelf(known.label)}"' if number else ""
        return f'{found[1]}{text}<p class="of"{at}>{STATUS_SAID[known.status]}.{used}</p>'

    return _WORK.sub(work, body)


def claims_of_works() -> dict[str, list[str]]:
    """Return the ids of the claims that each work is evidence on, by its key."""
    found: dict[str, list[str]] = {}
    for claims in store.ledger().values():
        for claim in claims:
            for key in claim.works[1:]:
                found.setdefault(key, []).append(claim.id)
    return found


def standing(work: Reference, used: str, more: str = "") -> str:
    """Return a line that says how much of a work was read and, in `used`, what rests on it."""
    return f'<p class="of"><span>{STATUS_SAID[work.status]}</span>{more}{used}</p>'


def marked(text: str, work: Reference) -> str:
    """Return text without tags with its runs of Chinese or Japanese and of Russian marked."""
    tags = {"han": "ja" if work.language == "japanese" else "zh", "ru": "ru"}
    return _RUNS.sub(lambda run: f'<span lang="{tags[str(run.lastgroup)]}">{run[0]}</span>', text)


def register() -> None:
    """Make the styles known by name to pybtex and sphinxcontrib-bibtex."""
    import pybtex.plugin

    # For every citation pybtex searches all installed packages anew; once a build is enough.
    pybtex.plugin.entry_points = cache(pybtex.plugin.entry_points)
    pybtex.plugin.register_plugin("pybtex.style.formatting", "course", CourseStyle)
    sphinxcontrib.bibtex.plugin.register_plugin(
        "sphinxcontrib.bibtex.style.referencing", "course", CourseReferences
    )


def works_of_page(chapter: Chapter) -> tuple[str, ...]:
    """Return the keys of all works that a page cites: its text, questions, claims and maps."""
    text = (paths.root() / f"{chapter.docname}.md").read_text("utf-8")
    return tuple(dict.fromkeys((*ledger.keys_in(text), *_works_beside(chapter.slug, text))))


def add_works_of_items(app: Sphinx, docname: str, source: list[str]) -> None:
    """Let a page's list of works hold those that only its questions, claims and maps cite."""
    keys = dict.fromkeys(_works_beside(docname.rsplit("/", 1)[-1], source[0]))
    if keys:
        source[0] += f"\n\n{{cite:empty}}`{','.join(keys)}`\n"


def _works_beside(slug: str, text: str) -> Iterator[str]:
    for item in store.items(slug):
        if item.use == "practice":
            yield from item.sources
    for claim in store.claims(slug):
        yield from claim.works
    yield from works_of_maps(text, slug)
    yield from works_of_events(text)
