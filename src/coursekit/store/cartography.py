"""Layers with their sidecars, sheets, plates, the gazetteer and the areas to count."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from .. import paths
from ..errors import ContentError
from ..models.areas import Areas
from ..models.cartography import Layer, Sheet
from ..models.features import check_features_say_all
from ..models.fields import Fields
from ..models.places import Place
from ..models.plates import Plate
from .files import list_of, parse_yaml, read_text, read_yaml

_SIDECAR_TEXTS = ("title", "shows", "licence", "credit", "changes", "precision", "crs")


def layer_slugs() -> tuple[str, ...]:
    """Return the names of all layers, sorted."""
    return tuple(sorted(path.stem for path in _folder("geo").glob("*.geojson")))


def sheet_slugs() -> tuple[str, ...]:
    """Return the names of all sheets, sorted."""
    return tuple(sorted(path.stem for path in _folder("maps", "sheets").glob("*.yml")))


def plate_slugs() -> tuple[str, ...]:
    """Return the names of all plates, sorted."""
    return tuple(sorted(path.stem for path in _folder("maps").glob("*.yml")))


def layer_path(slug: str) -> Path:
    """Return where a layer's GeoJSON stands."""
    return _folder("geo") / f"{slug}.geojson"


def layer(slug: str) -> Layer:
    """Return a layer with its sidecar.

    Raise ContentError if either is missing or broken, if the geometry is not the one that the
    sidecar describes (its sha256 differs), or if a feature leaves a question open.
    """
    path = layer_path(slug)
    # Read once for each state of the file: plates share layers, and checking one takes a while.
    files = (path, path.with_suffix(".yml"))
    return _layer(path, tuple(p.stat().st_mtime_ns if p.exists() else 0 for p in files))


@cache
def _layer(path: Path, stamps: tuple[int, ...]) -> Layer:
    name, slug = paths.relative(path), path.stem
    text = read_text(path)
    sidecar = path.with_suffix(".yml")
    if not sidecar.exists():
        raise ContentError(
            name, "sidecar", "is missing", f"describe the layer in {sidecar.name} beside it"
        )
    fields = Fields(read_yaml(sidecar), file=paths.relative(sidecar), key=slug)
    for field in _SIDECAR_TEXTS:
        fields.text(field)
    if not fields.records("source"):
        raise fields.error("no source", "say where the geometry comes from, under `source:`")
    expected, found = fields.text("sha256"), hashlib.sha256(text.encode()).hexdigest()
    if expected != found:
        raise fields.error(
            f"sha256 is not that of {path.name}",
            f"if the change is meant, describe it under `changes` and write sha256: {found}",
        )
    fields.number("bytes")
    rest = fields.rest()
    try:
        collection = json.loads(text)
    except json.JSONDecodeError as error:
        raise ContentError(
            name, f"line {error.lineno}", f"broken JSON ({error.msg})", "write the layer again"
        ) from None
    read = Layer(slug, collection, rest)
    if not read.is_base:
        check_features_say_all(collection, file=name)
    return read


def sheet(slug: str) -> Sheet:
    """Return a sheet; raise ContentError if it is not there or not whole."""
    path = _folder("maps", "sheets") / f"{slug}.yml"
    return Sheet.from_content(read_yaml(path), slug=slug, file=paths.relative(path))


def plate(slug: str) -> Plate:
    """Return a plate; raise ContentError if it is not there or cannot be drawn."""
    path = _folder("maps") / f"{slug}.yml"
    return Plate.from_content(read_yaml(path), slug=slug, file=paths.relative(path))


def places() -> Mapping[str, Place]:
    """Return the gazetteer by id; raise ContentError for an entry that is not whole."""
    path = paths.root() / "data" / "places.yml"
    return _places(read_text(path), paths.relative(path))


@lru_cache(maxsize=4)
def _places(text: str, name: str) -> Mapping[str, Place]:
    found: dict[str, Place] = {}
    for raw in list_of(parse_yaml(text, name), name):
        place = Place.from_content(raw, file=name)
        if place.id in found:
            raise ContentError(name, place.id, "stands twice", "join the two entries")
        found[place.id] = place
    return found


def areas() -> Areas:
    """Return the pieces to count, the known sums and the figures that others print."""
    path = paths.root() / "data" / "areas.yml"
    return Areas.from_content(read_yaml(path), file=paths.relative(path))


def _folder(*names: str) -> Path:
    return paths.root().joinpath("data", *names)
