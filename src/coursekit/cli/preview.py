"""One chapter's questions alone, in a page that reloads when their file is saved."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .. import maps, paths, quiz, store
from ..book import cite
from ..errors import ContentError
from ..models.assessment import Item, MapClick
from ..models.course import Chapter

# Asked often and answered briefly; a stopped server is no reason to complain on the page.
_RELOAD = """
setInterval(async () => {
  try {
    const now = await (await fetch("/state", { cache: "no-store" })).text();
    if (now !== document.documentElement.dataset.state) location.reload();
  } catch { /* The server was stopped. */ }
}, 700);
"""

_LOOK = """
body { padding: 32px 20px 96px; } main { max-width: 664px; margin: 0 auto; }
.about { font: 400 .875rem/1.4 var(--sans); color: var(--ink-2); margin: 48px 0 -40px; }
.about b { color: var(--ink); }
"""


def page(slug: str) -> str:
    """Return the preview of a chapter as HTML; what is wrong with a file is said in the page."""
    # Taken first: what is saved while the page is made must still be noticed.
    made_from = state(slug)
    try:
        chapter = store.chapter(slug)
        body = f"<h1>{escape(chapter.title)}</h1>{_questions(chapter)}"
    except ContentError as error:
        body = (
            "<h1>This cannot be shown yet</h1>"
            f'<div class="msg err" role="alert"><b>{escape(str(error))}</b>'
            "Save the file again and the page follows.</div>"
        )
    styles = paths.static_text("tokens.css", "book.css", *paths.QUIZ_STYLES)
    return (
        '<!doctype html><html lang="en" data-script="on" '
        f'data-state="{made_from}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(slug)}, preview</title><style>{styles}{_LOOK}</style>"
        f'<script>{_RELOAD}</script><script defer src="/quiz.js"></script></head>'
        f"<body><main>{body}</main></body></html>"
    )


def state(slug: str) -> str:
    """Return a hash that changes with every file the preview is made from."""
    names = [f"data/{kind}/{slug}.yml" for kind in ("questions", "claims")]
    names += ["data/references.bib", "_toc.yml"]
    # While the contents themselves are broken, they alone are watched.
    with suppress(ContentError):
        names.append(f"{store.docname_of(slug)}.md")
    found = hashlib.sha256()
    for path in (paths.root() / name for name in names):
        found.update(path.read_bytes() if path.exists() else b"-")
    return found.hexdigest()


def sheet(slug: str, items: Iterable[Item]) -> maps.Lines:
    """Return the lines of a sheet with the shapes that `items` ask for.

    Raise ContentError for a sheet or a shape that is not there.
    """
    wanted: dict[str, None] = {}
    for item in items:
        if isinstance(item.body, MapClick) and item.body.sheet == slug:
            wanted.update(dict.fromkeys(item.body.features))
    try:
        return maps.lines_of(store.sheet(slug), wanted, store.layer)
    except KeyError as error:
        raise ContentError(
            f"data/maps/sheets/{slug}.yml", str(error), "is in no layer", "mend the target"
        ) from None


def _questions(chapter: Chapter) -> str:
    items = store.items(chapter.slug)
    if not items:
        return f"<p>No questions yet: write <code>data/questions/{chapter.slug}.yml</code>.</p>"
    name = f"data/questions/{chapter.slug}.yml"
    works = store.bibliography()
    slugs = sorted({item.body.sheet for item in items if isinstance(item.body, MapClick)})
    # Here the reserve is shown as well, and said to be one.
    asked = quiz.Quiz(
        [replace(item, use="practice") for item in items],
        cite,
        chapter.objectives,
        static=True,
        key=(),
        claims={claim.id: claim for claim in store.claims(chapter.slug)},
        sheets={slug: maps.sheet_data(sheet(slug, items)) for slug in slugs},
    )
    for item in items:
        for key in item.sources:
            if key not in works:
                raise ContentError(name, item.id, f"cites unknown key {key!r}", "mend it")
    shown = asked.static_html().split("\n<assessment-item")
    parts = [shown[0], *(f"<assessment-item{rest}" for rest in shown[1:])]
    return "".join(
        f"{_about(item, chapter)}{html}" for item, html in zip(items, parts, strict=True)
    )


def _about(item: Item, chapter: Chapter) -> str:
    facts = [escape(item.id), item.kind, item.level, f"{item.points:g} points"]
    if item.use == "reserve":
        facts.append("<b>in reserve: never in the book</b>")
    if item.objective not in chapter.objectives:
        facts.append(f"<b>objective {escape(item.objective)} is not the chapter’s</b>")
    return f'<p class="about">{", ".join(facts)}</p>'


def server(slug: str, port: int) -> ThreadingHTTPServer:
    """Return a server of the preview on 127.0.0.1; port 0 lets the system choose.

    Raise ContentError if the course has no such chapter or the port is taken.
    """
    store.docname_of(slug)

    class Preview(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer with the page, its script, a sheet of its maps, or the state of its files."""
            path = self.path.partition("?")[0]
            kind = "text/html"
            status = 200
            try:
                if path == "/":
                    text = page(slug)
                elif path == "/state":
                    text, kind = state(slug), "text/plain"
                elif path == "/quiz.js":
                    text, kind = quiz.script(), "text/javascript"
                elif path.startswith("/sheet-") and path.endswith(".js"):
                    name = path.removeprefix("/sheet-").removesuffix(".js")
                    lines = sheet(name, store.items(slug))
                    text, kind = maps.sheet_script(lines), "text/javascript"
                else:
                    text, status = "Not here.", 404
            except ContentError as error:
                text, kind, status = str(error), "text/plain", 404
            data = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Print nothing: the page asks again all the time."""

    try:
        return ThreadingHTTPServer(("127.0.0.1", port), Preview)
    except OSError as error:
        raise ContentError(
            "127.0.0.1", str(port), f"cannot be used ({error.strerror})", "say --port 8011"
        ) from None


def preview(slug: str, port: int) -> int:
    """Serve the preview until interrupted; print the address first."""
    with server(slug, port) as running:
        address = f"http://127.0.0.1:{running.server_address[1]}/"
        print(f"The questions of {slug} are at {address}  (Ctrl+C stops)", flush=True)
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0
