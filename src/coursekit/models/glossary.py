"""The glossary: terms, people and treaties, explained once."""

import re
from dataclasses import dataclass

from .fields import Fields

KINDS = ("term", "person", "people", "treaty", "institution", "event")
TEXT_WORDS = (12, 60)

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word means here.

    `name` is in English; `zh` with `pinyin`, and `ru`, are empty where the word has no name in
    that language that a reader would meet. `years` is for reading ("1809 to 1881"), or empty.
    `see` names other entries, `place` one of the gazetteer.
    """

    id: str
    kind: str
    name: str
    also: tuple[str, ...]
    zh: str
    pinyin: str
    ru: str
    years: str
    text: str
    see: tuple[str, ...]
    place: str
    sources: tuple[str, ...]

    @classmethod
    def from_content(cls, raw: object, *, file: str, place: str) -> "Entry":
        """Read an entry of ``data/glossary.yml``; raise ContentError if it is not whole."""
        fields = Fields(raw, file=file, key=place)
        fields.key = fields.text("id", place)
        entry = cls(
            id=fields.text("id"),
            kind=fields.choice("kind", KINDS),
            name=fields.text("name"),
            also=fields.texts("also"),
            zh=fields.text("zh", " ").strip(),
            pinyin=fields.text("pinyin", " ").strip(),
            ru=fields.text("ru", " ").strip(),
            years=fields.text("years", " ").strip(),
            text=fields.text("text"),
            see=fields.texts("see"),
            place=fields.text("place", " ").strip(),
            sources=fields.texts("sources"),
        )
        fields.finish()
        if not _ID.fullmatch(entry.id):
            raise fields.error("is not an id", "use lower-case words joined by hyphens")
        if bool(entry.zh) != bool(entry.pinyin):
            raise fields.error("has Chinese or pinyin alone", "give `zh` and `pinyin` together")
        words, (least, most) = len(entry.text.split()), TEXT_WORDS
        if not least <= words <= most:
            raise fields.error(f"text has {words} words", f"write {least} to {most}")
        if not entry.sources:
            raise fields.error("rests on nothing", "add `sources:` with bibliography keys")
        return entry
