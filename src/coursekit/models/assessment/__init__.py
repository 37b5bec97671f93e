"""Question items: what a file in ``data/questions/`` may say, and nothing else.

An `Item` holds what every kind shares; its `body` holds what only its kind has. A new kind is a
body class with its reader, an entry in ``item._BODIES``, a case in `coursekit.grading`, a
fallback in `coursekit.quiz` and a form in ``static/quiz-*.js``.
"""

from .argued import Criterion, Document, Judgement, Level, SourceAnalysis
from .chosen import (
    Card,
    Category,
    Choice,
    Distractor,
    Matching,
    Option,
    Order,
    Pair,
    Sorting,
    Step,
)
from .entered import MapClick, Near, Numeric, Place, ShortText, Target
from .item import KINDS, LEVELS, USES, Body, Item

__all__ = [
    "KINDS",
    "LEVELS",
    "USES",
    "Body",
    "Card",
    "Category",
    "Choice",
    "Criterion",
    "Distractor",
    "Document",
    "Item",
    "Judgement",
    "Level",
    "MapClick",
    "Matching",
    "Near",
    "Numeric",
    "Option",
    "Order",
    "Pair",
    "Place",
    "ShortText",
    "Sorting",
    "SourceAnalysis",
    "Step",
    "Target",
]
