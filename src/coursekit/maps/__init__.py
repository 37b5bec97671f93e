"""Plates: equal-area maps of the book, drawn from layers. The only home of folium."""

from .drawing import Drawing, draw
from .figure import emphasis, figure_html, legend, twin_table
from .picture import picture_svg

__all__ = [
    "Drawing",
    "draw",
    "emphasis",
    "figure_html",
    "legend",
    "picture_svg",
    "plate_map",
    "twin_table",
]


def __getattr__(name: str) -> object:
    # folium takes half a second to import; a page without a moving map never needs it.
    if name in ("plate_map", "PlateMap"):
        from . import leaflet

        return getattr(leaflet, name)
    raise AttributeError(name)
