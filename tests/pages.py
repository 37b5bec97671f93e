"""The built pages, and a visit to one that hears everything it asks for and complains of."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python import sync_playwright as axe
from playwright.sync_api import Browser, Page

from coursekit import store

AXE = Path(axe.__file__).with_name("axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_MS = 30_000
"""How long a test waits for what must come: two busy cores are slow now and then."""
CHAPTER = "chapters/treaties/aigun-peking.html"
ATLAS = tuple(
    f"chapters/atlas/atlas-{name}.html"
    for name in ("treaties", "areas", "manchuria", "islands", "today", "layers")
)
STUDY = ("chapters/review.html", "chapters/your-data.html")
PAGES = ("index.html", *(f"{page.docname}.html" for page in store.chapters()), "search.html")


class Visit:
    """A page that was opened, with the hosts it asked, and what it complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.hosts: set[str] = set()
        self.complaints: list[str] = []
        page.on("request", self._hear)
        page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", self._fail)
        page.on("response", lambda r: self.complaints.append(r.url) if r.status >= 400 else None)

    def _hear(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss"):
            self.hosts.add(parts.netloc)

    def _fail(self, request: Any) -> None:
        # A reload drops what was still under way; that is no fault of the page.
        if "ERR_ABORTED" not in str(request.failure):
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def walk(self) -> None:
        """Scroll through the whole page, as a reader would, so that everything late arrives."""
        height = self.page.evaluate("document.documentElement.scrollHeight")
        for y in range(0, height, 700):
            self.page.evaluate(f"scrollTo(0, {y})")
            self.page.wait_for_timeout(20)
        for figure in self.page.locator("course-map").all():
            figure.scroll_into_view_if_needed()
            name = figure.get_attribute("id")
            self.page.wait_for_selector(f"course-map#{name}.moving")
        self.page.wait_for_timeout(200)


def awake(page: Page) -> None:
    """Wait until every question and claim of the page has started."""
    page.wait_for_function("!document.querySelector('.fallback')")


def faults(page: Page) -> list[object]:
    """What axe finds on the page as it stands, in frames too."""
    # axe looks into frames only where it stands in them too.
    for frame in page.frames:
        frame.evaluate("source => window.axe || (0, eval)(source)", AXE)
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
    return [
        (violation["id"], node["target"], node.get("failureSummary", ""))
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@contextmanager
def visit(browser: Browser, address: str, **context: Any) -> Iterator[Visit]:
    """Open an address in a fresh browser context: nothing kept, nothing cached."""
    options: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, **context}
    with browser.new_context(**options) as fresh:
        heard = Visit(fresh.new_page())
        heard.page.goto(address)
        if options.get("java_script_enabled", True):
            awake(heard.page)
        yield heard
