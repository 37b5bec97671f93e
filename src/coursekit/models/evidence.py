"""Evidence: the claims of the essays, and the works that everything rests on."""

import datetime
from dataclasses import dataclass

from .fields import Fields

VERDICTS = ("supported", "imprecise", "wrong", "contested", "unverifiable", "opinion")
"""Verdicts on a claim, in the one order in which they are ever shown."""

CONFIDENCE = ("high", "medium", "low")
STATUS = ("seen", "seen in excerpt", "not seen")


FINDINGS_WORDS = (40, 120)
"""How long the findings on a claim may be in all."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A bibliography key, and where in the work: "art. 1", "doc. 781", or "" if not known."""

    key: str
    locator: str = ""

    @classmethod
    def from_text(cls, text: str) -> "Citation":
        """Read ``key`` or ``key, locator``."""
        key, _, locator = text.partition(",")
        return cls(key.strip(), locator.strip())


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of evidence about a claim, with the works it rests on."""

    text: str
    cite: tuple[Citation, ...]

    @classmethod
    def listed(cls, fields: Fields, name: str, *, bare: bool = False) -> tuple["Finding", ...]:
        """Read the findings under `name`; only `bare` ones may cite nothing."""
        found = []
        for number, entry in enumerate(fields.records(name), 1):
            part = fields.child(entry, f"{name} {number}")
            cited = tuple(map(Citation.from_text, part.texts("cite")))
            found.append(cls(part.text("text"), cited))
            part.finish()
            if not cited and not bare:
                raise part.error("rests on nothing", "add `cite:` with bibliography keys")
        if not found:
            raise fields.error(f"no {name}", f"add `{name}:`, each with text and cite")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of an essay, in our words, with the verdict and why."""

    id: str
    essay: str
    statement: str
    verdict: str
    findings: tuple[Finding, ...]
    better: str
    confidence: str
    checked: datetime.date

    @property
    def works(self) -> tuple[str, ...]:
        """Return the keys of the works it cites: the essay, then each that a finding rests on."""
        cited = (citation.key for finding in self.findings for citation in finding.cite)
        return tuple(dict.fromkeys((self.essay, *cited)))

    @classmethod
    def from_content(cls, raw: object, *, file: str, place: str) -> "Claim":
        """Read one entry of ``data/claims/<chapter>.yml``; raise ContentError if not whole."""
        fields = Fields(raw, file=file, key=place)
        fields.key = fields.text("id", place)
        findings = Finding.listed(fields, "findings")
        words = sum(len(finding.text.split()) for finding in findings)
        least, most = FINDINGS_WORDS
        if not least <= words <= most:
            raise fields.error(f"its findings have {words} words", f"write {least} to {most}")
        checked = fields.any("checked")
        if not isinstance(checked, datetime.date):
            raise fields.error("checked is not a date", "write `checked: 2026-11-21`")
        claim = cls(
            id=fields.text("id"),
            essay=fields.text("essay"),
            statement=fields.text("statement"),
            verdict=fields.choice("verdict", VERDICTS),
            findings=findings,
            better=fields.text("better"),
            confidence=fields.choice("confidence", CONFIDENCE),
            checked=checked,
        )
        fields.finish()
        return claim


@dataclass(frozen=True, slots=True)
class Reference:
    """A work of the bibliography.

    `label` is how it is cited in the text ("Quested 1968"); `plain` is the whole reference
    without markup; `url` its address on the web, or an empty text; `status` says how much of
    it the authors have seen; `language` is biblatex's `langid`, where the letters alone do not
    tell Japanese from Chinese.
    """

    key: str
    label: str
    plain: str
    url: str
    status: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Excuse:
    """A paragraph that may tell a figure and cite nothing: its page, opening words, and why."""

    page: str
    begins: str
    why: str
