"""Plates: equal-area maps of the book, drawn from layers. The only home of folium.

folium takes half a second to import: what needs it (`leaflet`, `atlas`) is imported by name.
"""

from .drawing import Drawing, draw
from .figure import emphasis, figure_html
from .key import legend
from .library import map_script
from .picture import picture_svg, still_svg
from .sheets import Lines, lines_of, sheet_data, sheet_script
from .sums import claimed_table, sum_tool
from .twin import twin_table

__all__ = [
    "Drawing",
    "Lines",
    "claimed_table",
    "draw",
    "emphasis",
    "figure_html",
    "legend",
    "lines_of",
    "map_script",
    "picture_svg",
    "sheet_data",
    "sheet_script",
    "still_svg",
    "sum_tool",
    "twin_table",
]
