"""Progress, review and the learner's own data: what pages are given for them.

Three files are published beside the quiz: ``study-data.js`` (what the book holds, for counting),
``study.js`` (every page) and ``study-pages.js`` (the pages on which learners review and look after
their data) with its styles, and a bundle of questions for each chapter, which the review page asks
for when one of them is due.
"""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as options
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from .. import __version__, paths, store
from ..book import open_chapter
from ..errors import ContentError
from ..models.course import Chapter

REVIEW = "chapters/review"
"""The page on which questions come back."""

SCRIPTS = {
    "study.js": ("study-schedule.js", "study-progress.js"),
    "study-pages.js": (
        "study-review.js",
        "study-calibration.js",
        "study-file.js",
        "study-results.js",
    ),
}
"""Published script to the files it is joined from."""

STYLE = "study-pages.css"
"""Styles of the pages with a place from `StudyDirective`."""

UNSCHEDULED = ("claim", "source")
"""Kinds that do not come back: verdicts are kept, and an analysis is read again, not recalled."""

SELF_MARKED = ("source",)


def publish(folder: Path) -> None:
    """Write the scripts, the data and the bundles to `folder`; run it before files are hashed."""
    bundles = folder / "review"
    bundles.mkdir(exist_ok=True)
    version = hashlib.sha256()
    for chapter in _asking():
        text = bundle(chapter)
        (bundles / f"{chapter.slug}.js").write_text(text, "utf-8")
        version.update(text.encode())
    data = json.dumps(
        course_data(version.hexdigest()[:8]), ensure_ascii=False, separators=(",", ":")
    )
    (folder / "study-data.js").write_text(
        f"window.borderlines=Object.assign(window.borderlines||{{}},{{course:{_inert(data)}}});\n",
        "utf-8",
    )
    for name, parts in SCRIPTS.items():
        (folder / name).write_text(packed(*parts), "utf-8")
    shutil.copyfile(paths.STATIC / STYLE, folder / STYLE)


def course_data(version: str) -> dict[str, Any]:
    """Return what scripts count with: edition, review page, version of the bundles, chapters.

    Every page carries it, so it is short. A chapter has title, href from the book's root, items
    (the `mark` of each, one after another), claims (ids), goals (a digit for each item: the number
    of its objective from 0, or "-"), places of the items that do not come back, and of those that
    the learner marks.
    """
    return {
        "edition": __version__,
        "review": f"{REVIEW}.html",
        "version": version,
        "chapters": {chapter.slug: _chapter(chapter) for chapter in _asking()},
    }


def mark(ident: str) -> str:
    """Return three characters for an id, the same as the script gives: FNV-1a in base 36."""
    value = 0x811C9DC5
    for character in ident:
        value = (value ^ ord(character)) * 0x01000193 % 2**32
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[value // 1296 % 36] + digits[value // 36 % 36] + digits[value % 36]


def _chapter(chapter: Chapter) -> dict[str, Any]:
    items = [item for item in store.items(chapter.slug) if item.use == "practice"]
    marks: dict[str, str] = {}
    for item in items:
        if (twin := marks.setdefault(mark(item.id), item.id)) != item.id:
            raise ContentError(
                f"data/questions/{chapter.slug}.yml",
                item.id,
                f"cannot be told from {twin}: their marks are the same",
                "change one letter of the newer id",
            )
    goals = list(chapter.objectives)

    def places(*kinds: str) -> list[int]:
        return [place for place, item in enumerate(items) if item.kind in kinds]

    return {
        "title": chapter.title,
        "href": f"{chapter.docname}.html",
        "items": "".join(marks),
        "claims": [claim.id for claim in store.claims(chapter.slug)],
        "goals": "".join(
            str(goals.index(item.objective)) if item.objective in goals[:10] else "-"
            for item in items
        ),
        "unscheduled": places(*UNSCHEDULED),
        "selfMarked": places(*SELF_MARKED),
    }


def bundle(chapter: Chapter) -> str:
    """Return a script with a chapter's practice items as the chapter prints them, by id.

    Citations point to the chapter, which lists the works; items that do not come back and items
    in reserve are not in it.
    """
    up = "../" * REVIEW.count("/")
    asked = open_chapter(chapter.slug)
    items = {}
    for item in store.items(chapter.slug):
        if item.use == "practice" and item.kind not in UNSCHEDULED:
            html = asked.quiz(item.id).static_html()
            items[item.id] = html.replace("#ref-", f"{up}{chapter.docname}.html#ref-")
    data = json.dumps(items, ensure_ascii=False, separators=(",", ":"))
    return f"window.borderlines.bundles[{json.dumps(chapter.slug)}]={_inert(data)};\n"


def packed(*names: str) -> str:
    """Return scripts as one, with short names and without any space."""
    import minify

    return str(minify.string("application/javascript", paths.static_text(*names))) + "\n"


def _asking() -> list[Chapter]:
    """Return the chapters with questions or claims, in reading order."""
    return [each for each in store.chapters() if store.items(each.slug) or store.claims(each.slug)]


def _inert(data: str) -> str:
    for character in "<\u2028\u2029":
        data = data.replace(character, f"\\u{ord(character):04x}")
    return data


class StudyDirective(SphinxDirective):
    """A place that a script fills: ``review``, ``calibration``, ``file`` or ``results``.

    What stands inside is what readers see without a script; with ``:chapters:`` links to all
    chapters that have questions follow it.
    """

    has_content = True
    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"chapters": options.flag}

    def run(self) -> list[nodes.Node]:
        """Return the element with its plain text inside."""
        tag = f"study-{self.arguments[0]}"
        body = nodes.container(classes=["plain"])
        self.state.nested_parse(self.content, self.content_offset, body)
        if "chapters" in self.options:
            body += self._links()
        ends = [nodes.raw("", html, format="html") for html in (f"<{tag}>", f"</{tag}>")]
        return [ends[0], body, ends[1]]

    def _links(self) -> nodes.bullet_list:
        links = nodes.bullet_list()
        builder = self.env.app.builder
        for chapter in _asking():
            address = builder.get_relative_uri(self.env.docname, chapter.docname)
            link = nodes.reference("", chapter.title, refuri=address, internal=True)
            links += nodes.list_item("", nodes.paragraph("", "", link))
        return links


def register(app: Sphinx) -> None:
    """Make the directive known to Sphinx."""
    app.add_directive("study", StudyDirective)
