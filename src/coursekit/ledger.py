"""Rules of evidence: pure functions that list what breaks them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from .errors import ContentError
from .models.evidence import Claim, Reference

_CITED = re.compile(r"\{cite:\w+\}`([^`]+)`")


def keys_in(text: str) -> list[str]:
    """Return the bibliography keys that a page cites, in order, each as often as cited."""
    return [key.strip() for found in _CITED.findall(text) for key in found.split(",")]


def cited_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each bibliography key that a page cites, with the line in which it stands."""
    for found in _CITED.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        for key in found[1].split(","):
            yield line, key.strip()


_SENTENCE_END = re.compile(r"(?<=[.!?§])(?<!\b[A-Z]\.)[”\")]?\s+(?=[^a-z])")


def cited_sentences(text: str) -> tuple[int, int]:
    """Return how many sentences of a page's prose cite a work, and how many there are.

    Margins, dropdowns and list items count as prose; tables, code and headings do not.
    """
    cited = every = 0
    for _, paragraph in _paragraphs(text.partition("\n---\n")[2] or text):
        # A citation may stand before the full stop or after it: it belongs to what went before.
        marked = re.sub(r"\s*" + _CITED.pattern + r"([.!?]?)", r"\2§", paragraph)
        for sentence in _SENTENCE_END.split(_ROLE.sub("word", marked)):
            if re.search(r"\w{2}", sentence):
                every += 1
                cited += "§" in sentence
    return cited, every


def unknown_keys(
    keys: Iterable[str], works: Mapping[str, Reference], *, file: str, key: str
) -> Iterator[ContentError]:
    """Yield an error for each key that the bibliography lacks."""
    for cited in keys:
        if cited not in works:
            yield ContentError(
                file,
                key,
                f"cites unknown key {cited!r}",
                "add it to data/references.bib or mend it",
            )


def unused_works(works: Iterable[str], cited: Collection[str]) -> Iterator[ContentError]:
    """Yield an error for each work that nothing cites."""
    for key in works:
        if key not in cited:
            yield ContentError(
                "data/references.bib", key, "is never cited", "cite it or take it out"
            )


def unseen_support(
    keys: Collection[str], works: Mapping[str, Reference], *, file: str, key: str
) -> Iterator[ContentError]:
    """Yield an error if all works that something rests on are works nobody saw."""
    known = [works[each] for each in keys if each in works]
    if known and all(work.status == "not seen" for work in known):
        yield ContentError(
            file, key, "rests on works nobody saw", "add a work that was seen, or take it out"
        )


def weak_claims(
    claims: Iterable[Claim], works: Mapping[str, Reference], *, file: str
) -> Iterator[ContentError]:
    """Yield an error for each verdict under which no work was read whole and that is not low."""
    for claim in claims:
        cited = {citation.key for finding in claim.findings for citation in finding.cite}
        whole = any(works[key].status == "seen" for key in cited if key in works)
        if not whole and claim.confidence != "low":
            yield ContentError(
                file,
                claim.id,
                "rests on no work that was read whole",
                "cite one of status seen, or say confidence: low",
            )


_FENCED = re.compile(r"^(`{3,}|:{3,})\{([\w-]+)\}.*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_ROLE = re.compile(r"\{(?:ref|doc|number|gloss|zh|ru|py)\}`[^`]*`")
_LINK = re.compile(r"\]\([^)]*\)|`[^`]*`")
_FIGURE = r"(?:about |some |over |nearly )?\d[\d,.\u00a0 –-]*"
_TELLING = {
    "a date": re.compile(r"\b(?:1[5-9]\d\d|20[0-4]\d)s?\b"),
    "a number with its unit": re.compile(
        rf"{_FIGURE}(?:km|m|kilometres?|metres?|miles?|tons?|tonnes?|per cent|percent|million"
        r"|billion|trillion|dollars?|roubles?|yuan|taels?|barrels?)\b|\d[\d,.]*\s?(?:km²|%)|\$\d"
    ),
    "a count of people": re.compile(
        rf"{_FIGURE}(?:people|men|women|soldiers|troops|dead|killed|wounded|casualties|deaths|victims"
        r"|settlers|prisoners|students|inhabitants|families)\b"
    ),
    "a treaty": re.compile(
        r"\b(?:Treaty|Treaties|Protocols?|Convention) of [A-Z]|\bunequal treat(?:y|ies)\b"
    ),
}


def uncited_paragraphs(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the opening words and what is told of each paragraph without a citation.

    A paragraph that tells a date, a number with its unit, a count of people or a treaty needs a
    work to rest on. Directives are left out, but for what stands in margins and dropdowns:
    those hold prose. `text` is the body of a page.
    """
    for line, paragraph in _paragraphs(text):
        if _CITED.search(paragraph):
            continue
        bare = _LINK.sub("]", _ROLE.sub("", paragraph))
        told = [name for name, pattern in _TELLING.items() if pattern.search(bare)]
        if told:
            yield line, " ".join(paragraph.split()[:6]), " and ".join(told)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each paragraph or list item of prose with the line it begins in, from 1."""
    prose = _FENCED.sub(_hollow, text)
    line = 1
    for block in re.split(r"(\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) ))", prose):
        stripped = block.strip()
        if stripped and stripped[0] not in "#|(" and not stripped.startswith((":::", "```")):
            yield line + block[: len(block) - len(block.lstrip())].count("\n"), stripped
        line += block.count("\n")


def _hollow(fence: re.Match[str]) -> str:
    """Keep the prose of margins and dropdowns, and of all else only its lines."""
    if fence[2] in ("margin", "dropdown"):
        lines = fence[0].split("\n")
        return "\n".join(("", *lines[1:-1], ""))
    return "\n" * fence[0].count("\n")
