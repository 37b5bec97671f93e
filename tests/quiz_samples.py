"""Sample items of the kinds that have parts of their own, and the sheet one of them asks on."""

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from coursekit.models.projection import Albers

PROJECTION: dict[str, Any] = {
    "kind": "albers",
    "lat_1": 44,
    "lat_2": 56,
    "lon_0": 130.5,
    "lat_0": 50,
}


def _path(ring: Sequence[tuple[float, float]], *, closed: bool = True) -> str:
    """Positions in degrees as a sheet's path data, in half kilometres."""
    albers = Albers.of(PROJECTION)
    grid = [(round(x * 2), round(-y * 2)) for x, y in (albers.forward(*at) for at in ring)]
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(grid)]
    path = f"M{grid[0][0]} {grid[0][1]}l{' '.join(steps)}".replace(" -", "-")
    return path + ("z" if closed else "")


# Not a map of anything: a coast, two rivers and a lake, roughly where the real ones run.
_COAST = [
    (110, 43),
    (130.7, 42.3),
    (132, 43.1),
    (135.5, 44.5),
    (139, 47.5),
    (140.4, 49.5),
    (140.5, 52),
    (141.3, 53.2),
    (137, 54),
    (135.2, 54.7),
    (143, 59),
    (110, 60),
]
_AMUR = [(121.5, 53.3), (125, 53), (127.5, 50.3), (130.7, 47.7), (135.1, 48.5), (140.5, 52.9)]
_USSURI = [(133.5, 44.3), (133.7, 46.2), (135.1, 48.5)]
_TRACT = [(135.1, 48.5), (140.4, 52.2), (139, 47.5), (135.5, 44.5), (131, 42.6), (133.7, 46.2)]

SHEET: dict[str, Any] = {
    "slug": "amur",
    "units": 2,
    "projection": PROJECTION,
    "frame": [-700, -860, 760, 560],
    "base": {
        "land": _path(_COAST),
        "river": _path(_AMUR, closed=False) + _path(_USSURI, closed=False),
        "lake": _path([(131.9, 44.7), (132.6, 44.6), (132.6, 45.3), (132, 45.2)]),
        "border": "",
    },
    "shapes": {"peking-1860/ussuri-mainland": _path(_TRACT)},
}


def sheet_script(sheet: Mapping[str, Any]) -> str:
    """The script that a page fetches for a sheet."""
    data = json.dumps(sheet, separators=(",", ":"))
    return f"(window.borderlinesSheets=window.borderlinesSheets||{{}})['{sheet['slug']}']={data};"


def item(kind: str, word: str, **fields: Any) -> dict[str, Any]:
    """An item of `kind` as YAML gives it; None takes a field away."""
    raw: dict[str, Any] = {
        "id": f"sample-{word}",
        "kind": kind,
        "objective": "locate",
        "level": "apply",
        "use": "practice",
        "sources": ["aigun-treaty"],
    } | fields
    return {name: value for name, value in raw.items() if value is not None}


def matching(**changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "stem": "Which year belongs to which treaty?",
        "pairs": [
            {"left": "Nerchinsk", "right": "1689", "feedback": "The first of them all."},
            {
                "left": "Aigun",
                "right": "1858",
                "feedback": "Signed on the Amur in May.",
                "hint": "It came two years before the treaty signed in the capital.",
            },
            {"left": "Peking", "right": "1860", "feedback": "Signed in November."},
        ],
        "extra": [{"text": "1911", "feedback": "That is the year of a revolution."}],
        "hints": ["Two of them lie thirty months apart."],
        "feedback": "From the first to the second, 169 years passed.",
    }
    return item("matching", "years", **fields | changes)


def sorting(**changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "stem": "Was it written in the treaty of 1858, or done on the ground?",
        "categories": [
            {"id": "text", "name": "In the text"},
            {"id": "ground", "name": "On the ground"},
        ],
        "cards": [
            {
                "text": "The left bank belongs to Russia",
                "category": "text",
                "feedback": "Article 1 says so.",
            },
            {
                "text": "A flag at the mouth of the Amur",
                "category": "ground",
                "feedback": "Raised in 1850, eight years early.",
                "hint": "Ask who was there to sign.",
            },
            {
                "text": "A post at the mouth of the Zeya",
                "category": "ground",
                "feedback": "Founded in 1856.",
            },
        ],
        "feedback": "Posts came first, paper after.",
    }
    return item("sorting", "paper", **fields | changes)


def place(**changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "stem": "Where does the Ussuri join the Amur?",
        "sheet": "amur",
        "target": {"at": [135.07, 48.48], "within_km": 60},
        "list": [
            {
                "text": "Mouth of the Zeya",
                "at": [127.53, 50.27],
                "feedback": "There the Zeya comes in from the north.",
            },
            {
                "text": "Where Khabarovsk stands",
                "at": [135.07, 48.48],
                "feedback": "The two rivers meet here.",
            },
            {
                "text": "Mouth of the Amur",
                "at": [141.0, 53.0],
                "feedback": "There the Amur reaches the sea.",
            },
        ],
        "near": [
            {
                "at": [132.5, 47.7],
                "within_km": 50,
                "feedback": "That is the mouth of the Sungari.",
            }
        ],
        "feedback": "Khabarovsk grew at that mouth.",
    }
    return item("map", "mouth", **fields | changes)


def tract(**changes: Any) -> dict[str, Any]:
    """A map item whose target is a feature of the sheet."""
    fields: dict[str, Any] = {
        "id": "sample-tract",
        "stem": "Point at land that only the treaty of 1860 made Russian.",
        "target": {"feature": "peking-1860/ussuri-mainland", "margin_km": 20},
        "list": [
            {"text": "Vladivostok", "at": [132.6, 44.0], "feedback": "East of the Ussuri."},
            {"text": "Nerchinsk", "at": [121.5, 52.0], "feedback": "Russian since 1689."},
            {"text": "Aigun", "at": [127.5, 50.0], "feedback": "On the right bank."},
        ],
        "near": None,
        "feedback": None,
    }
    return place(**fields | changes)


def judgement(**changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "stem": "How does this figure stand up?",
        "claim": "e001-11",
        "level": "judge",
        "hints": ["Ask what is counted."],
        "feedback": "Ask of every area what it counts.",
    }
    return item("claim", "area-claim", **fields | changes)


def source(**changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "stem": "What can this report prove, and what not?",
        "level": "judge",
        "document": {
            "title": "A governor reports on the talks",
            "cite": "aigun-treaty",
            "text": "The governor tells his court that the other side gave way in a single day.",
            "url": "https://example.org/report",
        },
        "questions": ["Who writes, and for whom?", "What would you look for next?"],
        "rubric": [
            {
                "criterion": "Says who writes, when and for whom",
                "levels": [
                    {"points": 0, "text": "Not said."},
                    {"points": 1, "text": "Named."},
                    {"points": 2, "text": "Named, and weighed."},
                ],
            },
            {
                "criterion": "Looks for a second witness",
                "levels": [
                    {"points": 0, "text": "Trusts this one."},
                    {"points": 1, "text": "Names another record."},
                ],
            },
        ],
        "model": "A governor writes to those who will reward him; compare the other side's record.",
        "hints": ["Think of what the writer hopes for."],
        "feedback": "One witness is a beginning.",
    }
    return item("source", "report", **fields | changes)
