"""The timeline as a table that needs no script."""

import re
from collections.abc import Iterator
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from .. import store
from ..book import cite
from ..errors import ContentError
from ..models.chronology import PARTS, Event

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


def works_of_events(text: str) -> Iterator[str]:
    """Yield the keys of the works that the events of a page's source rest on."""
    for part in _EVENTS.findall(text):
        for event in _events(part):
            yield from event.sources


def register(app: Sphinx) -> None:
    """Make the directive known to Sphinx."""
    app.add_directive("events", EventsDirective)


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
    return (
        f'<tr id="event-{event.id}"><th scope="row">{escape(event.when)}'
        f"{julian if event.julian else ''}</th>"
        f"<td><b>{escape(event.title)}.</b> {escape(event.text)} ({works})</td></tr>"
    )
