"""Questions and claims of a chapter."""

from collections.abc import Iterable

from .. import paths
from ..errors import ContentError
from ..models.assessment import Item
from ..models.evidence import Claim
from .files import read_list


def items(slug: str) -> tuple[Item, ...]:
    """Return all items of a chapter, practice and reserve, in the order of its file.

    A chapter without a question file has none. Raise ContentError for a broken file,
    an item that is not whole, or two items with one id.
    """
    path = paths.root() / "data" / "questions" / f"{slug}.yml"
    if not path.exists():
        return ()
    name = paths.relative(path)
    found = tuple(
        Item.from_content(raw, file=name, place=f"item {number}")
        for number, raw in enumerate(read_list(path), 1)
    )
    _refuse_twins((item.id for item in found), name)
    return found


def claims(slug: str) -> tuple[Claim, ...]:
    """Return the essays' claims that a chapter teaches, in the order of its file."""
    path = paths.root() / "data" / "claims" / f"{slug}.yml"
    if not path.exists():
        return ()
    name = paths.relative(path)
    found = tuple(
        Claim.from_content(raw, file=name, place=f"claim {number}")
        for number, raw in enumerate(read_list(path), 1)
    )
    _refuse_twins((claim.id for claim in found), name)
    return found


def _refuse_twins(ids: Iterable[str], name: str) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise ContentError(name, each, "stands twice", "give one of the two an id of its own")
        seen.add(each)
