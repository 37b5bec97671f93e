"""Where the project's files stand."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent

STATIC = _PACKAGE / "static"
"""Scripts and stylesheets that travel with the package."""


def root() -> Path:
    """Return the project's root: ``COURSEKIT_ROOT`` if set, else the checkout around the package.

    Notebooks, the book build, nbmake and Binder all run from different working
    folders, so nothing may rest on the current one.
    """
    return Path(os.environ.get("COURSEKIT_ROOT") or _PACKAGE.parents[1]).resolve()


def relative(path: Path) -> str:
    """Return `path` as it is named in messages: from the project's root, with slashes."""
    try:
        return path.resolve().relative_to(root()).as_posix()
    except ValueError:
        return path.as_posix()


QUIZ_STYLES = ("quiz.css", "quiz-kinds.css")
"""Stylesheets of questions and claims, which live notebooks carry in their outputs."""

MAP_STYLES = ("map-ink.css", "map.css")
"""Stylesheets of the maps, which live notebooks carry in their outputs."""

STYLES = (
    "tokens.css",
    "book.css",
    *MAP_STYLES,
    "chart.css",
    "cover.css",
    "study.css",
    "print.css",
)
"""Stylesheets of every page, in the order in which they are joined into one."""

QUIZ_SCRIPTS = (
    "quiz-grading.js",
    "quiz-places.js",
    "quiz-store.js",
    "quiz-parts.js",
    "quiz-note.js",
    "quiz-claims.js",
    "quiz-forms.js",
    "quiz-order.js",
    "quiz-rows.js",
    "quiz-map.js",
    "quiz-source.js",
    "quiz.js",
)
"""Scripts of the assessment element in the order in which they are joined into one."""

MAP_SCRIPTS = ("map-sheet.js", "map-moving.js", "map.js", "map-sum.js")
"""Scripts of the maps in the order in which they are joined into one."""


def static_text(*names: str) -> str:
    """Return files that travel with the package, one after another."""
    return "\n".join((STATIC / name).read_text("utf-8") for name in names)


def live_style(*names: str) -> str:
    """Return styles for an output of a live notebook: they reach nothing outside ``.borderlines``.

    The id in the scope weighs more than any rule a notebook has for its outputs.
    """
    inside = static_text("live.css", *names)
    return f"{static_text('tokens.css')}\n:is(.borderlines, #borderlines) {{\n{inside}\n}}\n"


BOOK_SCRIPTS = ("book.js", "cards.js")
"""Scripts of every page, in the order in which they are joined into one."""

REFERENCE_SCRIPTS = ("sift.js", "ledger.js", "span.js")
"""Scripts of the reference pages, in the order in which they are joined into one."""
