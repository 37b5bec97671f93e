"""Reading one mapping of a content file, field by field, with errors that name the cure."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..errors import ContentError


class Fields:
    """One mapping of a content file, read field by field.

    Every reader names the file, the key and the cure when it refuses.
    `finish` refuses fields nobody asked for, so a typing mistake cannot pass as an absent option.
    """

    def __init__(self, raw: object, *, file: str, key: str) -> None:
        if not isinstance(raw, Mapping):
            raise ContentError(
                file, key, "not a mapping", "write it as `field: value` lines under one dash"
            )
        self._raw: Mapping[str, Any] = raw
        self._seen: set[str] = set()
        self.file = file
        self.key = key

    def error(self, problem: str, cure: str) -> ContentError:
        """Return the error for this mapping, to be raised by the caller."""
        return ContentError(self.file, self.key, problem, cure)

    def any(self, name: str) -> Any:
        """Return the raw value of a field, or None."""
        self._seen.add(name)
        return self._raw.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """Return a non-empty string; without `default` the field must be there."""
        value = self.any(name)
        if value is None and default is not None:
            return default
        if value is None:
            raise self.error(f"no {name}", f"add `{name}:`")
        if not isinstance(value, str) or not value.strip():
            raise self.error(f"{name} is not text", f"write `{name}` as text, in quotes if needed")
        return value.strip()

    def choice(self, name: str, allowed: Sequence[str], default: str | None = None) -> str:
        """Return a string that is one of `allowed`."""
        value = self.text(name, default)
        if value not in allowed:
            raise self.error(f"{name} {value!r} is unknown", f"use one of {', '.join(allowed)}")
        return value

    def number(self, name: str, default: float | None = None) -> float:
        """Return a number; without `default` the field must be there."""
        value = self.any(name)
        if value is None and default is not None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.error(f"{name} is not a number", f"write `{name}` as a plain number")
        return float(value)

    def year(self, name: str) -> int | None:
        """Return a year or None."""
        value = self.any(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.error(f"{name} is not a year", f"write `{name}` as a year, like 1858")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of strings; an absent field is an empty one."""
        value = self.any(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self.error(f"{name} is not a list of texts", f"write `{name}: [one, two]`")
        return tuple(value)

    def pair(self, name: str) -> tuple[float, float]:
        """Return two numbers, e.g. a position as longitude and latitude."""
        value = self.any(name)
        good = (
            isinstance(value, list)
            and len(value) == 2
            and all(isinstance(v, int | float) and not isinstance(v, bool) for v in value)
        )
        if not good:
            raise self.error(f"{name} is not two numbers", f"write `{name}: [first, second]`")
        return float(value[0]), float(value[1])

    def records(self, name: str) -> tuple[object, ...]:
        """Return a list of mappings to be read by `child`; an absent field is an empty one."""
        value = self.any(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.error(f"{name} is not a list", f"start each entry of `{name}` with a dash")
        return tuple(value)

    def child(self, raw: object, name: str) -> "Fields":
        """Return a reader for a mapping inside this one."""
        return Fields(raw, file=self.file, key=f"{self.key}: {name}")

    def mapping(self, name: str) -> "Fields":
        """Return a reader for the mapping in a field that must be there."""
        if self.any(name) is None:
            raise self.error(f"no {name}", f"add `{name}:`")
        return self.child(self.any(name), name)

    def rest(self) -> Mapping[str, Any]:
        """Return the whole mapping and count all of it as read."""
        self._seen.update(self._raw)
        return self._raw

    def finish(self) -> None:
        """Refuse fields that nobody read."""
        for name in self._raw:
            if name not in self._seen:
                known = ", ".join(sorted(self._seen))
                raise self.error(f"unknown field {name!r}", f"mend the name; known are {known}")
