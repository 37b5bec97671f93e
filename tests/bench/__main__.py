"""Measure both sides and print one table: `python -m tests.bench [--runs 3]`.

Ends with 1 only where it could not measure; a missed target is printed, not punished.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

# The browser and the copy of the checkout are shared with the tests, which import them by name.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from browser import launch
from playwright.sync_api import sync_playwright
from rehearsal import copy

from . import costs, lighthouse, questions, stock
from .cdn import Mirror
from .table import Row, show
from .weighing import Weight, localise, weigh

PAGES = 3
OURS = f"chapters/treaties/{stock.SLUG}.html"
STOCK = f"{stock.SLUG}.html"
COMMANDS = {"ours": ("coursekit", "build"), "stock": ("jupyter-book", "build", ".")}
"""As `make book` does it, and as an author does."""


def main() -> int:
    """Run the whole comparison."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="Lighthouse runs a side (3)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        try:
            compare(Path(folder), runs)
        except RuntimeError as error:
            print(f"Could not measure: {error}", file=sys.stderr)
            return 1
    return 0


def compare(folder: Path, runs: int) -> None:
    """Build, weigh and time both sides in `folder`, and print the table."""
    copy(folder / "ours")
    stock.write(folder / "stock")
    environment = {
        "COURSEKIT_ROOT": str(folder / "ours"),
        "PYTHONPATH": str(folder / "ours" / "src"),
    }
    rows = [Row("", "target", "ours", "stock", "ratio")]
    say("Building both books, cold")
    cold = [_build(folder, "ours", environment), _build(folder, "stock", {})]
    chapter = folder / "ours" / f"chapters/treaties/{stock.SLUG}.md"
    with chapter.open("a", encoding="utf-8") as page:
        page.write("\nOne sentence more.\n")
    stock.change_text(folder / "stock")
    say("Building both again after a change of text")
    warm = [_build(folder, "ours", environment), _build(folder, "stock", {})]

    say("Visiting both chapters")
    mirror = Mirror(folder / "npm")
    books = (folder / "ours/_build/html", folder / "stock/_build/html")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        ours = weigh(browser, books[0], OURS, mirror)
        theirs = weigh(browser, books[1], STOCK, mirror)
        say("Asking 200 questions on one page")
        asked = questions.measure(browser, folder, runs)
        browser.close()
    rows += _weights(ours, theirs)
    rows.append(Row.of("200 questions, kB gzip", "", *(one.kb for one in asked), digits=0))
    rows.append(Row.of("first of them ready, ms", "", *(one.ready for one in asked), digits=0))
    rows.append(Row.of("a click on it, ms", "100", *(one.click for one in asked), digits=0))
    rows.append(Row.of("build, CPU s a page, cold", "2.5", *(s / PAGES for s in cold)))
    rows.append(Row.of("build, CPU s a page, text changed", "0.5", *(s / PAGES for s in warm)))

    say("Opening a chapter in fresh kernels")
    os.environ.update(environment)
    cpu, mb = costs.kernel(costs.OURS)
    stock_cpu, stock_mb = costs.kernel(costs.STOCK)
    rows.append(Row.of("kernel before a map, CPU s", "0.15", cpu, stock_cpu))
    rows.append(Row.of("kernel before a map, MB", "75", mb, stock_mb, digits=0))

    say("Running Lighthouse as a phone")
    localise(books[1], STOCK, theirs, mirror)
    marks = [lighthouse.measure(books[0], OURS, runs)]
    if not isinstance(marks[0], str):
        marks.append(lighthouse.measure(books[1], STOCK, runs))
    notes = [mark for mark in marks if isinstance(mark, str)]
    scored = [mark for mark in marks if not isinstance(mark, str)]
    if len(scored) == 2:
        first, second = (" / ".join(map(str, mark.marks)) for mark in scored)
        rows.append(Row("Lighthouse mobile", "95 / 100 / 100 / 100", first, second, ""))
        rows.append(Row.of("simulated LCP, s", "1.8", scored[0].paint, scored[1].paint))
        notes += [f"ours loses in {each}" for each in scored[0].lost]
    show(rows)
    print("\nLighthouse marks: performance, accessibility, best practices, SEO.")
    print("Its stock side had other hosts' files beside the page, which flatters it.")
    for address in sorted(theirs.unknown | ours.unknown):
        print(f"bytes not counted: {address}")
    print("\n".join(notes))


def _build(folder: Path, name: str, environment: dict[str, str]) -> float:
    return costs.build(folder / name, COMMANDS[name], environment)


def _weights(ours: Weight, theirs: Weight) -> list[Row]:
    return [
        Row.of("requests, first visit", "", *(len(w.own) + len(w.foreign) for w in (ours, theirs))),
        Row.of("of them to other hosts", "0", *(len(w.foreign) for w in (ours, theirs))),
        Row.of("other hosts", "0", *(len(w.hosts) for w in (ours, theirs))),
        Row.of("kB gzip, heaviest page", "200, aim 150", ours.kb, theirs.kb, digits=0),
    ]


def say(step: str) -> None:
    """Say what is being done, since the whole takes some minutes."""
    print(f"{step} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
