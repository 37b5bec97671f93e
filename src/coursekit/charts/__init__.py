"""Charts from tables: a static SVG in ink, its text twin, and the table to download."""

from .drawing import Frame, drawing_svg
from .figure import ChartFigure
from .points import Point, points_of

__all__ = ["ChartFigure", "Frame", "Point", "drawing_svg", "points_of"]
