"""The house rules that machines can hold: style, types, floors, sizes, cost of an import."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
LIMIT_LINES = 300


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"], ["lint-imports"]],
    ids=" ".join,
)
def test_tool_is_content(command: list[str]) -> None:
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]


def _tracked() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def test_files_stay_readable() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in _tracked()
        if path.suffix in (".py", ".js", ".css", ".html")
        and (lines := len(path.read_text("utf-8").splitlines())) > LIMIT_LINES
    }
    assert long == {}


def test_files_stay_small() -> None:
    limit = 400_000
    # Hashes of every file of every library; and the one home of all works, some 400 bytes each.
    allowed = {"requirements.txt", "references.bib"}
    big = [p.name for p in _tracked() if p.stat().st_size > limit and p.name not in allowed]
    assert big == []


def test_import_is_light() -> None:
    """Opening a chapter must not load what only its maps and widgets need."""
    code = (
        "import sys, coursekit; coursekit.open_chapter('aigun-peking');"
        "heavy = {'geopandas', 'folium', 'pandas', 'numpy', 'shapely', 'pyproj', 'anywidget',"
        " 'ipywidgets', 'pybtex', 'sphinx'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_lock_has_hashes_for_everything() -> None:
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    pinned = [number for number, line in enumerate(lines) if "==" in line and line[0].isalnum()]
    assert len(pinned) > 100
    for number in pinned:
        assert "--hash=sha256:" in lines[number + 1], lines[number]


def test_versions_agree() -> None:
    import tomllib

    import yaml

    from coursekit import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert project["version"] == __version__ == citation["version"]
    assert f"## {__version__}," in changes
