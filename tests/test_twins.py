"""The notebook twins: fresh, without outputs, and they run."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from coursekit import store
from coursekit.cli.twin import notebook_of, twin_path
from coursekit.models.course import Chapter

ROOT = Path(__file__).resolve().parents[1]
CHAPTERS = [chapter for chapter in store.chapters() if twin_path(chapter)]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.slug)
def test_twin_is_fresh_and_the_same_each_time(chapter: Chapter) -> None:
    path = twin_path(chapter)
    assert path is not None
    text = notebook_of(chapter)
    assert text == notebook_of(chapter)
    assert path.read_text("utf-8") == text, "stale: run `make pair`"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.slug)
def test_twin_is_what_nbformat_would_write(chapter: Chapter) -> None:
    text = notebook_of(chapter)
    notebook = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    assert nbformat.writes(notebook) == text.rstrip("\n")  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.slug)
def test_twin_has_no_outputs_and_no_markup_that_notebooks_lack(chapter: Chapter) -> None:
    notebook = nbformat.read(str(twin_path(chapter)), as_version=4)  # type: ignore[no-untyped-call]
    assert len({cell["id"] for cell in notebook.cells}) == len(notebook.cells)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == [] and cell.execution_count is None
            assert len(cell.source.splitlines()) <= 10
        else:
            for raw in ("{cite:", ":::", "{number}`", "{zh}`", "<!-- "):
                assert raw not in cell.source, cell.source[:200]


def test_twins_run() -> None:
    twins = [str(twin_path(chapter)) for chapter in CHAPTERS]
    command = [sys.executable, "-m", "pytest", "--nbmake", "--nbmake-timeout=120", "-v", *twins]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    assert f"{len(twins)} passed" in done.stdout
