"""Scripts of the maps, and Leaflet's own files; apart, so that publishing them needs no folium."""

from pathlib import Path

from .. import paths


def leaflet_files() -> dict[str, Path]:
    """Return Leaflet's script and stylesheet by name, as the registry's package carries them."""
    from xstatic.pkg import leaflet

    folder = Path(leaflet.BASE_DIR)
    return {name: folder / name for name in ("leaflet.js", "leaflet.css")}


def map_script() -> str:
    """Return the one script of all maps."""
    return paths.static_text(*paths.MAP_SCRIPTS)
