"""The bibliography: every source of the course, once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .. import paths
from ..errors import ContentError
from ..models.evidence import STATUS, Reference
from .files import read_text


def bibliography() -> Mapping[str, Reference]:
    """Return every work by its key; raise ContentError if the file cannot be read."""
    path = paths.root() / "data" / "references.bib"
    return _parse(path, read_text(path))


@cache
def _parse(path: Path, text: str) -> Mapping[str, Reference]:
    # pybtex takes a while to import and only pages with citations need it.
    from pybtex.database import Entry, parse_string
    from pybtex.exceptions import PybtexError
    from pybtex.plugin import find_plugin
    from pybtex.style.formatting.plain import Style

    name = paths.relative(path)
    try:
        data = parse_string(text, "bibtex")
    except PybtexError as error:
        raise ContentError(name, "file", f"broken BibTeX ({error})", "mend it there") from None
    backend = find_plugin("pybtex.backends", "plaintext")()
    found: dict[str, Reference] = {}

    def label(entry: Entry) -> str:
        people = entry.persons.get("author") or entry.persons.get("editor") or []
        last = [" ".join(person.last_names).strip("{}") for person in people]
        names = f"{last[0]} and others" if len(last) > 2 else " and ".join(last)
        names = names or str(entry.fields.get("shorttitle") or entry.fields.get("title") or "")
        year = str(entry.fields.get("year", "undated"))
        return (names if year in names else f"{names} {year}").replace("{", "").replace("}", "")

    labels = _distinct({key: label(entry) for key, entry in data.entries.items()})
    for key, entry in data.entries.items():
        status = str(entry.fields.get("status", ""))
        if status not in STATUS:
            raise ContentError(name, key, f"status {status!r} unknown", f"use one of {STATUS}")
        formatted = next(iter(Style().format_entries([entry])))
        found[key] = Reference(key, labels[key], formatted.text.render(backend), status)
    return found


def _distinct(labels: dict[str, str]) -> dict[str, str]:
    """Tell works of one author and year apart by a letter, in the order of the file."""
    groups: dict[str, list[str]] = {}
    for key, label in labels.items():
        groups.setdefault(label, []).append(key)
    distinct = {}
    for label, keys in groups.items():
        for number, key in enumerate(keys):
            letter = chr(ord("a") + number)
            gap = "" if label[-1:].isdigit() else " "
            distinct[key] = f"{label}{gap}{letter}" if len(keys) > 1 else label
    return distinct
