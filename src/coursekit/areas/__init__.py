"""Areas that the course's layers give: of features, pieces and sums, and how sure they are."""

from .counted import Number, area_of, measured, piece_areas, pieces, total
from .sensitivity import Change, sensitivity, sensitivity_csv

__all__ = [
    "Change",
    "Number",
    "area_of",
    "measured",
    "piece_areas",
    "pieces",
    "sensitivity",
    "sensitivity_csv",
    "total",
]
