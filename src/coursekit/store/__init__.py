"""The content of the course, read from files: the only module that opens them.

The folder is the registry: a new chapter, layer, question or claim needs no list
to be changed but the order of chapters in ``_toc.yml``.
"""

from .bibliography import bibliography
from .cartography import (
    areas,
    layer,
    layer_path,
    layer_slugs,
    places,
    plate,
    plate_slugs,
    sheet,
    sheet_slugs,
)
from .chapters import chapter, chapters, docname_of, parts
from .chronology import timeline
from .evidence import essays, excuses, glossary, ledger, outline
from .files import content_hash
from .items import claims, items
from .tables import chart, chart_slugs, table, table_path, table_slugs

__all__ = [
    "areas",
    "bibliography",
    "chapter",
    "chapters",
    "chart",
    "chart_slugs",
    "claims",
    "content_hash",
    "docname_of",
    "essays",
    "excuses",
    "glossary",
    "items",
    "layer",
    "layer_path",
    "layer_slugs",
    "ledger",
    "outline",
    "parts",
    "places",
    "plate",
    "plate_slugs",
    "sheet",
    "sheet_slugs",
    "table",
    "table_path",
    "table_slugs",
    "timeline",
]
