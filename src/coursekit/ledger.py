"""Rules of evidence: pure functions that list what breaks them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from .errors import ContentError
from .models.evidence import Claim, Reference

_CITED = re.compile(r"\{cite:\w+\}`([^`]+)`")


def keys_in(text: str) -> list[str]:
    """Return the bibliography keys that a page cites, in order, each as often as cited."""
    return [key.strip() for found in _CITED.findall(text) for key in found.split(",")]


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


def weak_claims(
    claims: Iterable[Claim], works: Mapping[str, Reference], *, file: str
) -> Iterator[ContentError]:
    """Yield an error for each verdict that nothing seen supports and that is not marked low."""
    for claim in claims:
        cited = {key for finding in claim.findings for key in finding.cite if key in works}
        seen = any(works[key].status != "not seen" for key in cited)
        if not seen and claim.confidence != "low":
            yield ContentError(
                file, claim.id, "rests on works nobody saw", "cite one seen, or say confidence: low"
            )
