"""The content of the course, read from files: the only module that opens them.

The folder is the registry: a new chapter, layer, question or claim needs no list
to be changed but the order of chapters in ``_toc.yml``.
"""

from .bibliography import bibliography
from .cartography import layer, layer_slugs, plate, plate_slugs
from .chapters import chapter, chapters, docname_of, parts
from .files import content_hash
from .items import claims, items

__all__ = [
    "bibliography",
    "chapter",
    "chapters",
    "claims",
    "content_hash",
    "docname_of",
    "items",
    "layer",
    "layer_slugs",
    "parts",
    "plate",
    "plate_slugs",
]
