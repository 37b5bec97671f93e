"""Numbers as they are printed: rounded to what can be defended, with their unit."""

import math

NO_BREAK = "\u00a0"


def rounded(value: float, figures: int = 3) -> int:
    """Round to a number of significant figures: 577,812 becomes 578,000."""
    if value == 0:
        return 0
    digits = figures - 1 - math.floor(math.log10(abs(value)))
    return int(round(value, digits)) if digits < 0 else round(value)


def area_text(area_km2: float) -> str:
    """Return an area in km² with three significant figures; the unit never leaves the number."""
    return f"{rounded(area_km2):,}{NO_BREAK}km²"
