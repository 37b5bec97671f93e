"""The line from 1689 to today: the ribbon of a chapter, and the settlements on the cover."""

from collections.abc import Iterable
from html import escape

from ..models.chronology import Event
from ..models.course import FIRST_YEAR, LAST_YEAR, TREATIES, Chapter

_SPAN = LAST_YEAR - FIRST_YEAR

# Later agreements carry ink alone: seven hues are the limit of what stays apart.
_LATER = {
    1917: "Revolutions",
    1950: "Alliance",
    1969: "Zhenbao",
    1991: "Border agreement",
    2022: "“No limits”",
}
_PARTS = (
    (1689, 1911, "I Treaties"),
    (1911, 1991, "II War and Cold War"),
    (1991, 2014, "III Reset"),
    (2014, LAST_YEAR, "IV"),
)


def percent(year: float) -> float:
    """Return where a year lies on the line, in percent from its left end."""
    return 100 * (year - FIRST_YEAR) / _SPAN


def ribbon_html(chapter: Chapter) -> str:
    """Return the ribbon under a chapter's title: where in time the reader is."""
    if chapter.years is None:
        return ""
    first, last = chapter.years
    ticks = "".join(
        f'<i style="left:{percent(year):.2f}%;--c:var(--t{year})"></i>' for year in TREATIES
    )
    begins = max(first, FIRST_YEAR)
    start, middle = percent(begins), percent((begins + last) / 2)
    width = percent(last) - start
    return (
        f'<div class="ribbon wide" role="img" aria-label="This chapter, {first} to {last}, '
        f'on a line from {FIRST_YEAR} to today">'
        f'<b style="left:{start:.2f}%;width:{max(width, 0.6):.2f}%"></b>{ticks}'
        f'<span style="left:0">{FIRST_YEAR}</span><span style="right:0">today</span>'
        f'<span class="now" style="left:{middle:.2f}%">{first}–{last}</span></div>'
    )


def strip_html(chapter: Chapter, events: Iterable[Event]) -> str:
    """Return the chapter's own events in a row, each a link to its entry of the timeline."""
    if not chapter.events:
        return ""
    known = {event.id: event for event in events}
    chosen = sorted((known[name] for name in chapter.events), key=lambda event: event.order)
    up = "../" * (chapter.docname.count("/") - 1)
    items = "".join(
        f'<li><a href="{up}timeline.html#event-{event.id}"><b>{escape(event.when)}</b> '
        f"{escape(event.title)}</a></li>"
        for event in chosen
    )
    return f'<nav class="strip wide" aria-label="Events of this chapter"><ol>{items}</ol></nav>'


def timeline_html() -> str:
    """Return the settlements and later turns as a list, set along a line where there is room."""
    # Years close together take steps of their own, so that no two labels meet.
    steps = {1858: 1, 1860: 2, 1864: 3, 1881: 2}
    before = (1858, 1860, 1864)
    settled = "".join(
        f'<li class="step{steps.get(year, 1)}{" left" if year in before else ""}" '
        f'style="--x:{percent(year):.2f}%;--c:var(--t{year})">'
        f"<span><b>{year}</b> {name}</span></li>"
        for year, name in TREATIES.items()
    )
    low = {1969: " low2", 2022: " low2 left"}
    later = "".join(
        f'<li class="later{low.get(year, "")}" style="--x:{percent(year):.2f}%">'
        f"<span>{year} {name}</span></li>"
        for year, name in _LATER.items()
    )
    parts = "".join(
        f'<li style="left:{percent(first):.2f}%;width:{percent(last) - percent(first):.2f}%">'
        f"{name}</li>"
        for first, last, name in _PARTS
    )
    return (
        f'<div class="settlements"><ol>{settled}{later}</ol>'
        f'<ul class="spans" aria-hidden="true">{parts}</ul></div>'
    )
