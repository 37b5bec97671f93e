"""Round numbers for axes, and figures as labels write them."""

from math import ceil, floor, log10


def ticks(most: float) -> list[float]:
    """Return four to six round numbers from 0 to above `most`."""
    rough = most / 5
    unit = 10 ** floor(log10(rough)) if rough > 0 else 1
    step = next(unit * each for each in (1, 2, 2.5, 5, 10) if unit * each >= rough)
    return [step * each for each in range(ceil(most / step) + 1)]


def figure_text(value: float) -> str:
    """Return a number as labels write it: 1,500 or 228 or 8.7."""
    whole = value >= 100 or value == int(value)
    digits = f"{floor(value + 0.5):,}" if whole else f"{value:.1f}"
    return digits.replace("-", "\u2212")
