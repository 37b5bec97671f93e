"""Questions and claims, as plain HTML with their data and as widgets: one look, one script."""

from .judging import Claims
from .live import script, small_script
from .questions import Quiz

__all__ = ["Claims", "Quiz", "script", "small_script"]
