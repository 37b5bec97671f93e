"""The files that pages share: one stylesheet, few scripts, the typeface, Leaflet."""

import hashlib
import re
import shutil
from pathlib import Path

import minify
from sphinx.application import Sphinx

from .. import maps, paths, quiz, store
from ..book import drawing_of, sheet_lines
from . import evidence, fonts, study

_versions: dict[str, str] = {}


def versions() -> dict[str, str]:
    """Return a short hash of each published file by name, to tell a cached copy from a new one."""
    return _versions


def publish(app: Sphinx) -> None:
    """Write the shared files to a folder of the build and let Sphinx copy it to ``_static``."""
    if app.builder.format != "html":
        return
    build = Path(app.doctreedir).parent
    folder = build / "assets"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in fonts.cut_fonts(build / "fonts"):
        shutil.copyfile(path, folder / path.name)
    styles = fonts.face_rules() + "\n" + paths.static_text(*paths.STYLES)
    (folder / "borderlines.css").write_text(minify.string("text/css", styles), "utf-8")
    for name, parts in {"quiz.css": paths.QUIZ_STYLES, "reference.css": ("reference.css",)}.items():
        small = minify.string("text/css", paths.static_text(*parts))
        (folder / name).write_text(small, "utf-8")
    (folder / "quiz.js").write_text(quiz.small_script(), "utf-8")
    script = minify.string("application/javascript", maps.map_script())
    (folder / "map.js").write_text(script, "utf-8")
    _publish_maps(folder)
    for name, parts in {
        "book.js": paths.BOOK_SCRIPTS,
        "reference.js": paths.REFERENCE_SCRIPTS,
    }.items():
        (folder / name).write_text(study.packed(*parts), "utf-8")
    for name in ("favicon.svg", "card.png"):
        shutil.copyfile(paths.STATIC / name, folder / name)
    # Leaflet's map of its sources is not published: the comment that asks for it would only 404.
    from ..maps.library import leaflet_files

    for name, path in leaflet_files().items():
        text = re.sub(r"//# sourceMappingURL=\S+", "", path.read_text("utf-8"))
        if name.endswith(".css"):
            text = minify.string("text/css", text)
        (folder / name).write_text(text, "utf-8")
    study.publish(folder)
    evidence.publish(folder)
    for slug in store.table_slugs():
        path = store.table_path(slug)
        (folder / "tables").mkdir(exist_ok=True)
        for part in (path, path.with_suffix(".yml")):
            shutil.copyfile(part, folder / "tables" / part.name)
    _versions.clear()
    for path in filter(Path.is_file, folder.iterdir()):
        _versions[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    app.config.html_static_path.append(str(folder))


def _publish_maps(folder: Path) -> None:
    """Write the sheets that pages share, a picture of each plate, and all layers to download."""
    lines = {slug: sheet_lines(slug) for slug in store.sheet_slugs()}
    for slug, found in lines.items():
        (folder / f"sheet-{slug}.js").write_text(maps.sheet_script(found), "utf-8")
    for name in ("plates", "layers"):
        (folder / name).mkdir()
    for slug in store.plate_slugs():
        drawing = drawing_of(slug)
        picture = maps.still_svg(drawing, lines[drawing.plate.sheet])
        (folder / "plates" / f"{slug}.svg").write_text(picture, "utf-8")
    for slug in store.layer_slugs():
        path = store.layer_path(slug)
        for part in (path, path.with_suffix(".yml")):
            shutil.copyfile(part, folder / "layers" / part.name)
