"""The one table."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table, as text."""

    what: str
    target: str
    ours: str
    stock: str
    ratio: str

    @classmethod
    def of(cls, what: str, target: str, ours: float, stock: float, *, digits: int = 2) -> "Row":
        """Return a line of two numbers and what part of the stock's ours is."""
        shown = [str(n) if isinstance(n, int) else f"{n:.{digits}f}" for n in (ours, stock)]
        return cls(what, target, shown[0], shown[1], f"{ours / stock:.2f}" if stock else "")


def show(rows: Sequence[Row]) -> None:
    """Print the rows in columns as wide as they need."""
    cells = [astuple(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        first, *rest = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join((first, *rest)).rstrip())
