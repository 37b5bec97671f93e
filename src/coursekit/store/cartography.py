"""Layers, their sidecars, and plates."""

import hashlib
import json
from pathlib import Path

from .. import paths
from ..errors import ContentError
from ..models.cartography import Layer, Plate
from ..models.fields import Fields
from .files import read_text, read_yaml

_SIDECAR_TEXTS = ("title", "shows", "licence", "credit", "changes", "precision", "crs")


def layer_slugs() -> tuple[str, ...]:
    """Return the names of all layers, sorted."""
    return tuple(sorted(path.stem for path in _folder("geo").glob("*.geojson")))


def plate_slugs() -> tuple[str, ...]:
    """Return the names of all plates, sorted."""
    return tuple(sorted(path.stem for path in _folder("maps").glob("*.yml")))


def layer(slug: str) -> Layer:
    """Return a layer with its sidecar.

    Raise ContentError if either is missing or broken, or if the geometry is not the
    one that the sidecar describes (its sha256 differs).
    """
    path = _folder("geo") / f"{slug}.geojson"
    name = paths.relative(path)
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
    return Layer(slug, collection, rest)


def plate(slug: str) -> Plate:
    """Return a plate; raise ContentError if it is not there or cannot be drawn."""
    path = _folder("maps") / f"{slug}.yml"
    return Plate.from_content(read_yaml(path), slug=slug, file=paths.relative(path))


def _folder(name: str) -> Path:
    return paths.root() / "data" / name
