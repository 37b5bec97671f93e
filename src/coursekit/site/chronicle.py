"""The timeline as a table that needs no script."""

import re
from collections import Counter
from collections.abc import Iterator
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from .. import store
from ..book import cite
from ..errors import ContentError
from ..models.chronology import ACTORS, PARTS, THEMES, Event
from ..models.dates import parse
from . import sifting

_EVENTS = re.compile(r"^:::\{events\} (\w+)", re.M)


class EventsDirective(SphinxDirective):
    """The events of one part of the timeline, in their order."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a table of date and event."""
        rows = "".join(map(_row, _events(self.arguments[0])))
        html = (
            '<div class="wide scroll" tabindex="0" role="group" aria-label="Events">'
            '<table class="folds"><thead><tr><th scope="col">Date</th><th scope="col">Event</th>'
            f"</tr></thead><tbody>{rows}</tbody></table></div>"
        )
        return [nodes.raw("", html, format="html")]


class EventsFormDirective(SphinxDirective):
    """What sifts the events of the whole page: years, theme, who, words."""

    def run(self) -> list[nodes.Node]:
        """Return the form, with a line on which each event is a tick."""
        events = store.timeline()
        years = [_years(event) for event in events]
        first, last = years[0][0], max(end for _, end in years)
        fields = (
            sifting.years("from", "From", first, last, first),
            sifting.years("to", "To", first, last, last),
            sifting.select("theme", "Theme", [(name, name.capitalize()) for name in THEMES]),
            sifting.select("actor", "Who", [(name, name) for name in ACTORS]),
            sifting.search("Words"),
        )
        form = sifting.form("tr[data-theme]", "events", fields)
        return [nodes.raw("", f"{form}{_line(years, first, last)}", format="html")]


def _years(event: Event) -> tuple[int, int]:
    dates = [parse(text) for text in (event.start, event.end) if text]
    found = [date.year for date in dates if date]
    return found[0], found[-1]


def _line(years: list[tuple[int, int]], first: int, last: int) -> str:
    """Return a drawing with a tick an event; events of one year stand above one another."""
    at: Counter[int] = Counter()
    ticks = []
    for year, _ in years:
        base = 74 - 6 * min(at[year], 11)
        at[year] += 1
        ticks.append(f'<path d="M{10 * (year - first)} {base}v-5"/>')
    marks = "".join(
        f'<span style="left:{100 * (year - first) / (last - first):.1f}%">{year}</span>'
        for year in range(-(-first // 50) * 50, last - 9, 50)
    )
    return (
        '<div class="span-of-years needs-script" aria-hidden="true">'
        f'<svg viewBox="-5 0 {10 * (last - first) + 10} 76" preserveAspectRatio="none">'
        f"{''.join(ticks)}</svg>{marks}</div>"
    )


def works_of_events(text: str) -> Iterator[str]:
    """Yield the keys of the works that the events of a page's source rest on."""
    for part in _EVENTS.findall(text):
        for event in _events(part):
            yield from event.sources


def register(app: Sphinx) -> None:
    """Make the directive known to Sphinx."""
    app.add_directive("events", EventsDirective)
    app.add_directive("events-form", EventsFormDirective)


def _events(part: str) -> tuple[Event, ...]:
    if part not in PARTS:
        raise ContentError(
            "data/timeline.yml", part, "is no part", f"use one of {', '.join(PARTS)}"
        )
    return tuple(event for event in store.timeline() if event.part == part)


def _row(event: Event) -> str:
    works = "; ".join(
        f'<a href="{escape(address)}">{escape(label)}</a>'
        for label, address in map(cite, event.sources)
    )
    julian = f"<br><small>{escape(event.julian)} by the Julian calendar</small>"
    first, last = _years(event)
    data = sifting.attributes(
        first=str(first), last=str(last), theme=event.theme, actor=event.actors
    )
    return (
        f'<tr id="event-{event.id}"{data}><th scope="row">{escape(event.when)}'
        f"{julian if event.julian else ''}</th>"
        f"<td><b>{escape(event.title)}.</b> {escape(event.text)} ({works})</td></tr>"
    )
