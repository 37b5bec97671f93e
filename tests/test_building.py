"""Building: caches cannot go stale, bad content stops the build, doors lead somewhere."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from coursekit import store
from coursekit.cli.serve import server
from coursekit.errors import ContentError
from coursekit.site.context import launch_links

PARTS = ("_config.yml", "_toc.yml", "index.md", "chapters", "data", "src")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("book")
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    return root


def build(root: Path) -> subprocess.CompletedProcess[str]:
    """Build a copy of the book as `make book` does."""
    return subprocess.run(
        [sys.executable, "-m", "coursekit", "build"],
        cwd=root,
        env={**os.environ, "COURSEKIT_ROOT": str(root), "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_changes_of_data_and_package_reach_the_page(copy: Path) -> None:
    page = copy / "_build" / "html" / "chapters" / "treaties" / "aigun-peking.html"
    assert build(copy).returncode == 0
    before = page.read_text("utf-8")
    assert "Posts came first" in before
    plate = copy / "data/maps/aigun-peking.yml"
    _change(plate, "title: Posts came first", "title: Guns & <i>posts</i> came first")
    # A page's title stands in the contents of every page, too: as text, whatever is in it.
    _change(copy / "chapters/border-policy.md", "# Border policy", "# Border & <b>policy</b>")
    assert build(copy).returncode == 0
    html = page.read_text("utf-8")
    assert "Guns &amp; &lt;i&gt;posts" in html
    assert "Border &amp; &lt;b&gt;policy" in html
    assert "<i>posts" not in html
    assert "<b>policy" not in html.partition("<main")[0].partition("</head>")[2]
    _change(copy / "src/coursekit/maps/twin.py", ">The map in words", ">The plate in words")
    assert build(copy).returncode == 0
    assert "The plate in words" in page.read_text("utf-8")


def _misspell_kind(root: Path) -> None:
    _change(root / "data/questions/aigun-peking.yml", "  kind: single", "  kind: sinlge")


def _open_polygon(root: Path) -> None:
    path = root / "data/geo/aigun-1858.geojson"
    collection = json.loads(path.read_text("utf-8"))
    geometry = collection["features"][0]["geometry"]
    ring = geometry["coordinates"][0]
    (ring if geometry["type"] == "Polygon" else ring[0]).pop()
    path.write_text(json.dumps(collection), "utf-8")
    record = yaml.safe_load(path.with_suffix(".yml").read_text("utf-8"))
    record["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".yml").write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")


def _cite_nobody(root: Path) -> None:
    with (root / "chapters/border-policy.md").open("a", encoding="utf-8") as page:
        page.write("\n\nSo says a book {cite:p}`nobody-1999`.\n")


def _change_layer(root: Path) -> None:
    _change(root / "data/geo/peking-1860.geojson", "{", "{ ")


@pytest.mark.parametrize(
    ("plant", "words"),
    [
        (_misspell_kind, ["data/questions/aigun-peking.yml: aigun-peking-", "sinlge"]),
        (_open_polygon, ["data/geo/aigun-1858.geojson: ", "clos"]),
        (_change_layer, ["data/geo/peking-1860.yml: peking-1860: sha256"]),
        (_cite_nobody, ["nobody-1999"]),
    ],
    ids=["item", "polygon", "hash", "citation"],
)
def test_bad_content_stops_the_build_and_names_itself(
    copy: Path, plant: Callable[[Path], None], words: list[str]
) -> None:
    kept = copy.with_name("kept")
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir()
    for name in ("data", "chapters"):
        shutil.copytree(copy / name, kept / name)
    try:
        plant(copy)
        done = build(copy)
        assert done.returncode != 0
        last = done.stderr.strip().splitlines()[-1]
        said = last if len(words) > 1 else done.stderr
        for word in words:
            assert word in said, done.stderr[-2000:]
    finally:
        for name in ("data", "chapters"):
            shutil.rmtree(copy / name)
            shutil.copytree(kept / name, copy / name)


def test_content_hash_sees_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "src").mkdir()
    monkeypatch.setenv("COURSEKIT_ROOT", str(tmp_path))
    seen = {store.content_hash()}
    for name in ("data/a.yml", "src/b.py"):
        (tmp_path / name).write_text("one")
        seen.add(store.content_hash())
        (tmp_path / name).write_text("two")
        seen.add(store.content_hash())
    assert len(seen) == 5


def test_doors_lead_to_the_twin() -> None:
    links = launch_links(
        "https://github.com/who/what.git", "chapters/treaties/aigun-peking", "main"
    )
    assert links["binder"] == (
        "https://mybinder.org/v2/gh/who/what/main"
        "?urlpath=lab%2Ftree%2Fchapters%2Ftreaties%2Faigun-peking.ipynb"
    )
    assert (ROOT / "chapters/treaties/aigun-peking.ipynb").exists()
    assert launch_links("", "chapters/x", "main") == {}
    assert launch_links("https://example.org/who/what", "chapters/x", "main") == {}


def test_serving_a_taken_port_says_what_to_do(book: Path) -> None:
    with server(0) as running, pytest.raises(ContentError, match="PORT="):
        server(running.server_address[1])
