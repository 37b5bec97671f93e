"""Directives of the atlas: moving maps on pages without a kernel, areas, layers to download."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from .. import areas, maps, store
from ..book import cite, drawing_of, show_map
from ..models.areas import Claimed, Piece, Sum
from ..models.cartography import Layer

_MAPS = re.compile(r"""^:::\{(?:map|plate)\} ([\w-]+)|ck\.map\((?:["']([\w-]+)["'])?\)""", re.M)
_SUMS = re.compile(r"^:::\{sum-tool\}", re.M)
_CLAIMED = re.compile(r"^:::\{claimed-areas\}", re.M)


class MapDirective(SphinxDirective):
    """A plate that moves, on a page without a kernel."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the whole figure."""
        figure = show_map(self.arguments[0], depth=self.env.docname.count("/"))
        return [nodes.raw("", figure._repr_html_(), format="html")]


class SumDirective(SphinxDirective):
    """The tool that adds pieces; its option names the plate on the page that shows them."""

    option_spec: ClassVar[dict[str, Any]] = {"plate": str}

    def run(self) -> list[nodes.Node]:
        """Return the tool; without a script it lists the pieces and the known totals."""
        plate = self.options.get("plate", "")
        html = maps.sum_tool(store.areas(), areas.piece_areas(), cite, plate and f"map-{plate}")
        return [nodes.raw("", html, format="html")]


class ClaimedDirective(SphinxDirective):
    """The figures that others print, beside ours."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        html = maps.claimed_table(store.areas(), areas.piece_areas(), cite)
        return [nodes.raw("", html, format="html")]


class LayersDirective(SphinxDirective):
    """Every layer of the course, to download with its licence."""

    def run(self) -> list[nodes.Node]:
        """Return the table, the layers of the story before the bases below them."""
        layers = sorted(map(store.layer, store.layer_slugs()), key=lambda layer: layer.is_base)
        base = "../" * self.env.docname.count("/") + "_static/layers/"
        rows = "".join(_layer_row(layer, base) for layer in layers)
        heads = ("Layer", "Shows", "Features", "Precision", "Licence", "Files")
        head = "".join(f'<th scope="col">{name}</th>' for name in heads)
        html = (
            '<div class="wide scroll" tabindex="0" role="group" aria-label="Layers"><table '
            f'class="folds layers-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody>'
            "</table></div>"
        )
        return [nodes.raw("", html, format="html")]


def _layer_row(layer: Layer, base: str) -> str:
    about = layer.sidecar
    cells = {
        "Shows": escape(about["shows"]),
        "Features": str(len(layer.collection["features"])),
        "Precision": escape(about["precision"]),
        "Licence": f"{escape(about['licence'])}. Credit: {escape(about['credit'])}",
        "Files": f'<a href="{base}{layer.slug}.geojson" download>GeoJSON</a> '
        f"({about['bytes'] / 1000:.0f}&nbsp;kB), "
        f'<a href="{base}{layer.slug}.yml" download>sidecar</a> with its sources and sha256',
    }
    told = "".join(f"<td><p class=cell-head>{k}</p>{v}</td>" for k, v in cells.items())
    return f'<tr id="layer-{layer.slug}"><th scope="row">{escape(about["title"])}</th>{told}</tr>'


def works_of_maps(text: str, slug: str) -> Iterator[str]:
    """Yield the keys of the works that the maps and areas of a page's source rest on."""
    for directive, call in _MAPS.findall(text):
        for shape in drawing_of(directive or call or slug).shapes:
            yield from shape.sources
    counted = store.areas()
    shown: list[Piece | Sum | Claimed] = []
    if _SUMS.search(text):
        shown += [*counted.pieces, *counted.sums]
    if _CLAIMED.search(text):
        shown += counted.claimed
    for entry in shown:
        yield from entry.sources


def register(app: Sphinx) -> None:
    """Make the directives known to Sphinx."""
    app.add_directive("map", MapDirective)
    app.add_directive("sum-tool", SumDirective)
    app.add_directive("claimed-areas", ClaimedDirective)
    app.add_directive("layers", LayersDirective)
