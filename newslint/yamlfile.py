"""YAML as people write it: values with the lines they stand on.

Plain scalars follow YAML 1.2 (`no`, `on` and `2024-03-05` are words), since rule
files are full of English. Aliases, duplicate keys and deep nesting are faults: a rule
needs none of them, and a file of nested aliases grows without end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .errors import Problem, ProblemsError
from .record import NamedTuple
from .wording import Wording

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 24

KeyPath = tuple[str | int, ...]

_INTEGER = Wording(r"[-+]?\d+")
_FLOAT = Wording(r"[-+]?(?:\d+\.\d*|\.\d+)(?:[eE][-+]?\d+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class Loaded(NamedTuple):
    """A YAML document's value, and the line (from 1) where each key path stands."""

    value: Any
    lines: dict[KeyPath, int]

    def line(self, path: KeyPath) -> int:
        """The line of the key path, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def load(text: str, path: str) -> Loaded:
    """Parse one YAML document. Raises ProblemsError with the line of what is wrong."""
    import yaml

    if len(text) > MAX_CHARACTERS:
        raise _fault(path, 0, f"more than {MAX_CHARACTERS:,} characters: this is no rule or config file")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(path)
    try:
        events = yaml.parse(text, Loader=loader)
        next(events), next(events)
        first = next(events)
        value = None if isinstance(first, yaml.StreamEndEvent) else builder.build(first, events, ())
        for event in events:
            if type(event).__name__ == "DocumentStartEvent":
                raise _fault(path, builder.line(event), "a second document begins here: one file holds one")
    except StopIteration:
        value = None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error)
        raise _fault(path, mark.line + 1 if mark else 0, f"not YAML: {what}") from error
    return Loaded(value, builder.lines)


def _fault(path: str, line: int, message: str) -> ProblemsError:
    return ProblemsError([Problem(path, line, message)])


class _Builder:
    """Builds values from parser events."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: dict[KeyPath, int] = {}

    def line(self, event: Any) -> int:
        """The line of an event, from 1."""
        return int(event.start_mark.line) + 1

    def build(self, event: Any, events: Iterator[Any], where: KeyPath) -> Any:
        """The value that begins with an event; `where` is its key path."""
        line = self.line(event)
        self.lines.setdefault(where, line)
        if len(where) > MAX_DEPTH:
            raise _fault(self.path, line, "nested too deeply")
        kind = type(event).__name__
        if kind == "ScalarEvent":
            return _scalar(event)
        if kind == "SequenceStartEvent":
            return self._sequence(events, where)
        if kind == "MappingStartEvent":
            return self._mapping(events, where)
        raise _fault(self.path, line, "anchors and aliases are not allowed here")

    def _sequence(self, events: Iterator[Any], where: KeyPath) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            items.append(self.build(event, events, (*where, len(items))))
        return items

    def _mapping(self, events: Iterator[Any], where: KeyPath) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for event in events:
            if type(event).__name__ == "MappingEndEvent":
                break
            line = self.line(event)
            if type(event).__name__ != "ScalarEvent":
                raise _fault(self.path, line, "a key must be plain text")
            key = str(event.value)
            if key in mapping:
                raise _fault(self.path, line, f"{key!r} stands here twice")
            self.lines[(*where, key)] = line
            mapping[key] = self.build(next(events), events, (*where, key))
        return mapping


def _scalar(event: Any) -> Any:
    value = event.value
    if event.style is not None and event.style != "":
        return value
    if value.lower() in _WORDS:
        return _WORDS[value.lower()]
    if _INTEGER.fullmatch(value):
        return int(value)
    if _FLOAT.fullmatch(value):
        return float(value)
    return value
