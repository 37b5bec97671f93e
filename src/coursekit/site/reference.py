"""Reference pages made from data: the bibliography, the gazetteer, the glossary."""

import re
from collections.abc import Iterable
from functools import partial
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective, SphinxRole

from .. import store
from ..book import cite_afar, shelf, show_chart
from ..errors import ContentError
from ..models.evidence import STATUS, Reference
from ..models.glossary import KINDS, Entry
from ..models.places import Place
from ..models.tables import Table
from . import sifting
from .citing import STATUS_SAID, claims_of_works, marked, standing, works_of_page
from .evidence import LEDGER

GLOSSARY = "chapters/glossary"

_NAMED = re.compile(r"^(.*?)\s*<([\w-]+)>$", re.DOTALL)


class WorksDirective(SphinxDirective):
    """The works of a page of the bibliography: reference, how much was read, where cited."""

    def run(self) -> list[nodes.Node]:
        """Return the form and the list."""
        here = [w for w in store.bibliography().values() if shelf(w.label) == self.env.docname]
        works = sorted(here, key=lambda work: work.label.casefold())
        fields = (
            sifting.select("status", "Read", [(s, STATUS_SAID[s].split(":")[0]) for s in STATUS]),
            sifting.search("Words"),
        )
        cited, claims = self._pages(), claims_of_works()
        rows = "".join(
            self._row(work, cited.get(work.key, []), claims.get(work.key, [])) for work in works
        )
        html = (
            f"{sifting.form('#works > li', 'works', fields)}"
            f'<ol id="works" class="works" role="list">{rows}</ol>'
        )
        return [nodes.raw("", html, format="html")]

    def _pages(self) -> dict[str, list[tuple[str, str]]]:
        """Return the title and address of each page that cites a work, by key."""
        builder, here = self.env.app.builder, self.env.docname
        found: dict[str, list[tuple[str, str]]] = {}
        for chapter in store.chapters():
            address = builder.get_relative_uri(here, chapter.docname)
            for key in works_of_page(chapter):
                found.setdefault(key, []).append((chapter.title, address))
        return found

    def _row(self, work: Reference, pages: list[tuple[str, str]], claims: list[str]) -> str:
        links = ", ".join(f'<a href="{escape(to)}">{escape(title)}</a>' for title, to in pages)
        ledger = self.env.app.builder.get_relative_uri(self.env.docname, LEDGER)
        text = marked(escape(work.plain), work)
        if work.url:
            # The reference ends with its address: here it is the link.
            text = text.replace(escape(work.url), "").replace("URL: .", "").rstrip(" .,") + "."
            text += f' <a href="{escape(work.url)}">Open</a>'
        found = ", ".join(f'<a href="{ledger}#claim-{one}">{one}</a>' for one in claims)
        used = f"<span>Evidence on {found}</span>" if claims else ""
        return (
            f'<li id="ref-{work.key}"{sifting.attributes(status=work.status)}>'
            f"<b>{marked(escape(work.label), work)}</b> {text}"
            f"{standing(work, used, f'<span>Cited in {links}</span>' if links else '')}"
            "</li>"
        )


class GazetteerDirective(SphinxDirective):
    """Every place with its names and when they were used."""

    def run(self) -> list[nodes.Node]:
        """Return the form and the list."""
        places = sorted(store.places().values(), key=lambda place: place.name["en"].casefold())
        kinds = sorted({place.kind for place in places})
        states = sorted({place.state for place in places})
        fields = (
            sifting.select("kind", "Kind", [(kind, kind.capitalize()) for kind in kinds]),
            sifting.select("state", "State today", [(state, state) for state in states]),
            sifting.search("Any name"),
        )
        cite = partial(cite_afar, depth=self.env.docname.count("/"))
        rows = "".join(_place(place, cite) for place in places)
        html = (
            f"{sifting.form('#places > li', 'places', fields)}"
            f'<ol id="places" class="entries-list" role="list">{rows}</ol>'
        )
        return [nodes.raw("", html, format="html")]


class GlossaryDirective(SphinxDirective):
    """Every entry of the glossary."""

    def run(self) -> list[nodes.Node]:
        """Return the form and the list."""
        fields = (
            sifting.select("kind", "Kind", [(kind, kind.capitalize()) for kind in KINDS]),
            sifting.search("Any name or word"),
        )
        cite = partial(cite_afar, depth=self.env.docname.count("/"))
        rows = "".join(_entry(entry, cite) for entry in store.glossary().values())
        html = (
            f"{sifting.form('#terms > li', 'entries', fields)}"
            f'<ol id="terms" class="entries-list" role="list">{rows}</ol>'
        )
        return [nodes.raw("", html, format="html")]


class ChartDirective(SphinxDirective):
    """A chart on a page without a kernel."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the whole figure."""
        depth = self.env.docname.count("/")
        figure = show_chart(self.arguments[0], depth=depth, far=True)
        return [nodes.raw("", figure._repr_html_(), format="html")]


class TablesDirective(SphinxDirective):
    """Every table of the course, to download with its licence."""

    def run(self) -> list[nodes.Node]:
        """Return a list of what each holds, with its files and hash."""
        base = "../" * self.env.docname.count("/") + "_static/tables/"
        rows = "".join(_table(store.table(slug), base) for slug in store.table_slugs())
        html = f'<ol class="entries-list" role="list">{rows}</ol>'
        return [nodes.raw("", html, format="html")]


