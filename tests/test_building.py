"""Building: caches cannot go stale, bad content stops the build, doors lead somewhere."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import BIN, ROOT

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
    return subprocess.run(
        [str(BIN / "jupyter-book"), "build", ".", "-W", "-n", "--keep-going", "-q"],
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
    _change(
        copy / "data/maps/aigun-peking.yml", "title: Posts came first", "title: Guns came first"
    )
    assert build(copy).returncode == 0
    assert "Guns came first" in page.read_text("utf-8")
    _change(copy / "src/coursekit/maps/figure.py", "The map in words", "The plate in words")
    assert build(copy).returncode == 0
    assert "The plate in words" in page.read_text("utf-8")


def test_broken_content_stops_the_build_with_one_line(copy: Path) -> None:
    path = copy / "data/questions/aigun-peking.yml"
    kept = path.read_text("utf-8")
    try:
        _change(path, "  kind: single", "  kind: sinlge")
        done = build(copy)
        said = done.stdout + done.stderr
        assert done.returncode != 0
        assert "data/questions/aigun-peking.yml: aigun-peking-" in said
        assert "sinlge" in said
    finally:
        path.write_text(kept, "utf-8")


def test_unknown_citation_stops_the_build(copy: Path) -> None:
    path = copy / "chapters/border-policy.md"
    kept = path.read_text("utf-8")
    try:
        path.write_text(kept + "\n\nSo says a book {cite:p}`nobody-1999`.\n", "utf-8")
        done = build(copy)
        assert done.returncode != 0
        assert "nobody-1999" in done.stdout + done.stderr
    finally:
        path.write_text(kept, "utf-8")


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
        "https://github.com/who/what.git", "chapters/treaties/aigun-peking", {"branch": "main"}
    )
    assert links["binder"] == (
        "https://mybinder.org/v2/gh/who/what/main"
        "?urlpath=lab%2Ftree%2Fchapters%2Ftreaties%2Faigun-peking.ipynb"
    )
    assert links["colab"].endswith("/who/what/blob/main/chapters/treaties/aigun-peking.ipynb")
    assert (ROOT / "chapters/treaties/aigun-peking.ipynb").exists()
    assert launch_links("", "chapters/x", {}) == {}
    assert launch_links("https://example.org/who/what", "chapters/x", {}) == {}


def test_serving_a_taken_port_says_what_to_do(book: Path) -> None:
    with server(0) as running, pytest.raises(ContentError, match="PORT="):
        server(running.server_address[1])
