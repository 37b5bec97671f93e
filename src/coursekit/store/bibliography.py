"""The bibliography: every source of the course, once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from .. import paths
from ..errors import ContentError
from ..models.evidence import STATUS, Reference
from .files import read_text

if TYPE_CHECKING:
    from pybtex.database import Entry

_NO_BRACES = str.maketrans("", "", "{}")


def bibliography() -> Mapping[str, Reference]:
    """Return every work by its key; raise ContentError if the file cannot be read."""
    path = paths.root() / "data" / "references.bib"
    return _parse(paths.relative(path), read_text(path))


@lru_cache(maxsize=4)
def _parse(name: str, text: str) -> Mapping[str, Reference]:
    # pybtex takes a while to import and only pages with citations need it.
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError
    from pybtex.plugin import find_plugin
    from pybtex.style.formatting.plain import Style

    try:
        data = parse_string(text, "bibtex")
    except PybtexError as error:
        raise ContentError(name, "file", f"broken BibTeX ({error})", "mend it there") from None
    backend = find_plugin("pybtex.backends", "plaintext")()
    # One style for all: making it searches every installed package for pybtex's plugins.
    style = Style()
    found: dict[str, Reference] = {}

    people = Counter(_people(entry) for entry in data.entries.values() if not _year(entry))

    def label(entry: Entry) -> str:
        names, year = _people(entry), _year(entry)
        title = str(entry.fields.get("shorttitle") or _short(str(entry.fields.get("title") or "")))
        if not names:
            text = title if year in title else f"{title} {year}"
        elif year:
            text = f"{names} {year}"
        else:
            # Undated pages of one publisher are told apart by what they are about.
            text = f"{names}, {title}" if people[names] > 1 else names
        return text.translate(_NO_BRACES).strip()

    labels = _distinct({key: label(entry) for key, entry in data.entries.items()})
    for key, entry in data.entries.items():
        status = str(entry.fields.get("status", ""))
        if status not in STATUS:
            raise ContentError(name, key, f"status {status!r} unknown", f"use one of {STATUS}")
        try:
            formatted = next(iter(style.format_entries([entry])))
        except (KeyError, PybtexError) as error:
            raise ContentError(
                name, key, f"lacks a field ({error})", f"a @{entry.type} needs it: add it"
            ) from None
        url = str(entry.fields.get("url", ""))
        plain = formatted.text.render(backend)
        language = str(entry.fields.get("langid", ""))
        found[key] = Reference(key, labels[key], plain, url, status, language)
    return found


def _people(entry: Entry) -> str:
    """Return who a work is cited by: its authors, else its editors, else nobody."""
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    last = [_english(" ".join(person.last_names)) for person in people]
    return f"{last[0]} and others" if len(last) > 2 else " and ".join(last)


def _year(entry: Entry) -> str:
    return str(entry.fields.get("year", "")).strip()


def _english(name: str) -> str:
    """Return the translation of a name or title where it brings one: "Дальний [Dalny]"."""
    plain = name.translate(_NO_BRACES)
    translation = re.fullmatch(r".*\[([^\]]*)\]", plain)
    return translation[1] if translation else plain


def _short(title: str) -> str:
    """Return what a title is cited by: in English, and without its subtitle."""
    return _english(title).split(": ")[0]


def _distinct(labels: dict[str, str]) -> dict[str, str]:
    """Tell works of one author and year apart by a letter, in the order of the file."""
    groups: dict[str, list[str]] = {}
    for key, label in labels.items():
        groups.setdefault(label, []).append(key)
    distinct = {}
    for label, keys in groups.items():
        for number, key in enumerate(keys):
            letter = chr(ord("a") + number)
            distinct[key] = f"{label}{letter}" if len(keys) > 1 else label
    return distinct
