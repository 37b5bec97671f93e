"""The helper package of Borderlines, a course on Russia and China, 1689 to today."""

from .book import OpenChapter, atlas, open_chapter

__all__ = ["OpenChapter", "__version__", "atlas", "open_chapter"]
__version__ = "0.1.0"
