"""The helper package of Borderlines, a course on Russia and China, 1689 to today."""

from .areas import pieces, total
from .book import OpenChapter, open_chapter
from .maps.layers import atlas

__all__ = ["OpenChapter", "__version__", "atlas", "open_chapter", "pieces", "total"]
__version__ = "0.1.0"
