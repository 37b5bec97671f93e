"""The timeline: enough of every time, in order, traceable; and faults named in one line."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from coursekit import store
from coursekit.errors import ContentError
from coursekit.models.chronology import ACTORS, PARTS, THEMES, Event
from coursekit.store.chronology import timeline

AIGUN: dict[str, Any] = {
    "id": "aigun-1858",
    "date": "1858-05-28",
    "end": "1858-06-01",
    "julian": "16 May 1858",
    "title": "Treaty of Aigun",
    "text": "The left bank of the Amur becomes Russian by a treaty signed at Aigun in May.",
    "place": "aihui",
    "actors": ["Russia", "Qing"],
    "part": "treaties",
    "theme": "border",
    "sources": ["aigun-treaty"],
}


def read(**changes: Any) -> Event:
    raw = {key: value for key, value in {**AIGUN, **changes}.items() if value is not None}
    return Event.from_content(raw, file="data/timeline.yml")


def test_there_are_enough_of_every_time() -> None:
    events = timeline()
    assert len(events) >= 240
    parts = Counter(event.part for event in events)
    assert list(parts) == list(PARTS)
    assert min(parts.values()) >= 25
    assert {event.theme for event in events} == set(THEMES)
    assert {actor for event in events for actor in event.actors} == set(ACTORS)


def test_events_stand_in_order() -> None:
    events = timeline()
    assert list(events) == sorted(events, key=lambda event: event.order)
    # Parts follow one another: no event of a later part comes before one of an earlier.
    order = [PARTS.index(event.part) for event in events]
    assert order == sorted(order)
    assert len({event.id for event in events}) == len(events)


def test_places_and_sources_are_known() -> None:
    places, works = store.places(), store.bibliography()
    for event in timeline():
        assert not event.place or event.place in places, event.id
        assert set(event.sources) <= set(works), event.id
        assert any(works[key].status != "not seen" for key in event.sources), event.id


def test_old_calendar_stands_only_where_it_was_in_use() -> None:
    for event in timeline():
        if event.julian:
            assert event.start < "1918-02-14", event.id
            assert "Russia" in event.actors, event.id


def test_dates_read_well() -> None:
    assert read().when == "28 May 1858 to 1 June 1858"
    assert read(date="1858-05~", end=None, julian=None).when == "about May 1858"
    assert read(end=None).end == ""


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "id": ({"id": "Aigun 1858"}, "id is no id"),
    "part": ({"part": "war"}, "part 'war' is unknown"),
    "theme": ({"theme": "peace"}, "theme 'peace' is unknown"),
    "actor": ({"actors": ["Rusia"]}, "actor 'Rusia' is unknown"),
    "no actors": ({"actors": None}, "no actors"),
    "no date": ({"date": None}, "no date"),
    "written date": ({"date": "28 May 1858"}, "'28 May 1858' is no date"),
    "open date": ({"date": "..", "julian": None}, "date '..' is no date"),
    "no such day": ({"date": "1858-02-30"}, "no such day"),
    "no such month": ({"end": "1858-13"}, "no such month"),
    "unknown end": ({"end": "unknown"}, "end 'unknown' is no date"),
    "end first": ({"end": "1857"}, "ends before it begins"),
    "wrong julian": ({"julian": "17 May 1858"}, "is not the day of date 1858-05-28"),
    "no julian": ({"julian": "16.5.1858"}, "is not the day of date 1858-05-28"),
    "julian of a month": ({"date": "1858-05"}, "is not the day of date 1858-05"),
    "no sources": ({"sources": None}, "no sources"),
    "empty sources": ({"sources": []}, "no sources"),
    "short text": ({"text": "A treaty is signed."}, "text of 4 words is too short"),
    "long text": ({"text": "word " * 46}, "text of 46 words is too long"),
    "long title": ({"title": "T" * 71}, "title of 71 letters"),
    "no title": ({"title": None}, "no title"),
    "unknown field": ({"colour": "red"}, "unknown field 'colour'"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_named_in_one_line(name: str) -> None:
    changes, says = FAULTS[name]
    with pytest.raises(ContentError) as caught:
        read(**changes)
    message = str(caught.value)
    assert message.startswith("data/timeline.yml: ")
    assert says in message
    assert "\n" not in message


def test_what_is_no_mapping_is_refused() -> None:
    with pytest.raises(ContentError, match="not a mapping"):
        Event.from_content(["aigun-1858"], file="data/timeline.yml")


def test_store_sorts_and_refuses_twins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSEKIT_ROOT", str(tmp_path))
    path = tmp_path / "data" / "timeline.yml"
    path.parent.mkdir()
    earlier = {**AIGUN, "id": "earlier", "date": "1858", "end": "1859"}
    del earlier["julian"]
    path.write_text(yaml.safe_dump([AIGUN, earlier]), "utf-8")
    assert [event.id for event in timeline()] == ["earlier", "aigun-1858"]
    path.write_text(yaml.safe_dump([AIGUN, AIGUN]), "utf-8")
    with pytest.raises(ContentError, match="aigun-1858: stands twice"):
        timeline()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("27 August 1689", "1689-09-06"),
        ("20 August 1727", "1727-08-31"),
        ("21 October 1727", "1727-11-01"),
        ("19 December 1799", "1799-12-30"),
        ("28 February 1900", "1900-03-12"),
        ("29 February 1900", "1900-03-13"),
        ("31 December 1917", "1918-01-13"),
    ],
)
def test_old_calendar_is_reckoned(old: str, new: str) -> None:
    assert read(date=new, end=None, julian=old).julian == old
