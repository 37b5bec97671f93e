"""Tables of figures: a CSV file and its sidecar, every row with a source and a confidence."""

from collections.abc import Mapping
from dataclasses import dataclass

from .evidence import CONFIDENCE
from .fields import Fields

COLUMN_KINDS = ("year", "date", "number", "text", "sources", "confidence")
UNKNOWN = ".."
"""What a cell says whose figure is not known; a cell that is empty stops the build."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: its heading, kind, unit ("" for none) and meaning."""

    name: str
    heading: str
    kind: str
    unit: str
    means: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its description.

    `rows` maps column names to the text of the cell, as the file has it.
    """

    slug: str
    title: str
    shows: str
    method: str
    licence: str
    credit: str
    retrieved: str
    sha256: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, str], ...]

    @property
    def works(self) -> tuple[str, ...]:
        """Return the keys of the works that its rows rest on."""
        found: dict[str, None] = {}
        for column in self.columns:
            if column.kind == "sources":
                for row in self.rows:
                    found.update(dict.fromkeys(keys_of(row[column.name])))
        return tuple(found)

    def column(self, name: str) -> Column | None:
        """Return a column by name, or None."""
        return next((column for column in self.columns if column.name == name), None)

    @classmethod
    def from_content(
        cls, raw: object, rows: list[dict[str, str]], header: list[str], *, slug: str, file: str
    ) -> "Table":
        """Read a sidecar and hold the rows against it; raise ContentError if they differ."""
        fields = Fields(raw, file=file, key="table")
        block = fields.mapping("columns")
        columns = []
        for name in list(block.rest()):
            part = block.mapping(name)
            columns.append(
                Column(
                    name,
                    part.text("heading"),
                    part.choice("kind", COLUMN_KINDS),
                    part.text("unit", " ").strip(),
                    part.text("means", " ").strip(),
                )
            )
            part.finish()
        table = cls(
            slug=slug,
            title=fields.text("title"),
            shows=fields.text("shows"),
            method=fields.text("method"),
            licence=fields.text("licence"),
            credit=fields.text("credit"),
            retrieved=fields.text("retrieved"),
            sha256=fields.text("sha256"),
            columns=tuple(columns),
            rows=tuple(rows),
        )
        fields.finish()
        names = [column.name for column in columns]
        if names != header:
            raise fields.error(
                f"describes {', '.join(names)}, the file has {', '.join(header)}",
                "give the columns in the order of the file",
            )
        for kind in ("sources", "confidence"):
            if sum(column.kind == kind for column in columns) != 1:
                raise fields.error(f"not one column of {kind}", f"give each row its {kind}")
        for number, row in enumerate(rows, 2):
            for column in columns:
                _check_cell(row[column.name], column, fields.child({}, f"line {number}"))
        return table


def keys_of(cell: str) -> tuple[str, ...]:
    """Return the bibliography keys in a cell, which stand between semicolons."""
    return tuple(key.strip() for key in cell.split(";") if key.strip())


def number_of(cell: str) -> float | None:
    """Return the number of a cell, or None if it is not known."""
    return None if cell == UNKNOWN else float(cell)


def _check_cell(cell: str, column: Column, fields: Fields) -> None:
    if not cell or cell != cell.strip():
        raise fields.error(f"{column.name} is empty", f"write the value, or {UNKNOWN} for unknown")
    if column.kind == "confidence" and cell not in CONFIDENCE:
        raise fields.error(
            f"{column.name} {cell!r} is unknown", f"use one of {', '.join(CONFIDENCE)}"
        )
    if column.kind in ("number", "year"):
        try:
            number_of(cell)
        except ValueError:
            raise fields.error(
                f"{column.name} {cell!r} is not a number", f"write digits alone, or {UNKNOWN}"
            ) from None
