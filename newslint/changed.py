"""What a change brought: findings on lines that it wrote, and those that it called forth elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from .checker import READ_LIMIT, Checker
from .discover import Found
from .errors import ReadError
from .history import Earlier, History
from .outcome import Outcome
from .record import NamedTuple
from .report.result import Located
from .source import Source

Key = tuple[str, str, tuple[str, ...]]
"""What a finding is known by, wherever it stands: its rule, its words and those that they contradict."""


class Change(NamedTuple):
    """What has changed since a revision; the checker checks what there was before."""

    history: History
    checker: Checker

    def touches(self, item: Found) -> bool:
        """Whether a file is another than it was; one that was deleted is not there to be checked. Raises UsageError."""
        if item.error is not None:
            return not self.history.had(item.path)
        return self.history.changed(item.path)

    def brought(self, item: Found, outcome: Outcome) -> Outcome:
        """The outcome of a file with those findings alone that the change brought. Raises UsageError."""
        found = outcome.result.diagnostics
        earlier = self.history.earlier(item.path) if found else []
        if not earlier:
            return outcome  # nothing is found, or the file is new, and so is all that is in it
        written = self._written(item.path, earlier)
        on_them = [any(_stands(place, written) for place in _places(one)) for one in found]
        new = on_them if all(on_them) else list(self._new(found, on_them, earlier))
        kept = tuple(one for one, is_new in zip(found, new, strict=True) if is_new)
        return outcome._replace(result=outcome.result._replace(diagnostics=kept))

    def _written(self, path: str, earlier: Iterable[Earlier]) -> set[int]:
        """The numbers of the lines that stand in no earlier version; a line that only moved is none of them."""
        with open(path, "rb") as file:
            lines = _lines(self.checker.document(file.read(READ_LIMIT), path).source)
        written = set(range(1, len(lines) + 1))
        for version in earlier:
            try:
                left = Counter(_lines(self.checker.document(version.data, version.path).source))
            except ReadError:
                continue  # what could not be read said nothing
            written &= {number for number, line in enumerate(lines, 1) if not _taken(left, line)}
        return written

    def _new(self, found: Iterable[Located], on_them: list[bool], earlier: Iterable[Earlier]) -> Iterator[bool]:
        """Which findings are new: those on lines that were written, and those that were not there before."""
        before: Counter[Key] = Counter()
        for version in earlier:
            before |= Counter(map(_key, self.checker.data(version.data, version.path).result.diagnostics))
        found = list(found)
        more = Counter(map(_key, found)) - before
        more -= Counter(_key(one) for one, is_on in zip(found, on_them, strict=True) if is_on)
        for one, is_on in zip(found, on_them, strict=True):
            yield is_on or _taken(more, _key(one))


def _lines(source: Source) -> list[str]:
    """The lines as reports count them, without their ends."""
    starts = source.lines.starts
    return [source.text[start:end].rstrip("\r\n") for start, end in zip(starts, [*starts[1:], None], strict=True)]


def _taken(left: Counter[Any], item: Any) -> bool:
    """Whether one of these is left, which is taken away."""
    taken = left[item] > 0
    left[item] -= taken
    return taken


def _places(found: Located) -> Iterator[tuple[int, int]]:
    """The first and last lines of a finding and of what it is about besides."""
    for place in (found.place, *(other.place for other in found.related)):
        yield place.range.line, place.range.end_line


def _stands(place: tuple[int, int], lines: set[int]) -> bool:
    return not lines.isdisjoint(range(place[0], place[1] + 1))


def _key(found: Located) -> Key:
    return found.rule, found.place.text, tuple(sorted(other.place.text for other in found.related))
