"""Layers of the course on a map in degrees, to look up and to add to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import store
from ..errors import ContentError
from ..models.plates import NAMES

if TYPE_CHECKING:
    from .atlas import Atlas


def atlas(layers: str | Sequence[str], year: int | None = None, names: str = "en") -> Atlas:
    """Return layers on a folium map in degrees, to look up and to add anything of folium to.

    The data are EPSG:4326, longitude before latitude; the map shows them in Web Mercator, and
    folium takes positions as [latitude, longitude]. It needs no network. `atlas(...).table()`
    gives the same features as a DataFrame.

    Parameters
    ----------
    layers
        One layer, or several from below to above, by the name of their file in ``data/geo``.
    year
        Keep what stood at the end of that year. Only the years of a feature's dates count, and
        a date that is missing or unknown is no limit. Without a year, keep everything.
    names
        Names in ``en``, ``zh`` (with pinyin), ``ru`` or ``period`` (those of the time, in the
        letters of English); English of today where there is none.

    Raise ContentError for a layer or a language that the course lacks.
    """
    slugs = [layers] if isinstance(layers, str) else list(layers)
    known = [slug for slug in store.layer_slugs() if not slug.startswith("base-")]
    for slug in slugs:
        if slug not in known:
            raise ContentError(
                "data/geo", slug, "is not a layer to choose", f"use one of {', '.join(known)}"
            )
    if names not in NAMES:
        raise ContentError(
            "data/geo", f"names={names!r}", "is no language of names", f"use {', '.join(NAMES)}"
        )
    from .atlas import Atlas

    return Atlas(
        [store.layer(slug) for slug in dict.fromkeys(slugs)],
        store.layer("base-overview"),
        year=year,
        names=names,
        label=lambda key: store.bibliography()[key].label,
    )
