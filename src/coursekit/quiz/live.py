"""The widget of live notebooks: the scripts of the static page with one line more."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from .. import paths

if TYPE_CHECKING:
    from anywidget import AnyWidget

STATIC_FLAG = "COURSEKIT_STATIC"
"""Set to 1 in the environment, calls give HTML that needs no kernel."""

# Answers given before, kept by the browser, arrive with the first drawing; they are merged
# into what Python already has, so that a cell shown twice loses nothing.
_RENDER = """
export default {
  render({ model, el }) {
    const data = { items: model.get("items"), claims: model.get("claims"),
      sheets: model.get("sheets") };
    window.borderlines.mount(el, data, (result) => {
      const { id, ...rest } = result;
      model.set("results", { ...model.get("results"), [id]: rest });
      model.save_changes();
    });
  },
};
"""


def script() -> str:
    """Return the scripts of questions and claims as one, without comments and indents.

    Only comments that start a line are taken out, so nothing inside a text is touched.
    """
    text = re.sub(r"^\s*/\*.*?\*/", "", paths.static_text(*paths.QUIZ_SCRIPTS), flags=re.M | re.S)
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def small_script() -> str:
    """Return the same with short names and without any space: what a page is served.

    tdewolff-minify is needed only where a book is built.
    """
    import minify

    return str(minify.string("application/javascript", script())) + "\n"


@cache
def _widget_class() -> type[AnyWidget]:
    # Static pages need no widget: its packages are imported when one is shown.
    import anywidget
    import traitlets

    class Assessment(anywidget.AnyWidget):
        """Items or claims to be answered; `results` holds each answer by id, `sheets` maps."""

        _esm = script() + _RENDER
        _css = paths.live_style(*paths.QUIZ_STYLES)
        items: traitlets.List[Any] = traitlets.List().tag(sync=True)
        claims: traitlets.List[Any] = traitlets.List().tag(sync=True)
        sheets = traitlets.Dict().tag(sync=True)
        results = traitlets.Dict().tag(sync=True)

    return Assessment


def make_widget(
    *,
    items: Sequence[Mapping[str, Any]] = (),
    claims: Sequence[Mapping[str, Any]] = (),
    sheets: Mapping[str, Any] | None = None,
) -> AnyWidget:
    """Return a widget that shows `items` and `claims` as the static page embeds them.

    A notebook has no shared scripts, so the lines of its `sheets` come along.
    """
    return _widget_class()(items=list(items), claims=list(claims), sheets=dict(sheets or {}))


def bundle(widget: AnyWidget, options: Mapping[str, Any]) -> Any:
    """Return what a front end needs to show `widget`."""
    return widget._repr_mimebundle_(**options)
