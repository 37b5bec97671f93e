"""The item itself: what every kind shares, and the reader of each kind's body."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..fields import Fields
from .argued import Judgement, SourceAnalysis, read_judgement, read_source_analysis
from .chosen import (
    Choice,
    Matching,
    Order,
    Sorting,
    read_choice,
    read_matching,
    read_order,
    read_sorting,
)
from .entered import (
    MapClick,
    Numeric,
    ShortText,
    read_map_click,
    read_numeric,
    read_short_text,
)
from .reading import positive

LEVELS = ("recall", "understand", "apply", "judge")
USES = ("practice", "reserve")

_ID = re.compile(r"[a-z0-9]+(-[a-z]+)+[a-z0-9-]*")

Body = (
    Choice
    | Numeric
    | ShortText
    | Order
    | Matching
    | Sorting
    | MapClick
    | Judgement
    | SourceAnalysis
)


@dataclass(frozen=True, slots=True)
class Item:
    """A question as one entry of ``data/questions/<chapter>.yml`` gives it.

    Attributes
    ----------
    id : str
        ``<chapter>-<words>``, stable for ever: saved answers hang on it.
    kind : str
        One of `KINDS`.
    objective : str
        Key of one of the chapter's objectives.
    use : str
        "practice", or "reserve" for items that never enter a public page.
    sources : tuple of str
        Bibliography keys, at least one.
    body : Body
        What only this kind has.
    content : Mapping
        The entry itself, as plain data: what pages embed and scripts read.
    """

    id: str
    kind: str
    stem: str
    objective: str
    level: str
    use: str
    points: float
    hints: tuple[str, ...]
    feedback: str
    sources: tuple[str, ...]
    body: Body
    content: Mapping[str, Any]

    @classmethod
    def from_content(cls, raw: object, *, file: str, place: str = "item") -> "Item":
        """Read one entry of a question file.

        `place` ("item 3") names an entry that has no usable id. Raise ContentError
        if anything is missing, misspelt or makes no sense.
        """
        fields = Fields(raw, file=file, key=place)
        item_id = fields.text("id")
        if not _ID.fullmatch(item_id):
            raise fields.error(
                f"id {item_id!r} is not <chapter>-<words>",
                "use lower-case words joined by hyphens, no number in sequence",
            )
        fields.key = item_id
        kind = fields.choice("kind", KINDS)
        if not fields.texts("sources"):
            raise fields.error("no sources", "add `sources:` with at least one bibliography key")
        return cls(
            id=item_id,
            kind=kind,
            stem=fields.text("stem"),
            objective=fields.text("objective"),
            level=fields.choice("level", LEVELS),
            use=fields.choice("use", USES),
            points=positive(fields, "points", 1.0),
            hints=fields.texts("hints"),
            feedback=fields.text("feedback", ""),
            sources=fields.texts("sources"),
            body=_BODIES[kind](fields),
            content=_plain(raw, fields),
        )


def _plain(raw: Any, fields: Fields) -> Mapping[str, Any]:
    """Return the entry itself, once every field of it has been read and none is left over."""
    fields.finish()
    return dict(raw)


_BODIES: Mapping[str, Callable[[Fields], Body]] = {
    "single": read_choice,
    "multiple": read_choice,
    "numeric": read_numeric,
    "text": read_short_text,
    "order": read_order,
    "matching": read_matching,
    "sorting": read_sorting,
    "map": read_map_click,
    "claim": read_judgement,
    "source": read_source_analysis,
}

KINDS = tuple(_BODIES)
"""The kinds that can be asked."""
