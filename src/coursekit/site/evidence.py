"""The essays as sources, and the ledger: every claim, judged before its evidence is seen."""

import json
from collections.abc import Callable, Iterable
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as options
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from .. import store
from ..book import cite_afar
from ..errors import ContentError
from ..models.course import Planned
from ..models.essays import Essay
from ..models.evidence import VERDICTS, Claim, Finding
from ..quiz import Claims
from . import sifting

Cite = Callable[[str], tuple[str, str]]

LEDGER = "chapters/claims"
"""The page that lists all claims."""

ESSAYS = "chapters/essays"
"""The folder of the essays' pages."""

SHOWN = ("about", "uses", "omits", "claims")


def publish(folder: Path) -> None:
    """Write a script for each essay with its claims, for the ledger to open one in its place."""
    bundles = folder / "ledger"
    bundles.mkdir(exist_ok=True)
    cite = partial(cite_afar, depth=LEDGER.count("/"))
    for essay in store.essays():
        data = {entry["id"]: entry for entry in Claims(_of(essay), cite=cite, static=True).data()}
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        for character in "<\u2028\u2029":
            text = text.replace(character, f"\\u{ord(character):04x}")
        (bundles / f"{essay.page}.js").write_text(
            f"window.borderlines.ledger[{json.dumps(essay.page)}]={text};\n", "utf-8"
        )


class EssayDirective(SphinxDirective):
    """What the ledger knows of one essay; ``:show:`` says which part of it."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"show": lambda text: options.choice(text, SHOWN)}

    def run(self) -> list[nodes.Node]:
        """Return the essay's particulars, one of its two lists, or its claims."""
        essay = _essay(self.arguments[0])
        cite = partial(cite_afar, depth=self.env.docname.count("/"))
        show = self.options.get("show", "about")
        if show == "claims":
            html = Claims(_of(essay), cite=cite, static=True).static_html()
        elif show == "about":
            html = _about(essay)
        else:
            html = _findings(essay.uses if show == "uses" else essay.omits, cite)
        return [nodes.raw("", html, format="html")]


