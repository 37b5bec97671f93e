"""The map figure: title, year, names, map with its list, legend, caption and text twin."""

import json
from html import escape

from ..models.cartography import NAMES, State
from ..models.course import TREATIES
from ..models.quantities import area_text
from .drawing import UNITS_PER_KM, Drawing, Shape
from .picture import picture_svg
from .textures import edge_of, fill_of, ink, patterns, swatch

CERTAINTY_WORDS = {
    "delimited": "edge named in a text",
    "approximate": "approximate",
    "contested": "contested or left open",
    "schematic": "schematic",
    "common": "held in common",
}
_NAME_WORDS = {"en": "English", "zh": "中文", "ru": "Русский"}
PICTURE_WIDTH = 624
"""Pixels; the width of the picture beside its list on a wide screen."""


def figure_html(drawing: Drawing, *, ident: str, frame: str) -> str:
    """Return the whole figure as HTML that reads and prints without a script.

    `frame` is the document of the moving map; it waits in the figure until it comes
    near the reader's view. `ident` prefixes every id in the figure.
    """
    plate = drawing.plate
    heading = f"{ident}-h"
    return "".join(
        [
            f'<course-map id="{ident}"><figure class="fig wide" aria-labelledby="{heading}">',
            f'<h3 id="{heading}">{escape(plate.title)}</h3>',
            f'<p class="sub">{escape(plate.figure)}</p>',
            _tools(drawing, ident),
            '<div class="mapgrid"><div class="map">',
            picture_svg(drawing, width_px=PICTURE_WIDTH, ident=ident),
            f'<iframe hidden title="Map: {escape(plate.title)}. The list beside it holds the same '
            f'areas." data-document="{escape(frame)}"></iframe></div>',
            _list(drawing, ident),
            "</div>",
            legend(drawing, ident),
            f"<figcaption>{emphasis(plate.notice)}</figcaption>",
            f'<p class="credit">{escape(plate.credit)}</p>',
            twin_table(drawing),
            f'<script type="application/json">{_data(drawing)}</script>',
            "</figure></course-map>",
        ]
    )


