"""Build every map layer of the course from pinned packages and typed points.

    python data/geo/source/build.py [CACHE]

Writes data/geo/<slug>.geojson and <slug>.yml, the same to the byte at each run. Nothing else needs
it: the files it writes are committed. CACHE defaults to _build/geo-cache at the project's root.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import bases
import coverage
import fetch
import islands
import shapely
import shapes
import stories
import today
import yaml
from frames import sheet_frames
from shapely.geometry import Polygon
from typed import Ring, points
from write import write

HERE = Path(__file__).parent
OUT = HERE.parent
READ = (35.0, 12.0, 180.0, 85.0)
TOLERANCE, COARSE = 0.01, 0.06
NOT_STATES = {"SCR", "UMI", "HKG", "MAC"}
NEAR = {"base-amur": 45, "base-manchuria": 25, "base-west": 25}
"""Bases in the fine drawing, with the smallest island that each shows, in km²."""


def load(cache: Path, control: dict[str, Ring]) -> tuple[dict[str, Any], ...]:
    """Read the packages; return today's states, the parts of the story, and river lines."""
    window = shapely.box(*READ)
    states = {
        code: shapely.make_valid(land).intersection(window)
        for code, land in sorted(fetch.read_admin0(cache, READ).items())
        if code not in NOT_STATES
    }
    divisions = fetch.read_admin1(cache, {"RU-SA", "RU-TY"})
    rivers = fetch.read_rivers(cache)
    islands.patch(states, control)
    tuva = shapes.whole_tuva(states["RUS"], divisions["RU-TY"])
    parts = shapes.amur(states["RUS"], divisions["RU-SA"], rivers, control)
    parts |= shapes.west(states, tuva, control)
    parts["tuva"] = tuva
    return states, parts, {"lines": rivers}


def lines_of(pieces: coverage.Pieces, control: dict[str, Ring]) -> dict[str, Any]:
    """The lines of 1689 and 1727, as edges of the thinned pieces."""
    states = coverage.by_state(pieces)
    rest = pieces["", "RUS"]
    left = pieces["left-bank", "RUS"]
    tuva, mongolia = pieces["tuva", "RUS"], states["MNG"]
    mouth, confluence = control["gorbitsa"][0], control["shilka"][-1]
    corner = (119.30, 54.02)
    border = coverage.edge(states["RUS"], states["CHN"])
    outer = coverage.edge(left, rest)
    sayan = coverage.edge(tuva, rest)
    east = coverage.edge(mongolia, rest)
    meeting = max(shapely.get_coordinates(coverage.edge(tuva, mongolia)).tolist())
    longest = max(shapely.get_parts(east), key=lambda part: part.length)
    return {
        "argun": coverage.run(border, (117.87, 49.51), confluence),
        "shilka": coverage.run(outer, mouth, confluence),
        "gorbitsa": coverage.run(outer, mouth, corner),
        "watershed-west": coverage.run(outer, corner, (131.2, 55.7)),
        "argun-to-mongolia": coverage.run(border, (117.87, 49.51), (116.6, 49.9)),
        "mongolia": longest,
        "sayan": coverage.run(sayan, meeting, control["shabin"][0]),
    }


def areas_of(pieces: coverage.Pieces, names: Any, control: dict[str, Ring]) -> dict[str, Any]:
    """The lands of the story, from the thinned pieces."""
    drawn = {name: coverage.by_part(pieces, name) for name in names}
    drawn["max"] = coverage.snapped(shapely.union_all([drawn["min"], drawn["between"]]))
    drawn["altai"] = coverage.snapped(pieces["min", "RUS"])
    rest = [land for (part, code), land in pieces.items() if part == "min" and code != "RUS"]
    drawn["steppe"] = coverage.snapped(shapely.union_all(rest))
    states = coverage.by_state(pieces)
    drawn["mongolia-today"] = coverage.snapped(states["MNG"])
    drawn["sixty-four-villages"] = shapes.villages(drawn["left-bank"], control)
    leased = states["CHN"].intersection(Polygon(control["lease-edge"]))
    drawn["leased"] = coverage.snapped(coverage.areas(leased))
    return drawn


def main(cache: Path) -> None:
    """Fetch, cut, thin, write."""
    fetch.fetch(cache)
    control = points()
    about = yaml.safe_load((HERE / "layers.yml").read_text(encoding="utf-8"))
    frames = sheet_frames()
    frames["today"] = frames["today"].intersection(today.LIMITS)
    states, parts, other = load(cache, control)
    cut = shapely.union_all([f for s, f in frames.items() if s != "today"]).buffer(0.5)
    pieces = coverage.clean(coverage.carve(states, parts, cut))
    fine, coarse = coverage.thin(pieces, TOLERANCE), coverage.thin(pieces, COARSE)
    eurasia, asia = today.states(cache, frames["today"], NOT_STATES)
    drawn = areas_of(fine, parts, control) | islands.parts(control) | asia
    drawn |= {k: coverage.snapped(v) for k, v in lines_of(fine, control).items()}
    for slug, story in stories.layers().items():
        write(OUT, slug, stories.tell(story, drawn, control), about[slug])
    write(OUT, "posts-amur", stories.posts(), about["posts-amur"])

    lakes = bases.lakes_of(cache, READ)
    rivers = bases.rivers_of(fine, control, other["lines"])
    rough = bases.rivers_of(coarse, control, other["lines"])

    def base(slug: str, land: Any, streams: dict[str, Any], *how: Any) -> None:
        frame = frames[slug.removeprefix("base-")]
        features = bases.base(land, streams, lakes, frame, *how)
        write(OUT, slug, features, about[slug])

    def named(slug: str, streams: dict[str, Any]) -> dict[str, Any]:
        return {name: streams[name] for name in bases.RIVERS[slug]}

    near = coverage.by_state(fine)
    for slug, least in NEAR.items():
        base(slug, near, named(slug, rivers), least, TOLERANCE)
    base("base-overview", coverage.by_state(coarse), named("base-overview", rough), 400, COARSE)
    base("base-khabarovsk", coverage.by_state(pieces), islands.rivers(control), 0.2, 0.0005)
    streams = named("base-today", rough)
    base("base-today", eurasia, streams, today.LEAST_KM2, today.TOLERANCE, today.wrapped)


if __name__ == "__main__":
    root = HERE.parents[2]
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else root / "_build" / "geo-cache")
