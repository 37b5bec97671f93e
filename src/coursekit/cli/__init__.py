"""The command line: build, check, pair, measure, preview, serve."""

import argparse
import sys

from .. import __version__, areas, store
from ..errors import ContentError
from .audit import audit
from .build import build
from .preview import preview
from .serve import serve
from .twin import notebook_of, twin_path


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0 if all is well and 1 if something needs mending."""
    parser = argparse.ArgumentParser(
        prog="coursekit", description="Borderlines: look after the content."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="write the twins and build the book into _build/html")
    commands.add_parser("check", help="hold all content against its rules")
    pair = commands.add_parser("pair", help="write the notebook twins of the chapters")
    pair.add_argument("--check", action="store_true", help="write nothing; fail if a twin is stale")
    commands.add_parser("measure", help="print the table of what moves the total of areas")
    reading = commands.add_parser("serve", help="serve the built book on 127.0.0.1")
    reading.add_argument("--port", type=int, default=8000)
    showing = commands.add_parser("preview", help="show one chapter's questions while writing them")
    showing.add_argument("chapter")
    showing.add_argument("--port", type=int, default=8010)
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command == "serve":
            return serve(chosen.port)
        if chosen.command == "preview":
            return preview(chosen.chapter, chosen.port)
        if chosen.command == "measure":
            print(areas.sensitivity_csv(), end="")
            return 0
        if chosen.command == "build":
            return _pair(write=True) or build()
        return _check() if chosen.command == "check" else _pair(write=not chosen.check)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1


def _check() -> int:
    report = audit()
    for fault in report.faults:
        print(fault, file=sys.stderr)
    for line in report.notes:
        print(line)
    print(f"{len(report.faults)} faults" if report.faults else "All content holds.")
    return 1 if report.faults else 0


def _pair(*, write: bool) -> int:
    stale = 0
    for chapter in store.chapters():
        path = twin_path(chapter)
        if path is None:
            continue
        text = notebook_of(chapter)
        if path.exists() and path.read_text("utf-8") == text:
            continue
        stale += 1
        if write:
            path.write_text(text, "utf-8")
            print(f"{chapter.docname}.ipynb written")
        else:
            print(f"{chapter.docname}.ipynb is stale; run `make pair`", file=sys.stderr)
    return 0 if write else min(stale, 1)
