"""What the atlas wears to stand alone in one file: Leaflet with its pictures, inks and strokes."""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from typing import Any

from branca.element import MacroElement
from folium.template import Template

from .. import paths
from ..models.features import NONE
from ..models.plates import State
from .library import leaflet_files
from .textures import edge_of, ink

EDGES: dict[str, dict[str, Any]] = {
    "delimited": {"weight": 1.9},
    "approximate": {"weight": 1.7, "dashArray": "7 4", "lineCap": "butt"},
    "contested": {"weight": 2, "dashArray": ".1 4.2", "lineCap": "round"},
    "schematic": {"weight": 1.2, "dashArray": "9 3 1.5 3", "lineCap": "butt"},
}
"""Strokes by certainty, as map.css draws them; widths and dashes in pixels."""
TINTED = ("delimited", "approximate")
_BASE = {
    "land": {"weight": 0.7, "color": "coast", "fillColor": "land", "fillOpacity": 1},
    "lake": {"weight": 0.5, "color": "coast", "fillColor": "sea", "fillOpacity": 1},
    "river": {"weight": 0.8, "color": "river", "fill": False},
    "border": {"weight": 0.8, "color": "now", "fill": False},
}
# folium's popups want jQuery for one call, its icons a plugin and its pins files by name: all
# three are answered here, and give way to the real ones if a reader loads those.
_SCRIPT = """
window.$ = window.$ || (what => {
  if (what === document) return {ready: run => addEventListener("DOMContentLoaded", run)};
  const box = document.createElement("template");
  box.innerHTML = what;
  return [box.content.firstElementChild];
});
L.AwesomeMarkers = L.AwesomeMarkers || {icon: () => new L.Icon.Default()};
L.Icon.Default.imagePath = "";
"""
_STYLE = """
.leaflet-container { background: %(sea)s; color: %(ink)s; font-family: %(sans)s; }
.leaflet-popup-content { font-size: 15px; line-height: 1.4; }
.leaflet-popup-content :is(b, span) { display: block; }
.leaflet-popup-content span { color: %(ink-2)s; margin-top: 4px; }
.leaflet-control-attribution.leaflet-control-attribution { font-size: 13px; }
.leaflet-control-layers label { font-size: 15px; padding: 4px 0; }
"""


@cache
def colours() -> Mapping[str, str]:
    """Return the colours and fonts of the light theme by token: concrete, as a lone file needs."""
    light = paths.static_text("tokens.css").split("@media")[0]
    return dict(re.findall(r"--([\w-]+): ([^;]+);", light))


@cache
def head() -> str:
    """Return Leaflet's style and script with its pictures inside, and what folium asks besides."""
    files = leaflet_files()
    pictures = {
        path.name: f"data:image/png;base64,{b64encode(path.read_bytes()).decode()}"
        for path in sorted((files["leaflet.css"].parent / "images").glob("*.png"))
    }
    style = files["leaflet.css"].read_text("utf-8") + _STYLE % colours()
    style = re.sub(r"url\(images/([\w-]+\.png)\)", lambda m: f"url({pictures[m[1]]})", style)
    pins = {"icon": "marker-icon", "iconRetina": "marker-icon-2x", "shadow": "marker-shadow"}
    urls = ", ".join(f'{pin}Url: "{pictures[f"{name}.png"]}"' for pin, name in pins.items())
    script = f"{_SCRIPT}L.Icon.Default.mergeOptions({{{urls}}});"
    leaflet = files["leaflet.js"].read_text("utf-8")
    return f"<style>{style}</style><script>{leaflet}</script><script>{script}</script>"


def script(code: str) -> MacroElement:
    """Return what says `code` once its parent stands; the parent is ``this._parent`` in it."""
    element = MacroElement()  # type: ignore[no-untyped-call]
    element._template = Template(f"{{% macro script(this, kwargs) %}}{code};{{% endmacro %}}")
    return element


def look(feature: Mapping[str, Any]) -> dict[str, Any]:
    """Return the Leaflet path options of a feature: edge by certainty, tint by treaty."""
    kind, properties = feature["geometry"]["type"], feature["properties"]
    treaty = properties["treaty"]
    state = State(None, None, treaty if treaty != NONE else None, properties["certainty"])
    line = "LineString" in kind
    colour = colours()["ink" if line and not state.treaty else f"t{ink(state)}"]
    if kind.endswith("Point"):
        return {
            "color": colours()["ink"],
            "weight": 2,
            "fillColor": colours()["paper"],
            "fillOpacity": 1,
        }
    tint = float(colours()["tint"]) if state.certainty in TINTED else 0
    fill = {"fillColor": colour, "fillOpacity": tint} if "Polygon" in kind else {"fill": False}
    return {"color": colour, **EDGES[edge_of(state)], **fill}


def base_look(kind: str) -> dict[str, Any]:
    """Return the Leaflet path options of a base feature by its kind."""
    return {name: colours().get(str(value), value) for name, value in _BASE[kind].items()}
