"""Pieces of land that can be counted, known sums of them, and figures that others print."""

from dataclasses import dataclass

from .course import TREATIES
from .fields import Fields


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of land under one definition; `features` are ``layer/feature``, areas are added.

    A piece without features is not drawn: its area is unknown. `excludes` names pieces that
    cannot be counted together with it, because they overlap.
    """

    id: str
    group: str
    treaty: int | None
    name: str
    definition: str
    features: tuple[str, ...]
    excludes: tuple[str, ...]
    counted: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A total that somebody counts, as the pieces that make it."""

    id: str
    name: str
    pieces: tuple[str, ...]
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A figure in km² that others print, beside the pieces we set against it."""

    id: str
    figure: float
    shown: str
    subject: str
    who: str
    pieces: tuple[str, ...]
    difference: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Areas:
    """All of ``data/areas.yml``."""

    pieces: tuple[Piece, ...]
    sums: tuple[Sum, ...]
    claimed: tuple[Claimed, ...]

    @property
    def entries(self) -> tuple[Piece | Sum | Claimed, ...]:
        """Return everything that cites a source."""
        return (*self.pieces, *self.sums, *self.claimed)

    @classmethod
    def from_content(cls, raw: object, *, file: str) -> "Areas":
        """Read the file; raise ContentError for a piece named but not there, or at odds."""
        fields = Fields(raw, file=file, key="areas")
        areas = cls(
            tuple(_piece(fields.child(r, "piece")) for r in fields.records("pieces")),
            tuple(_sum(fields.child(r, "sum")) for r in fields.records("sums")),
            tuple(_claimed(fields.child(r, "claimed")) for r in fields.records("claimed")),
        )
        fields.finish()
        known = {piece.id: piece for piece in areas.pieces}
        if len(known) != len(areas.pieces):
            raise fields.error("two pieces have one id", "rename one")
        for piece in areas.pieces:
            for other in piece.excludes:
                if other not in known:
                    raise fields.error(f"{piece.id} excludes {other!r}", "name a piece")
                if piece.id not in known[other].excludes:
                    raise fields.error(
                        f"{piece.id} excludes {other}, but not the other way round",
                        f"add {piece.id} to the excludes of {other}",
                    )
        counts: tuple[Sum | Claimed, ...] = (*areas.sums, *areas.claimed)
        for entry in counts:
            for ident in entry.pieces:
                if ident not in known:
                    raise fields.error(f"{entry.id} counts {ident!r}", "name a piece of the file")
            for ident in entry.pieces:
                for other in set(known[ident].excludes) & set(entry.pieces):
                    raise fields.error(
                        f"{entry.id} counts both {ident} and {other}", "they overlap: keep one"
                    )
        return areas


def _named(fields: Fields) -> str:
    ident = fields.text("id")
    fields.key = f"{fields.key} {ident}"
    return ident


def _sources(fields: Fields) -> tuple[str, ...]:
    found = fields.texts("sources")
    if not found:
        raise fields.error("no sources", "name at least one work of data/references.bib")
    return found


def _piece(fields: Fields) -> Piece:
    ident = _named(fields)
    treaty = fields.any("treaty")
    if treaty not in (None, "none") and treaty not in TREATIES:
        raise fields.error(f"no treaty of {treaty}", f'use "none" or one of {sorted(TREATIES)}')
    piece = Piece(
        id=ident,
        group=fields.text("group"),
        treaty=treaty if treaty in TREATIES else None,
        name=fields.text("name"),
        definition=fields.text("definition"),
        features=fields.texts("features"),
        excludes=fields.texts("excludes"),
        counted=fields.text("counted"),
        sources=_sources(fields),
    )
    fields.finish()
    return piece


def _sum(fields: Fields) -> Sum:
    ident = _named(fields)
    found = Sum(
        ident,
        fields.text("name"),
        fields.texts("pieces"),
        fields.text("note"),
        _sources(fields),
    )
    fields.finish()
    return found


def _claimed(fields: Fields) -> Claimed:
    ident = _named(fields)
    found = Claimed(
        id=ident,
        figure=fields.number("figure"),
        shown=fields.text("shown"),
        subject=fields.text("subject"),
        who=fields.text("who"),
        pieces=fields.texts("pieces"),
        difference=fields.text("difference"),
        sources=_sources(fields),
    )
    fields.finish()
    return found
