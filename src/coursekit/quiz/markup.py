"""Content as HTML: every text escaped, and data that no text in it can break out of."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

from ..models.evidence import Citation

Cite = Callable[[str], tuple[str, str]]
"""Gives the label ("Quested 1968") and the address of a bibliography key."""

_EMPHASIS = re.compile(r"\*([^*\s](?:[^*]*[^*\s])?)\*")


def inline(text: str) -> str:
    """Return content text as HTML; its one piece of markup is ``*emphasis*``."""
    return _EMPHASIS.sub(r"<em>\1</em>", escape(text))


def plain(text: str) -> str:
    """Return content text as HTML without its emphasis."""
    return escape(_EMPHASIS.sub(r"\1", text))


def embed(data: Mapping[str, Any]) -> str:
    """Return `data` in a script element of JSON.

    "<", ">" and "&" are escaped, so that neither ``</script>`` nor ``<!--`` in a text
    can end or open anything; so are the line separators that old parsers stumble over.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f'<script type="application/json">{text}</script>'


def cited(works: Iterable[str | Citation], cite: Cite) -> list[dict[str, str]]:
    """Return works as the script reads them: label, href. A locator stands in the label."""
    found = []
    for work in works:
        place = work if isinstance(work, Citation) else Citation(work)
        label, href = cite(place.key)
        label = f"{label}, {place.locator}" if place.locator else label
        found.append({"label": label, "href": href})
    return found


def citation(works: Sequence[Mapping[str, str]]) -> str:
    """Return works as a citation in brackets; "" if there are none."""
    if not works:
        return ""
    links = "; ".join(
        f'<a href="{escape(work["href"])}">{escape(work["label"])}</a>' for work in works
    )
    return f'<span class="cite">({links})</span>'


def amount(value: float, unit: str) -> str:
    """Return a number with its unit; grouped only beside one, since a bare number may be a year."""
    digits = f"{value:,.10f}" if unit else f"{value:.10f}"
    digits = digits.rstrip("0").rstrip(".").replace("-", "\u2212")
    space = "" if unit in ("", "%") else "\u00a0"
    return f"{digits}{space}{unit}"


def degrees(at: tuple[float, float]) -> str:
    """Return a longitude and latitude as they are read: 48.48° north, 135.07° east."""
    lon, lat = at
    north, east = "south" if lat < 0 else "north", "west" if lon < 0 else "east"
    return f"{abs(lat):.2f}° {north}, {abs(lon):.2f}° {east}"
