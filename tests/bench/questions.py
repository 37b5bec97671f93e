"""Two hundred choice items on one page: the course's element beside jupyterquiz, in a browser."""

import gzip
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

import quiz_page as sample
from jupyterquiz import display_quiz
from playwright.sync_api import Browser

from coursekit import store

COUNT = 200
_READY = """() => new Promise(done => {
  const look = () => document.querySelector("%s") ? done(performance.now()) : setTimeout(look, 2);
  look();
})"""
_CLICK = """() => new Promise(done => {
  const began = performance.now();
  document.querySelector("%s").click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
})"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page of questions costs: kB gzip, ms to the first one to answer, ms of a click."""

    kb: float
    ready: float
    click: float


def measure(browser: Browser, folder: Path, runs: int) -> tuple[Asked, Asked]:
    """Return ours and stock, medians of some runs on the same items."""
    singles = [
        item.content
        for chapter in store.chapters()
        for item in store.items(chapter.slug)
        if item.kind == "single" and item.use == "practice"
    ]
    items = [
        {
            **raw,
            "id": f"sample-asked-{n}",
            "objective": "locate",
            "sources": sample.item()["sources"],
        }
        for n, raw in enumerate(islice(cycle(singles), COUNT))
    ]
    return (
        _visit(browser, _ours(folder / "ours-questions", items), "assessment-item input", runs),
        _visit(browser, _stock(folder / "stock-questions", items), ".MCButton, .Quiz label", runs),
    )


def _ours(folder: Path, items: list[dict[str, Any]]) -> Path:
    folder.mkdir()
    sample.write_page(folder, sample.quiz(*items).static_html())
    return folder


def _stock(folder: Path, items: list[dict[str, Any]]) -> Path:
    """Write what one call of jupyterquiz puts into a page: its most favourable case."""
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    questions = [
        {
            "question": raw["stem"],
            "type": "multiple_choice",
            "answers": [
                {
                    "answer": option["text"],
                    "correct": option.get("right", False),
                    "feedback": option["feedback"],
                }
                for option in raw["options"]
            ],
        }
        for raw in items
    ]
    InteractiveShell.instance()
    with capture_output() as shown:
        display_quiz(questions)
    parts = []
    for output in shown.outputs:
        data = output.data
        if "text/html" in data:
            parts.append(data["text/html"])
        elif "application/javascript" in data:
            parts.append(f"<script>{data['application/javascript']}</script>")
    folder.mkdir()
    page = f"<!doctype html><meta charset=utf-8><title>Stock</title>{''.join(parts)}"
    (folder / "page.html").write_text(page, "utf-8")
    return folder


def _visit(browser: Browser, folder: Path, first: str, runs: int) -> Asked:
    ready, clicks = [], []
    for _ in range(runs):
        with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
            page = context.new_page()
            page.goto((folder / "page.html").as_uri(), wait_until="commit")
            ready.append(page.evaluate(_READY % first))
            clicks.append(page.evaluate(_CLICK % first))
    files = [path.read_bytes() for path in folder.iterdir() if path.is_file()]
    kb = sum(len(gzip.compress(data, 9)) for data in files) / 1000
    return Asked(kb, median(ready), median(clicks))
