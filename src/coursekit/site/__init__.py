"""The Sphinx extension and theme of the book: one layout, one stylesheet, few scripts.

It publishes nothing a page does not use, asks no other host for anything, and ties
Jupyter Book's caches to a hash of ``data/`` and ``src/`` so that no page can go stale.
"""

import os
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from .. import __version__, store
from ..book import STATIC_FLAG
from . import assets, citing, context, directives, opening, twins

THEME = Path(__file__).parent / "theme"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the theme, the roles and directives, and what happens when."""
    app.add_html_theme("borderlines", str(THEME))
    app.add_config_value("coursekit_content", "", "env")
    # Jupyter Book always sets this one, for a comments extension that this book does without.
    app.add_config_value("comments_config", {}, "")
    directives.register(app)
    app.connect("config-inited", _tie_caches, priority=100)
    app.connect("builder-inited", assets.publish)
    app.connect("source-read", citing.add_works_of_items)
    app.connect("doctree-resolved", opening.dress)
    # Last of all, so that nothing another extension adds to a page gets past it.
    app.connect("html-page-context", context.fill, priority=900)
    app.connect("build-finished", twins.publish)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}


def _tie_caches(app: Sphinx, config: Config) -> None:
    os.environ[STATIC_FLAG] = "1"
    config["release"] = __version__
    content = store.content_hash()
    # A changed value of this makes Sphinx read every page again ...
    config["coursekit_content"] = content
    # ... and a folder of its own makes MyST-NB run every notebook again.
    cache = Path(app.doctreedir).parent / "execution" / content
    config["nb_execution_cache_path"] = str(cache)
