"""The face of the package: all that a chapter ever calls.

>>> ck = open_chapter("aigun-peking")
>>> ck.number("aigun-1858/sixty-four-villages").unit
'km²'
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING
from unicodedata import normalize

from . import areas, counting, maps, paths, store
from .areas import Number
from .errors import ContentError
from .models.assessment import Judgement, MapClick

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pandas import DataFrame

    from .charts import ChartFigure
    from .counting import Count, StaticCount
    from .maps.leaflet import PlateMap
    from .quiz import Claims, Quiz

STATIC_FLAG = "COURSEKIT_STATIC"
"""Set to 1 while the book is built: calls then give HTML that needs no kernel."""

SHELVES = {"chapters/bibliography": "l", "chapters/bibliography-m-z": "z"}
"""The pages that list the works of the course, each with the last letter that it takes."""


COUNTED = "chapters/atlas/atlas-areas"
"""The page that tells what each piece counts, and who counts so."""


def open_chapter(slug: str) -> OpenChapter:
    """Open a chapter by its slug; raise ContentError if the course has none of that name."""
    return OpenChapter(slug)


def drawing_of(plate: str) -> maps.Drawing:
    """Return a plate made ready to be shown; raise ContentError if it cannot be."""
    found = store.plate(plate)
    try:
        return maps.draw(found, store.sheet(found.sheet), store.layer, store.places())
    except KeyError as error:
        raise ContentError(
            f"data/maps/{plate}.yml",
            str(error).strip("'"),
            "is in no layer and no gazetteer",
            "mend the row's features or the label's place",
        ) from None


def sheet_lines(slug: str) -> maps.Lines:
    """Return the lines of a sheet: its base, and every feature that a plate or question shows."""
    wanted: dict[str, None] = {}
    for name in store.plate_slugs():
        plate = store.plate(name)
        if plate.sheet == slug:
            wanted.update(("/".join(f), None) for row in plate.rows for f in row.features)
    for chapter in store.chapters():
        for item in store.items(chapter.slug):
            if isinstance(item.body, MapClick) and item.body.sheet == slug:
                wanted.update(dict.fromkeys(item.body.features))
    return maps.lines_of(store.sheet(slug), wanted, store.layer)


def show_map(plate: str, *, depth: int) -> PlateMap:
    """Return a plate as a folium map, for a built page `depth` folders down or a notebook."""
    from .maps.leaflet import live_map, static_map

    drawing = drawing_of(plate)
    if _static():
        return static_map(drawing, cite, depth=depth)
    return live_map(drawing, cite, maps.lines_of(drawing.sheet, drawing.paths, store.layer))


class OpenChapter:
    """A chapter's maps, questions, claims, layers and numbers."""

    def __init__(self, slug: str) -> None:
        self.chapter = store.chapter(slug)
        self._shown: set[str] = set()

    def __repr__(self) -> str:
        return f"open_chapter({self.chapter.slug!r})"

    def map(self, plate: str | None = None) -> PlateMap:
        """Return a plate as a folium map, with its list, legend and text twin.

        Without a name, the plate that is called as the chapter is. Coordinates on it are
        projected kilometres. Raise ContentError if there is no such plate or it is broken.
        """
        return show_map(plate or self.chapter.slug, depth=self.chapter.docname.count("/"))

    def chart(self, slug: str) -> ChartFigure:
        """Return a chart of ``data/charts``; its `table` and `points` hold the figures.

        Raise ContentError if there is no such chart, or its table lacks a column.
        """
        # A table may rest on works that the page does not list: it leads to the list of all.
        return show_chart(slug, depth=self.chapter.docname.count("/"), far=_static())

    def table(self, slug: str) -> DataFrame:
        """Return a table of ``data/tables``: numbers as numbers, what is not known as NaN."""
        import pandas as pd

        table = store.table(slug)
        frame = pd.DataFrame(list(table.rows), columns=[c.name for c in table.columns])
        for column in table.columns:
            if column.kind in ("number", "year"):
                frame[column.name] = pd.to_numeric(frame[column.name], errors="coerce")
        return frame

    def quiz(self, *ids: str) -> Quiz:
        """Return practice items by id or by the last words of their id; without ids, the rest.

        "The rest" is every practice item of the chapter that was not shown before.
        Raise ContentError for an id that the chapter lacks, or that is kept in reserve.
        """
        from .quiz import Quiz

        slug = self.chapter.slug
        practice = {item.id: item for item in store.items(slug) if item.use == "practice"}
        wanted = [one if one in practice else f"{slug}-{one}" for one in ids]
        for one in wanted:
            if one not in practice:
                raise ContentError(
                    f"data/questions/{slug}.yml",
                    one,
                    "is not a practice item",
                    f"use one of {', '.join(practice) or 'none: the file has no items'}",
                )
        chosen = wanted or [one for one in practice if one not in self._shown]
        self._shown.update(chosen)
        # In print the answers to all questions stand together, after the last of them.
        key = () if wanted else tuple(practice.values())
        bodies = [item.body for item in (*(practice[one] for one in chosen), *key)]
        sheets = {body.sheet for body in bodies if isinstance(body, MapClick)}
        return Quiz(
            [practice[one] for one in chosen],
            places={one: number for number, one in enumerate(practice, 1)},
            objectives=self.chapter.objectives,
            cite=cite,
            static=_static(),
            key=key,
            claims={claim.id: claim for claim in store.claims(slug)},
            sheets={name: maps.sheet_data(sheet_lines(name)) for name in sheets},
        )

    def claims(self, *ids: str) -> Claims:
        """Return the essays' claims of this chapter, to be judged before the evidence is seen.

        Without ids, all but those that one of the chapter's questions puts.
        """
        from .quiz import Claims

        found = {claim.id: claim for claim in store.claims(self.chapter.slug)}
        for one in ids:
            if one not in found:
                raise ContentError(
                    f"data/claims/{self.chapter.slug}.yml",
                    one,
                    "is not a claim of this chapter",
                    f"use one of {', '.join(found)}",
                )
        asked = {
            item.body.claim
            for item in store.items(self.chapter.slug)
            if item.use == "practice" and isinstance(item.body, Judgement)
        }
        rest = [claim for claim in found.values() if claim.id not in asked]
        chosen = [found[one] for one in ids] if ids else rest
        return Claims(chosen, cite=cite, static=_static())

    def pieces(self) -> GeoDataFrame:
        """Return the pieces of land that can be counted: as `coursekit.pieces`."""
        return areas.pieces()

    def count(self, own: GeoDataFrame | None = None) -> Count | StaticCount:
        """Return the tool that adds pieces: check boxes, known totals, the sum in km².

        In a built page the plate "counting" shows what is chosen. `own` adds pieces of the
        reader: a GeoDataFrame with the columns id, name and geometry, in any reference system. A
        piece that overlaps another is never counted together with it.
        Raise ContentError if one of them cannot be measured.
        """
        pieces = counting.with_own(areas.pieces(), own)
        if not _static():
            return counting.Count(pieces, store.areas())
        if own is not None:
            return counting.StaticCount(counting.own_table(pieces, store.areas()))
        told = f"{'../' * self.chapter.docname.count('/')}{COUNTED}.html"
        measured = areas.piece_areas()
        tool = maps.sum_tool(store.areas(), measured, cite, "map-counting", told)
        return counting.StaticCount(tool)

    def number(self, expression: str) -> Number:
        """Return an area that the layers give: "layer/feature", or several joined by " + ".

        The value is in km², geodesic on WGS84, as measured on the committed geometry; the text
        has three significant figures. Raise ContentError if a feature or its area is missing.
        """
        return areas.area_of(expression)

    def layer(self, slug: str) -> GeoDataFrame:
        """Return a layer as a GeoDataFrame (EPSG:4326, longitude before latitude).

        Columns: id, name (English), kind, treaty, certainty, area_km2, geometry.
        """
        import geopandas

        layer = store.layer(slug)
        frame = geopandas.GeoDataFrame.from_features(layer.collection["features"], crs="EPSG:4326")
        frame["name"] = [name["en"] if isinstance(name, dict) else name for name in frame["name"]]
        kept = ["id", "name", "kind", "treaty", "certainty", "area_km2", "geometry"]
        return frame[[column for column in kept if column in frame]]


