"""Roles and directives for chapters: names in their scripts, numbers from data, plates."""

from html import escape
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as options
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective, SphinxRole

from .. import maps, store
from ..areas import area_of
from ..book import cite, drawing_of
from . import chronicle, citing, evidence, mapping, reference, study
from .timeline import timeline_html


class Language(SphinxRole):
    """A run of text in another language, marked so that it is set and spoken as such."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the text inside a span with its language."""
        html = f'<span lang="{self.language}">{escape(self.text)}</span>'
        return [nodes.raw("", html, format="html")], []


class NumberRole(SphinxRole):
    """An area from the course's layers, printed with its unit."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the number as text; the cure of a wrong name stops the build."""
        return [nodes.Text(area_of(self.text).text)], []


class MarginNote(SphinxDirective):
    """A note beside the text: a calendar, a term, a method."""

    has_content = True
    required_arguments = 0
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the note, its title in bold."""
        note = nodes.container(classes=["note"])
        if self.arguments:
            note += nodes.paragraph("", "", nodes.strong("", self.arguments[0]))
        self.state.nested_parse(self.content, self.content_offset, note)
        return [note]


class Dropdown(SphinxDirective):
    """Text that opens on demand, such as a model answer."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return a native `<details>`."""
        summary = escape(self.arguments[0])
        start = nodes.raw(
            "", f'<details class="more"><summary>{summary}</summary><div>', format="html"
        )
        body = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, body)
        return [start, *body.children, nodes.raw("", "</div></details>", format="html")]


class PlateDirective(SphinxDirective):
    """A still plate for pages without a kernel, such as the cover."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"width": options.positive_int}

    def run(self) -> list[nodes.Node]:
        """Return the picture and the map in words."""
        drawing = drawing_of(self.arguments[0])
        lines = maps.lines_of(drawing.sheet, drawing.paths, store.layer)
        width = self.options.get("width", 1280)
        picture = maps.picture_svg(drawing, lines, width_px=width, ident="plate")
        html = (
            f'<figure class="plate"><div class="plate-frame">{picture}</div>'
            f"{maps.legend(drawing, 'plate')}"
            f'<p class="notice">{maps.emphasis(drawing.plate.notice)}</p>'
            f'<figcaption class="credit">{escape(drawing.plate.credit)}</figcaption>'
            f"{maps.twin_table(drawing, cite)}</figure>"
        )
        return [nodes.raw("", html, format="html")]


class TimelineDirective(SphinxDirective):
    """The seven settlements on one line, with the parts of the course below."""

    def run(self) -> list[nodes.Node]:
        """Return the line as HTML that becomes a list on a narrow screen."""
        return [nodes.raw("", timeline_html(), format="html")]


def register(app: Sphinx) -> None:
    """Make roles and directives known to Sphinx."""
    citing.register()
    for name, language in (("zh", "zh"), ("py", "zh-Latn"), ("ru", "ru")):
        app.add_role(name, Language(language))
    app.add_role("number", NumberRole())
    app.add_directive("margin", MarginNote)
    app.add_directive("dropdown", Dropdown)
    app.add_directive("plate", PlateDirective)
    app.add_directive("settlements", TimelineDirective)
    mapping.register(app)
    chronicle.register(app)
    study.register(app)
    evidence.register(app)
    reference.register(app)
