"""Chapters: their order from ``_toc.yml``, and what their front matter says."""

import re
from pathlib import PurePosixPath
from typing import Any

from .. import paths
from ..errors import ContentError
from ..models.course import Chapter, Part
from .files import parse_yaml, read_text, read_yaml


def front_matter(text: str, name: str) -> tuple[dict[str, Any], str]:
    """Split a page into its front matter (a mapping, perhaps empty) and its body."""
    if not text.startswith("---\n"):
        return {}, text
    head, mark, body = text[4:].partition("\n---\n")
    if not mark:
        raise ContentError(name, "front matter", "is not closed", "end it with a line of ---")
    value = parse_yaml(head, name)
    if not isinstance(value, dict):
        raise ContentError(name, "front matter", "is not a mapping", "write `field: value` lines")
    return value, body


def parts() -> tuple[Part, ...]:
    """Return the parts of the course in reading order."""
    toc = read_yaml(paths.root() / "_toc.yml")
    found = []
    for entry in toc.get("parts", ()):
        docnames = tuple(str(page["file"]) for page in entry.get("chapters", ()))
        caption = str(entry["caption"])
        # Parts of the story bear a Roman numeral; the atlas and what is about the course do not.
        numbered = re.match(r"[IVX]+ ", caption) is not None
        found.append(Part(caption, docnames, numbered))
    return tuple(found)


def docname_of(slug: str) -> str:
    """Return the docname of a page by its slug; raise ContentError if the contents lack it."""
    for part in parts():
        for docname in part.docnames:
            if PurePosixPath(docname).name == slug:
                return docname
    raise ContentError("_toc.yml", slug, "is not in the contents", "add a `- file:` line for it")


def chapter(slug: str) -> Chapter:
    """Return one page of the contents; raise ContentError if its front matter is not whole."""
    return _read(docname_of(slug))


def chapters() -> tuple[Chapter, ...]:
    """Return every page of the contents in reading order."""
    return tuple(_read(docname) for part in parts() for docname in part.docnames)


def _read(docname: str) -> Chapter:
    name = f"{docname}.md"
    head, body = front_matter(read_text(paths.root() / name), name)
    title = next((line[2:].strip() for line in body.splitlines() if line.startswith("# ")), "")
    if not title:
        raise ContentError(name, "title", "is missing", "begin the page with a line `# Title`")
    slug = PurePosixPath(docname).name
    return Chapter.from_content(head.get("course"), slug=slug, docname=docname, title=title)
