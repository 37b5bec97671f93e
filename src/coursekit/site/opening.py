"""What the theme adds to a page's text: its opening, and tables that fold on narrow screens."""

from html import escape

from docutils import nodes
from sphinx.application import Sphinx

from .. import ledger, paths, store
from ..book import open_chapter
from ..errors import ContentError
from ..models.course import Chapter
from .timeline import ribbon_html, strip_html


def chapter_of(docname: str) -> Chapter | None:
    """Return what is known of a page, or None for pages outside the contents."""
    try:
        return store.chapter(docname.rsplit("/", 1)[-1])
    except ContentError:
        if any(docname in part.docnames for part in store.parts()):
            raise
        return None


def number_of(docname: str) -> int | None:
    """Return a chapter's number in reading order; other pages, a part's opener too, have none."""
    planned = {each.slug for each in store.outline()}
    numbered = [
        name
        for part in store.parts()
        if part.numbered
        for name in part.docnames
        if name.rsplit("/", 1)[-1] in planned
    ]
    return numbered.index(docname) + 1 if docname in numbered else None


def dress(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the opening of a chapter around its title, and fold its tables."""
    if app.builder.format != "html":
        return
    for table in doctree.findall(nodes.table):
        fold(table)
    page = chapter_of(docname)
    title = next(iter(doctree.findall(nodes.title)), None)
    if page is None or title is None or title.parent is None:
        return
    section = title.parent
    place = section.index(title)
    if page.years:
        first, last = page.years
        title += nodes.Text(" ")
        title += nodes.inline("", f"{first}–{last}", classes=["yr"])
    section.insert(place + 1, nodes.raw("", _after_title(page), format="html"))
    section.insert(place, nodes.raw("", _kicker(docname), format="html"))


def fold(table: nodes.table) -> None:
    """Give each cell its column's heading for narrow screens; an empty last cell is spanned."""
    head = next(iter(table.findall(nodes.thead)), None)
    if head is None:
        return
    table["classes"].append("folds")
    titles = list(head.findall(nodes.entry))
    headings = [entry.astext() for entry in titles]
    if not headings[0]:
        # A corner without words is no heading to a screen reader.
        titles[0] += nodes.paragraph("", "", nodes.inline("", "Question", classes=["vh"]))
    body = next(iter(table.findall(nodes.tbody)))
    for row in body.findall(nodes.row):
        entries = [cell for cell in row.children if isinstance(cell, nodes.entry)]
        if len(entries) > 2 and not entries[-1].astext().strip():
            row.remove(entries[-1])
            entries[-2]["morecols"] = 1
            continue
        for heading, cell in list(zip(headings, entries, strict=True))[1:]:
            cell.insert(0, nodes.paragraph("", heading, classes=["cell-head"]))


def _kicker(docname: str) -> str:
    number = number_of(docname)
    for part in store.parts():
        if docname in part.docnames and part.numbered:
            said = f"Part {', '.join(part.caption.split(' ', 1))}"
            said += f". Chapter {number}" if number else ""
            return f'<p class="kicker">{escape(said)}</p>'
    return ""


def _after_title(page: Chapter) -> str:
    lede = f'<p class="lede">{escape(page.summary)}</p>'
    if not page.objectives:
        return lede
    practice = [item for item in store.items(page.slug) if item.use == "practice"]
    claims = open_chapter(page.slug).claims().claims
    facts = []
    if page.minutes:
        facts.append(("Time", f"{page.minutes} minutes"))
    if practice or claims:
        facts.append(("Checks", f"{len(practice)} questions, {len(claims)} claims"))
    if page.before:
        names = [store.chapter(slug).title for slug in page.before]
        facts.append(("Before you start", ", ".join(names)))
    text = (paths.root() / f"{page.docname}.md").read_text("utf-8")
    works = len(set(ledger.keys_in(text)))
    if works:
        sure, every = ledger.cited_sentences(text)
        facts.append(("Evidence", f"{works} works, cited in {sure} of {every} sentences"))
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in facts)
    goals = "".join(f"<li>{escape(text)}</li>" for text in page.objectives.values())
    return (
        f"{lede}{ribbon_html(page)}"
        '<section class="glance wide" aria-labelledby="glance"><div>'
        '<h2 id="glance">At a glance</h2>'
        f"<dl>{listed}</dl></div><div><h2>You will be able to</h2><ol>{goals}</ol></div></section>"
        f"{strip_html(page, store.timeline())}"
    )
