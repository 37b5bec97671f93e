"""Faults planted in layers, sheets, plates, gazetteer and areas are caught in one clear line."""

from pathlib import Path

import pytest
import yaml
from planting import LAYER, Fault, is_named, layer, replace, say, stamp

PLATE = "data/maps/aigun-peking.yml"
SHEET = "data/maps/sheets/amur.yml"
PLACES = "data/places.yml"
AREAS = "data/areas.yml"


def _break_json(root: Path) -> None:
    (root / LAYER).write_text("{")
    stamp(root / LAYER)


def _without_licence(root: Path) -> None:
    path = (root / LAYER).with_suffix(".yml")
    record = yaml.safe_load(path.read_text("utf-8"))
    del record["licence"]
    path.write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")


def _outer(geometry: dict[str, object]) -> list[list[float]]:
    rings: object = geometry["coordinates"]
    while isinstance(rings, list) and isinstance(rings[0][0], list):
        if isinstance(rings[0][0][0], int | float):
            break
        rings = rings[0]
    assert isinstance(rings, list)
    ring = rings[0]
    assert isinstance(ring, list)
    return ring


def _open_ring(geometry: dict[str, object]) -> None:
    _outer(geometry).pop()


def _cross_ring(geometry: dict[str, object]) -> None:
    ring = _outer(geometry)
    ring[1], ring[len(ring) // 2] = ring[len(ring) // 2], ring[1]


FAULTS: dict[str, Fault] = {
    "unclosed polygon": (layer(_open_ring), LAYER, "clos"),
    "polygon that crosses itself": (layer(_cross_ring), LAYER, "left-bank"),
    "layer without its sidecar": (
        lambda r: (r / LAYER).with_suffix(".yml").unlink(),
        LAYER,
        "sidecar",
    ),
    "layer with a wrong hash": (
        lambda r: replace(r / LAYER, "{", "{ "),
        "data/geo/aigun-1858.yml",
        "sha256",
    ),
    "broken JSON": (_break_json, LAYER, "broken JSON"),
    "plate with an unknown feature": (
        lambda r: replace(r / PLATE, "aigun-1858/left-bank", "aigun-1858/right-bank"),
        PLATE,
        "right-bank",
    ),
    "plate with an unknown certainty": (
        lambda r: replace(r / PLATE, "certainty: approximate", "certainty: sure"),
        PLATE,
        "certainty",
    ),
    "layer without a licence": (_without_licence, "data/geo/aigun-1858.yml", "licence"),
    "feature without a source": (say(lambda p: p.update(sources=[])), LAYER, "sources"),
    "feature that is silent": (say(lambda p: p.update(article=None)), LAYER, "article"),
    "feature of unknown certainty": (
        say(lambda p: p.update(certainty="sure")),
        LAYER,
        "certainty",
    ),
    "feature on an unknown edge": (
        say(lambda p: p.update(edge_basis=["sky"])),
        LAYER,
        "edge_basis",
    ),
    "feature of no treaty of ours": (say(lambda p: p.update(treaty=1859)), LAYER, "1859"),
    "feature with a date that is none": (say(lambda p: p.update(to="soon")), LAYER, "'soon'"),
    "feature that ends before it begins": (
        say(lambda p: p.update({"from": "1860", "to": "1858"})),
        LAYER,
        "before it begins",
    ),
    "feature citing an unknown work": (
        say(lambda p: p.update(sources=["nobody-1999"])),
        LAYER,
        "nobody-1999",
    ),
    "sheet without its base": (
        lambda r: replace(r / SHEET, "base: base-amur", "base: base-mars"),
        "data/geo/base-mars.geojson",
        "is not there",
    ),
    "sheet with an empty frame": (
        lambda r: replace(r / SHEET, "west: -1150", "west: 1950"),
        SHEET,
        "is empty",
    ),
    "plate on an unknown sheet": (
        lambda r: replace(r / PLATE, "sheet: amur", "sheet: mars"),
        "data/maps/sheets/mars.yml",
        "is not there",
    ),
    "plate naming an unknown place": (
        lambda r: replace(r / PLATE, "place: vladivostok", "place: atlantis"),
        PLATE,
        "atlantis",
    ),
    "row that ends before it begins": (
        lambda r: replace(r / PLATE, "{from: 1858, to: 1860,", "{from: 1858, to: 1850,"),
        PLATE,
        "before it begins",
    ),
    "place twice": (
        lambda r: replace(r / PLACES, "- id: heihe", "- id: vladivostok"),
        PLACES,
        "twice",
    ),
    "place off the globe": (
        lambda r: replace(r / PLACES, "at: [127.526, 50.276]", "at: [50.276, 127.526]"),
        PLACES,
        "globe",
    ),
    "piece that is not there": (
        lambda r: replace(r / AREAS, "pieces: [left-bank]", "pieces: [left-bnak]"),
        AREAS,
        "left-bnak",
    ),
    "overlap told one way only": (
        lambda r: replace(r / AREAS, "excludes: [left-bank]", "excludes: []"),
        AREAS,
        "other way round",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_planted_fault_is_named(name: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    is_named(FAULTS[name], copy, capsys)
