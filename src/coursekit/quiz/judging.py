"""Claims of the essays, to be judged before the evidence is seen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from ..models.evidence import VERDICTS, Claim
from . import live
from .live import STATIC_FLAG
from .markup import Cite, citation, cited, embed, inline

if TYPE_CHECKING:
    from anywidget import AnyWidget
    from pandas import DataFrame


class Claims:
    """Claims in the order given.

    Parameters
    ----------
    claims : iterable of Claim
    cite : callable
        Gives the label and address of a bibliography key.
    dispute : callable, optional
        Gives the address at which the verdict on a claim (by id) can be disputed.
    method : str, optional
        Address of the page that says how verdicts are reached.
    static : bool, optional
        As for `Quiz`.
    """

    def __init__(
        self,
        claims: Iterable[Claim],
        cite: Cite,
        *,
        dispute: Callable[[str], str] | None = None,
        method: str | None = None,
        static: bool | None = None,
    ) -> None:
        self.claims = tuple(claims)
        self._cite = cite
        self._dispute = dispute
        self._method = method
        self._static = os.environ.get(STATIC_FLAG) == "1" if static is None else static
        self._widget: AnyWidget | None = None

    def __len__(self) -> int:
        return len(self.claims)

    def __repr__(self) -> str:
        return f"{len(self.claims)} claims to judge"

    def data(self) -> list[dict[str, Any]]:
        """Return each claim as the script reads it; citations are key, label, href."""
        return [
            {
                **claim_data(claim, self._cite),
                "place": place,
                "total": len(self.claims),
                "dispute": self._dispute(claim.id) if self._dispute else None,
                "method": self._method,
            }
            for place, claim in enumerate(self.claims, 1)
        ]

    def static_html(self) -> str:
        """Return the claims as HTML that reads without a script."""
        return "\n".join(_element(data) for data in self.data())

    def widget(self) -> AnyWidget:
        """Return the live widget, the same one at every call."""
        if self._widget is None:
            self._widget = live.make_widget(claims=self.data())
        return self._widget

    def results(self) -> DataFrame:
        """Return the verdicts given in the widget, one row a claim.

        Columns: claim, essay, said (a verdict, or None), evidence (ours), same. A verdict
        is not scored.
        """
        import pandas as pd

        kept: Mapping[str, Any] = self._widget.results if self._widget is not None else {}
        rows = []
        for claim in self.claims:
            said = kept.get(claim.id, {}).get("answer")
            rows.append(
                {
                    "claim": claim.id,
                    "essay": claim.essay,
                    "said": said,
                    "evidence": claim.verdict,
                    "same": said == claim.verdict,
                }
            )
        return pd.DataFrame(rows, columns=["claim", "essay", "said", "evidence", "same"])

    def _repr_mimebundle_(self, **options: Any) -> Any:
        if self._static:
            return {"text/html": self.static_html(), "text/plain": repr(self)}
        return live.bundle(self.widget(), options)


def claim_data(claim: Claim, cite: Cite) -> dict[str, Any]:
    """Return a claim as the script reads it, on its own or in a question about it."""
    return {
        "id": claim.id,
        "essay": cited([claim.essay], cite)[0],
        "statement": claim.statement,
        "verdict": claim.verdict,
        "findings": [
            {"text": finding.text, "cites": cited(finding.cite, cite)} for finding in claim.findings
        ],
        "better": claim.better,
        "confidence": claim.confidence,
        "checked": claim.checked.isoformat(),
    }


def statement(data: Mapping[str, Any]) -> str:
    """Return what is claimed and the verdicts to choose from, as HTML."""
    verdicts = "".join(f"<span>{verdict.capitalize()}</span>" for verdict in VERDICTS)
    return f'<p class="st">{inline(data["statement"])}</p><div class="verd">{verdicts}</div>'


def evidence(data: Mapping[str, Any]) -> str:
    """Return our verdict, the findings and the better sentence, as HTML."""
    findings = "".join(
        f"<li>{inline(finding['text'])} {citation(finding['cites'])}</li>"
        for finding in data["findings"]
    )
    return (
        f"<p><b>The evidence says: {data['verdict']}.</b></p><ul>{findings}</ul>"
        f"<p><b>A better sentence.</b> {inline(data['better'])}</p>"
    )


def _element(data: Mapping[str, Any]) -> str:
    essay = data["essay"]
    return (
        f'<claim-check id="c-{escape(data["id"])}">{embed(data)}<div class="fallback claim">'
        f'<div class="q-h"><span>Claim {data["place"]} of {data["total"]}, from '
        f'<a href="{escape(essay["href"])}">{escape(essay["label"])}</a>, in our words</span></div>'
        f"{statement(data)}<details><summary>The evidence</summary>{evidence(data)}</details>"
        "</div></claim-check>"
    )
