"""What a reader moves a map with: year, steps, readings, names, layers; and the list beside it."""

from collections.abc import Iterable
from html import escape

from ..models.plates import Plate
from ..models.quantities import area_text
from .drawing import Drawing, Shape
from .textures import swatch
from .twin import when

NAME_CHOICES = (
    ("en", "en", "English"),
    ("zh", "zh", "中文"),
    ("ru", "ru", "Русский"),
    ("period", "en", "Of the time"),
)
READING_CHOICES = (
    ("all", "All"),
    ("ru", "Russian"),
    ("zh", "Chinese"),
    ("historian", "Historians’"),
)


def tools(drawing: Drawing, ident: str) -> str:
    """Return the controls above a map; they wait for the script."""
    plate = drawing.plate
    names = [(value, f'<span lang="{code}">{text}</span>') for value, code, text in NAME_CHOICES]
    parts = [_years(plate, ident) if plate.years else ""]
    if plate.readings:
        parts.append(_switch(f"{ident}-reading", "Reading", READING_CHOICES))
    parts.append(_switch(f"{ident}-names", "Names on the map", names))
    if plate.years and not plate.month:
        parts.append(
            '<button type="button" class="pair-button" aria-pressed="false">Then and now</button>'
        )
    if len(drawing.layers) > 1:
        boxes = "".join(
            f'<li><label><input type="checkbox" value="{escape(slug)}" checked> '
            f"{escape(title)}</label></li>"
            for slug, title in drawing.layers.items()
        )
        parts.append(f'<details class="layers"><summary>Layers</summary><ul>{boxes}</ul></details>')
    said = '<p class="says" role="status"></p>' if plate.readings else ""
    return f'<div class="tool needs-script">{"".join(parts)}</div>{said}'


def listing(drawing: Drawing, ident: str) -> str:
    """Return the list beside a map: every shape, line and point of it as a button."""
    entries = []
    for shape in drawing.shapes:
        kind = "point" if shape.point else "area" if shape.closed else "line"
        entries.append(
            f'<li><button type="button" aria-pressed="false" data-row="{escape(shape.row.id)}">'
            f"{swatch(shape.row.states[-1], prefix=f'{ident}-s-', shape=kind)}"
            f"<b>{escape(shape.row.name['en'])}</b>"
            f"<small>{escape(_small(shape, drawing))}</small></button></li>"
        )
    return f'<ul class="fl" aria-label="Everything on the map">{"".join(entries)}</ul>'


def _small(shape: Shape, drawing: Drawing) -> str:
    area = f"About {area_text(shape.area_km2)}" if shape.area_km2 else ""
    return ". ".join(filter(None, [when(shape, drawing), area, shape.row.note]))


def _years(plate: Plate, ident: str) -> str:
    assert plate.years
    first, last = plate.years
    ticks, shown = "", -100.0
    for year in plate.ticks:
        at = 100 * (year - first) / (last - first)
        # Where there is little room only ticks that stand well apart keep their figures.
        close = at - shown < 16
        shown = shown if close else at
        ticks += f'<span style="left:{at:.1f}%"{" class=close" if close else ""}>{year}</span>'
    counted = "Day" if plate.month else "Year"
    return (
        f'<div class="yr-c"><div class="row"><label for="{ident}-yr">{counted}</label> '
        f'<output for="{ident}-yr" id="{ident}-out"></output></div>'
        '<div class="yr-s"><button type="button" class="step" data-step="-1">'
        '<span class="vh">Step back</span><span aria-hidden="true">←</span></button>'
        f'<div><input id="{ident}-yr" type="range" min="{first}" max="{last}" step="1" '
        f'value="{plate.start}" aria-describedby="{ident}-out">'
        f'<div class="ticks" aria-hidden="true">{ticks}</div></div>'
        '<button type="button" class="step" data-step="1">'
        '<span class="vh">Step on</span><span aria-hidden="true">→</span></button></div></div>'
    )


def _switch(name: str, legend: str, choices: Iterable[tuple[str, str]]) -> str:
    radios = "".join(
        f'<label><input type="radio" name="{name}" value="{value}"'
        f"{'' if number else ' checked'}>{text}</label>"
        for number, (value, text) in enumerate(choices)
    )
    kind = name.rsplit("-", 1)[-1]
    return (
        f'<fieldset class="switch" data-switch="{kind}"><legend class="vh">{legend}</legend>'
        f"{radios}</fieldset>"
    )
