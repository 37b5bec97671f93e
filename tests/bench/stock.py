"""The same chapter as an author makes it today: folium, jupyterquiz and interact as they come."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from coursekit import paths, store
from coursekit.cli.twin import notebook_of
from coursekit.models.assessment import Item

SLUG = "aigun-peking"
LAYERS = ("base-overview", "nerchinsk-1689", "aigun-1858", "peking-1860", "posts-amur")
"""World first, then what the chapter's own map shows."""

_CONFIG = """title: Stock
author: Nobody
execute:
  timeout: 120
repository:
  url: https://github.com/example/example
  branch: main
launch_buttons:
  binderhub_url: https://mybinder.org
sphinx:
  config:
    html_theme: sphinx_book_theme
"""

_MAP = """import folium, json
from pathlib import Path
m = folium.Map(location=[51, 131], zoom_start=4)
for name in {layers}:
    layer = json.loads(Path("geo", name + ".geojson").read_text("utf-8"))
    folium.GeoJson(layer, name=name, tooltip=folium.GeoJsonTooltip(["id"])).add_to(m)
folium.LayerControl().add_to(m)
m"""

_QUIZ = """import json
from pathlib import Path
from jupyterquiz import display_quiz
questions = json.loads(Path("questions.json").read_text("utf-8"))
display_quiz(questions[{start}:{end}])"""

_INTERACT = """from ipywidgets import interact
@interact(year=(1847, 1861))
def posts(year=1860):
    founded = {"Nikolaevsk": 1850, "Ust-Zeisk": 1856, "Khabarovka": 1858, "Vladivostok": 1860}
    return [name for name, when in founded.items() if when <= year]"""

_OPEN = """import geopandas, json
from pathlib import Path
def layer(slug):
    found = json.loads(Path("geo", slug + ".geojson").read_text("utf-8"))["features"]
    return geopandas.GeoDataFrame.from_features(found, crs="EPSG:4326")
"""


def write(folder: Path) -> None:
    """Write the sources of the stock book: the cover and policy as text, the chapter as stock."""
    folder.mkdir(parents=True)
    (folder / "_config.yml").write_text(_CONFIG, "utf-8")
    toc = "format: jb-book\nroot: index\nchapters:\n- file: border-policy\n- file: " + SLUG + "\n"
    (folder / "_toc.yml").write_text(toc, "utf-8")
    (folder / "geo").mkdir()
    for name in LAYERS:
        shutil.copy(paths.root() / f"data/geo/{name}.geojson", folder / "geo")
    items = [item for item in store.items(SLUG) if item.use == "practice"]
    questions = [_question(item) for item in items]
    (folder / "questions.json").write_text(json.dumps(questions), "utf-8")
    (folder / "index.md").write_text("# Stock\n\nRussia and China, 1689 to today.\n", "utf-8")
    policy = json.loads(notebook_of(store.chapter("border-policy")))
    text = "\n\n".join("".join(cell["source"]) for cell in policy["cells"])
    (folder / "border-policy.md").write_text(text, "utf-8")
    chapter = json.loads(notebook_of(store.chapter(SLUG)))
    chapter["cells"] = list(_cells(chapter["cells"], len(questions)))
    (folder / f"{SLUG}.ipynb").write_text(json.dumps(chapter), "utf-8")


def change_text(folder: Path) -> None:
    """Add a sentence to the chapter and touch nothing else."""
    path = folder / f"{SLUG}.ipynb"
    chapter = json.loads(path.read_text("utf-8"))
    first = next(cell for cell in chapter["cells"] if cell["cell_type"] == "markdown")
    first["source"] = "".join(first["source"]) + "\n\nOne sentence more."
    path.write_text(json.dumps(chapter), "utf-8")


def _cells(cells: Iterable[dict[str, Any]], questions: int) -> Iterable[dict[str, Any]]:
    """Exchange calls of the course's package for what they would be without it."""
    shown = 0
    for cell in cells:
        code = "".join(cell["source"])
        if cell["cell_type"] == "code":
            if "open_chapter" in code:
                code = _OPEN
            elif ".map(" in code:
                yield {**cell, "id": cell["id"] + "-i", "source": _INTERACT}
                code = _MAP.format(layers=repr(LAYERS))
            elif ".quiz(" in code:
                asked = code.count('"') // 2
                end = shown + asked if asked else questions
                code = _QUIZ.format(start=shown, end=end)
                shown = end
            elif ".claims(" in code:
                # Nothing stock judges claims; the stock page goes without, to its advantage.
                continue
            else:
                code = code.replace("ck.layer", "layer")
        yield {**cell, "source": code}


def _question(item: Item) -> dict[str, Any]:
    """Return an item as jupyterquiz reads it; it knows no order, so the first event is asked."""
    raw = item.content
    asked = {"question": raw["stem"]}
    match item.kind:
        case "single" | "multiple":
            answers = [
                {
                    "answer": option["text"],
                    "correct": option.get("right", False),
                    "feedback": option["feedback"],
                }
                for option in raw["options"]
            ]
            kind = "multiple_choice" if item.kind == "single" else "many_choice"
            return {**asked, "type": kind, "answers": answers}
        case "order":
            answers = [
                {"answer": step["text"], "correct": place == 0, "feedback": step["shown"]}
                for place, step in enumerate(raw["steps"])
            ]
            return {**asked, "type": "multiple_choice", "answers": answers}
        case "numeric":
            reason = raw.get("feedback", "")
            value = {"type": "value", "value": raw["answer"], "correct": True, "feedback": reason}
            return {**asked, "type": "numeric", "answers": [value]}
        case _:
            words = [{"answer": word, "correct": True} for word in raw["accept"]]
            return {**asked, "type": "string", "answers": words}
