"""The key of a map: which treaty, and how sure the edge is, never by colour alone."""

from ..models.course import TREATIES
from ..models.plates import State
from .drawing import Drawing
from .textures import fill_of, patterns, swatch

CERTAINTY_WORDS = {
    "delimited": "edge named in a text",
    "approximate": "approximate",
    "contested": "contested or left open",
    "schematic": "schematic",
    "common": "held in common",
}


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
        f"{first}{'<li class=sep></li>' if first else ''}{second}</ul>"
    )


def _swatch_patterns(drawing: Drawing, ident: str) -> str:
    """Return the textures at the size of the screen: for the list, the legend, the moving map."""
    fills = [fill_of(state) for shape in drawing.shapes for state in shape.row.states]
    defs = patterns(fills, scale=1, prefix=f"{ident}-s-")
    return f'<svg class="swatches" aria-hidden="true">{defs}</svg>'
