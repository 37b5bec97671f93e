"""Leaflet's own files. Apart from the maps, so that publishing them need not import folium."""

from pathlib import Path


def leaflet_files() -> dict[str, Path]:
    """Return Leaflet's script and stylesheet by name, as the registry's package carries them."""
    from xstatic.pkg import leaflet

    folder = Path(leaflet.BASE_DIR)
    return {name: folder / name for name in ("leaflet.js", "leaflet.css")}
