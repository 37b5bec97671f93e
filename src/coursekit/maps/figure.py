"""The map figure: title, year, names, map with its list, legend, caption and text twin."""

import json
from html import escape
from typing import Any

from ..models.course import LAST_YEAR
from .drawing import Drawing, name_parts
from .key import legend
from .picture import picture_svg
from .textures import edge_of, fill_of, ink
from .tools import listing, tools
from .twin import Cite, twin_table

PICTURE_WIDTH = 624
"""Pixels; the width of the picture beside its list on a wide screen."""
BROAD = 1.35
"""A plate wider than this times its height takes the whole width, its list below."""


def figure_html(drawing: Drawing, *, ident: str, frame: str, still: str, cite: Cite) -> str:
    """Return the whole figure as HTML that reads and prints without a script.

    Parameters
    ----------
    ident
        Prefixes every id in the figure.
    frame
        The document of the moving map; it waits in the figure until it comes near the view.
    still
        Address of the picture as a file, for readers without a script; empty in notebooks.
    cite
        Gives a work's label and address by its key.
    """
    plate = drawing.plate
    heading = f"{ident}-h"
    image = (
        f'<img src="{escape(still)}" loading="lazy" '
        f'alt="{escape(plate.title)}. The table below says what it shows.">'
    )
    link = f'<a href="{escape(still)}" download>Download this map (SVG)</a>' if still else ""
    return "".join(
        [
            f'<course-map id="{ident}" data-sheet="{escape(plate.sheet)}">'
            f'<figure class="fig wide{" broad" if plate.window.aspect > BROAD else ""}" '
            f'style="--wide:{plate.window.aspect:.3f};--slim:{plate.narrow.aspect:.3f}" '
            f'aria-labelledby="{heading}">',
            f'<h3 id="{heading}">{escape(plate.title)}</h3>',
            f'<p class="sub">{escape(plate.figure)}</p>',
            tools(drawing, ident),
            '<div class="mapgrid"><div class="map">',
            f"<noscript>{image}</noscript>" if still else "",
            picture_svg(drawing, None, width_px=PICTURE_WIDTH, ident=ident),
            f'<iframe hidden title="Map: {escape(plate.title)}. The list beside it holds the same '
            f'areas." data-document="{escape(frame)}"></iframe></div>',
            listing(drawing, ident),
            '</div><div class="then-now" hidden></div>',
            legend(drawing, ident),
            f"<figcaption>{emphasis(plate.notice)}</figcaption>",
            f'<p class="credit">{escape(plate.credit)} {link}</p>',
            twin_table(drawing, cite),
            f'<script type="application/json">{_data(drawing)}</script>',
            "</figure></course-map>",
        ]
    )


def _data(drawing: Drawing) -> str:
    """Return what the script needs, as JSON that cannot end its script element."""
    plate = drawing.plate
    rows = {
        shape.row.id: {
            "paths": shape.paths,
            "closed": shape.closed,
            "point": shape.point,
            "readings": shape.row.readings,
            "states": [
                [
                    *(s.start, s.end, fill_of(s) if shape.closed else None),
                    *(ink(s, line=not shape.closed), edge_of(s)),
                ]
                for s in shape.row.states
            ],
            "name": {c: name_parts(shape.row.name, c) for c in ("en", "zh", "ru", "period")},
        }
        for shape in drawing.shapes
    }
    labels: list[dict[str, Any]] = []
    for placed in drawing.labels:
        label = placed.label
        labels.append(
            {
                "x": round(placed.point[0], 1),
                "y": round(placed.point[1], 1),
                "kind": label.kind,
                "side": label.side,
                "row": label.row,
                "from": label.start,
                "to": label.end,
                "minor": label.minor,
                "text": {choice: placed.lines[choice] for choice in ("en", "zh", "ru")},
                "period": placed.period,
            }
        )
    data = {
        "sheet": plate.sheet,
        "says": {str(year): text for year, text in plate.says.items()},
        "readings": plate.readings,
        "years": plate.years,
        "unit": plate.unit,
        "yearOf": plate.year_of,
        "now": LAST_YEAR,
        "rows": rows,
        "labels": labels,
        "wide": plate.window.corners,
        "narrow": plate.narrow.corners,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def emphasis(text: str) -> str:
    """Escape text and render its **strong** runs."""
    parts = escape(text).split("**")
    return "".join(f"<b>{part}</b>" if number % 2 else part for number, part in enumerate(parts))
