"""The audit of the timeline: every event placed, and resting on works that somebody saw."""

from .. import ledger, store
from ..errors import ContentError

FILE = "data/timeline.yml"


def events() -> tuple[list[ContentError], set[str]]:
    """Return the faults of the timeline and the works that it cites."""
    faults: list[ContentError] = []
    works, places = store.bibliography(), store.places()
    for event in store.timeline():
        faults += ledger.unknown_keys(event.sources, works, file=FILE, key=event.id)
        if event.place and event.place not in places:
            faults.append(
                ContentError(
                    FILE,
                    event.id,
                    f"place {event.place!r} is unknown",
                    "use an id of data/places.yml, or leave `place` out",
                )
            )
        faults += ledger.unseen_support(event.sources, works, file=FILE, key=event.id)
    return faults, {key for event in store.timeline() for key in event.sources}
