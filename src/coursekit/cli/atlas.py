"""The audit of everything that maps are made of: layers, sheets, plates, places, areas."""

from collections.abc import Iterable

from .. import areas, ledger, store
from ..book import drawing_of, sheet_lines
from ..errors import ContentError
from ..geo import check_features
from ..models.cartography import Layer

PLACES, AREAS = "data/places.yml", "data/areas.yml"


def maps_and_places() -> tuple[list[ContentError], set[str]]:
    """Return the faults of maps, gazetteer and areas, and the works that they cite.

    Raise ContentError where a file cannot be read at all.
    """
    cited: dict[str, dict[str, tuple[str, ...]]] = {PLACES: {}, AREAS: {}}
    for slug in store.layer_slugs():
        layer, name = store.layer(slug), f"data/geo/{slug}.geojson"
        check_features(layer.collection, name)
        if not layer.is_base:
            cited[name] = _works_of(layer)
    faults = _unseen(_drawn())
    for place in store.places().values():
        cited[PLACES][place.id] = (
            *place.sources,
            *(key for name in place.names for key in name.sources),
        )
    areas.piece_areas()
    for entry in store.areas().entries:
        cited[AREAS][entry.id] = entry.sources
    works = store.bibliography()
    for file, entries in cited.items():
        for ident, keys in entries.items():
            faults += ledger.unknown_keys(keys, works, file=file, key=ident)
    return faults, {key for entries in cited.values() for keys in entries.values() for key in keys}


def _works_of(layer: Layer) -> dict[str, tuple[str, ...]]:
    return {
        feature["properties"]["id"]: tuple(feature["properties"]["sources"])
        for feature in layer.collection["features"]
    }


def _drawn() -> set[str]:
    """Draw every plate and sheet; return the layers and the sheets that are shown somewhere."""
    shown: set[str] = set()
    for slug in store.plate_slugs():
        drawing = drawing_of(slug)
        shown.add(f"sheets/{drawing.plate.sheet}")
        shown.update(drawing.layers)
    for slug in store.sheet_slugs():
        sheet_lines(slug)
        shown.add(store.sheet(slug).base)
    return shown


def _unseen(shown: Iterable[str]) -> list[ContentError]:
    cure = "put it on a plate"
    faults = [
        ContentError(f"data/geo/{slug}.geojson", "layer", "is never shown", cure)
        for slug in store.layer_slugs()
        if slug not in shown
    ]
    faults += [
        ContentError(f"data/maps/sheets/{slug}.yml", "sheet", "holds no plate", cure)
        for slug in store.sheet_slugs()
        if f"sheets/{slug}" not in shown
    ]
    return faults
