"""Where a remark can stand in a drawing: near its point, and on no line and no other words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """The room that words take, in px; y grows downwards."""

    left: float
    right: float
    top: float
    foot: float

    def touches(self, other: "Box") -> bool:
        """Say whether two boxes overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.foot and other.top < self.foot

    def crossed(self, line: Sequence[Spot]) -> bool:
        """Say whether a line through the spots, which go from left to right, meets the box."""
        for (x, y), (x2, y2) in pairwise(line):
            start, end = max(x, self.left), min(x2, self.right)
            if start > end:
                continue
            slope = (y2 - y) / (x2 - x) if x2 > x else 0.0
            ends = (y + slope * (start - x), y + slope * (end - x))
            if min(ends) < self.foot and max(ends) > self.top:
                return True
        return False


def free_place(places: Iterable[Box], busy: Sequence[Box], lines: Sequence[Sequence[Spot]]) -> Box:
    """Return the first place that is free, else the first that hides no words, else the first.

    Raise StopIteration if there is no place at all.
    """
    tried = list(places)
    clear = [box for box in tried if not any(box.touches(other) for other in busy)]
    free = (box for box in clear if not any(box.crossed(line) for line in lines))
    return next(free, next(iter(clear or tried)))
