"""The atlas: layers on a plain folium map, for a reader who goes on adding to it.

A plate is a finished figure in equal-area kilometres; the atlas is a sheet to work on, in
longitude and latitude. Web Mercator stretches the north: compare areas in `Atlas.table`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import folium
from branca.element import Element

from ..models.cartography import Layer
from ..models.features import NONE
from .dress import base_look, head, look, script
from .entry import Wording, in_force

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = ("layer", "id", "name", "treaty", "from", "to", "certainty", "area_km2", "article")
_SPEAK = """{{ this._parent.get_name() }}
.bindTooltip(shape => shape.feature.properties.label, {sticky: true})
.bindPopup(shape => shape.feature.properties.words, {maxWidth: 320})"""
_PLAIN = "{{ this._parent.get_name() }}.attributionControl.setPrefix('Leaflet')"
_DRAWN_FIRST = ("Polygon", "LineString", "Point")


class Atlas(folium.Map):
    """A folium map in degrees (EPSG:4326 data on Web Mercator), self-contained and offline.

    As everywhere in folium, positions are [latitude, longitude]. Markers, popups, tooltips and
    folium's other own shapes can be added; folium.Icon becomes a plain pin. Plugins and tiles
    of folium's work too, but fetch their files from the network.

    Parameters
    ----------
    layers
        What to draw, from below to above: one GeoJson overlay for each layer. A layer without
        a feature in that year is left out.
    base
        Land, lakes, rivers and today's borders.
    year, names
        As in `coursekit.atlas`.
    label
        Gives the citation label of a work by its key.
    """

    default_js = []  # noqa: RUF012
    default_css = []  # noqa: RUF012

    def __init__(
        self,
        layers: Sequence[Layer],
        base: Layer,
        *,
        year: int | None,
        names: str,
        label: Callable[[str], str],
    ) -> None:
        super().__init__(
            location=[50, 105],
            zoom_start=3,
            tiles=None,
            zoom_animation=False,
            fade_animation=False,
            scroll_wheel_zoom=False,
            minZoom=2,
            maxZoom=10,
        )
        figure: Any = self.get_root()
        figure.title = "Atlas" if year is None else f"Atlas, {year}"
        self._wording = Wording(names, label)
        self._shown = {
            layer.slug: found
            for layer in layers
            if (found := [f for f in layer.collection["features"] if in_force(_of(f), year)])
        }
        folium.GeoJson(
            _collection(base.collection["features"], _of),
            style_function=lambda feature: base_look(feature["properties"]["kind"]),
            control=False,
            interactive=False,
            attribution=escape(base.sidecar["credit"]),
        ).add_to(self)
        corners = []
        for layer in layers:
            if layer.slug in self._shown:
                overlay = self._overlay(layer).add_to(self)
                corners += overlay.get_bounds()
        if corners:
            lats, lons = zip(*corners, strict=True)
            self.fit_bounds([[min(lats), min(lons)], [max(lats), max(lons)]], max_zoom=6)
        self._control = folium.LayerControl(collapsed=len(layers) > 4)
        self._control.add_to(self)
        # Leaflet's own prefix shows a flag; a map of borders shows none.
        self.add_child(script(_PLAIN))

    def table(self) -> DataFrame:
        """Return the features on the map in words and figures, one to a row.

        Columns: layer, id, name (in the map's language), treaty (year), from and to (EDTF),
        certainty, area_km2 (geodesic on WGS84; missing for lines and points), article, sources
        (citation labels, separated by semicolons).
        """
        from pandas import NA, DataFrame

        rows = [
            {
                **{key: NA if value == NONE else value for key, value in _of(feature).items()},
                "layer": slug,
                "name": " ".join(text for text, _ in self._wording.name(_of(feature))),
                "sources": self._wording.sources(_of(feature)),
            }
            for slug, features in self._shown.items()
            for feature in features
        ]
        frame = DataFrame(rows, columns=[*COLUMNS, "sources"])
        return frame.astype({"treaty": "Int64", "area_km2": "Float64"})

    def render(self, **kwargs: Any) -> Any:
        """Write the map into its document, with Leaflet inside, and the layers' list last.

        What a reader added after the list was made must stand before it: it names them all.
        """
        self._children.move_to_end(self._control.get_name())
        figure: Any = self.get_root()
        figure.header.add_child(Element(head()), name="leaflet")
        return super().render(**kwargs)  # type: ignore[no-untyped-call]

    def _overlay(self, layer: Layer) -> folium.GeoJson:
        overlay = folium.GeoJson(
            _collection(
                sorted(self._shown[layer.slug], key=_painting_order),
                lambda feature: {
                    "look": look(feature),
                    "label": self._wording.heading(_of(feature)),
                    "words": self._wording.words(_of(feature)),
                },
            ),
            name=escape(layer.sidecar["title"]),
            style_function=lambda feature: feature["properties"]["look"],
            marker=folium.CircleMarker(radius=5),
            attribution=escape(layer.sidecar["credit"]),
        )
        overlay.add_child(script(_SPEAK))
        return overlay


def _of(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    properties: Mapping[str, Any] = feature["properties"]
    return properties


def _collection(features: Sequence[Any], say: Callable[[Any], Mapping[str, Any]]) -> dict[str, Any]:
    """Return features as GeoJSON that carries only what the page needs, ids at its top."""
    kept = [
        {"type": "Feature", "id": _of(f)["id"], "geometry": f["geometry"], "properties": say(f)}
        for f in features
    ]
    return {"type": "FeatureCollection", "features": kept}


def _painting_order(feature: Mapping[str, Any]) -> tuple[int, float]:
    """Order areas before lines before points, large before small, so that all can be pointed at."""
    kind = feature["geometry"]["type"].removeprefix("Multi")
    area = _of(feature)["area_km2"]
    return _DRAWN_FIRST.index(kind), 0 if area == NONE else -area
