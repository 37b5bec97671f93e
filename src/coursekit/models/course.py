"""The course: its chapters and the treaties that carry its colours."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .fields import Fields

TREATIES: Mapping[int, str] = {
    1689: "Nerchinsk",
    1727: "Kyakhta",
    1858: "Aigun",
    1860: "Peking",
    1864: "Chuguchak",
    1881: "St Petersburg",
    1895: "Pamirs",
}
"""Year and name of the seven settlements; the year is also the name of its ink and texture."""

FIRST_YEAR, LAST_YEAR = 1689, 2026
"""The span of the course, on which every chapter's ribbon is drawn."""

EARLIEST = 1600
"""A chapter may begin before the first treaty; on the ribbon it then begins at the left end."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What the front matter of a page says of it.

    `objectives` maps a short key, which the questions cite, to what a student can then do;
    `events` are ids of the timeline for the strip below the title.
    """

    slug: str
    docname: str
    title: str
    summary: str
    description: str
    years: tuple[int, int] | None = None
    minutes: int | None = None
    objectives: Mapping[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    events: tuple[str, ...] = ()

    @classmethod
    def from_content(cls, raw: object, *, slug: str, docname: str, title: str) -> "Chapter":
        """Read the `course` block of a page's front matter; raise ContentError if unusable."""
        fields = Fields(raw, file=f"{docname}.md", key="course")
        years = None
        if fields.any("years") is not None:
            first, last = (int(v) for v in fields.pair("years"))
            if not EARLIEST <= first <= last <= LAST_YEAR:
                raise fields.error("years do not ascend", f"keep within {EARLIEST}-{LAST_YEAR}")
            years = (first, last)
        objectives: Mapping[str, str] = {}
        if fields.any("objectives") is not None:
            block = fields.mapping("objectives")
            objectives = {name: block.text(name) for name in block.rest()}
        description = fields.text("description")
        if len(description) > 160:
            raise fields.error(
                f"description has {len(description)} characters", "keep it within 160"
            )
        chapter = cls(
            slug=slug,
            docname=docname,
            title=title,
            summary=fields.text("summary"),
            description=description,
            years=years,
            minutes=int(fields.number("minutes")) if fields.any("minutes") is not None else None,
            objectives=objectives,
            before=fields.texts("before"),
            events=fields.texts("events"),
        )
        fields.finish()
        return chapter


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the course in reading order: its caption and the docnames of its pages."""

    caption: str
    docnames: tuple[str, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """A chapter of the outline: its slug, title and part; its page may not be written yet."""

    slug: str
    title: str
    part: str
