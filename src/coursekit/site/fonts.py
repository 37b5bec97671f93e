"""Source Serif 4, cut at build time to the scripts the book prints.

The typeface (SIL Open Font License 1.1) comes from the registry's package. As the licence
reserves its name, the cut files are called Borderlines Serif.
"""

import hashlib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

_PACKAGE = "fontpkg-source-serif-4"
_ROMAN = "SourceSerif4[opsz,wght].ttf"
_ITALIC = "SourceSerif4-Italic[opsz,wght].ttf"
_OPTICAL_SIZE = 14
"""One optical size for all text: the axis alone would double the weight of each file."""

_TEXT = ("kern", "liga", "onum", "lnum", "tnum")
"""Old-style figures in prose, lining and tabular ones in tables: both must be in the file."""

_LATIN = (
    "20-29,2B-3B,3D,3F-5B,5D,5F-7A,A0,A7,A9,AB,B0-B2,B7,BB,BD,C0-C2,C4-C5,C7-CB,CE,D3-D4,D6-D8,DA,DC,DF-E2,E4-EF,F1-F4,"
    "F6-FC,2010-2015,2018-201E,2020,2022,2026,2032-2033,2039-203A,2212"
)
"""English without the signs that only code needs, and letters of western and northern Europe."""

_CYRILLIC = "401,404,406-407,410-44F,451,454,456-457,490-491"
"""Russian and Ukrainian."""

_PINYIN = ",".join(f"{ord(letter):X}" for letter in "āēīōūǖĀĒĪŌŪǎěǐǒǔǚǍĚǏǑǓǘǜčćłńśšžźČŠŽŁő№→≈≤≥")
"""Tone marks beyond Latin-1, and what names of authors and a few signs need."""


_TITLES = (
    "20-22,26-29,2C-3B,3F,41-5B,5D,61-7A,A0,AB,BB,E6,E8-E9,F3,F6,FC,2013-2014,2018-2019,201C-201D,"
    "2026"
)
"""Letters, figures and points of English, and the few letters more that titles need."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A font file of the book: which letters of which face it holds."""

    name: str
    source: str
    ranges: str
    weights: tuple[int, int] = (400, 400)
    features: tuple[str, ...] = ("kern",)


CUTS = (
    Cut("serif-latin", _ROMAN, _LATIN, (400, 700), _TEXT),
    Cut("serif-pinyin", _ROMAN, _PINYIN),
    Cut("serif-cyrillic", _ROMAN, _CYRILLIC),
    Cut("serif-italic", _ITALIC, _TITLES, features=("kern", "liga", "onum")),
)
"""A page loads the file of a range only when it prints a letter of it."""


def face_rules() -> str:
    """Return the `@font-face` rules, with addresses relative to the stylesheet."""
    rules = []
    for cut in CUTS:
        style = "italic" if cut.source == _ITALIC else "normal"
        weights = " ".join(str(weight) for weight in dict.fromkeys(cut.weights))
        ranges = ",".join(f"U+{part}" for part in cut.ranges.split(","))
        rules.append(
            '@font-face{font-family:"Borderlines Serif";'
            f"src:url({cut.name}.woff2) format('woff2');font-style:{style};"
            f"font-weight:{weights};font-display:swap;unicode-range:{ranges}}}"
        )
    return "\n".join(rules)


def cut_fonts(cache: Path) -> list[Path]:
    """Return the font files, cutting those that `cache` does not hold yet."""
    version = metadata.version(_PACKAGE)
    cache.mkdir(parents=True, exist_ok=True)
    files = []
    for cut in CUTS:
        stamp = hashlib.sha256(f"{version}{cut}{_OPTICAL_SIZE}".encode()).hexdigest()[:8]
        folder = cache / stamp
        path = folder / f"{cut.name}.woff2"
        if not path.exists():
            folder.mkdir(exist_ok=True)
            _cut(cut, path)
        files.append(path)
    return files


def _cut(cut: Cut, path: Path) -> None:
    # fontTools takes long to import and is needed on the first build alone.
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    located = metadata.distribution(_PACKAGE).locate_file("fontpkg_source_serif_4/files")
    options = subset.Options()
    options.layout_features = list(cut.features)
    options.flavor = "woff2"
    options.notdef_outline = True
    options.name_IDs = [0, 13, 14]
    options.hinting = False
    font = TTFont(str(Path(str(located)) / cut.source), lazy=True)
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=subset.parse_unicodes(cut.ranges))
    chosen.subset(font)
    low, high = cut.weights
    weight = low if low == high else (low, high)
    limits = {"opsz": _OPTICAL_SIZE, "wght": weight}
    instancer.instantiateVariableFont(font, limits, inplace=True)
    # Times in the file would make every build differ.
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.flavor = "woff2"
    temporary = path.with_suffix(".part")
    font.save(str(temporary))
    temporary.replace(path)
