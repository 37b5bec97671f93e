"""Planting faults in a copy of the content, and hearing how they are named."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from coursekit.cli import main

LAYER = "data/geo/aigun-1858.geojson"
Fault = tuple[Callable[[Path], object], str, str]
"""How to plant it, the file that the message must name, words that it must hold."""


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def stamp(path: Path) -> None:
    """Write a changed layer's hash into its sidecar, so that only the layer itself is wrong."""
    sidecar = path.with_suffix(".yml")
    record = yaml.safe_load(sidecar.read_text("utf-8"))
    record["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    sidecar.write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")


def layer(change: Callable[[dict[str, object]], None]) -> Callable[[Path], None]:
    """Change a layer's geometry, and nothing else about it."""

    def plant(root: Path) -> None:
        path = root / LAYER
        collection = json.loads(path.read_text("utf-8"))
        change(collection["features"][0]["geometry"])
        path.write_text(json.dumps(collection), "utf-8")
        stamp(path)

    return plant


def say(change: Callable[[dict[str, object]], None]) -> Callable[[Path], None]:
    """Change what a layer's first feature says of itself."""

    def plant(root: Path) -> None:
        path = root / LAYER
        collection = json.loads(path.read_text("utf-8"))
        change(collection["features"][0]["properties"])
        path.write_text(json.dumps(collection), "utf-8")
        stamp(path)

    return plant


def is_named(fault: Fault, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Plant a fault; `coursekit check` must name it in one line that says how to mend it."""
    plant, file, words = fault
    plant(root)
    assert main(["check"]) == 1
    lines = capsys.readouterr().err.strip().splitlines()
    named = [line for line in lines if line.startswith(f"{file}: ") and words in line]
    assert named, lines[:5]
    assert "; " in named[0], "the line must say how to mend it"
