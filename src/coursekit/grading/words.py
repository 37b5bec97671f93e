"""Short answers, folded to what is compared."""

import re
import unicodedata
from collections.abc import Iterable


def fold(text: str) -> str:
    """Return `text` as short answers are compared: letters and digits, without case or accents."""
    plain = unicodedata.normalize("NFKC", text).upper().lower()
    plain = re.sub(r"^\s*the\s+", "", plain).replace("ς", "σ")
    return "".join(_alphanumeric(unicodedata.normalize("NFD", plain)))


def _alphanumeric(text: str) -> Iterable[str]:
    for character in text:
        category = unicodedata.category(character)
        # Lm holds the modifier apostrophe of transliterations, which is punctuation to a reader.
        if category[0] in "LN" and category != "Lm":
            yield character
