"""Tables with their sidecars, and the charts that are drawn from them."""

import csv
import hashlib
import io
from pathlib import Path

from .. import paths
from ..errors import ContentError
from ..models.charts import Chart
from ..models.tables import Table
from .files import read_text, read_yaml


def table_slugs() -> tuple[str, ...]:
    """Return the names of all tables, sorted."""
    return tuple(sorted(path.stem for path in _folder().glob("*.csv")))


def table_path(slug: str) -> Path:
    """Return where a table's CSV stands."""
    return _folder() / f"{slug}.csv"


def table(slug: str) -> Table:
    """Return a table with its sidecar.

    Raise ContentError if either is missing or broken, if a row lacks a cell, or if the file is
    not the one that the sidecar describes (its sha256 differs).
    """
    path = table_path(slug)
    name, text = paths.relative(path), read_text(path)
    reader = csv.DictReader(io.StringIO(text))
    rows = []
    for row in reader:
        if None in row or None in row.values():
            raise ContentError(
                name, f"line {reader.line_num}", "has cells too many or too few", "mend the commas"
            )
        rows.append(dict(row))
    sidecar = path.with_suffix(".yml")
    found = Table.from_content(
        read_yaml(sidecar),
        rows,
        list(reader.fieldnames or ()),
        slug=slug,
        file=paths.relative(sidecar),
    )
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != found.sha256:
        raise ContentError(
            paths.relative(sidecar), "sha256", "is not that of the table", f"write {digest}"
        )
    return found


def chart_slugs() -> tuple[str, ...]:
    """Return the names of all charts, sorted."""
    return tuple(sorted(path.stem for path in (paths.root() / "data" / "charts").glob("*.yml")))


def chart(slug: str) -> Chart:
    """Return a chart; raise ContentError if there is none of that name or it is not whole."""
    path = paths.root() / "data" / "charts" / f"{slug}.yml"
    if not path.exists():
        raise ContentError(
            paths.relative(path), slug, "is no chart", f"use one of {', '.join(chart_slugs())}"
        )
    return Chart.from_content(read_yaml(path), slug=slug, file=paths.relative(path))


def _folder() -> Path:
    return paths.root() / "data" / "tables"
