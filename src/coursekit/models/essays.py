"""The essays that the course tests: who speaks, to whom, with what thesis and what evidence."""

from dataclasses import dataclass

from .evidence import Finding
from .fields import Fields


@dataclass(frozen=True, slots=True)
class Essay:
    """An essay as a source.

    `key` is its bibliography key, `page` the slug of its page, `name` what it is called for
    short. `uses` is what it brings as evidence, `omits` what a reader would need and does not
    get; both are in our words.
    """

    key: str
    page: str
    name: str
    title: str
    author: str
    outlet: str
    date: str
    audience: str
    thesis: str
    position: str
    uses: tuple[Finding, ...]
    omits: tuple[Finding, ...]

    @property
    def works(self) -> tuple[str, ...]:
        """Return the keys of the works that what is said of it rests on."""
        found = (*self.uses, *self.omits)
        return tuple(dict.fromkeys((self.key, *(c.key for each in found for c in each.cite))))

    @classmethod
    def from_content(cls, raw: object, *, file: str, place: str) -> "Essay":
        """Read an entry of ``data/essays.yml``; raise ContentError if it is not whole."""
        fields = Fields(raw, file=file, key=place)
        fields.key = fields.text("key", place)
        essay = cls(
            key=fields.text("key"),
            page=fields.text("page"),
            name=fields.text("name"),
            title=fields.text("title"),
            author=fields.text("author"),
            outlet=fields.text("outlet"),
            date=fields.text("date"),
            audience=fields.text("audience"),
            thesis=fields.text("thesis"),
            position=fields.text("position"),
            uses=Finding.listed(fields, "uses", bare=True),
            omits=Finding.listed(fields, "omits"),
        )
        fields.finish()
        return essay
