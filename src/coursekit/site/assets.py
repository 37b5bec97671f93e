"""The files that pages share: one stylesheet, few scripts, the typeface, Leaflet."""

import hashlib
import re
import shutil
from pathlib import Path

from sphinx.application import Sphinx

from .. import paths, quiz
from . import fonts

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
    (folder / "borderlines.css").write_text(without_comments(styles), "utf-8")
    (folder / "quiz.js").write_text(quiz.script(), "utf-8")
    for name in ("map.js", "book.js", "favicon.svg", "card.png"):
        shutil.copyfile(paths.STATIC / name, folder / name)
    # Leaflet's map of its sources is not published: the comment that asks for it would only 404.
    from ..maps.library import leaflet_files

    for name, path in leaflet_files().items():
        text = path.read_text("utf-8")
        (folder / name).write_text(re.sub(r"//# sourceMappingURL=\S+", "", text), "utf-8")
    _versions.clear()
    for path in folder.iterdir():
        _versions[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    app.config.html_static_path.append(str(folder))


def without_comments(css: str) -> str:
    """Return a stylesheet without comments and indents; nothing else of it changes."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return "\n".join(line.strip() for line in css.splitlines() if line.strip())
