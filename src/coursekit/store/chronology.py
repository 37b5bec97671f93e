"""The timeline: dated events of the course, in their order."""

from functools import lru_cache

from .. import paths
from ..errors import ContentError
from ..models.chronology import Event
from .files import list_of, parse_yaml, read_text


def timeline() -> tuple[Event, ...]:
    """Return all events by date, the earliest first.

    Raise ContentError for an entry that is not whole, or for two events with one id.
    """
    path = paths.root() / "data" / "timeline.yml"
    return _timeline(read_text(path), paths.relative(path))


@lru_cache(maxsize=4)
def _timeline(text: str, name: str) -> tuple[Event, ...]:
    found: dict[str, Event] = {}
    for raw in list_of(parse_yaml(text, name), name):
        event = Event.from_content(raw, file=name)
        if event.id in found:
            raise ContentError(name, event.id, "stands twice", "give one of the two another id")
        found[event.id] = event
    return tuple(sorted(found.values(), key=lambda event: event.order))
