"""The tool that adds pieces of land, in a live notebook: ipywidgets over a GeoDataFrame.

The built page has the same tool as a script (``map-sum.js``); both start from the same areas.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from .errors import ContentError
from .geo import FRONTIER, area_km2
from .models.areas import Areas
from .models.quantities import area_text

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from ipywidgets import Checkbox, Widget

FLAT = f"{FRONTIER} +units=km"
"""Equal-area, in kilometres: the little map is drawn and overlaps are measured in it."""

TOUCHING_KM2 = 1.0
"""Outlines of neighbours may differ by this much without overlapping."""

SMALLEST_KM = 6
"""Details under this size are not drawn."""

OWN = "Your own"


def with_own(pieces: GeoDataFrame, own: GeoDataFrame | None) -> GeoDataFrame:
    """Return the pieces with those of a reader after them, measured on the ellipsoid WGS84.

    Parameters
    ----------
    pieces : GeoDataFrame
        As `coursekit.pieces` gives them.
    own : GeoDataFrame or None
        Columns id, name and geometry, in any reference system that it names. Rows with the id of
        a piece are passed over, so a copy of the course's pieces with more rows is welcome.

    Raise ContentError if a column, the reference system or a valid outline is missing.
    """
    from pandas import concat

    if own is None:
        return pieces
    for column in ("id", "name", "geometry"):
        if column not in own:
            raise ContentError("your pieces", column, "is no column", "give id, name and geometry")
    if own.crs is None:
        raise ContentError("your pieces", "crs", "is not said", 'make them with crs="EPSG:4326"')
    new = own[~own["id"].isin(pieces["id"])].to_crs("EPSG:4326")
    for ident, ground in zip(new["id"], new.geometry, strict=True):
        if ground is None or not ground.is_valid or not ground.area:
            raise ContentError("your pieces", ident, "is no valid polygon", "mend its outline")
    areas = [float(round(area_km2(ground))) for ground in new.geometry]
    added = new[["id", "name", "geometry"]].assign(group=OWN, area_km2=areas)
    return concat([pieces, added], ignore_index=True) if len(added) else pieces


def own_table(pieces: GeoDataFrame, areas: Areas) -> str:
    """Return a reader's own pieces as a table: name, area, and what they cannot be added to."""
    names = dict(zip(pieces["id"], pieces["name"], strict=True))
    drawn = pieces[pieces["area_km2"].notna()].set_index("id")
    clashes = overlaps(drawn, areas)
    rows = "".join(
        f'<tr><th scope="row">{escape(row.name)}</th><td>{area_text(row.area_km2)}</td>'
        f"<td>{escape(', '.join(names[each] for each in sorted(clashes[row.Index])) or 'nothing')}"
        "</td></tr>"
        for row in drawn[drawn["group"] == OWN].itertuples()
    )
    return (
        '<table><thead><tr><th scope="col">Your own piece</th><th scope="col">Area</th>'
        f'<th scope="col">Overlaps</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def overlaps(pieces: GeoDataFrame, areas: Areas) -> dict[str, set[str]]:
    """Return which pieces, by the index of the frame, cannot be counted together.

    Those of the course say so themselves; any other is held against all.
    """
    known = {each.id: each.excludes for each in areas.pieces}
    flat = pieces.geometry.to_crs(FLAT)
    found = {ident: set(known.get(ident, ())) for ident in flat.index}
    for ident in flat.index.difference(list(known)):
        shared = flat.intersection(flat[ident]).area
        for other in shared.index[shared > TOUCHING_KM2].difference([ident]):
            found[ident].add(other)
            found[other].add(ident)
    return found


class Count:
    """Check boxes for pieces, buttons for known totals, the total, and a small map.

    Parameters
    ----------
    pieces : GeoDataFrame
        EPSG:4326; columns id, group, name, area_km2, geometry.
    areas : Areas
        Whose exclusions and known totals are used.
    """

    def __init__(self, pieces: GeoDataFrame, areas: Areas) -> None:
        from ipywidgets import HTML

        self.pieces = pieces
        drawn = pieces[pieces["area_km2"].notna()].set_index("id")
        self._area = {ident: float(area) for ident, area in drawn["area_km2"].items()}
        self._name = dict(zip(pieces["id"], pieces["name"], strict=True))
        self._known = {entry.id: entry for entry in areas.sums}
        self._excludes = overlaps(drawn, areas)
        self._outlines, self._frame = _outlines(drawn)
        self._chosen: tuple[str, ...] = ()
        self._boxes = {ident: self._check_box(ident) for ident in self._name}
        self._total = HTML()
        self._map = HTML(layout={"width": "100%"})
        self.box = self._arranged()
        self._count(())

    def __repr__(self) -> str:
        return f"Count of {len(self._chosen)} pieces: {area_text(self.total)}"

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the pieces that are counted, in the order of the list."""
        return self._chosen

    @property
    def total(self) -> float:
        """Return their sum in km²."""
        return sum(self._area[ident] for ident in self._chosen)

    def choose(self, *ids: str) -> None:
        """Count these pieces and no others.

        Raise ContentError for a piece that is not there, not drawn, or overlaps another.
        """
        for ident in ids:
            problem = ""
            if ident not in self._area:
                problem = "is not a piece that can be measured"
            elif clash := self._excludes[ident] & set(ids):
                problem = f"overlaps {', '.join(sorted(clash))}"
            if problem:
                raise ContentError("pieces", ident, problem, f"use of {', '.join(self._area)}")
        self._count(ids)

    def choose_known(self, ident: str) -> None:
        """Count the pieces of a known total of the course, such as ``three-treaties``."""
        self.choose(*self._known[ident].pieces)

    def _tick(self, ident: str, ticked: bool) -> None:
        if ticked == (ident in self._chosen):
            return  # the tool ticked it
        # Two definitions of the same land are never both counted: the last one chosen stays, and
        # the reader is told which went.
        out = set(self._chosen) & self._excludes[ident] if ticked else set()
        self._count((set(self._chosen) ^ {ident}) - out, out)

    def _count(self, ids: Iterable[str], out: Collection[str] = ()) -> None:
        wanted = set(ids)
        self._chosen = tuple(ident for ident in self._area if ident in wanted)
        for ident, box in self._boxes.items():
            box.value = ident in wanted
        parts = " + ".join(
            f"{escape(self._name[ident])} {area_text(self._area[ident])}" for ident in self._chosen
        )
        gone = ", ".join(escape(self._name[ident]) for ident in out)
        self._total.value = (
            f'<p role="status"><b>Your total {area_text(self.total)}</b><br>{parts}'
            f"{f'. Taken out, because it overlaps: {gone}' if gone else ''}</p>"
        )
        self._map.value = self._drawing()

    def _check_box(self, ident: str) -> Checkbox:
        from ipywidgets import Checkbox

        area = self._area.get(ident)
        box = Checkbox(
            description=f"{self._name[ident]}, {area_text(area) if area else 'not drawn'}",
            disabled=area is None,
            indent=False,
            layout={"width": "auto"},
        )
        box.observe(lambda change: self._tick(ident, change["new"]), "value")
        return box

    def _arranged(self) -> Widget:
        from ipywidgets import HTML, Button, GridBox, HBox, VBox

        groups = [
            VBox([HTML(f"<b>{escape(name)}</b>"), *(self._boxes[ident] for ident in rows["id"])])
            for name, rows in self.pieces.groupby("group", sort=False)
        ]
        buttons = []
        for ident, known in self._known.items():
            button = Button(description=known.name, layout={"width": "auto"})
            button.on_click(lambda _, ident=ident: self.choose_known(ident))
            buttons.append(button)
        columns = {"grid_template_columns": "repeat(auto-fill, minmax(min(22rem, 100%), 1fr))"}
        totals = HBox(buttons, layout={"flex_flow": "row wrap"})
        heading = HTML("<b>Known totals</b>")
        return VBox([GridBox(groups, layout=columns), self._total, self._map, heading, totals])

    def _drawing(self) -> str:
        shapes = "".join(
            f'<path d="{path}" fill="currentColor" stroke="currentColor" '
            f'fill-opacity="{0.45 * (ident in self._chosen)}" vector-effect="non-scaling-stroke"/>'
            for ident, path in self._outlines.items()
        )
        said = ", ".join(self._name[ident] for ident in self._chosen) or "none"
        return (
            f'<svg viewBox="{self._frame}" role="img" style="width:100%;max-height:22rem" '
            f'aria-label="The pieces counted: {escape(said)}">{shapes}</svg>'
        )

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.box._repr_mimebundle_(**options)


@dataclass(frozen=True, slots=True)
class StaticCount:
    """The tool, or what a reader added to it, as a built page shows it."""

    html: str

    def __repr__(self) -> str:
        return "Count of pieces, in the page"

    def _repr_html_(self) -> str:
        return self.html


def _outlines(drawn: GeoDataFrame) -> tuple[dict[str, str], str]:
    """Return each piece as SVG path data in whole kilometres, and the frame around all."""
    flat = drawn.geometry.to_crs(FLAT).simplify(SMALLEST_KM)
    west, south, east, north = (round(each) for each in flat.total_bounds)
    paths = {}
    for ident, ground in flat.items():
        rings = [part.exterior.coords for part in getattr(ground, "geoms", [ground])]
        paths[str(ident)] = "".join(
            "M" + " ".join(f"{x:.0f},{-y:.0f}" for x, y in ring) + "z" for ring in rings
        )
    return paths, f"{west} {-north} {east - west} {north - south}"
