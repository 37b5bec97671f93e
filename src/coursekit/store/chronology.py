"""The timeline: dated events of the course, in their order."""

from .. import paths
from ..errors import ContentError
from ..models.chronology import Event
from .files import read_list


def timeline() -> tuple[Event, ...]:
    """Return all events by date, the earliest first.

    Raise ContentError for an entry that is not whole, or for two events with one id.
    """
    path = paths.root() / "data" / "timeline.yml"
    name = paths.relative(path)
    found: dict[str, Event] = {}
    for raw in read_list(path):
        event = Event.from_content(raw, file=name)
        if event.id in found:
            raise ContentError(name, event.id, "stands twice", "give one of the two another id")
        found[event.id] = event
    return tuple(sorted(found.values(), key=lambda event: event.order))
