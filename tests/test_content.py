"""The content as it stands holds, and faults planted in a copy are caught in one clear line."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from coursekit.cli import main
from coursekit.cli.audit import audit

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = "data/questions/aigun-peking.yml"
CLAIMS = "data/claims/aigun-peking.yml"
CHAPTER = "chapters/treaties/aigun-peking.md"
LAYER = "data/geo/aigun-1858.geojson"
PLATE = "data/maps/aigun-peking.yml"
SHEET = "data/maps/sheets/amur.yml"
PLACES = "data/places.yml"
AREAS = "data/areas.yml"


def test_all_content_holds() -> None:
    report = audit()
    assert [str(fault) for fault in report.faults] == []


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("data", "chapters"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("_toc.yml", "index.md"):
        shutil.copy(ROOT / name, tmp_path)
    monkeypatch.setenv("COURSEKIT_ROOT", str(tmp_path))
    return tmp_path


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def _questions(change: Callable[[list[dict[str, object]]], None]) -> Callable[[Path], None]:
    def plant(root: Path) -> None:
        path = root / QUESTIONS
        items = yaml.safe_load(path.read_text("utf-8"))
        change(items)
        path.write_text(yaml.safe_dump(items, allow_unicode=True), "utf-8")

    return plant


def _stamp(path: Path) -> None:
    """Write a changed layer's hash into its sidecar, so that only the layer itself is wrong."""
    sidecar = path.with_suffix(".yml")
    record = yaml.safe_load(sidecar.read_text("utf-8"))
    record["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    sidecar.write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")


def _break_json(root: Path) -> None:
    (root / LAYER).write_text("{")
    _stamp(root / LAYER)


def _layer(change: Callable[[dict[str, object]], None]) -> Callable[[Path], None]:
    """Change a layer's geometry, and nothing else about it."""

    def plant(root: Path) -> None:
        path = root / LAYER
        collection = json.loads(path.read_text("utf-8"))
        change(collection["features"][0]["geometry"])
        path.write_text(json.dumps(collection), "utf-8")
        _stamp(path)

    return plant


def _say(change: Callable[[dict[str, object]], None]) -> Callable[[Path], None]:
    """Change what a layer's first feature says of itself."""

    def plant(root: Path) -> None:
        path = root / LAYER
        collection = json.loads(path.read_text("utf-8"))
        change(collection["features"][0]["properties"])
        path.write_text(json.dumps(collection), "utf-8")
        _stamp(path)

    return plant


def _without_licence(root: Path) -> None:
    path = (root / LAYER).with_suffix(".yml")
    record = yaml.safe_load(path.read_text("utf-8"))
    del record["licence"]
    path.write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")


def _outer(geometry: dict[str, object]) -> list[list[float]]:
    rings: object = geometry["coordinates"]
    while isinstance(rings, list) and isinstance(rings[0][0], list):
        if isinstance(rings[0][0][0], int | float):
            break
        rings = rings[0]
    assert isinstance(rings, list)
    ring = rings[0]
    assert isinstance(ring, list)
    return ring


def _open_ring(geometry: dict[str, object]) -> None:
    _outer(geometry).pop()


