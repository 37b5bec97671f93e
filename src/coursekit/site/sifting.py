"""Forms that sift a long list: a script hides what does not match, and without it all is shown."""

from collections.abc import Iterable, Sequence
from html import escape

Choices = Sequence[tuple[str, str]]
"""Values with their labels, in the order in which they are offered."""


def select(name: str, label: str, choices: Choices) -> str:
    """Return a field that keeps entries whose ``data-<name>`` holds the chosen value."""
    options = "".join(
        f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in choices
    )
    return (
        f'<label>{escape(label)} <select name="{name}"><option value="">All</option>{options}'
        "</select></label>"
    )


def search(label: str) -> str:
    """Return a field that keeps entries whose text holds every word that is written."""
    return f'<label>{escape(label)} <input type="search" name="text" autocomplete="off"></label>'


def years(name: str, label: str, first: int, last: int, value: int) -> str:
    """Return a slider over years: ``from`` or ``to``, against ``data-last`` and ``data-first``."""
    return (
        f'<label><span>{escape(label)} <b>{value}</b></span> <input type="range" name="{name}" '
        f'min="{first}" max="{last}" value="{value}"></label>'
    )


def form(selector: str, noun: str, fields: Iterable[str]) -> str:
    """Return the form that sifts what `selector` finds on the page; `noun` is plural."""
    return (
        f'<form class="sift needs-script" data-for="{escape(selector)}" data-noun="{noun}" '
        f'aria-label="Choose {noun}">{"".join(fields)}'
        '<p class="sifted"><output></output> <button type="reset" class="btn quiet" hidden>'
        "Show all</button></p></form>"
    )


def attributes(**values: str | Iterable[str]) -> str:
    """Return data attributes; several values of one stand between bars."""
    written = []
    for name, value in values.items():
        text = value if isinstance(value, str) else "|".join(value)
        written.append(f' data-{name}="{escape(text)}"')
    return "".join(written)
