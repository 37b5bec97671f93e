"""A set of questions, to be shown and graded."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from ..grading import Result, grade
from ..models.assessment import Item
from ..models.evidence import Claim
from . import fallback, live
from .embedding import embedded, extras, outlines_of, readable
from .live import STATIC_FLAG
from .markup import Cite, citation, cited, embed, inline, plain

if TYPE_CHECKING:
    from anywidget import AnyWidget
    from pandas import DataFrame

COLUMNS = [
    "item",
    "kind",
    "objective",
    "answer",
    "correct",
    "score",
    "tries",
    "confidence",
    "marked",
]
"""Of the table of results, in this order."""


class Quiz:
    """Practice items in the order given; reserve items are left out whatever is passed.

    Parameters
    ----------
    items : iterable of Item
    cite : callable
        Gives the label and address of a bibliography key.
    objectives : mapping
        The chapter's objectives, key to text; a question names them by their number here.
    places : mapping, optional
        Item id to its number in the chapter ("3 of 24"); without it, the order given.
    key : iterable of Item, optional
        Items whose answers are printed below these; without it, these themselves.
    static : bool, optional
        Whether a notebook shows plain HTML instead of a widget; without it, whether the
        environment has ``COURSEKIT_STATIC=1``.
    claims : mapping, optional
        The claims that items of the kind "claim" judge, by id.
    sheets : mapping, optional
        The data of the sheets that items of the kind "map" ask on, by name: units (of a path, to
        the kilometre), projection, frame (kilometres), base and shapes (SVG path data).

    Raises
    ------
    ContentError
        An item's claim, sheet or feature is not there, or its list has not one right entry.
    """

    def __init__(
        self,
        items: Iterable[Item],
        cite: Cite,
        objectives: Mapping[str, str],
        *,
        places: Mapping[str, int] | None = None,
        static: bool | None = None,
        key: Iterable[Item] | None = None,
        claims: Mapping[str, Claim] | None = None,
        sheets: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self.items = tuple(item for item in items if item.use == "practice")
        self._key = self.items if key is None else tuple(key)
        self._cite = cite
        self._objectives = objectives
        self._places = places or {item.id: n for n, item in enumerate(self.items, 1)}
        self._static = os.environ.get(STATIC_FLAG) == "1" if static is None else static
        self._claims = claims or {}
        self._sheets = sheets or {}
        self._widget: AnyWidget | None = None

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        return f"Quiz of {len(self.items)} questions"

    def data(self) -> list[dict[str, Any]]:
        """Return each item as the script reads it: item, place, total, verb, objective, cites.

        Items on a map have outlines besides, items on a claim that claim, items on a source
        the citation of the document.
        """
        return [self._data(item) for item in self.items]

    def _data(self, item: Item) -> dict[str, Any]:
        return {
            "item": embedded(item),
            "place": self._places[item.id],
            "total": len(self._places),
            "verb": fallback.VERBS[item.kind],
            "objective": self._objective(item),
            "cites": cited(item.sources, self._cite),
            **extras(item, self._cite, self._claims, self._sheets),
        }

    def static_html(self) -> str:
        """Return the questions as HTML that reads without a script, and their printed key."""
        if not self.items:
            return ""
        pairs = zip(self.items, self.data(), strict=True)
        parts = [self._element(item, data) for item, data in pairs]
        keys = " ".join(
            f"{self._places[item.id]}: {fallback.key(item, self._data(item))}."
            for item in self._key
        )
        if keys:
            parts.append(f'<div class="key"><b>Answers.</b> {keys}</div>')
        return "\n".join(parts)

    def widget(self) -> AnyWidget:
        """Return the live widget, the same one at every call."""
        if self._widget is None:
            asked = {str(item.content.get("sheet")) for item in self.items if item.kind == "map"}
            sheets = {name: self._sheets[name] for name in sorted(asked)}
            self._widget = live.make_widget(items=self.data(), sheets=sheets)
        return self._widget

    def results(self) -> DataFrame:
        """Return what was answered in the widget, one row an item.

        Columns: item, kind, objective, answer (as text, or None), correct, score (0 to 1,
        not weighted; NaN for a verdict, which nobody marks), tries, confidence (sure, fairly,
        guessing or None), marked (by the key, the learner or nobody; None before an answer).
        An answer that was shown and not found counts 0.
        """
        import pandas as pd

        kept: Mapping[str, Any] = self._widget.results if self._widget is not None else {}
        rows = []
        for item in self.items:
            record = kept.get(item.id, {})
            result = grade(item, record.get("answer"), outlines_of(item, self._sheets))
            counts = not record.get("shown", False)
            rows.append(
                {
                    "item": item.id,
                    "kind": item.kind,
                    "objective": item.objective,
                    "answer": readable(item, record.get("answer")),
                    "correct": result.correct and counts,
                    "score": _score(result) if counts else 0.0,
                    "tries": int(record.get("tries", 0)),
                    "confidence": record.get("confidence"),
                    "marked": result.marked if result.understood else None,
                }
            )
        return pd.DataFrame(rows, columns=COLUMNS)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        if self._static:
            return {"text/html": self.static_html(), "text/plain": repr(self)}
        return live.bundle(self.widget(), options)

    def _objective(self, item: Item) -> dict[str, Any] | None:
        if item.objective not in self._objectives:
            return None
        number = list(self._objectives).index(item.objective) + 1
        return {"number": number, "text": self._objectives[item.objective]}

    def _element(self, item: Item, data: Mapping[str, Any]) -> str:
        objective = data["objective"]
        named = ""
        if objective:
            text = f'<span class="vh">: {plain(objective["text"])}</span>'
            named = f"<span>Objective {objective['number']}{text}</span>"
        evidence = f"<p>Evidence {citation(data['cites'])}</p>" if data["cites"] else ""
        return (
            f'<assessment-item id="q-{escape(item.id)}">{embed(data)}<div class="fallback q">'
            f'<div class="q-h"><span>{data["place"]} of {data["total"]}, '
            f"{data['verb']}</span>{named}</div>"
            f'<p class="p">{inline(item.stem)}</p>{fallback.question(item, data)}'
            "<details><summary>Answer and reasons</summary>"
            f"{fallback.reasons(item, data)}{evidence}</details></div></assessment-item>"
        )


def _score(result: Result) -> float:
    """A verdict that nobody marks has no score, rather than none of one."""
    return float("nan") if result.marked == "nobody" else result.score