def _cross_ring(geometry: dict[str, object]) -> None:
    ring = _outer(geometry)
    ring[1], ring[len(ring) // 2] = ring[len(ring) // 2], ring[1]


def _single(items: list[dict[str, object]]) -> dict[str, object]:
    return next(item for item in items if item["kind"] == "single")


def _no_right(items: list[dict[str, object]]) -> None:
    options = _single(items)["options"]
    assert isinstance(options, list)
    for option in options:
        option.pop("right", None)


def _no_feedback(items: list[dict[str, object]]) -> None:
    options = _single(items)["options"]
    assert isinstance(options, list)
    options[0].pop("feedback")


def _all_of_them(items: list[dict[str, object]]) -> None:
    options = _single(items)["options"]
    assert isinstance(options, list)
    options[0]["text"] = "All of the above"


def _long_right(items: list[dict[str, object]]) -> None:
    for item in items:
        options = item.get("options")
        for option in options if isinstance(options, list) else ():
            if option.get("right"):
                option["text"] += ", and so on and so forth, at more length than the others have"


FAULTS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    # name: how to plant it, the file the message must name, words it must hold
    "broken YAML": (
        lambda r: _replace(r / QUESTIONS, "  stem:", "  stem: [:"),
        QUESTIONS,
        "broken YAML",
    ),
    "not a list": (
        lambda r: (r / QUESTIONS).write_text("a: b\n"),
        QUESTIONS,
        "not a list",
    ),
    "two items with one id": (
        _questions(lambda items: items.append(dict(items[0]))),
        QUESTIONS,
        "stands twice",
    ),
    "no right option": (_questions(_no_right), QUESTIONS, "right"),
    "option without feedback": (_questions(_no_feedback), QUESTIONS, "feedback"),
    "unknown kind": (
        _questions(lambda items: items[0].update(kind="essay")),
        QUESTIONS,
        "kind",
    ),
    "misspelt field": (
        _questions(lambda items: items[0].update(hintz=["no"])),
        QUESTIONS,
        "hintz",
    ),
    "unknown objective": (
        _questions(lambda items: items[0].update(objective="fly")),
        QUESTIONS,
        "fly",
    ),
    "unknown source of an item": (
        _questions(lambda items: items[0].update(sources=["nobody-1999"])),
        QUESTIONS,
        "nobody-1999",
    ),
    "stem in the negative": (
        _questions(lambda items: _single(items).update(stem="Which river is not named?")),
        QUESTIONS,
        "negative",
    ),
    "option about the others": (_questions(_all_of_them), QUESTIONS, "All of the above"),
    "right option always the longest": (_questions(_long_right), QUESTIONS, "longest"),
    "too few questions": (_questions(lambda items: items.__delitem__(slice(8))), QUESTIONS, "only"),
    "unknown citation key": (
        lambda r: _replace(r / CHAPTER, "{cite:p}`", "{cite:p}`nobody-1999,"),
        CHAPTER,
        "nobody-1999",
    ),
    "unused work": (
        lambda r: (
            (r / "data/references.bib")
            .open("a")
            .write(
                "\n@misc{nobody-1999, author={No Body}, title={None}, year=1999, status={seen}}\n"
            )
            and None
        ),
        "data/references.bib",
        "never cited",
    ),
    "unknown status of a work": (
        lambda r: _replace(r / "data/references.bib", "status = {seen", "status = {glanced"),
        "data/references.bib",
        "status",
    ),
    "broken BibTeX": (
        lambda r: _replace(r / "data/references.bib", "title = {", "title = "),
        "data/references.bib",
        "broken BibTeX",
    ),
    "book without its publisher": (
        lambda r: _replace(r / "data/references.bib", "publisher = {", "printer = {"),
        "data/references.bib",
        "publisher",
    ),
    "unknown verdict": (
        lambda r: _replace(r / CLAIMS, "verdict: wrong", "verdict: bad"),
        CLAIMS,
        "verdict",
    ),
    "unclosed polygon": (_layer(_open_ring), LAYER, "clos"),
    "polygon that crosses itself": (_layer(_cross_ring), LAYER, "left-bank"),
    "layer without its sidecar": (
        lambda r: (r / LAYER).with_suffix(".yml").unlink(),
        LAYER,
        "sidecar",
    ),
    "layer with a wrong hash": (
        lambda r: _replace(r / LAYER, "{", "{ "),
        "data/geo/aigun-1858.yml",
        "sha256",
    ),
    "broken JSON": (_break_json, LAYER, "broken JSON"),
    "plate with an unknown feature": (
        lambda r: _replace(r / PLATE, "aigun-1858/left-bank", "aigun-1858/right-bank"),
        PLATE,
        "right-bank",
    ),
    "plate with an unknown certainty": (
        lambda r: _replace(r / PLATE, "certainty: approximate", "certainty: sure"),
        PLATE,
        "certainty",
    ),
    "layer without a licence": (_without_licence, "data/geo/aigun-1858.yml", "licence"),
    "feature without a source": (_say(lambda p: p.update(sources=[])), LAYER, "sources"),
    "feature that is silent": (_say(lambda p: p.update(article=None)), LAYER, "article"),
    "feature of unknown certainty": (
        _say(lambda p: p.update(certainty="sure")),
        LAYER,
        "certainty",
    ),
    "feature on an unknown edge": (
        _say(lambda p: p.update(edge_basis=["sky"])),
        LAYER,
        "edge_basis",
    ),
    "feature of no treaty of ours": (_say(lambda p: p.update(treaty=1859)), LAYER, "1859"),
    "feature with a date that is none": (_say(lambda p: p.update(to="soon")), LAYER, "'soon'"),
    "feature that ends before it begins": (
        _say(lambda p: p.update({"from": "1860", "to": "1858"})),
        LAYER,
        "before it begins",
    ),
    "feature citing an unknown work": (
        _say(lambda p: p.update(sources=["nobody-1999"])),
        LAYER,
        "nobody-1999",
    ),
    "sheet without its base": (
        lambda r: _replace(r / SHEET, "base: base-amur", "base: base-mars"),
        "data/geo/base-mars.geojson",
        "is not there",
    ),
    "sheet with an empty frame": (
        lambda r: _replace(r / SHEET, "west: -1150", "west: 1950"),
        SHEET,
        "is empty",
    ),
    "plate on an unknown sheet": (
        lambda r: _replace(r / PLATE, "sheet: amur", "sheet: mars"),
        "data/maps/sheets/mars.yml",
        "is not there",
    ),
    "plate naming an unknown place": (
        lambda r: _replace(r / PLATE, "place: vladivostok", "place: atlantis"),
        PLATE,
        "atlantis",
    ),
    "row that ends before it begins": (
        lambda r: _replace(r / PLATE, "{from: 1858, to: 1860,", "{from: 1858, to: 1850,"),
        PLATE,
        "before it begins",
    ),
    "place twice": (
        lambda r: _replace(r / PLACES, "- id: heihe", "- id: vladivostok"),
        PLACES,
        "twice",
    ),
    "place off the globe": (
        lambda r: _replace(r / PLACES, "at: [127.526, 50.276]", "at: [50.276, 127.526]"),
        PLACES,
        "globe",
    ),
    "piece that is not there": (
        lambda r: _replace(r / AREAS, "pieces: [left-bank]", "pieces: [left-bnak]"),
        AREAS,
        "left-bnak",
    ),
    "overlap told one way only": (
        lambda r: _replace(r / AREAS, "excludes: [left-bank]", "excludes: []"),
        AREAS,
        "other way round",
    ),
    "front matter not closed": (
        lambda r: _replace(r / CHAPTER, "\n---\n", "\n-- -\n"),
        CHAPTER,
        "front matter",
    ),
    "years that do not ascend": (
        lambda r: _replace(r / CHAPTER, "years: [1847, 1860]", "years: [1860, 1847]"),
        CHAPTER,
        "years",
    ),
    "endless sentence": (
        lambda r: (r / CHAPTER).open("a").write("\n\n" + "word " * 60 + "end.\n"),
        CHAPTER,
        "cut it in two",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_planted_fault_is_named(name: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant, file, words = FAULTS[name]
    plant(copy)
    assert main(["check"]) == 1
    lines = capsys.readouterr().err.strip().splitlines()
    named = [line for line in lines if line.startswith(f"{file}: ") and words in line]
    assert named, lines[:5]
    assert "; " in named[0], "the line must say how to mend it"