class TermRole(SphinxRole):
    """A word of the glossary in the text: ``{gloss}`id` `` or ``{gloss}`words <id>` ``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a link to the entry, which a script can show beside it."""
        named = _NAMED.match(self.text)
        ident = named[2] if named else self.text
        entry = store.glossary().get(ident)
        if entry is None:
            source, line = self.get_source_info()
            raise ContentError(
                source.rsplit("/", 1)[-1],
                f"line {line}",
                f"glossary has no {ident!r}",
                "use an id of data/glossary.yml, or add the entry",
            )
        words = named[1] if named else entry.name
        address = self.env.app.builder.get_relative_uri(self.env.docname, GLOSSARY)
        html = (
            f'<a class="gloss" href="{escape(address)}#term-{entry.id}" '
            f'data-says="{escape(said(entry))}">{escape(words)}</a>'
        )
        return [nodes.raw("", html, format="html")], []


def said(entry: Entry) -> str:
    """Return an entry's first sentence with its names, for the card beside a word.

    The rest stands in the glossary, where the link leads: a page may explain twenty words.
    """
    names = ", ".join(filter(None, (entry.zh, entry.ru, entry.years)))
    first = re.split(r"(?<=[a-z0-9)”]\.) (?=[A-Z])", entry.text)[0]
    return f"{entry.name}{f' ({names})' if names else ''}: {first}"


def register(app: Sphinx) -> None:
    """Make the directives and the role known to Sphinx."""
    app.add_directive("works", WorksDirective)
    app.add_directive("gazetteer", GazetteerDirective)
    app.add_directive("glossary-entries", GlossaryDirective)
    app.add_directive("chart", ChartDirective)
    app.add_directive("tables", TablesDirective)
    app.add_role("gloss", TermRole())


def _names(zh: str, pinyin: str, ru: str) -> str:
    parts = []
    if zh:
        parts.append(f'<span lang="zh">{escape(zh)}</span>')
    if pinyin:
        parts.append(f'<span lang="zh-Latn">{escape(pinyin)}</span>')
    if ru:
        parts.append(f'<span lang="ru">{escape(ru)}</span>')
    return " ".join(parts)


def _place(place: Place, cite: Any) -> str:
    lon, lat = place.at
    name = place.name
    older = []
    for period in place.names:
        years = "–".join(str(year) if year else "" for year in period.years)
        pinyin = f' <span lang="zh-Latn">{escape(period.pinyin)}</span>' if period.pinyin else ""
        note = ", ".join(filter(None, (years if years != "–" else "", escape(period.note))))
        older.append(
            f'<li><span lang="{period.language}">{escape(period.text)}</span>{pinyin}'
            f"{f' ({note})' if note else ''} {_works(period.sources, cite)}</li>"
        )
    called = f"<ul>{''.join(older)}</ul>" if older else ""
    about = f"<p>{escape(place.note)}</p>" if place.note else ""
    return (
        f'<li id="place-{place.id}"{sifting.attributes(kind=place.kind, state=place.state)}>'
        f"<p><b>{escape(name['en'])}</b> "
        f"{_names(name.get('zh', ''), name.get('pinyin', ''), name.get('ru', ''))}</p>"
        f'{about}{called}<p class="of">'
        f"<span>{place.kind.capitalize()}, {escape(place.state)}</span>"
        f"<span>{abs(lat):.2f}° {'south' if lat < 0 else 'north'}, {lon:.2f}° east</span>"
        f"{_works(place.sources, cite)}</p></li>"
    )


def _entry(entry: Entry, cite: Any) -> str:
    glossary = store.glossary()
    see = ", ".join(
        f'<a href="#term-{other}">{escape(glossary[other].name)}</a>' for other in entry.see
    )
    where = f'<a href="gazetteer.html#place-{entry.place}">On the map</a>' if entry.place else ""
    facts = "".join(
        f"<span>{fact}</span>"
        for fact in (
            entry.kind.capitalize(),
            escape(entry.years),
            f"Also {escape(', '.join(entry.also))}" if entry.also else "",
            f"See {see}" if see else "",
            where,
        )
        if fact
    )
    return (
        f'<li id="term-{entry.id}"{sifting.attributes(kind=entry.kind)}>'
        f"<p><b>{escape(entry.name)}</b> {_names(entry.zh, entry.pinyin, entry.ru)}</p>"
        f'<p>{escape(entry.text)}</p><p class="of">{facts}{_works(entry.sources, cite)}</p></li>'
    )


def _table(table: Table, base: str) -> str:
    size = store.table_path(table.slug).stat().st_size / 1000
    return (
        f'<li id="table-{table.slug}"><p><b>{escape(table.title)}</b></p>'
        f"<p>{escape(table.shows)}</p><p>{escape(table.method)}</p>"
        f'<p class="of"><span>{len(table.rows)} rows</span>'
        f"<span>{escape(table.licence)}. Credit: {escape(table.credit)}</span>"
        f"<span>Retrieved {escape(table.retrieved)}</span>"
        f'<span><a href="{base}{table.slug}.csv" download>CSV</a> ({size:.0f}&nbsp;kB), '
        f'<a href="{base}{table.slug}.yml" download>sidecar</a></span>'
        f"<span>sha256 <code>{table.sha256}</code></span></p></li>"
    )


def _works(keys: Iterable[str], cite: Any) -> str:
    links = "; ".join(
        f'<a href="{escape(address)}">{escape(label)}</a>' for label, address in map(cite, keys)
    )
    return f"<span>({links})</span>" if links else ""
