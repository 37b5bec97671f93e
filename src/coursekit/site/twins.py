"""Notebook twins beside the pages they belong to, so that they can be downloaded."""

import shutil
from pathlib import Path

from sphinx.application import Sphinx

from .. import paths, store


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Copy each chapter's notebook next to its built page."""
    if exception is not None or app.builder.format != "html":
        return
    for part in store.parts():
        for docname in part.docnames:
            twin = paths.root() / f"{docname}.ipynb"
            if twin.exists():
                shutil.copy2(twin, Path(app.outdir) / f"{docname}.ipynb")