def show_chart(slug: str, *, depth: int, far: bool = False) -> ChartFigure:
    """Return a chart as a figure; `depth` is how many folders deep its page lies.

    Its works stand on the page itself, or `far` away in the bibliography.
    """
    from .charts import ChartFigure

    chart = store.chart(slug)
    download = f"{'../' * depth}_static/tables/{chart.table}.csv" if _static() else ""
    works = partial(cite_afar, depth=depth) if far else cite
    return ChartFigure(chart, store.table(chart.table), works, download)


def cite(key: str) -> tuple[str, str]:
    """Return how a work is cited, and where to: its place on the page, or in a notebook the web."""
    work = store.bibliography()[key]
    return work.label, f"#ref-{key}" if _static() else work.url


def cite_afar(key: str, *, depth: int) -> tuple[str, str]:
    """Return how a work is cited, and its place in the bibliography.

    For pages that cite too many works to list them; `depth` is how many folders deep they lie.
    """
    label = store.bibliography()[key].label
    return label, f"{'../' * depth}{shelf(label)}.html#ref-{key}"


def shelf(label: str) -> str:
    """Return the page of the bibliography that lists a work, by how the work is cited."""
    first = normalize("NFD", label.casefold())[0]
    return next((page for page, last in SHELVES.items() if first <= last), list(SHELVES)[-1])


def _static() -> bool:
    return os.environ.get(STATIC_FLAG) == "1"


__all__ = [
    "Number",
    "OpenChapter",
    "cite",
    "cite_afar",
    "open_chapter",
    "paths",
    "shelf",
    "show_map",
]
