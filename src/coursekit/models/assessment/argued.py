"""Kinds that weigh words: a verdict on a claim, and the reading of a source."""

from dataclasses import dataclass

from ..fields import Fields
from .reading import children, finite, refuse_twins


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on a claim of ``data/claims``, given before the evidence is seen."""

    claim: str


@dataclass(frozen=True, slots=True)
class Document:
    """The source to read: `text` is our paraphrase, `cite` its bibliography key."""

    title: str
    cite: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Level:
    """What an answer looks like that earns `points` on a criterion."""

    points: float
    text: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a rubric, its levels in the order of the file."""

    text: str
    levels: tuple[Level, ...]

    @property
    def most(self) -> float:
        """Return the points of the best level."""
        return max(level.points for level in self.levels)


@dataclass(frozen=True, slots=True)
class SourceAnalysis:
    """A free answer about a document, held against a model answer and marked by its writer."""

    document: Document
    questions: tuple[str, ...]
    rubric: tuple[Criterion, ...]
    model: str


def read_judgement(fields: Fields) -> Judgement:
    """Read the id of a claim."""
    return Judgement(fields.text("claim"))


def read_source_analysis(fields: Fields) -> SourceAnalysis:
    """Read a document, the questions about it, the rubric and the model answer."""
    part = fields.mapping("document")
    document = Document(
        part.text("title"), part.text("cite"), part.text("text"), part.text("url", "")
    )
    if document.url and not document.url.startswith(("https://", "http://")):
        raise part.error(f"url is {document.url!r}", "give an address that starts with https://")
    part.finish()
    if document.cite not in fields.texts("sources"):
        raise part.error(f"cites {document.cite!r}", "name it among the item's `sources` too")
    questions = fields.texts("questions")
    if not questions:
        raise fields.error("no questions", "add `questions:`, a list of texts")
    rubric = []
    for line in children(fields, "rubric", 1, "criterion"):
        levels = []
        for level in children(line, "levels", 2):
            levels.append(Level(finite(level, "points"), level.text("text")))
            level.finish()
        points = [level.points for level in levels]
        if min(points) < 0 or max(points) <= 0:
            raise line.error("its points do not run from 0 up", "give its best level some points")
        if len(set(points)) < len(points):
            raise line.error("two levels earn the same", "give each level points of its own")
        rubric.append(Criterion(line.text("criterion"), tuple(levels)))
        line.finish()
    refuse_twins(fields, [criterion.text for criterion in rubric], "criteria")
    return SourceAnalysis(document, questions, tuple(rubric), fields.text("model"))