def twin_table(drawing: Drawing) -> str:
    """Return the map in words: a paragraph, and a table of everything that is drawn."""
    rows = "".join(
        f'<tr><th scope="row">{_name(shape)}</th><td>{escape(_when(shape, drawing))}</td>'
        f"<td>{area_text(shape.area_km2) if shape.area_km2 else '–'}</td>"
        f"<td>{escape(_certainty(shape))}</td><td>{escape(shape.row.note)}</td></tr>"
        for shape in drawing.shapes
    )
    return (
        '<details class="twin"><summary>The map in words and figures</summary>'
        f"<p>{escape(drawing.plate.words)}</p><div class=scroll tabindex=0 role=group "
        'aria-label="Table of the map"><table>'
        f"<caption>Everything on the map: {escape(drawing.plate.figure)}</caption><thead><tr>"
        '<th scope="col">What</th><th scope="col">When</th><th scope="col">Area</th>'
        '<th scope="col">Edge</th><th scope="col">Note</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _name(shape: Shape) -> str:
    name = shape.row.name
    text = escape(name["en"])
    if "zh" in name:
        text += f' <span lang="zh">{escape(name["zh"])}</span>'
    if "pinyin" in name:
        text += f' <span lang="zh-Latn">{escape(name["pinyin"])}</span>'
    if "ru" in name:
        text += f' <span lang="ru">{escape(name["ru"])}</span>'
    return text


def _when(shape: Shape, drawing: Drawing) -> str:
    """Return the years of a row, in words that say what each year changed."""
    opening = drawing.plate.years[0] if drawing.plate.years else None
    parts = []
    for state in shape.row.states:
        what = f"{state.treaty} {TREATIES[state.treaty]}" if state.treaty else ""
        if state.certainty == "common":
            parts.append(f"in common {state.start}")
        elif what and (state.start in (None, state.treaty, opening)):
            parts.append(what)
        else:
            parts.append(
                " ".join(filter(None, [what, f"from {state.start}" if state.start else ""]))
            )
    text = ", ".join(filter(None, parts))
    return text[:1].upper() + text[1:]


def _certainty(shape: Shape) -> str:
    return CERTAINTY_WORDS[shape.row.states[-1].certainty]


def _small(shape: Shape, drawing: Drawing) -> str:
    area = f"About {area_text(shape.area_km2)}" if shape.area_km2 else ""
    return ". ".join(filter(None, [_when(shape, drawing), area, shape.row.note]))


def _tools(drawing: Drawing, ident: str) -> str:
    plate = drawing.plate
    parts = ['<div class="tool needs-script">']
    if plate.years:
        first, last = plate.years
        span = last - first
        ticks = "".join(
            f'<span style="left:{100 * (year - first) / span:.1f}%">{year}</span>'
            for year in plate.ticks
        )
        parts.append(
            f'<div class="yr-c"><div class="row"><label for="{ident}-yr">Year</label> '
            f'<output for="{ident}-yr" id="{ident}-out"></output></div>'
            f'<input id="{ident}-yr" type="range" min="{first}" max="{last}" step="1" '
            f'value="{plate.start}" aria-describedby="{ident}-out">'
            f'<div class="ticks" aria-hidden="true">{ticks}</div></div>'
        )
    radios = "".join(
        f'<label><input type="radio" name="{ident}-names" value="{code}"'
        f"{' checked' if code == 'en' else ''}>"
        f'<span lang="{code}">{_NAME_WORDS[code]}</span></label>'
        for code in NAMES
    )
    parts.append(
        '<fieldset class="seg"><legend class="vh">Names on the map</legend>'
        f"{radios}</fieldset></div>"
    )
    return "".join(parts)


def _list(drawing: Drawing, ident: str) -> str:
    entries = []
    for shape in drawing.shapes:
        names = " ".join(
            f'data-{code}="{escape(shape.row.name.get(code, shape.row.name["en"]))}"'
            for code in NAMES
        )
        kind = "point" if shape.point else "area" if shape.closed else "line"
        entries.append(
            f'<li><button type="button" aria-pressed="false" data-row="{escape(shape.row.id)}">'
            f"{swatch(shape.row.states[-1], prefix=f'{ident}-s-', shape=kind)}"
            f"<b {names}>{escape(shape.row.name['en'])}</b>"
            f"<small>{escape(_small(shape, drawing))}</small></button></li>"
        )
    return f'<ul class="fl" aria-label="Everything on the map">{"".join(entries)}</ul>'


def legend(drawing: Drawing, ident: str) -> str:
    """Return the key: treaties on the first row, certainty on the second."""
    states: dict[tuple[int | None, bool], State] = {}
    certainties: dict[str, None] = {}
    for shape in drawing.shapes:
        if shape.point:
            continue
        for state in shape.row.states:
            common = state.certainty == "common"
            if state.treaty and (shape.closed or (state.treaty, common) not in states):
                states.setdefault((state.treaty, common), state)
            if not common:
                certainties[state.certainty] = None
    first = "".join(
        f"<li>{swatch(state, prefix=f'{ident}-s-')}"
        f"{f'{treaty} {TREATIES[treaty or 0]}' if not common else 'held in common, from 1858'}</li>"
        for (treaty, common), state in sorted(states.items())
    )
    second = "".join(
        f"<li>{swatch(State(None, None, None, name), prefix=ident, shape='line')}"
        f"{CERTAINTY_WORDS[name]}</li>"
        for name in CERTAINTY_WORDS
        if name in certainties
    )
    return (
        f'{_swatch_patterns(drawing, ident)}<ul class="legend" aria-label="Key">'
        f'{first}<li class="sep"></li>{second}</ul>'
    )


def _swatch_patterns(drawing: Drawing, ident: str) -> str:
    """Return the textures at the size of the screen: for the list, the legend, the moving map."""
    fills = [fill_of(state) for shape in drawing.shapes for state in shape.row.states]
    defs = patterns(fills, scale=1, prefix=f"{ident}-s-")
    return f'<svg class="swatches" aria-hidden="true">{defs}</svg>'


def _data(drawing: Drawing) -> str:
    """Return what the script needs, as JSON that cannot end its script element."""
    plate = drawing.plate
    rows = {
        shape.row.id: {
            "point": shape.point,
            "closed": shape.closed,
            "d": shape.d if shape.point else None,
            "states": [
                [s.start, s.end, fill_of(s) if shape.closed else None, ink(s), edge_of(s)]
                for s in shape.row.states
            ],
        }
        for shape in drawing.shapes
    }
    labels = [
        {
            "x": round(placed.point[0], 1),
            "y": round(placed.point[1], 1),
            "kind": placed.label.kind,
            "side": placed.label.side,
            "row": placed.label.row,
            "from": placed.label.start,
            "minor": placed.label.minor,
            "text": placed.lines,
        }
        for placed in drawing.labels
    ]
    data = {
        "units": UNITS_PER_KM,
        "says": {str(year): text for year, text in plate.says.items()},
        "rows": rows,
        "labels": labels,
        "wide": [plate.window.west, plate.window.south, plate.window.east, plate.window.north],
        "narrow": [plate.narrow.west, plate.narrow.south, plate.narrow.east, plate.narrow.north],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def emphasis(text: str) -> str:
    """Escape text and render its **strong** runs."""
    parts = escape(text).split("**")
    return "".join(f"<b>{part}</b>" if number % 2 else part for number, part in enumerate(parts))
