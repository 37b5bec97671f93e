"""Dates as content writes them."""

import pytest

from coursekit.models.dates import parse, span_in_words, year_of


@pytest.mark.parametrize(
    ("text", "words", "year"),
    [
        ("1858-05-28", "28 May 1858", 1858),
        ("1900-07", "July 1900", 1900),
        ("1690~", "about 1690", 1690),
        ("1727?", "perhaps 1727", 1727),
        ("1929-11%", "perhaps about November 1929", 1929),
    ],
)
def test_dates_are_read_and_told(text: str, words: str, year: int) -> None:
    assert str(parse(text)) == words
    assert year_of(text) == year


@pytest.mark.parametrize("text", ["", "1858-13", "1858-02-30", "58", "1858/1860", "yesterday"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse(text)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("1858-05-28", "..", "from 28 May 1858"),
        ("..", "1858", "to 1858"),
        ("..", "..", ""),
        ("unknown", "unknown", "from a date not known to a date not known"),
    ],
)
def test_spans_in_words(start: str, end: str, words: str) -> None:
    assert span_in_words(start, end) == words


def test_a_date_covers_what_it_may_mean() -> None:
    date = parse("1904-02")
    assert date and date.earliest == (1904, 2, 1) and date.latest == (1904, 2, 29)
