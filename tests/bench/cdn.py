"""Files that stock pages fetch from other hosts, as the npm registry carries the same ones."""

import re
import shutil
import subprocess
import tarfile
from functools import cache
from pathlib import Path

_NPM = re.compile(
    r"^https://(?:cdn\.jsdelivr\.net/npm|unpkg\.com)/((?:@[^/]+/)?[^/@]+)@([^/]+)/(.+)$"
)
_CDNJS = r"https://cdnjs\.cloudflare\.com/ajax/libs"
_KNOWN = (
    # A host's address, and where the package of the same release keeps the same file.
    (r"^https://code\.jquery\.com/jquery-([\d.]+)\.min\.js$", "jquery", "dist/jquery.min.js"),
    (rf"^{_CDNJS}/mathjax/([\d.]+)/es5/(.+)$", "mathjax", "es5/{1}"),
    (rf"^{_CDNJS}/require\.js/([\d.]+)/require\.min\.js$", "requirejs", "require.js"),
)


class Mirror:
    """Finds the bytes of other hosts' files; `folder` keeps what was fetched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.file = cache(self._file)

    @staticmethod
    def same(address: str) -> bool:
        """Return whether the copy weighs what the original does; one is not minified."""
        return not address.endswith("/require.min.js")

    def _file(self, address: str) -> Path | None:
        """Return a local copy of what an address serves, or None where the registry has none."""
        name, version, inside = _package(address.partition("?")[0])
        if not name or shutil.which("npm") is None:
            return None
        home = self.folder / f"{name.replace('/', '-').lstrip('@')}-{version}"
        if not home.is_dir() and not self._fetch(f"{name}@{version}", home):
            return None
        found = home / "package" / inside
        return found if found.is_file() else None

    def _fetch(self, package: str, home: Path) -> bool:
        packs = home.with_suffix(".packs")
        packs.mkdir(exist_ok=True)
        command = ["npm", "pack", "--silent", "--pack-destination", str(packs), package]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        found = next(packs.glob("*.tgz"), None)
        if done.returncode or found is None:
            return False
        with tarfile.open(found) as archive:
            archive.extractall(home, filter="data")
        return True


def _package(address: str) -> tuple[str, str, str]:
    match = _NPM.match(address)
    if match:
        return match[1], match[2], match[3]
    for pattern, name, inside in _KNOWN:
        match = re.match(pattern, address)
        if match:
            return name, match[1], inside.format(*match.groups())
    return "", "", ""
