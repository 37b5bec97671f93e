"""Counting the cession: a tool that adds pieces, and other people's figures beside ours."""

import json
from collections.abc import Iterable, Mapping
from html import escape

from ..models.areas import Areas, Piece
from ..models.course import TREATIES
from ..models.plates import State
from ..models.quantities import area_text
from .textures import fill_of, patterns, swatch
from .twin import Cite

_SIGNS = {True: "+", False: "−"}


def sum_tool(
    areas: Areas, measured: Mapping[str, float | None], cite: Cite, plate: str, told: str = ""
) -> str:
    """Return the tool that adds pieces in the page, and without a script shows them all.

    Parameters
    ----------
    measured
        km² by the id of a piece, geodesic on WGS84; None for a piece that is not drawn.
    plate
        Id of the map figure on the page that shows the pieces chosen; empty for none.
    told
        Address of the page that tells what each piece counts and who counts so. The pieces then
        stand here without it, so that a chapter stays light.
    """
    groups: dict[str, list[Piece]] = {}
    for piece in areas.pieces:
        groups.setdefault(piece.group, []).append(piece)
    states = {
        p.id: State(None, None, p.treaty, "approximate" if p.treaty else "schematic")
        for p in areas.pieces
    }
    fields = "".join(
        f"<fieldset><legend>{escape(name)}</legend>"
        + "".join(
            f'<div class="piece">{_choice(piece, states[piece.id], measured[piece.id])}'
            f"{'' if told else _definition(piece, cite)}</div>"
            for piece in pieces
        )
        + "</fieldset>"
        for name, pieces in groups.items()
    )
    known = "".join(
        f'<li><button type="button" data-sum="{escape(entry.id)}">{escape(entry.name)}</button>'
        f" <b>{area_text(total(entry.pieces, measured))}</b>"
        f"{'' if told else f' {escape(entry.note)} {_works(entry.sources, cite)}'}</li>"
        for entry in areas.sums
    )
    data = {
        "areas": measured,
        "excludes": {piece.id: piece.excludes for piece in areas.pieces},
        "features": {piece.id: piece.features for piece in areas.pieces},
        "names": {piece.id: piece.name for piece in areas.pieces},
        "sums": {entry.id: entry.pieces for entry in areas.sums},
        "plate": plate,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    defs = patterns(map(fill_of, states.values()), scale=1, prefix="sum-s-")
    return (
        '<area-sum><section class="sum" aria-labelledby="sum-h">'
        f'<svg class="swatches" aria-hidden="true">{defs}</svg>'
        '<h3 id="sum-h">Add the pieces yourself</h3>'
        f'<div class="pieces">{fields}</div>'
        '<p class="total needs-script"><span>Your total</span> <output></output> '
        '<small class="parts" role="status"></small></p>'
        f'<h4>Known totals</h4><ul class="known">{known}</ul>{_elsewhere(told)}'
        f'<script type="application/json">{text}</script></section></area-sum>'
    )


def claimed_table(areas: Areas, measured: Mapping[str, float | None], cite: Cite) -> str:
    """Return the figures that others print, ours beside them, and why the two differ."""
    names = {piece.id: piece.name for piece in areas.pieces}
    rows = []
    for claim in areas.claimed:
        ours = total(claim.pieces, measured)
        pieces = "; ".join(names[piece] for piece in claim.pieces)
        rows.append(
            f'<tr><th scope="row">{escape(claim.subject)}</th>'
            f"<td><p class=cell-head>Claimed</p><b>{escape(claim.shown)}&nbsp;km²</b></td>"
            f"<td><p class=cell-head>Who says so</p>{escape(claim.who)} "
            f"{_works(claim.sources, cite)}</td>"
            f"<td><p class=cell-head>Ours</p><b>{area_text(ours)}</b> {escape(pieces)}</td>"
            f"<td><p class=cell-head>Difference</p>{_difference(ours, claim.figure)}</td>"
            f"<td><p class=cell-head>Why</p>{escape(claim.difference)}</td></tr>"
        )
    heads = ("Subject", "Claimed", "Who says so", "Ours", "Difference", "Why")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return (
        '<div class="wide scroll" tabindex="0" role="group" aria-label="Claimed areas and ours">'
        '<table class="folds claimed"><caption>Areas that others print, and ours'
        f"</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def total(pieces: Iterable[str], measured: Mapping[str, float | None]) -> float:
    """Return the sum of pieces in km²; one that is not drawn adds nothing."""
    return sum(measured[piece] or 0.0 for piece in pieces)


def _choice(piece: Piece, state: State, area: float | None) -> str:
    shown = area_text(area) if area else "not drawn"
    return (
        f'<label><input type="checkbox" value="{escape(piece.id)}"'
        f"{'' if area else ' disabled'}>{swatch(state, prefix='sum-s-')}"
        f"<b>{escape(piece.name)}</b> <span>{shown}</span></label>"
    )


def _definition(piece: Piece, cite: Cite) -> str:
    basis = f"{piece.treaty} {TREATIES[piece.treaty]}. " if piece.treaty else ""
    return (
        f"<details><summary>What it counts</summary><p>{escape(basis + piece.definition)} "
        f"{escape(piece.counted)} {_works(piece.sources, cite)}</p></details>"
    )


def _elsewhere(told: str) -> str:
    if not told:
        return ""
    return f'<p><a href="{escape(told)}">What each piece counts, and who counts so</a></p>'


def _difference(ours: float, claimed: float) -> str:
    if not ours:
        return "not drawn"
    share = 100 * (ours - claimed) / claimed
    return f"{_SIGNS[share > 0]}{abs(share):.1f}&nbsp;%" if abs(share) >= 0.05 else "0.0&nbsp;%"


def _works(keys: Iterable[str], cite: Cite) -> str:
    links = (f'<a href="{escape(at)}">{escape(label)}</a>' for label, at in map(cite, keys))
    return f'<span class="works">({"; ".join(links)})</span>'
