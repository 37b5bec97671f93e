"""The map in words and figures: a paragraph, and a table of everything that is drawn.

Popups and the facts below a chosen row are made from the same table, so that a reader who
sees no map and one who does are told the same.
"""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from ..models.course import TREATIES
from ..models.dates import span_in_words
from ..models.features import KINDS, NONE, UNKNOWN
from ..models.quantities import area_text
from .drawing import Drawing, Shape
from .key import CERTAINTY_WORDS

Cite = Callable[[str], tuple[str, str]]
"""Gives the label of a work and its address, by its key."""

READING_WORDS = {"ru": "Russian", "zh": "Chinese", "historian": "historians’", "neutral": "all"}
COLUMNS = ("What", "When", "Basis", "Area", "Edge", "Reading", "Note", "Sources")


def twin_table(drawing: Drawing, cite: Cite) -> str:
    """Return the paragraph and the table, closed until they are asked for."""
    heads = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    rows = "".join(_row(shape, drawing, cite) for shape in drawing.shapes)
    return (
        '<details class="twin"><summary>The map in words and figures</summary>'
        f"<p>{escape(drawing.plate.words)}</p><div class=scroll tabindex=0 role=group "
        'aria-label="Table of the map"><table>'
        f"<caption>Everything on the map: {escape(drawing.plate.figure)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )


def when(shape: Shape, drawing: Drawing) -> str:
    """Return the years of a row, in words that say what each year changed."""
    plate = drawing.plate
    opening = plate.years[0] if plate.years else None
    parts = []
    for state in shape.row.states:
        what = f"{state.treaty} {TREATIES[state.treaty]}" if state.treaty else ""
        until = f"to {state.end}{plate.unit}" if state.end and state is shape.row.states[-1] else ""
        if state.certainty == "common":
            parts.append(f"in common {state.start}")
        elif what and state.start in (None, state.treaty, opening):
            parts.append(" ".join(filter(None, [what, until])))
        else:
            start = f"from {state.start}{plate.unit}" if state.start else ""
            parts.append(" ".join(filter(None, [what, start, until])))
    text = ", ".join(filter(None, parts))
    return text[:1].upper() + text[1:]


def basis(properties: Mapping[str, Any]) -> str:
    """Return what a feature is and rests on: kind, treaty and article, and its exact dates."""
    words = [KINDS[properties["kind"]]]
    treaty, article = properties["treaty"], properties["article"]
    if treaty != NONE:
        words.append(f"{treaty} {TREATIES[treaty]}")
    if article == UNKNOWN:
        words.append("article unknown")
    elif article != NONE:
        words.append(f"article {article}")
    words.append(span_in_words(properties["from"], properties["to"]))
    return ", ".join(filter(None, words))


def _row(shape: Shape, drawing: Drawing, cite: Cite) -> str:
    features = shape.properties
    area = "none"
    if shape.area_km2:
        method = _joined(p["area_method"] for p in features if p["area_km2"] != NONE)
        area = f"{area_text(shape.area_km2)}, {method}"
    certainty = CERTAINTY_WORDS[shape.row.states[-1].certainty]
    edges = _joined(edge for p in features for edge in p["edge_basis"])
    cells = (
        when(shape, drawing) or "throughout",
        "; ".join(dict.fromkeys(basis(p) for p in features)),
        area,
        f"{certainty}; {edges}",
        _joined(READING_WORDS[reading] for reading in _readings(shape)),
        ". ".join(dict.fromkeys([shape.row.note, *(p["note"].rstrip(".") for p in features)])),
    )
    said = "".join(f"<td>{escape(cell.strip('. '))}</td>" for cell in cells)
    works = "; ".join(
        f'<a href="{escape(address)}">{escape(label)}</a>'
        for label, address in map(cite, shape.sources)
    )
    return (
        f'<tr data-row="{escape(shape.row.id)}"><th scope="row">{_name(shape)}</th>'
        f"{said}<td>{works}</td></tr>"
    )


def _readings(shape: Shape) -> Iterable[str]:
    return shape.row.readings or dict.fromkeys(p["reading"] for p in shape.properties)


def _joined(values: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(values))


def _name(shape: Shape) -> str:
    name = shape.row.name
    text = escape(name["en"])
    for key, language in (("zh", "zh"), ("pinyin", "zh-Latn"), ("ru", "ru"), ("period", "en")):
        if key in name:
            said = f"{name[key]} (of the time)" if key == "period" else name[key]
            text += f' <span lang="{language}">{escape(said)}</span>'
    return text
