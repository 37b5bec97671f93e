"""Opening files: YAML with one clear line when it is broken, and a hash of all content."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from .. import paths
from ..errors import ContentError


def read_text(path: Path) -> str:
    """Return a UTF-8 file's text; raise ContentError if it is not there or not UTF-8."""
    name = paths.relative(path)
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise ContentError(name, "file", "is not there", "add it or mend the name") from None
    except UnicodeDecodeError as error:
        raise ContentError(
            name, f"byte {error.start}", "is not UTF-8", "save the file as UTF-8"
        ) from None


@lru_cache(maxsize=512)
def parse_yaml(text: str, name: str) -> Any:
    """Return the content of a YAML text; raise ContentError naming the line that broke.

    A page asks for the same files many times: what was parsed is kept, and no one changes it.
    """
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}" if mark else "file"
        problem = getattr(error, "problem", None) or "is not YAML"
        raise ContentError(
            name, line, f"broken YAML ({problem})", "mend quotes, colons and indents there"
        ) from None


def read_yaml(path: Path) -> Any:
    """Return the content of a YAML file; raise ContentError if it is missing or broken."""
    return parse_yaml(read_text(path), paths.relative(path))


def read_list(path: Path) -> list[Any]:
    """Return the entries of a YAML list; an empty file is an empty list."""
    return list_of(read_yaml(path), paths.relative(path))


def list_of(value: Any, name: str) -> list[Any]:
    """Return the content of a YAML file as a list; raise ContentError if it is something else."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise ContentError(name, "file", "is not a list", "start each entry with a dash")
    return value


def content_hash() -> str:
    """Return a hash of everything in ``data/`` and ``src/`` that pages are made from.

    Jupyter Book's cache looks at code cells alone; with this in its key, a change of a
    question, a layer or the package can never leave a stale page behind.
    """
    digest = hashlib.sha256()
    for folder in ("data", "src"):
        for path in sorted((paths.root() / folder).rglob("*")):
            parts = path.parts
            if path.is_file() and "__pycache__" not in parts and path.suffix != ".pyc":
                if any(part.endswith(".egg-info") for part in parts):
                    continue
                digest.update(paths.relative(path).encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
