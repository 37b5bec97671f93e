"""The moving map: a folium map of a plate that needs Leaflet and nothing else."""

import re
from html import escape
from typing import Any

import folium
from branca.element import Element, MacroElement
from folium.template import Template

from .. import paths
from .drawing import Drawing
from .figure import figure_html
from .library import leaflet_files, map_script
from .sheets import Lines, sheet_script
from .twin import Cite


def _plate_script() -> MacroElement:
    """Return what hands the map to the figure around it, which puts the shapes on it."""
    element = MacroElement()  # type: ignore[no-untyped-call]
    element._template = Template(
        "{% macro script(this, kwargs) %}"
        "window.plate = {map: {{ this._parent.get_name() }}, L: L};"
        "{% endmacro %}"
    )
    return element


class PlateMap(folium.Map):
    """A folium map in projected kilometres (`crs="Simple"`; y to the north, x to the east).

    Shown in a notebook or a page it is the whole figure: year, names, list, legend and twin.
    Anything of folium can be added, at positions [y_km, x_km].
    """

    # Leaflet alone: no jQuery, Bootstrap, icon fonts or marker plugins.
    default_js = []  # noqa: RUF012
    default_css = []  # noqa: RUF012

    def __init__(
        self, drawing: Drawing, *, head: str, cite: Cite, still: str = "", live_script: str = ""
    ) -> None:
        window = drawing.plate.window
        super().__init__(
            location=[(window.south + window.north) / 2, (window.west + window.east) / 2],
            zoom_start=-1,
            tiles=None,
            crs="Simple",
            control_scale=False,
            zoom_control=False,
            zoom_snap=0,
            zoom_delta=0.75,
            min_zoom=-3,
            max_zoom=3,
            zoom_animation=False,
            fade_animation=False,
            scroll_wheel_zoom=False,
            attribution_control=False,
        )
        # folium draws ids from a random source; pages must come out the same at every build.
        self._id = drawing.plate.slug.replace("-", "")
        self._drawing = drawing
        self._head = head
        self._cite = cite
        self._still = still
        self._live_script = live_script
        self.add_child(_plate_script())

    def frame(self) -> str:
        """Return the document of the moving map, as it stands in the figure's frame."""
        figure: Any = self.get_root()
        figure.header._children.clear()
        figure.header.add_child(Element(self._head), name="head")
        title = f"<title>{escape(self._drawing.plate.title)}</title>"
        figure.header.add_child(Element(title), name="title")
        # folium forbids readers to enlarge the page; ours may.
        document = re.sub(r",\s*maximum-scale=1\.0, user-scalable=no", "", str(figure.render()))
        document = document.replace("<html>", '<html lang="en" class="frame">')
        # Lines stay lines: a script may end one with a comment.
        return "\n".join(line.strip() for line in document.splitlines() if line.strip())

    def _repr_html_(self, **kwargs: Any) -> str:
        """Return the figure; in a live notebook with its styles and script inside."""
        figure = figure_html(
            self._drawing,
            ident=f"map-{self._drawing.plate.slug}",
            frame=self.frame(),
            still=self._still,
            cite=self._cite,
        )
        if not self._live_script:
            return figure
        ground = f'<div class="borderlines"><div class="coursekit-live">{figure}</div></div>'
        return ground + self._live_script


def static_map(drawing: Drawing, cite: Cite, *, depth: int) -> PlateMap:
    """Return the folium map of a plate for a built page, which links the book's cached files.

    `depth` says how many folders the page lies below the root of the book.
    """
    base = "../" * depth + "_static/"
    head = (
        f'<link rel="stylesheet" href="{base}leaflet.css">'
        f'<link rel="stylesheet" href="{base}borderlines.css">'
        f'<script src="{base}leaflet.js"></script>'
    )
    return PlateMap(drawing, head=head, cite=cite, still=f"{base}plates/{drawing.plate.slug}.svg")


def live_map(drawing: Drawing, cite: Cite, lines: Lines) -> PlateMap:
    """Return the folium map of a plate for a live notebook: everything stands in the output."""
    inner_style = f"<style>{paths.static_text('tokens.css', *paths.MAP_STYLES)}</style>"
    leaflet = leaflet_files()
    inlined = "".join(
        (
            f"<style>{leaflet['leaflet.css'].read_text('utf-8')}</style>{inner_style}",
            f"<script>{leaflet['leaflet.js'].read_text('utf-8')}</script>",
        )
    )
    script = (
        f"<style>{paths.live_style(*paths.MAP_STYLES)}</style>"
        f"<script>{sheet_script(lines)}</script><script>{map_script()}</script>"
    )
    return PlateMap(drawing, head=inlined, cite=cite, live_script=script)
