"""A first visit: what a page asks for, from whom, and how much of it travels."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Route

from .cdn import Mirror
from .serving import packed, served


@dataclass(slots=True)
class Weight:
    """What a first visit asked for: bytes by address, and addresses whose bytes are unknown."""

    own: dict[str, int] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)

    @property
    def kb(self) -> float:
        """Thousands of bytes, packed, of everything that could be counted."""
        return (sum(self.own.values()) + sum(self.others.values())) / 1000

    @property
    def foreign(self) -> set[str]:
        """Addresses at other hosts."""
        return set(self.others) | self.unknown

    @property
    def hosts(self) -> set[str]:
        """Other hosts."""
        return {urlsplit(address).netloc for address in self.foreign}


def weigh(browser: Browser, book: Path, page: str, mirror: Mirror) -> Weight:
    """Visit a page of a built book, walk down to its end, and count.

    Files of other hosts come from `mirror`, so that whatever they would ask for is asked too.
    """
    weight = Weight()
    with served(book) as address:

        def answer(route: Route) -> None:
            asked = route.request.url
            parts = urlsplit(asked)
            if asked.startswith(address):
                path = book / unquote(parts.path.lstrip("/"))
                if path.is_file():
                    weight.own[parts.path] = len(packed(path, path.read_bytes()))
                route.continue_()
                return
            file = mirror.file(asked)
            if file is None:
                weight.unknown.add(asked)
                route.abort()
                return
            if mirror.same(asked):
                weight.others[asked] = len(packed(file, file.read_bytes()))
            else:
                weight.unknown.add(asked)
            # A font or script of another host is only taken with its leave.
            route.fulfill(path=file, headers={"Access-Control-Allow-Origin": "*"})

        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.route("**/*", answer)
        tab = context.new_page()
        tab.goto(address + page, wait_until="load")
        tab.evaluate(
            """async () => {
              for (let y = 0; y < document.body.scrollHeight; y += 700) {
                window.scrollTo(0, y);
                await new Promise((next) => setTimeout(next, 60));
              }
            }"""
        )
        tab.wait_for_timeout(3000)
        context.close()
    return weight


def localise(book: Path, page: str, weight: Weight, mirror: Mirror) -> None:
    """Point a page at copies of other hosts' files beside it, for a tool that cannot go out."""
    path = book / page
    text = path.read_text("utf-8")
    up = "../" * page.count("/")
    for address in weight.others:
        file = mirror.file(address)
        assert file is not None
        target = book / "elsewhere" / file.relative_to(mirror.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
        text = text.replace(address, up + str(target.relative_to(book)))
    path.write_text(text, "utf-8")