class ThesesDirective(SphinxDirective):
    """The theses of all essays side by side."""

    def run(self) -> list[nodes.Node]:
        """Return a table that folds on narrow screens."""
        rows = "".join(
            f'<tr><th scope="row"><a href="{_address(self, f"{ESSAYS}/{essay.page}")}">'
            f"{escape(essay.name)}</a></th><td><p class=cell-head>Who and where</p>"
            f"{escape(essay.author)}. {escape(essay.outlet)}, {escape(essay.date)}</td>"
            f"<td><p class=cell-head>Thesis</p>{escape(essay.thesis)}</td></tr>"
            for essay in store.essays()
        )
        html = (
            '<div class="wide scroll" tabindex="0" role="group" aria-label="Theses">'
            '<table class="folds"><thead><tr><th scope="col">Essay</th>'
            '<th scope="col">Who and where</th><th scope="col">Thesis</th></tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )
        return [nodes.raw("", html, format="html")]


class LedgerDirective(SphinxDirective):
    """All claims with what sifts them; the verdict stays hidden until the reader has judged."""

    def run(self) -> list[nodes.Node]:
        """Return the form and the list."""
        essays = {essay.key: essay for essay in store.essays()}
        ledger, planned = store.ledger(), store.outline()
        fields = (
            sifting.select("essay", "Essay", [(e.page, e.name) for e in essays.values()]),
            sifting.select(
                "chapter", "Chapter", [(p.slug, p.title) for p in planned if p.slug in ledger]
            ),
            sifting.select("state", "Your verdict", [("no", "Not given yet"), ("yes", "Given")]),
            sifting.select("verdict", "Our verdict (gives it away)", _words()),
            sifting.search("Words"),
        )
        rows = "".join(
            self._row(claim, essays[claim.essay], chapter)
            for chapter in planned
            for claim in ledger.get(chapter.slug, ())
        )
        html = (
            f"{sifting.form('#ledger > li', 'claims', fields)}"
            f'<ol id="ledger" class="ledger" role="list">{rows}</ol>'
        )
        return [nodes.raw("", html, format="html")]

    def _row(self, claim: Claim, essay: Essay, chapter: Planned) -> str:
        home = _address(self, f"{ESSAYS}/{essay.page}")
        data = sifting.attributes(
            claim=claim.id, essay=essay.page, chapter=chapter.slug, verdict=claim.verdict
        )
        taught = escape(chapter.title)
        if page := _page_of(chapter.slug):
            taught = f'<a href="{_address(self, page)}">{taught}</a>'
        return (
            f'<li id="claim-{claim.id}"{data}><p class="st">{escape(claim.statement)}</p>'
            f'<p class="of"><span>{escape(essay.name)}</span><span>{taught}</span>'
            f'<a class="judge" href="{home}#c-{claim.id}">Judge it</a></p></li>'
        )


class CountsDirective(SphinxDirective):
    """How many claims have which verdict, by essay."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        heads = "".join(f'<th scope="col">{verdict.capitalize()}</th>' for verdict in VERDICTS)
        everything = [claim for claims in store.ledger().values() for claim in claims]
        rows = "".join(_count_row(essay.name, _of(essay)) for essay in store.essays())
        html = (
            '<div class="wide scroll" tabindex="0" role="group" aria-label="Verdicts">'
            f'<table class="counted"><thead><tr><th scope="col">Essay</th>{heads}'
            f'<th scope="col">All</th></tr></thead><tbody>{rows}</tbody>'
            f"<tfoot>{_count_row('All', everything)}</tfoot></table></div>"
        )
        return [nodes.raw("", html, format="html")]


def register(app: Sphinx) -> None:
    """Make the directives known to Sphinx."""
    app.add_directive("essay", EssayDirective)
    app.add_directive("theses", ThesesDirective)
    app.add_directive("ledger", LedgerDirective)
    app.add_directive("verdict-counts", CountsDirective)


def _of(essay: Essay) -> list[Claim]:
    found = [c for claims in store.ledger().values() for c in claims if c.essay == essay.key]
    return sorted(found, key=lambda claim: (len(claim.id), claim.id))


def _essay(key: str) -> Essay:
    for essay in store.essays():
        if essay.key == key:
            return essay
    known = ", ".join(essay.key for essay in store.essays())
    raise ContentError("data/essays.yml", key, "is no essay", f"use one of {known}")


def _about(essay: Essay) -> str:
    told = {
        "Title": essay.title,
        "Author": essay.author,
        "Where": essay.outlet,
        "When": essay.date,
        "For whom": essay.audience,
        "Thesis": essay.thesis,
        "Position": essay.position,
    }
    rows = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in told.items())
    return f'<dl class="particulars">{rows}</dl>'


def _findings(findings: Iterable[Finding], cite: Cite) -> str:
    items = []
    for finding in findings:
        works = "; ".join(
            f'<a href="{escape(address)}">'
            f"{escape(', '.join(filter(None, (label, citation.locator))))}</a>"
            for citation in finding.cite
            for label, address in (cite(citation.key),)
        )
        items.append(f"<li>{escape(finding.text)}{f' ({works})' if works else ''}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _count_row(name: str, claims: Iterable[Claim]) -> str:
    verdicts = [claim.verdict for claim in claims]
    cells = "".join(f"<td>{verdicts.count(verdict)}</td>" for verdict in VERDICTS)
    return f'<tr><th scope="row">{escape(name)}</th>{cells}<td>{len(verdicts)}</td></tr>'


def _words() -> list[tuple[str, str]]:
    return [(verdict, verdict.capitalize()) for verdict in VERDICTS]


def _page_of(slug: str) -> str:
    """Return the docname of a chapter, or "" while it is in preparation."""
    try:
        return store.docname_of(slug)
    except ContentError:
        return ""


def _address(directive: SphinxDirective, docname: str) -> str:
    address: str = directive.env.app.builder.get_relative_uri(directive.env.docname, docname)
    return escape(address)
