"""Numbers as people write them. The rules are those of the package's docstring."""

import re
import unicodedata
from math import isfinite

_BEFORE = re.compile(r"^(?:(?:about|circa|ca\.?|c\.|us\$|[~≈$€£¥])\s*)+", re.IGNORECASE)
_NUMBER = re.compile(r"^([+-]?)((?:[0-9]|[.,' ](?=[0-9]))+)[.,]?(?![0-9])\s*(.*)$", re.DOTALL)
_GROUPS = r"[0-9]{1,3}(?:%s[0-9]{3})+"
_TIMES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9}


def read_number(answer: object, unit: str = "") -> tuple[float, ...]:
    """Return the readings of a number as a person writes it, the likeliest first.

    None (an empty tuple) if it is not a number, or not one in `unit`. The rules
    are those of the package.
    """
    if isinstance(answer, int | float) and not isinstance(answer, bool):
        return (float(answer),) if isfinite(answer) else ()
    if not isinstance(answer, str):
        return ()
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", answer)).strip()
    text = re.sub(r"[’ʼ`´‘]", "'", _BEFORE.sub("", text))
    text = re.sub(r"^[-\u2010-\u2015\u2212] ?", "-", text)
    found = _NUMBER.match(text)
    times = _times(found[3], unit) if found else None
    if not found or times is None:
        return ()
    sign = -1 if found[1] == "-" else 1
    values = (sign * float(digits) * times for digits in _digits(found[2]))
    return tuple(value for value in values if isfinite(value))


def _times(rest: str, unit: str) -> float | None:
    """Return what the words after a number multiply it by; None if they do not belong there."""
    words, wanted = _words(rest), _words(unit)
    if words == wanted[: len(words)] or "".join(words) == "".join(wanted):
        return 1.0
    if words[0] in _TIMES and (words[1:] == wanted[: len(words) - 1]):
        return _TIMES[words[0]]
    return None


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = re.sub(r"square (?:kilometres?|kilometers?|km)|sq\.? ?km", "km2", plain)
    plain = re.sub(r"\bkilomet(?:re|er)s?\b", "km", plain)
    plain = re.sub(r"\bper ?cent\b", "%", plain)
    return re.sub(r"[.,;:()]", " ", plain).split()


def _digits(text: str) -> list[str]:
    """Return the readings of digits with separators as plain decimal digits, likeliest first."""
    grouped = re.fullmatch(_GROUPS % "[ ']" + r"([.,][0-9]+)?", text)
    if grouped and len(set(re.findall("[ ']", text))) == 1:
        return [re.sub("[ ']", "", text).replace(",", ".")]
    if re.search("[ ']", text):
        return []
    signs = re.findall("[.,]", text)
    if not signs:
        return [text]
    last = signs[-1]
    if len(set(signs)) == 2:
        whole, _, part = text.rpartition(last)
        other = signs[0]
        fits = signs.count(last) == 1 and re.fullmatch(_GROUPS % re.escape(other), whole)
        return [whole.replace(other, "") + "." + part] if fits else []
    groups = re.fullmatch(_GROUPS % re.escape(last), text) and not text.startswith("0")
    readings = [text.replace(last, "")] if groups else []
    if len(signs) == 1:
        readings.append(text.replace(last, "."))
    return readings
